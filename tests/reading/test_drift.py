"""Mentions that lost their words: what they certainly meant, and when nothing is certain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import harbour
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.kinds import Entry
from explainer.kinds.parts import Mention
from explainer.reading.drift import Chosen, Hit, PassageIndex, Wanted, certain_edits, selectors
from explainer.reading.located import Located
from explainer.words.selectors import TextRange

STORY = harbour.story()
ARTICLE = STORY.articles["grain"]
OWNER = STORY.entries["walk-out"]
PHRASES = ("left the Old Mole at noon", "the grain would stay", "who had not been asked", "open in May")


def wanted(exact: str, owner: Located[Entry] = OWNER, **fields: object) -> Wanted:
    """A mention of the walk-out, as if it were the one that is written there."""
    mention = Mention.model_validate({"exact": exact, **fields})
    return Wanted(owner, ("mentions", 0), mention, (ARTICLE,))


def texts(lost: Wanted, *taken: Chosen) -> list[str]:
    """What is written to mend a mention."""
    found = certain_edits([lost], taken)
    return [edit.text for edits in found.values() for edit in edits]


def chosen(words: str, entry: str = "walk-out") -> Chosen:
    (hit,) = wanted(words).everywhere
    return Chosen(wanted(words, STORY.entries[entry]), hit)


def test_a_mention_knows_its_places_and_those_in_its_paragraph() -> None:
    one = wanted("harbour master", paragraph=3)
    assert [hit.place for hit in one.everywhere] == [("grain", 1), ("grain", 3)]
    assert [hit.place for hit in one.hits] == [("grain", 3)]
    assert one.entry == "walk-out"


def test_passages_overlap_only_in_the_same_paragraph() -> None:
    one, other = ARTICLE.paragraphs[0], ARTICLE.paragraphs[1]
    assert Hit(ARTICLE, one, TextRange(0, 5)).overlaps(Hit(ARTICLE, one, TextRange(4, 6)))
    assert not Hit(ARTICLE, one, TextRange(0, 5)).overlaps(Hit(ARTICLE, other, TextRange(4, 6)))


def test_a_passage_inside_a_link_is_locked() -> None:
    (inside,) = wanted("the Gazette on Velter").everywhere
    (outside,) = wanted("for a week").everywhere
    assert (inside.is_locked, outside.is_locked) == (True, False)


def test_a_passage_may_be_shared_by_two_entries_but_not_in_part() -> None:
    lost = wanted("left the Old Moles at noon")
    assert texts(lost) == ["left the Old Mole at noon"]
    assert texts(lost, chosen("left the Old Mole at noon", "dockers")) == ["left the Old Mole at noon"]
    assert texts(lost, chosen("left the Old Mole at noon")) == []
    assert texts(lost, chosen("Mole at noon", "dockers")) == []


def test_what_the_others_left_is_meant() -> None:
    lost = wanted("harbour master")
    (first, _) = wanted("harbour master").everywhere
    taken = [Chosen(wanted("harbour master", paragraph=1), first)]
    assert texts(lost, *taken) == [', prefix: "the "']
    assert texts(lost) == []


def test_a_suffix_tells_words_apart_that_start_their_paragraph() -> None:
    article = harbour.ARTICLE.replace("See [the", "Grain, then grain. See [the")
    events = harbour.FILES["events.yml"].replace(
        "- {exact: left, paragraph: 1}",
        "- {exact: rain, prefix: n g}\n    - {exact: rain, prefix: the g}\n    - exact: rain",
    )
    problems = harbour.read({**harbour.FILES, "articles/grain.md": article, "events.yml": events})[1]
    assert [edit.text for problem in problems for edit in problem.edits] == ['\n      suffix: ", then"']


def slips(words: str) -> Iterator[str]:
    """The words with one letter of a long word doubled."""
    for at, char in enumerate(words):
        word = next(part for part in words.split() if words.index(part) <= at < words.index(part) + len(part) + 1)
        if len(word) >= 5 and char.isalpha():
            yield words[:at] + char + words[at:]


@pytest.mark.parametrize("words", PHRASES)
def test_every_slip_of_one_letter_in_a_long_word_is_undone(words: str) -> None:
    for slip in slips(words):
        assert texts(wanted(slip)) == [words]


@given(st.sampled_from(PHRASES), st.text(min_size=1, max_size=30), st.data())
def test_whatever_is_proposed_stands_in_the_article_once(words: str, typed: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words)))
    exact = " ".join((words[:at] + typed + words[at + data.draw(st.integers(0, 5)) :]).split())
    if exact and not wanted(exact).hits:
        for text in texts(wanted(exact)):
            assert len(wanted(text.strip('"').replace('\\"', '"')).hits) == 1


@given(
    st.lists(st.tuples(*[st.sampled_from(["", " ", "e", "r", "er", "Velter", "the ", "not there"])] * 3), max_size=5)
)
def test_all_mentions_are_found_in_one_pass_as_one_by_one(parts: list[tuple[str, str, str]]) -> None:
    mentions = [
        Mention(exact=exact, prefix=before, suffix=after)
        for before, exact, after in parts
        if exact.strip() == exact != ""
    ]
    index = PassageIndex([ARTICLE], mentions)
    for mention in mentions:
        alone = Wanted(OWNER, (), mention, (ARTICLE,))
        for article in (None, "grain"):
            indexed = replace(alone, mention=mention.model_copy(update={"article": article}), index=index)
            for selector in selectors(mention):
                assert indexed.places(selector) == alone.places(selector)
