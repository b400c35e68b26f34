"""The corrections, and the marks that lead to them."""

from __future__ import annotations

import pytest
from harbour import FILES, SECOND_ARTICLE, page
from trees import Tree

NONE = {name: text for name, text in FILES.items() if name != "corrections.yml"}


def correction(id_: str) -> Tree:
    found = page("corrections.md")
    entries = dict(
        zip([heading.attributes["id"] for heading in found.all("h2")], found.all(class_="x-entry"), strict=True)
    )
    return entries[id_]


def test_the_newest_stands_first() -> None:
    assert [heading.text for heading in page("corrections.md").all("h2")] == [
        "What the fee is for",
        "The hour of the walk-out",
    ]


def test_a_correction_tells_what_was_wrong_what_is_right_why_when_and_who_noticed() -> None:
    found = correction("hour-of-the-walk-out")
    assert found.one(class_="x-wrong").text == "What was wrong The dockers left at one."
    assert found.one(class_="x-right").text == (
        "What is right They left at noon. Sources: Dockers' Union, 2 March 2030"
    )
    assert found.one(class_="x-why").text == "How it came about We read a clock that was fast."
    assert found.one("p", "x-noticed").text == "Noticed by: a reader"


def test_a_correction_leads_to_what_it_concerns() -> None:
    assert correction("hour-of-the-walk-out").one("p", "x-concerns").links == [
        ("The dockers walk out", "timeline.html#walk-out"),
        ("Dockers", "people.html#dockers"),
        ("paragraph 1", "index.html#p1"),
    ]


def test_a_corrected_paragraph_says_whose_it_is_where_there_are_several_articles() -> None:
    found = page("corrections.md", {**FILES, "articles/return.md": SECOND_ARTICLE})
    concerns = found.all("p", "x-concerns")[1]
    assert concerns.text.endswith("paragraph 1 of Grain in the harbour")
    assert concerns.links[-2:] == [("paragraph 1", "index.html#p1"), ("Grain in the harbour", "index.html")]


def test_who_noticed_it_need_not_be_told() -> None:
    assert correction("fee").all("p", "x-noticed") == []


@pytest.mark.parametrize("files", [NONE, {**FILES, "corrections.yml": ""}, {**FILES, "corrections.yml": "# none\n"}])
def test_without_corrections_the_page_says_so_calmly(files: dict[str, str]) -> None:
    found = page("corrections.md", files)
    assert found.one("p", "x-intro").text.startswith("No corrections so far.")
    assert found.all("h2") == []


@pytest.mark.parametrize("files", [FILES, NONE], ids=["with corrections", "without"])
def test_the_page_leads_to_the_feed(files: dict[str, str]) -> None:
    links = page("corrections.md", files).links
    assert ("Follow the corrections in a feed reader", "data/corrections.atom") in links


@pytest.mark.parametrize(
    ("id_", "path"),
    [
        ("harbour-master", "people.md"),
        ("velter", "map.md"),
        ("coast-road", "map.md"),
        ("walk-out", "timeline.md"),
        ("open-in-may", "quotes.md"),
        ("berth-fee", "glossary.md"),
        ("closed", "claims.md"),
        ("atlas", "sources.md"),
        ("hour-of-the-walk-out", "corrections.md"),
    ],
)
def test_an_entry_of_any_kind_carries_a_mark_that_leads_to_its_correction(id_: str, path: str) -> None:
    files = {**FILES, "corrections.yml": FILES["corrections.yml"].replace("[berth-fee]", f"[{id_}]")}
    marks = [mark for mark in page(path, files).all("p", "x-corrected") if "11 June 2030" in mark.text]
    home = "" if path == "corrections.md" else "corrections.html"
    (mark,) = marks
    assert mark.text == "Corrected on 11 June 2030: What the fee is for"
    assert mark.links == [("What the fee is for", f"{home}#fee")]


def test_the_note_of_a_corrected_entry_says_so() -> None:
    card = page("index.md").one("section", "x-card", data_entry="dockers")
    assert card.one("p", "x-corrected").text == "Corrected on 5 March 2030: The hour of the walk-out"


def test_a_corrected_paragraph_is_marked_and_explained_above_the_report() -> None:
    found = page("index.md")
    (mark,) = found.all("a", "x-corrected-mark")
    assert mark.attributes["aria-label"] == "Paragraph 1 was corrected"
    (item,) = found.one(class_="x-corrections").all("li")
    assert mark.attributes["href"] == f"#{item.attributes['id']}"
    assert item.text == "¶1 5 March 2030: The hour of the walk-out"
    assert item.links == [("¶1", "#p1"), ("The hour of the walk-out", "corrections.html#hour-of-the-walk-out")]


def test_the_mark_adds_no_word_to_the_paragraph() -> None:
    assert [p.text for p in page("index.md").all("p", "x-paragraph")] == [
        p.text for p in page("index.md", NONE).all("p", "x-paragraph")
    ]


def test_a_report_without_corrections_says_nothing_of_them() -> None:
    found = page("index.md", NONE)
    assert found.all(class_="x-corrections") == found.all(class_="x-corrected-mark") == []


def test_words_that_mean_a_correction_open_a_note_that_tells_what_is_right() -> None:
    mention = "  mentions: [{exact: at noon}]\n  concerns: [berth-fee]"
    files = {**FILES, "corrections.yml": FILES["corrections.yml"].replace("  concerns: [berth-fee]", mention)}
    card = page("index.md", files).one("section", "x-card", data_entry="fee")
    assert card.one(class_="x-card-kind").text == "Correction"
    assert card.one(class_="x-gist").text == "It is a fee."
