"""The timeline."""

from __future__ import annotations

import pytest
from harbour import changed, page
from trees import Tree


def event(id_: str) -> Tree:
    """The list item of an event."""
    (found,) = (item for item in page("timeline.md").all("li", "x-event") if item.all(id=id_))
    return found


def test_events_are_grouped_with_the_days_of_the_report_set_apart() -> None:
    found = page("timeline.md")
    assert [(h.text, h.attributes["id"], h.attributes["data-story"]) for h in found.all("h2")] == [
        ("1820", "year-1820", "background"),
        ("The report: 1 March 2030", "days-of-the-report", "in-the-report"),
        ("2030, after the report", "year-2030-after", "since"),
    ]
    assert [item.attributes["id"] for item in found.all("h3")] == ["founding", "walk-out", "reopening"]


@pytest.mark.parametrize(
    ("date", "heading"),
    [
        ("1820~", "year-1820"),
        ("2030-02", "year-2030-before"),
        ("2030-02-28", "days-of-the-report"),
        ("2030-03-01", "days-of-the-report"),
        ("2030-03-02", "year-2030-after"),
        ("2030-03", "year-2030-after"),
        ("2031?", "year-2031"),
    ],
)
def test_a_date_belongs_to_its_period(date: str, heading: str) -> None:
    files = changed("events.yml", "date: 1820~", f"date: {date}")
    found = page("timeline.md", files)
    order = [element.attributes["id"] for element in found if element.tag in ("h2", "h3")]
    periods = [id_ for id_ in order[: order.index("founding")] if id_ not in ("walk-out", "reopening")]
    assert periods[-1] == heading


def test_an_event_tells_when_who_and_where() -> None:
    found = event("walk-out")
    assert found.one("p", "x-date").text == "1 March 2030, noon"
    assert found.one("p", "x-date").one("time").attributes["datetime"] == "2030-03-01"
    assert found.one("h3").text == "The dockers walk out"
    assert found.one("p", "x-who").text == "Who: Dockers"
    assert found.one("p", "x-places").text == "Where: Old Mole, a café on the quay"
    assert found.one(class_="x-passages").links == [("¶1", "index.md#p1-walk-out")]
    assert (found.attributes["data-who"], found.attributes["data-where"]) == ("dockers", "old-mole")


def test_dates_in_steps_are_all_told() -> None:
    assert event("reopening").one("p", "x-date").text == "2 May 2030 and 9 May 2030"


def test_further_events_say_so() -> None:
    assert "for readers who dig" in event("founding").one("p", "x-story").text
