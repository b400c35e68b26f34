"""The timeline: a list grouped by year, with the days of the report set apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from explainer.kinds import Actor, Event
from explainer.pages.base import Context, Page
from explainer.story import Story

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
    day = story.project.value.day
    first, last = day.first or date.min, day.last or date.max
    start = event.first_date.first or date.min
    end = event.first_date.last or start
    if first - timedelta(days=1) <= start and end <= last:
        return f"The report: {day.describe()}", "days-of-the-report", "in-the-report"
    year, when = start.year, "before" if start < first else "after"
    if year != first.year:
        return str(year), f"year-{year}", "background" if when == "before" else "since"
    label = f"{year}, {when} the report"
    return label, f"year-{year}-{when}", "background" if when == "before" else "since"
