"""Why trust the site: what is stated, what is counted, and that nothing is made up where nothing is stated."""

from __future__ import annotations

import re

import pytest
from harbour import FILES, SECOND_ARTICLE, changed, compared, listing, page, story
from trees import Tree

from explainer.kinds import Source

SILENT = {
    **FILES,
    "explainer.yml": re.sub(r"about:\n(  .*\n)+", "", FILES["explainer.yml"]),
}
"""The harbour, whose makers say nothing of themselves."""


def stated(files: dict[str, str] | None = None) -> dict[str, str]:
    """What is said of each matter."""
    found = page("trust.md", files or dict(FILES))
    return {label.text: said.text for label, said in zip(found.all("dt"), found.all("dd"), strict=True)}


def rows(label: str, files: dict[str, str] | None = None) -> list[list[str]]:
    """The cells of the table of that name."""
    table = page("trust.md", files or dict(FILES)).one("table", aria_label=label)
    return [[cell.text for cell in (*row.all("th"), *row.all("td"))] for row in table.all("tr")]


def section(files: dict[str, str], anchor: str, title: str) -> str:
    """The words below a heading."""
    text = page("trust.md", files).text
    heading = page("trust.md", files).one("h2", id=anchor).text
    assert heading == title
    return text.partition(title)[2]


# What is stated -------------------------------------------------------------------------------------------------------


def test_what_the_makers_say_is_shown_and_what_they_do_not_say_is_called_so() -> None:
    said = stated()
    assert said["Who makes it"] == "The desk of The Gazette."
    assert said["How to reach them"] == "Write to us."
    assert {label for label, text in said.items() if text == "not stated"} == {
        "Who pays for it",
        "How the texts come about",
        "How it is decided what is told",
        "What is done about mistakes",
        "What others may do with our texts",
        "What others may do with the data",
    }
    assert ("Write to us", "mailto:desk@gazette.example") in page("trust.md").links


def test_makers_who_say_nothing_are_no_mistake() -> None:
    assert "about" not in SILENT["explainer.yml"]
    assert listing(SILENT) == ""
    assert set(stated(SILENT).values()) == {"not stated"}
    assert len(stated(SILENT)) == 8


def test_hostile_words_are_shown_as_text() -> None:
    files = changed("explainer.yml", "The desk of *The Gazette*.", '"<script>x()</script> [a](javascript:x())"')
    assert stated(files)["Who makes it"].startswith("<script>x()</script>")
    assert not page("trust.md", files).all("script")
    assert not [address for _, address in page("trust.md", files).links if address.startswith("javascript")]


# What a person has checked --------------------------------------------------------------------------------------------

TITLE = "What a person has checked"


def test_without_a_record_no_person_has_checked_anything() -> None:
    for files in (dict(FILES), {**FILES, "verified.yml": "checks: []\n"}):
        assert "Not yet checked by a person." in section(files, "_checked", TITLE)


def test_paragraphs_that_a_person_compared_are_counted_and_the_person_named() -> None:
    text = section(compared(1, 3), "_checked", TITLE)
    assert "Grain in the harbour: 2 of 3 paragraphs R. Holm, last on 2 May 2031" in text
    assert "ot yet checked" not in text


def test_a_void_record_counts_as_none() -> None:
    files = changed("articles/grain.md", "for a week", "for a month", compared(1, 3))
    assert "1 of 3 paragraphs" in section(files, "_checked", TITLE)
    files = changed("articles/grain.md", "for a week", "for a month", compared(3))
    assert "Not yet checked by a person." in section(files, "_checked", TITLE)


def test_reports_that_nobody_has_checked_are_counted_beside_others() -> None:
    files = {**compared(2), "articles/return.md": SECOND_ARTICLE}
    assert "1 report is not yet checked by a person." in section(files, "_checked", TITLE)


# Sources --------------------------------------------------------------------------------------------------------------


UNTOLD = {**FILES, "sources.yml": re.sub(r"  (genre|checked_on): .*\n", "", FILES["sources.yml"])}
"""The harbour, whose sources say neither of what genre they are nor when they were checked."""


def genres(**of: str) -> dict[str, str]:
    files = dict(UNTOLD)
    for id_, genre in of.items():
        files = changed("sources.yml", f"{id_}:\n", f"{id_}:\n  genre: {genre}\n", files)
    return files


def test_sources_are_counted_by_side_and_genre() -> None:
    assert rows("Sources by side and genre", genres(atlas="reference")) == [
        ["Side", "All", "Reference work", "Not stated"],
        ["1 The town of Velter", "1", "", "1"],
        ["2 The dockers' union", "1", "", "1"],
        ["3 Atlases", "1", "1", ""],
    ]
    legend = page("trust.md", genres(atlas="reference")).one("ul", "x-genres")
    assert [item.text for item in legend.all("li")] == ["Reference work: 1", "Not stated: 2"]


def bar(files: dict[str, str]) -> list[Tree]:
    return page("trust.md", files).one("div", "x-bar").all("rect")


def test_one_bar_holds_them_all_without_a_gap_and_says_nothing_that_the_table_does_not() -> None:
    files = genres(atlas="reference")
    parts = [(rect.attributes["x"], rect.attributes["width"], rect.attributes["data-genre"]) for rect in bar(files)]
    assert parts == [("0.000%", "33.333%", ""), ("33.333%", "33.333%", ""), ("66.667%", "33.333%", "reference")]
    assert page("trust.md", files).one("div", "x-bar").attributes["aria-hidden"] == "true"


@pytest.mark.parametrize("files", [FILES, SILENT], ids=["stated", "silent"])
def test_nothing_on_the_page_needs_a_style_or_a_script_of_its_own(files: dict[str, str]) -> None:
    found = page("trust.md", files)
    assert not [element for element in found.all() if {"style", "onclick"} & element.attributes.keys()]


def test_what_was_seen_is_counted_with_the_day_on_which_it_was_last_checked() -> None:
    files = changed("sources.yml", "  seen: whole", "  seen: whole\n  checked_on: 2031-01-10", UNTOLD)
    whole = [source for source in story(files).of(Source) if source.seen == "whole"]
    found = rows("What was seen of the sources", files)
    assert found[0] == ["What was seen", "Sources", "With the day of a check", "Last checked"]
    assert found[1] == ["Read whole.", str(len(whole)), "1", "10 January 2031"]
    assert all(row[2:] == ["0", "not stated"] for row in found[2:])
    assert sum(int(row[1]) for row in found[1:]) == len(story(files).of(Source))


# What is not known, and what was put right ----------------------------------------------------------------------------


def test_entries_that_are_not_certain_are_counted_and_linked() -> None:
    found = story()
    uncertain = [e.value for e in found.entries.values() if e.value.uncertainty or e.value.confidence != "high"]
    text = section(dict(FILES), "_not-known", "What is not known")
    number, all_ = len(uncertain), len(found.entries)
    assert f"{number} of {all_} entr" in text
    linked = [address.rpartition("#")[2] for _, address in page("trust.md").links]
    assert {entry.id for entry in uncertain} <= set(linked)


def test_corrections_are_counted_and_the_last_revision_is_dated() -> None:
    text = section(dict(FILES), "_put-right", "What was put right")
    assert "2 corrections" in text
    assert "The content was last revised on 15 January 2031." in text
    assert "No corrections so far" in section({**FILES, "corrections.yml": ""}, "_put-right", "What was put right")
