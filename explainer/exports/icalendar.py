"""The timeline as a calendar (iCalendar, RFC 5545): all-day events, for dates known to the day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from explainer.dates import PartialDate
from explainer.encode import as_ics_text
from explainer.exports.base import Export
from explainer.kinds import Event
from explainer.pages.base import Context
from explainer.render import plain_text


def render(context: Context) -> str:
    """A calendar; an event with several dates stands once for each."""
    stamp = _day(context.story.project.value.updated.last or date.min)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//explainer//EN"]
    for event in context.story.events:
        for number, when in enumerate(filter(_is_known_to_the_day, event.date), start=1):
            lines += _event(event, when, number, stamp)
    return "".join(_folded(line) for line in [*lines, "END:VCALENDAR"])


def _is_known_to_the_day(when: PartialDate) -> bool:
    return all(point is not None and point.precision == "day" for point in (when.start, when.end)) and when.is_certain


def _event(event: Event, when: PartialDate, number: int, stamp: str) -> Iterator[str]:
    assert when.first is not None and when.last is not None
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id}-{number}@explainer"
    yield f"DTSTAMP:{stamp}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(when.first)}"
    yield f"DTEND;VALUE=DATE:{_day(when.last + timedelta(days=1))}"
    yield f"SUMMARY:{as_ics_text(event.name)}"
    yield f"DESCRIPTION:{as_ics_text(plain_text(event.description))}"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return day.strftime("%Y%m%d").rjust(8, "0")


def _folded(line: str) -> str:
    """A content line in pieces of at most 75 octets, never inside a character (RFC 5545, 3.1)."""
    pieces = [""]
    for char in line:
        if len((pieces[-1] + char).encode()) > 75:
            pieces.append(" ")
        pieces[-1] += char
    return "\r\n".join(pieces) + "\r\n"


EXPORT = Export(
    name="Timeline as a calendar",
    path="events.ics",
    media_type="text/calendar",
    standard="iCalendar, RFC 5545",
    render=render,
)
