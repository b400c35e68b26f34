"""Registers of kinds without a design of their own. ``test_adding`` shows one with all that belongs to it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from harbour import FILES, changed, context, story

from explainer.kinds import KINDS
from explainer.kinds.kind import Register
from explainer.pages import registers
from explainer.pages.context import PageLinks
from explainer.pages.page import Page
from explainer.pages.registers import own_facts


def test_kinds_that_a_page_shows_have_no_register() -> None:
    assert list(registers.build(context())) == []


def test_a_kind_without_entries_has_none_either(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = {"route": replace(KINDS["route"], listed_on=Register(title="Roads", about="All roads."))}
    monkeypatch.setattr(registers, "KINDS", kinds)
    without = context({name: text for name, text in FILES.items() if name != "routes.yml"})
    assert list(registers.build(without)) == []
    (made,) = registers.build(context())
    assert isinstance(made, Page)
    assert (made.path, made.title, made.description) == ("routes.md", "Roads", "All roads.")


# Fields as rows -------------------------------------------------------------------------------------------------------

ATLAS = "https://atlas.example/"


def facts(id_: str, path: str = "x.md") -> dict[str, str]:
    found = context()
    return {label: str(value) for label, value in own_facts(found.story.entry(id_), PageLinks(found, path))}


@pytest.mark.parametrize(
    ("id_", "label", "html"),
    [
        pytest.param("walk-out", "Who", '<a href="people.html#dockers">Dockers</a>', id="ids become links"),
        pytest.param("walk-out", "Date", '<time datetime="2030-03-01">1 March 2030</time>', id="dates"),
        pytest.param("gazette-0301", "Side", "The town of Velter", id="parties are named"),
        pytest.param("gazette-0301", "Language", "English", id="languages are named"),
        pytest.param("atlas", "Url", f'<a href="{ATLAS}" rel="noopener noreferrer">{ATLAS}</a>', id="addresses"),
        pytest.param("open-in-may", "Article", '<a href="index.html">Grain in the harbour</a>', id="articles"),
        pytest.param("closed", "Status", "disputed", id="choices are in words"),
        pytest.param("open-in-may", "Paragraph", "2", id="numbers"),
    ],
)  # fmt: skip
def test_a_field_is_shown_by_what_its_type_says_it_holds(id_: str, label: str, html: str) -> None:
    assert facts(id_)[label] == html


def test_prose_may_have_markup_and_other_texts_have_none() -> None:
    files = changed("corrections.yml", "noticed_by: a reader", "noticed_by: a *reader*")
    found = context(files)
    rows = dict(own_facts(found.story.entry("hour-of-the-walk-out"), PageLinks(found, "x.md")))
    assert "<em>one</em>" in rows["Wrong"]
    assert rows["Noticed by"] == "a *reader*"


def test_groups_of_fields_stand_in_one_line() -> None:
    assert facts("open-in-may")["Translation"].startswith("Status: ")
    assert "; Stance: " in facts("closed")["Positions"]


def test_what_every_page_shows_anyway_and_what_says_nothing_is_left_out() -> None:
    shown = facts("dockers")
    assert not {"Id", "Name", "Names", "Aliases", "Description", "Sources", "On the day", "Since then"} & set(shown)
    assert "Website" not in shown


def test_links_are_counted_from_the_page_they_stand_on() -> None:
    assert 'href="../people.html#dockers"' in facts("walk-out", "deep/x.md")["Who"]


@pytest.mark.parametrize("id_", sorted(story().entries))
def test_no_field_of_any_kind_is_shown_as_the_program_writes_it(id_: str) -> None:
    assert not any(re.search(r"[\w]+\(|\bNone\b|<class|\(\)", html) for html in facts(id_).values())
