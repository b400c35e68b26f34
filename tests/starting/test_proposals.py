"""Proposals: what they hold, that they are only comments, and that they can be accepted."""

from __future__ import annotations

import re

import pytest

from explainer.diagnostics.listing import as_text
from explainer.diagnostics.locations import SourceText
from explainer.diagnostics.problems import Problems
from explainer.kinds import KINDS
from explainer.reading.article import Article
from explainer.reading.article_file import parse_article
from explainer.starting.proposals import form_text, proposals, proposals_text
from explainer.yaml.compose import compose

HEAD = "---\ntitle: T\nsource: s\npublisher: P\ndate: 2030-03-01\nurl: https://a.example/\nlanguage: {}\n---\n\n"


def article(body: str, language: str = "en") -> Article:
    problems = Problems()
    found = parse_article(SourceText("data/articles/t.md", HEAD.format(language) + body), problems)
    assert isinstance(found, Article), as_text(problems)
    return found


def test_a_name_is_proposed_as_an_actor_and_as_a_place_under_one_id() -> None:
    found = proposals(article("She met Ada Marlow. He told Marlow so.\n\nAda Marlow left."), taken=())
    (actor,), (place,) = found["actor"], found["place"]
    assert actor.id == place.id == "ada-marlow"
    assert place.answers == {"name": "Ada Marlow", "aliases": ["Marlow"], "sources": ["s"]}
    assert actor.answers == {**place.answers, "on_the_day": {"sources": ["s"]}}


def test_a_date_is_proposed_as_an_event_with_the_passage_marked() -> None:
    (event,) = proposals(article("She left on 3 March 2029 by ship."), taken=())["event"]
    assert event.id == "event-2029-03-03"
    assert event.answers["mentions"] == [{"exact": "3 March 2029", "paragraph": "1"}]


def test_a_date_that_cannot_be_marked_is_proposed_without_a_passage() -> None:
    linked = "She left on [3 March 2029](https://a.example/), and in 2029-03 and 2029-03 again."
    assert "mentions" not in proposals(article(linked), taken=())["event"][0].answers


def test_a_date_without_a_year_is_left_for_a_person_to_write() -> None:
    found = proposals(article("She left on 3 March by ship."), taken=())["event"]
    assert "date:  # 3 March; the text prints no year with it" in proposals_text(KINDS["event"], found)


def test_a_quotation_is_proposed_with_its_exact_words_and_paragraph() -> None:
    (quote,) = proposals(article("One.\n\n“We  will open in *May*,” she said."), taken=())["quote"]
    assert quote.answers == {
        "exact": "We  will open in May,",
        "article": "t",
        "paragraph": "2",
        "language": "en",
        "sources": ["s"],
    }


def test_ids_are_free_and_possible_in_any_script() -> None:
    found = proposals(article("Ο Άρης είπε στον Νίκο Πέτρου «ναι», και ο Νίκος Πέτρου «όχι».", "el"), taken=["name-1"])
    ids = [proposal.id for proposals_ in (found["actor"], found["term"]) for proposal in proposals_]
    assert len(set(ids)) == len(ids) >= 3
    assert all(re.fullmatch(r"(name|term)-\d(-\d)?", id_) for id_ in ids)
    assert "name-1" not in ids


def test_no_more_is_proposed_than_somebody_will_look_over() -> None:
    words = [f"{a}{b}" for a in "BCDFGHJKLM" for b in ("anal", "etal", "ipol", "osor", "ufal", "ymar")]
    body = "\n\n".join(f"She saw {word}." for word in words) + f"\n\nShe saw {words[-1]} twice."
    found = proposals(article(body), taken=())["place"]
    assert len(found) == 40
    assert found[-1].answers["name"] == words[-1]


def test_passages_are_shown_and_counted() -> None:
    found = proposals(article("\n\n".join(["She left Velter."] * 5)), taken=())["place"]
    shown = proposals_text(KINDS["place"], found)
    assert shown.count("# # ¶") == 3
    assert "# # and 2 more, in ¶4, ¶5\n" in shown


@pytest.mark.parametrize("kind", KINDS)
def test_the_form_of_a_kind_is_a_comment_that_becomes_an_entry(kind: str) -> None:
    shown = form_text(KINDS[kind])
    assert all(line.startswith("#") for line in shown.splitlines())
    form = shown[shown.index("# an-id:") :]
    problems = Problems()
    node = compose(SourceText("form.yml", re.sub("^# ?", "", form, flags=re.MULTILINE)), problems)
    assert node is not None
    assert not problems
