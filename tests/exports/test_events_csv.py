from __future__ import annotations

import csv
import io

import harbour
import pytest

from explainer.encode import as_csv_cell
from explainer.exports import events_csv


def rows(files=harbour.FILES) -> list[dict[str, str]]:  # type: ignore[no-untyped-def]
    return list(csv.DictReader(io.StringIO(events_csv.render(harbour.context(files)), newline="")))


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
        "who": "dockers",
        "where": "old-mole",
        "confidence": "high",
        "sources": "gazette-0301 union-0302",
        "page": "timeline.html#walk-out",
    }


def test_several_dates_stand_in_one_cell() -> None:
    assert rows()[2]["date"] == "2030-05-02 2030-05-09"


def test_a_formula_in_a_text_does_not_reach_the_spreadsheet() -> None:
    files = harbour.changed("events.yml", "description: They left the mole.", "description: '=HYPERLINK(\"x\")'")
    assert rows(files)[1]["description"] == '\'=HYPERLINK("x")'


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        pytest.param("plain", "plain", id="nothing changes"),
        pytest.param("a, b", '"a, b"', id="a comma"),
        pytest.param('say "no"', '"say ""no"""', id="quotation marks"),
        pytest.param("a\nb", '"a\nb"', id="a line end"),
        pytest.param("@cmd", "'@cmd", id="at sign"),
        pytest.param("-1", "'-1", id="minus"),
        pytest.param("=1,2", '"\'=1,2"', id="a formula with a comma"),
    ],
)
def test_a_cell_is_quoted_when_it_must_be(text: str, cell: str) -> None:
    assert as_csv_cell(text) == cell
