"""Slips of the pen, and what is none."""

from __future__ import annotations

from difflib import get_close_matches

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.words.typos import (
    did_you_mean,
    first_difference,
    is_typo,
    near_passages,
    spelt_out,
    surely_meant,
)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("dockers", "dockers", False, id="the same"),
        pytest.param("docker", "dockers", True, id="a letter missing"),
        pytest.param("dockers", "dockkers", True, id="a letter twice"),
        pytest.param("dockers", "duckers", True, id="another letter"),
        pytest.param("dockers", "dokcers", True, id="two letters exchanged"),
        pytest.param("dockers", "dokkerz", False, id="two slips"),
        pytest.param("dockers", "srekcod", False, id="the wrong way round"),
        pytest.param("north-gate", "south-gate", False, id="two letters that change the meaning"),
        pytest.param("east", "eest", False, id="a short word"),
        pytest.param("gazette-0301", "gazette-0302", False, id="another digit"),
        pytest.param("gazette-301", "gazette-0301", False, id="a digit missing"),
        pytest.param("gazette-0301", "gazete-0301", True, id="a slip beside digits"),
        pytest.param("", "dockers", False, id="nothing"),
    ],
)
def test_a_slip_is_one_letter_of_a_word_of_some_length(one: str, other: str, expected: bool) -> None:
    assert is_typo(one, other) is is_typo(other, one) is expected


def test_the_length_that_counts_can_be_told() -> None:
    assert not is_typo("nmae", "name")
    assert is_typo("nmae", "name", shortest=4)


@pytest.mark.parametrize(
    ("word", "choices", "meant"),
    [
        pytest.param("dockers", ["dockers", "docker"], "dockers", id="itself"),
        pytest.param("Old_Mole", ["old-mole", "old-moles"], "old-mole", id="other capitals and signs"),
        pytest.param("“dockers”", ["dockers"], "dockers", id="between quotation marks"),
        pytest.param("dokcers", ["dockers", "velter"], "dockers", id="a slip"),
        pytest.param("dockerr", ["docker", "dockers"], None, id="a slip away from two"),
        pytest.param("sailors", ["dockers", "velter"], None, id="another word"),
        pytest.param("dokcers", [], None, id="no choices"),
    ],
)
def test_a_word_is_surely_meant_when_there_is_no_other(word: str, choices: list[str], meant: str | None) -> None:
    assert surely_meant(word, choices) == surely_meant(word, reversed(choices)) == meant


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        pytest.param("lat", "latitude", id="the start of one"),
        pytest.param("Lon", "longitude", id="with a capital"),
        pytest.param("la", None, id="too short"),
        pytest.param("acc", None, id="the start of two"),
        pytest.param("height", None, id="of none"),
    ],
)
def test_a_shortened_word_is_spelt_out_when_it_shortens_only_one(word: str, meant: str | None) -> None:
    assert spelt_out(word, ["latitude", "longitude", "accuracy", "accent"]) == meant


TEXT = "The young men, who’d not been asked, left the Old Mole at noon. The old men stayed."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("the Old Mole", ["the Old Mole"], id="the same words"),
        pytest.param("The old mole,", ["the Old Mole"], id="capitals and a comma"),
        pytest.param("who'd not", ["who’d not"], id="another apostrophe"),
        pytest.param("left the Old Moles at noon", ["left the Old Mole at noon"], id="a slip"),
        pytest.param("laft the Old Mole at nooon", [], id="more slips than words allow"),
        pytest.param("not been asked left the Old Molle at nooon", ["not been asked, left the Old Mole at noon"],
                     id="two slips in many words"),
        pytest.param("the young women", [], id="another word"),
        pytest.param("the young man", [], id="another short word"),
        pytest.param("younk", [], id="one word with a slip"),
        pytest.param("men who", ["men, who"], id="signs between the words"),
        pytest.param("the", ["The", "the", "The"], id="every place"),
        pytest.param("men left", [], id="words between"),
        pytest.param("—", [], id="no word at all"),
        pytest.param("", [], id="nothing"),
    ],
)  # fmt: skip
def test_a_near_passage_has_the_same_words_but_for_slips(words: str, found: list[str]) -> None:
    assert [TEXT[one.start : one.end] for one in near_passages(TEXT, words)] == found


