"""The timeline as a calendar (iCalendar, RFC 5545): all-day events, for dates known to the day.

A calendar has no words for "about" or "perhaps", so every other date is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from explainer.dates import PartialDate
from explainer.encode import as_ics_text
from explainer.exports.export import Export
from explainer.kinds import Event, Source
from explainer.pages.context import Context
from explainer.words.markdown import plain_text


def render(context: Context) -> str:
    """A calendar; an event with several dates stands once for each."""
    story, interface = context.story, context.interface
    title = as_ics_text(story.project.value.title)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//explainer//{interface.language.upper()}",
        f"NAME:{title}",
        f"X-WR-CALNAME:{title}",
    ]
    if about := "\n".join(context.makers.lines):
        lines.append(f"DESCRIPTION:{as_ics_text(about)}")  # of the whole calendar (RFC 7986, 5.2)
    for event in story.of(Event):
        for number, when in enumerate(event.date, start=1):
            if _is_known_to_the_day(when):
                lines += _event(context, event, when, number)
    return "".join(_folded(line) for line in [*lines, "END:VCALENDAR"])


def _is_known_to_the_day(when: PartialDate) -> bool:
    """Also whether there is a day after the last one: the end of an event is exclusive."""
    ends = (when.start, when.end)
    return when.is_certain and all(p is not None and p.precision == "day" for p in ends) and when.last != date.max


def _event(context: Context, event: Event, when: PartialDate, number: int) -> Iterator[str]:
    """One date of an event; ``number`` is its place in the file, so that a corrected date keeps its UID."""
    story, project = context.story, context.story.project.value
    stamp = project.updated.first or project.updated.last
    assert when.first is not None and when.last is not None and stamp is not None
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id}-{number}@{project.lead}.explainer"
    yield f"DTSTAMP:{_day(stamp)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(when.first)}"
    yield f"DTEND;VALUE=DATE:{_day(when.last + timedelta(days=1))}"
    yield f"SUMMARY:{as_ics_text(event.name)}"
    yield f"DESCRIPTION:{as_ics_text(_description(context, event))}"
    if places := [*(story.entry(place).title for place in event.where), *event.elsewhere]:
        yield f"LOCATION:{as_ics_text(context.interface.comma.join(places))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _description(context: Context, event: Event) -> str:
    story, _ = context.story, context.interface.gettext
    sources = [story.entry(source, Source) for source in event.sources]
    lines = [
        _("Time: %(time)s", time=event.time) if event.time else "",
        plain_text(event.description),
        _("Not certain: %(text)s", text=plain_text(event.uncertainty)) if event.uncertainty else "",
        *(
            _("Source: %(publisher)s, %(address)s", publisher=source.publisher, address=story.address(source))
            for source in sources
        ),
    ]
    return "\n".join(line for line in lines if line)


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _folded(line: str) -> str:
    """A content line in pieces of at most 75 octets, never inside a character (RFC 5545, 3.1)."""
    octets = line.encode()
    pieces, start, room = [], 0, 75
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0b1100_0000 == 0b1000_0000:  # within a character (RFC 3629, 3)
            end -= 1
        pieces.append(octets[start:end])
        start, room = end, 74  # the space before it counts
    return b"\r\n ".join([*pieces, octets[start:]]).decode() + "\r\n"


EXPORT = Export(
    name="Timeline as a calendar",
    path="events.ics",
    media_type="text/calendar",
    standard="iCalendar, RFC 5545",
    render=render,
)
