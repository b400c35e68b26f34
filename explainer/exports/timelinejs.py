"""The timeline in the JSON format of TimelineJS 3. A date that is not known to the day says so in words."""

from __future__ import annotations

from typing import Any

from explainer.dates import DatePoint, PartialDate
from explainer.encode import as_html
from explainer.exports.base import Export, as_json
from explainer.kinds import Event
from explainer.pages.base import Context
from explainer.render import plain_text


def render(context: Context) -> str:
    """A title and the events; an event with several dates is shown at its first."""
    project = context.story.project.value
    title = {"text": _text(project.title, plain_text(project.summary))}
    return as_json({"title": title, "events": [_event(event) for event in context.story.events]})


def _event(event: Event) -> dict[str, Any]:
    when = event.first_date
    start, end = when.start or when.end, when.end
    assert start is not None
    slide = {
        "unique_id": event.id,
        "start_date": _date(start),
        "display_date": _words(event.date, event.time),
        "text": _text(event.name, plain_text(event.description)),
    }
    return slide | ({"end_date": _date(end)} if when.is_interval and end else {})


def _date(point: DatePoint) -> dict[str, int]:
    known = {"year": point.first.year}
    if point.precision in ("month", "day"):
        known["month"] = point.first.month
    if point.precision == "day":
        known["day"] = point.first.day
    return known


def _words(dates: tuple[PartialDate, ...], time: str | None) -> str:
    words = " and ".join(when.describe() for when in dates)
    return str(as_html(f"{words}, {time}" if time else words))


def _text(headline: str, text: str) -> dict[str, str]:
    """TimelineJS shows both as HTML."""
    return {"headline": str(as_html(headline)), "text": str(as_html(text))}


EXPORT = Export(
    name="Timeline for TimelineJS",
    path="timeline.json",
    media_type="application/json",
    standard="TimelineJS 3",
    render=render,
)