def test_marks_of_other_scripts_belong_to_their_words() -> None:
    text = "नमस्ते दुनिया, शुभ दिन"
    (found,) = near_passages(text, "दुनिया शुभ")
    assert text[found.start : found.end] == "दुनिया, शुभ"


@given(st.text(max_size=60), st.text(max_size=20))
def test_near_passages_lie_inside_the_text_and_are_found_again(text: str, words: str) -> None:
    for found in near_passages(text, words):
        assert 0 <= found.start < found.end <= len(text)
        assert found in near_passages(text, text[found.start : found.end])


@pytest.mark.parametrize(
    ("words", "there_and_here"),
    [
        pytest.param("and the grain would stay on the mole until", None, id="none"),
        pytest.param("nothing of all this was ever said here", None, id="other words"),
        pytest.param("grain would go", None, id="too few words alike"),
        pytest.param("", None, id="no words"),
        pytest.param("the grain would stay on the pier until noon", ("mole", "pier"), id="another word"),
        pytest.param("the grain would stay the mole until noon", ("on", "the"), id="a word missing"),
        pytest.param("the grain would stay over on the mole", ("on", "over"), id="a word added"),
        pytest.param("but the grain would stay on the mole until noon", ("and", "but"), id="another first word"),
        pytest.param("the grain would stay on the mole, until", ("until", "mole,"), id="a sign added"),
        pytest.param("he said so, and the corn would stay on the mole", ("grain", "corn"), id="the first of two"),
        pytest.param("until noon. The men’s grain", ("men'", "men’"), id="another sign"),
    ],
)
def test_the_first_difference_to_a_passage_is_found(words: str, there_and_here: tuple[str, str] | None) -> None:
    text = "Then he said so; and the grain would stay on the mole until noon. The men's grain left at two."
    assert first_difference(words, text) == there_and_here


@given(st.text(), st.text())
def test_a_difference_is_one_of_two_things_that_stand_there(words: str, text: str) -> None:
    there, here = first_difference(words, text) or ("", "")
    assert there in "".join(text.split())
    assert here in "".join(words.split())


@pytest.mark.parametrize(
    ("word", "choices", "near"),
    [
        pytest.param("name", ["name", "names"], "name", id="the word itself"),
        pytest.param("nmae", ["name", "aliases"], "name", id="letters changed round"),
        pytest.param("Description", ["description"], "description", id="a capital"),
        pytest.param("lat", ["latitude", "longitude"], "latitude", id="the start of one choice"),
        pytest.param("lon", ["latitude", "longitude"], "longitude", id="the start of another"),
        pytest.param("lo", ["longitude-of-a-place"], None, id="two letters are no start"),
        pytest.param("sou", ["sources-of-course", "south-of-the-cape"], None, id="the start of two choices"),
        pytest.param("zebra", ["name", "aliases"], None, id="like none"),
        pytest.param("name", [], None, id="no choices"),
    ],
)
def test_the_word_that_was_meant_is_proposed(word: str, choices: list[str], near: str | None) -> None:
    assert did_you_mean(word, choices) == near
    assert did_you_mean(word, reversed(choices)) == near


@given(st.text("ab-Ä", max_size=8), st.lists(st.text("ab-Ä", min_size=1, max_size=8), max_size=8))
def test_the_nearest_word_is_the_one_that_difflib_finds(word: str, choices: list[str]) -> None:
    folded = {choice.casefold() for choice in choices}
    near = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    found = did_you_mean(word, choices)
    assert not near or (found or "").casefold() == near[0]


@given(st.text("ab1", max_size=8), st.lists(st.text("ab1", max_size=8), max_size=8, unique=True))
def test_the_word_that_was_surely_meant_is_found_as_by_comparing_all(word: str, choices: list[str]) -> None:
    found = [one for one in choices if one == word] or [one for one in choices if is_typo(word, one)]
    assert surely_meant(word, choices) == (found[0] if len(found) == 1 else None)


def test_a_word_that_is_longer_than_all_is_not_taken_apart() -> None:
    assert surely_meant("x" * 1_000_000, ["name", "aliases"]) is None
