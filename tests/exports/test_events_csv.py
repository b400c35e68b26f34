"""The timeline as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

import harbour
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.encode import as_csv_cell
from explainer.exports import events_csv


def rows(files: Mapping[str, str] = harbour.FILES) -> list[dict[str, str]]:
    text = events_csv.render(harbour.context(files))
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_there_is_a_row_for_each_event_in_the_order_of_time() -> None:
    assert [row["id"] for row in rows()] == ["founding", "walk-out", "reopening"]


def test_a_row_holds_what_is_known() -> None:
    assert rows()[1] == {
        "id": "walk-out",
        "date": "2030-03-01",
        "time": "noon",
        "name": "The dockers walk out",
        "description": "They left the mole.",
        "story": "in-the-report",
        "importance": "core",
        "who": "dockers",
        "where": "old-mole",
        "elsewhere": "a café on the quay",
        "confidence": "high",
        "uncertainty": "",
        "sources": "gazette-0301 union-0302",
        "page": "timeline.html#walk-out",
    }


def test_several_dates_stand_in_one_cell() -> None:
    assert rows()[2]["date"] == "2030-05-02 2030-05-09"


def test_what_is_not_certain_is_told() -> None:
    files = harbour.changed("events.yml", "  description: In two", "  uncertainty: The *hour*.\n  description: In two")
    assert rows(files)[2]["uncertainty"] == "The hour."


def test_a_formula_in_a_text_does_not_reach_the_spreadsheet() -> None:
    files = harbour.changed("events.yml", "description: They left the mole.", "description: '=HYPERLINK(\"x\")'")
    assert rows(files)[1]["description"] == '\'=HYPERLINK("x")'


def test_lines_end_as_the_standard_says() -> None:
    text = events_csv.render(harbour.context())
    assert text.count("\r\n") == text.count("\n") == 4
    assert text.endswith("\r\n")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        pytest.param("plain", "plain", id="nothing changes"),
        pytest.param("", "", id="nothing at all"),
        pytest.param("1 + 1 = 2, -1", '"1 + 1 = 2, -1"', id="signs inside a text"),
        pytest.param("</script>", "</script>", id="not a matter of CSV"),
        pytest.param("a, b", '"a, b"', id="a comma"),
        pytest.param("a; b", '"a; b"', id="a semicolon"),
        pytest.param('say "no"', '"say ""no"""', id="quotation marks"),
        pytest.param("a\nb", '"a\nb"', id="a line end"),
        pytest.param("@cmd", "'@cmd", id="at sign"),
        pytest.param("+1", "'+1", id="plus"),
        pytest.param("-1", "'-1", id="minus"),
        pytest.param("=1,2", '"\'=1,2"', id="a formula with a comma"),
        pytest.param("＝1", "'＝1", id="a wide equals sign"),
        pytest.param("  =cmd", "  '=cmd", id="spaces before a formula"),
        pytest.param("\t=cmd", '"\t\'=cmd"', id="a tab before a formula"),
        pytest.param("\n=cmd", '"\n\'=cmd"', id="a line end before a formula"),
        pytest.param("a;=cmd", '"a;\'=cmd"', id="where another spreadsheet begins a cell"),
        pytest.param('a;"=cmd"', '"a;""\'=cmd"""', id="where another spreadsheet takes quotation marks away"),
        pytest.param('a"\n,=cmd', '"a""\n,=cmd"', id="a quotation mark cannot end the cell"),
    ],
)
def test_a_cell_is_quoted_and_defused_when_it_must_be(text: str, cell: str) -> None:
    assert as_csv_cell(text) == cell


@given(st.lists(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])), min_size=2))
def test_cells_are_read_back_but_for_the_apostrophes(texts: list[str]) -> None:
    line = ",".join(map(as_csv_cell, texts)) + "\r\n"
    (cells,) = csv.reader(io.StringIO(line, newline=""), strict=True)
    assert [cell.replace("'", "") for cell in cells] == [text.replace("'", "") for text in texts]
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))]
