"""The timeline: a list grouped by year, with the days of the report set apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from explainer.kinds import Actor, Event
from explainer.pages.context import Context
from explainer.pages.page import Page
from explainer.reading.story import Story

STORY_LABELS = {"in-the-report": "Told in the report", "background": "Background", "since": "Since then"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A heading and the events below it."""

    label: str
    anchor: str
    story: str
    events: list[Event]


DESCRIPTION = "What happened before, on and after the day of the report, with dates as precise as they are known."


def build(context: Context) -> Iterator[Page]:
    """One page."""
    groups = list(_periods(context.story))
    yield context.page(
        "timeline.md",
        "Timeline",
        "timeline.md.j2",
        "events.yml",
        description=DESCRIPTION,
        groups=groups,
        story_labels=STORY_LABELS,
        lanes=lanes(context.story),
        parties_of={event.id: parties_of(context.story, event) for event in context.story.events},
    )


def parties_of(story: Story, event: Event) -> set[str]:
    """Ids of the parties whose actors took part in an event."""
    actors = (story.entry(id_) for id_ in event.who)
    return {actor.party for actor in actors if isinstance(actor, Actor) and actor.party}


def lanes(story: Story) -> list[str]:
    """Ids of the parties that took part in any event, in the order of the project; one lane is none."""
    acting = set().union(*(parties_of(story, event) for event in story.events))
    found = [id_ for id_ in story.project.value.parties if id_ in acting]
    return found if len(found) > 1 else []


def _periods(story: Story) -> Iterator[Period]:
    groups: dict[tuple[str, str, str], list[Event]] = {}
    for event in story.events:
        groups.setdefault(_period(story, event), []).append(event)
    for (label, anchor, kind), events in groups.items():
        yield Period(label=label, anchor=anchor, story=kind, events=events)


def _period(story: Story, event: Event) -> tuple[str, str, str]:
    """Label, anchor and layer of the period an event belongs to."""
    first, last = _days_of_the_report(story)
    start, end = event.first_date.first, event.first_date.last
    if start is None:  # it stands before all that has a beginning
        assert end is not None
        return f"Until {end.year}", f"until-{end.year}", "background"
    if first <= start and (end or start) <= last:
        return f"The report: {story.project.value.day.describe()}", "days-of-the-report", "in-the-report"
    when, layer = ("before", "background") if start < first else ("after", "since")
    if start.year != last.year:
        return str(start.year), f"year-{start.year}", layer
    return f"{start.year}, {when} the report", f"year-{start.year}-{when}", layer


def _days_of_the_report(story: Story) -> tuple[date, date]:
    """First and last day: the project's, and right before it every day of something that the report tells."""
    day = story.project.value.day
    assert day.first is not None
    assert day.last is not None
    events = (event for event in story.events if event.story == "in-the-report")
    dates = (date for event in events for date in event.date)
    told = {date.first.toordinal() for date in dates if date.first and date.first == date.last}
    first = day.first.toordinal()
    while first - 1 in told:
        first -= 1
    return date.fromordinal(first), day.last
