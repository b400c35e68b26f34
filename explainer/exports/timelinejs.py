"""The timeline in the JSON format of TimelineJS 3. A date that is not known to the day says so in words.

TimelineJS writes every text into its page as HTML, so each is either encoded or cleaned here.
"""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from explainer.dates import PartialDate, Precision
from explainer.encode import as_html
from explainer.exports.export import Export, as_json
from explainer.kinds import Event, Source
from explainer.locale.interface import Interface
from explainer.pages.context import Context
from explainer.pages.prose import rich_text


def render(context: Context) -> str:
    """A title and the events; an event with several dates is shown at its first."""
    project = context.story.project.value
    about = (Markup("<p>{}</p>").format(line) for line in context.makers.lines)
    text = Markup("\n").join([rich_text(project.summary), *about])
    title = {"text": _text(project.title, text), "autolink": False}
    return as_json({"title": title, "events": [_event(context, event) for event in context.story.of(Event)]})


def _event(context: Context, event: Event) -> dict[str, object]:
    interface = context.interface
    return {
        "unique_id": event.id,
        "group": str(as_html(interface.gettext(event.in_words("story")))),
        **_dates(event.first_date),
        "display_date": _words(interface, event.date, event.time),
        "text": _text(event.name, _body(context, event)),
        "autolink": False,
    }


def _dates(when: PartialDate) -> dict[str, object]:
    """Start and end. What began at an unknown time stands at its end, because TimelineJS must have a start."""
    point = when.start or when.end
    assert point is not None
    found: dict[str, object] = {"start_date": _date(point.first, point.precision)}
    is_span = when.is_interval or point.precision in ("decade", "season")
    if when.start and when.end and is_span:
        found["end_date"] = _date(when.end.last, when.end.precision)
    return found


def _date(day: date, precision: Precision) -> dict[str, int]:
    """As much of the day as is known; a decade shows as years, a season as months."""
    known = {"year": day.year}
    if precision in ("season", "month", "day"):
        known["month"] = day.month
    if precision == "day":
        known["day"] = day.day
    return known


def _words(interface: Interface, dates: tuple[PartialDate, ...], time: str | None) -> str:
    words = interface.dates(dates)
    return str(as_html(interface.comma.join((words, time)) if time else words))


def _body(context: Context, event: Event) -> Markup:
    story, _ = context.story, context.interface.html.gettext
    parts = [rich_text(event.description)]
    if event.uncertainty:
        parts += [Markup("<p>{}</p>").format(_("What is not certain:")), rich_text(event.uncertainty)]
    sources = [story.entry(source, Source) for source in event.sources]
    cited = as_html(context.interface.semicolon).join(_link(story.address(one), one.publisher) for one in sources)
    return Markup("\n").join([*parts, Markup("<p>{}</p>").format(_("Sources: %(sources)s", sources=cited))])


def _link(address: str, label: str) -> Markup:
    return Markup(f'<a href="{as_html(address)}" rel="noopener noreferrer">{as_html(label)}</a>')  # noqa: S704 -- encoded


def _text(headline: str, html: Markup) -> dict[str, str]:
    return {"headline": str(as_html(headline)), "text": str(html)}


EXPORT = Export(
    name="Timeline for TimelineJS",
    path="timeline.json",
    media_type="application/json",
    standard="TimelineJS 3",
    render=render,
)
