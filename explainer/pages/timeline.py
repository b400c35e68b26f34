"""The timeline: a list grouped by year, with the days of the report set apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from explainer.dates import PartialDate
from explainer.kinds import Actor, Entry, Event
from explainer.locale.interface import Interface
from explainer.pages.context import Context
from explainer.pages.jumps import to_groups
from explainer.pages.page import Asset, Page
from explainer.pages.shelves import shelved
from explainer.reading.story import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A heading and the events below it."""

    label: str
    anchor: str
    story: str
    events: list[Event]


def build(context: Context) -> Iterator[Page | Asset]:
    """A register, if there are events."""
    story, _ = context.story, context.interface.gettext
    if not story.of(Event):
        return
    days = _days_of_the_report(story)

    def told(entries: Sequence[Entry]) -> Mapping[str, object]:
        events = [entry for entry in entries if isinstance(entry, Event)]
        groups = list(_periods(story, events, days, context.interface))
        return {
            "groups": groups,
            "jumps": to_groups((group.label, f"_{group.anchor}", group.events) for group in groups),
            "parties_of": {event.id: parties_of(story, event) for event in events},
        }

    yield from shelved(
        context,
        "timeline",
        _("Timeline"),
        "timeline.html.j2",
        "events.yml",
        description=_("What happened, in the order of time, with dates as precise as they are known."),
        told=told,
        lanes=lanes(story),
        days=days,
    )


def parties_of(story: Story, event: Event) -> set[str]:
    """Ids of the parties whose actors took part in an event."""
    actors = (story.entry(id_, Actor) for id_ in event.who)
    return {actor.party for actor in actors if actor.party}


def lanes(story: Story) -> list[str]:
    """Ids of the parties that took part in any event, in the order of the project; one lane is none."""
    acting = set().union(*(parties_of(story, event) for event in story.of(Event)))
    found = [id_ for id_ in story.project.value.parties if id_ in acting]
    return found if len(found) > 1 else []


def _periods(story: Story, events: Iterable[Event], days: tuple[date, date], interface: Interface) -> Iterator[Period]:
    groups: dict[tuple[str, str, str], list[Event]] = {}
    for event in events:
        groups.setdefault(_period(event, story.project.value.day, days, interface), []).append(event)
    for (label, anchor, kind), events in groups.items():
        yield Period(label=label, anchor=anchor, story=kind, events=events)


def _period(event: Event, day: PartialDate, days: tuple[date, date], interface: Interface) -> tuple[str, str, str]:
    """Label, anchor and layer of the period an event belongs to; ``days`` are those of the report."""
    _ = interface.gettext
    first, last = days
    start, end = event.first_date.first, event.first_date.last
    if start is None:  # it stands before all that has a beginning
        assert end is not None
        return _("Until %(year)s", year=end.year), f"until-{end.year}", "background"
    if first <= start and (end or start) <= last:
        label = _("The report: %(date)s", date=interface.date(day))
        return label, "days-of-the-report", "in-the-report"
    is_before = start < first
    layer = "background" if is_before else "since"
    if start.year != last.year:
        return str(start.year), f"year-{start.year}", layer
    if is_before:
        return _("%(year)s, before the report", year=start.year), f"year-{start.year}-before", layer
    return _("%(year)s, after the report", year=start.year), f"year-{start.year}-after", layer


def _days_of_the_report(story: Story) -> tuple[date, date]:
    """First and last day: the project's, and right before it every day of something that the report tells."""
    day = story.project.value.day
    assert day.first is not None
    assert day.last is not None
    events = (event for event in story.of(Event) if event.story == "in-the-report")
    dates = (date for event in events for date in event.date)
    told = {date.first.toordinal() for date in dates if date.first and date.first == date.last}
    first = day.first.toordinal()
    while first - 1 in told:
        first -= 1
    return date.fromordinal(first), day.last
