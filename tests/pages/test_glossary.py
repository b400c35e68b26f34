"""The glossary."""

from __future__ import annotations

from harbour import page


def test_terms_are_listed_by_name() -> None:
    assert [(h.attributes["id"], h.text) for h in page("glossary.md").all("h2")] == [
        ("berth-fee", "berth fee"),
        ("demurrage", "demurrage"),
    ]


def test_a_term_has_its_explanation_passages_and_neighbours() -> None:
    entry = page("glossary.md").all("div", "x-entry")[0]
    assert entry.one(class_="x-prose").text == "What a ship pays. It is paid in grain."
    assert entry.one(class_="x-see").links == [("demurrage", "#demurrage")]
    assert entry.one(class_="x-passages").one("mark").text == "berth fee"
    assert entry.one(class_="x-referrers").text == "See also: That the harbour was closed"


def test_a_synonym_names_its_users() -> None:
    entry = page("glossary.md").all("div", "x-entry")[1]
    assert entry.one(class_="x-names").one("li").text.startswith("liggedager Norwegian Bokmål; used by Union")
