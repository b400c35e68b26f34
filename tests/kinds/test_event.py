"""Events: one date or several."""

from __future__ import annotations

from typing import Any

from harbour import context

from explainer.kinds import Event

EVENT: dict[str, Any] = {
    "id": "e", "name": "E", "description": "d", "story": "since", "sources": ["s"], "date": "2030-03-01",
}  # fmt: skip


def test_one_date_of_an_event_needs_no_brackets() -> None:
    assert Event(**EVENT) == Event(**{**EVENT, "date": ["2030-03-01"]})


def test_an_event_in_steps_begins_with_the_earliest() -> None:
    event = Event(**{**EVENT, "date": ["2030-05-02", "2030-03", "2031"]})
    assert str(event.first_date) == "2030-03"


def test_an_event_is_found_by_its_heading_and_its_aliases() -> None:
    assert Event(**{**EVENT, "aliases": ["strike"]}).search_names == ("E", "strike")


def test_an_event_is_named_with_its_dates_and_shared_with_its_first_two_places() -> None:
    event = Event(**{**EVENT, "date": ["2030-03-01", "2030-05"], "where": ["a", "b", "c"]})
    assert event.qualifier(context().interface) == "1 March 2030 and May 2030"
    assert event.share_line(context().interface, str.upper) == "A, B"
