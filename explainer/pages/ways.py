"""The ways on from anywhere: the report, and the pages that answer what readers ask of it, each in a word or two."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.kinds import Claim, Event, Place, Route
from explainer.locale.interface import Interface
from explainer.reading.story import Story

__all__ = ["ways"]


def ways(story: Story, interface: Interface) -> Iterator[tuple[str, str]]:
    """Paths of pages and what they answer, in the order readers see; only those that a story has."""
    _ = interface.gettext
    yield "index.md", _("Report")
    if places := (*story.of(Place), *story.of(Route)):
        yield "map.md", _("Map") if any(entry.is_on_map for entry in places) else _("Places")
    if story.of(Event):
        yield "timeline.md", _("Time")
    if story.of(Claim):
        yield "claims.md", _("Who says what")
