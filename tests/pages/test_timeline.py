"""The timeline."""

from __future__ import annotations

from collections.abc import Mapping

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
        ("1820", "_year-1820", "background"),
        ("The report: 1 March 2030", "_days-of-the-report", "in-the-report"),
        ("2030, after the report", "_year-2030-after", "since"),
    ]
    assert [item.attributes["id"] for item in found.all("h3")] == ["founding", "walk-out", "reopening"]


@pytest.mark.parametrize(
    ("date", "heading"),
    [
        ("1820~", "_year-1820"),
        ("2030-02", "_year-2030-before"),
        ("2030-02-28", "_year-2030-before"),
        ("2030-03-01", "_days-of-the-report"),
        ("2030-03-02", "_year-2030-after"),
        ("2030-03", "_year-2030-after"),
        ("2031?", "_year-2031"),
        ("../1820", "_until-1820"),
        ("1820/..", "_year-1820"),
    ],
)
def test_a_date_belongs_to_its_period(date: str, heading: str) -> None:
    files = changed("events.yml", "date: 1820~", f"date: {date}")
    found = page("timeline.md", files)
    order = [element.attributes["id"] for element in found if element.tag in ("h2", "h3")]
    periods = [id_ for id_ in order[: order.index("founding")] if id_ not in ("walk-out", "reopening")]
    assert periods[-1] == heading


@pytest.mark.parametrize(
    ("date", "heading"),
    [
        ("2030-02-25", "_year-2030-before"),
        ("2030-02-26", "_year-2030-before"),
        ("2030-02-27", "_days-of-the-report"),
        ("2030-02-28/2030-03-01", "_days-of-the-report"),
    ],
)
def test_days_right_before_the_report_belong_to_it_if_it_tells_of_them(date: str, heading: str) -> None:
    steps = "date: [2030-02-25, 2030-02-27, 2030-02-28, 2030-03-01]\n  time"
    files = changed("events.yml", "date: 2030-03-01\n  time", steps)
    found = page("timeline.md", changed("events.yml", "date: 1820~", f"date: {date}", files))
    order = [element.attributes["id"] for element in found if element.tag in ("h2", "h3")]
    periods = [id_ for id_ in order[: order.index("founding")] if id_ not in ("walk-out", "reopening")]
    assert periods[-1] == heading


def test_an_event_without_a_beginning_says_until_when() -> None:
    found = page("timeline.md", changed("events.yml", "date: 1820~", "date: ../1820"))
    assert found.all("h2")[0].text == "Until 1820"


def test_an_event_tells_when_who_and_where() -> None:
    found = event("walk-out")
    assert found.one("p", "x-date").text == "1 March 2030 noon"
    assert found.one("p", "x-date").one("time").attributes["datetime"] == "2030-03-01"
    assert found.one("h3").text == "The dockers walk out"
    assert found.one("p", "x-who").text == "Who: Dockers"
    assert found.one("p", "x-places").text == "Where: Old Mole, a café on the quay"
    assert found.one(class_="x-passages").links == [("¶1", "index.html#p1-walk-out")]


def test_dates_in_steps_are_all_told() -> None:
    assert event("reopening").one("p", "x-date").text == "2 May 2030 and 9 May 2030"


def test_further_events_say_so() -> None:
    assert "more detail" in event("founding").one("summary").one(class_="x-story").text


def with_parties() -> Mapping[str, str]:
    files = changed("actors.yml", "  type: person\n", "  type: person\n  party: town\n")
    return changed("actors.yml", "dockers:\n", "dockers:\n  party: union\n", files)


def test_each_party_that_took_part_has_a_lane() -> None:
    (item,) = (item for item in page("timeline.md", with_parties()).all("li", "x-event") if item.all(id="walk-out"))
    lanes = item.one("p", "x-lanes").all("span", "x-lane")
    assert len(lanes) == 2
    assert [lane.text for lane in lanes if "data-in" in lane.attributes] == ["Union"]


def test_one_party_alone_needs_no_lanes() -> None:
    files = changed("actors.yml", "dockers:\n", "dockers:\n  party: union\n")
    assert page("timeline.md", files).all("p", "x-lanes") == []
