"""What is known of a story as a whole, found once for a site: in which volumes, order and words its entries stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from explainer.kinds import KINDS, Source
from explainer.locale.interface import Interface
from explainer.pages.newest import newest_first
from explainer.pages.volumes import Volume, volumes_of
from explainer.pages.ways import ways
from explainer.reading.story import Story

__all__ = ["Tables"]


@dataclass(frozen=True)  # without slots: a cached property needs a ``__dict__``
class Tables:
    """Each is made when it is first asked for."""

    story: Story
    interface: Interface

    @cached_property
    def volumes(self) -> Mapping[str, tuple[Volume, ...]]:
        """The volumes of each page that is divided, by its path without the suffix."""
        return volumes_of(self.story, self.interface)

    @cached_property
    def moved(self) -> Mapping[str, str]:
        """Where entries stand now that stood on a page before it was divided: both with their anchors."""
        volumes = ((page, volume) for page, volumes in self.volumes.items() for volume in volumes)
        places = ((page, volume, self.story.entry(id_)) for page, volume in volumes for id_ in volume.entries)
        return {
            f"{page}.md#{id_}": f"{volume.path}#{id_}"
            for page, volume, entry in places
            for id_ in (entry.id, *entry.formerly)
        }

    @cached_property
    def volume_of(self) -> Mapping[str, str]:
        """The path of the volume in which an entry stands, by its id, if it stands in one."""
        volumes = (volume for volumes in self.volumes.values() for volume in volumes)
        return {id_: volume.path for volume in volumes for id_ in volume.entries}

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """How many entries of its kind stand before each, by its id."""
        return {entry.id: rank for kind in KINDS for rank, entry in enumerate(self.story.of_kind(kind))}

    @cached_property
    def citations(self) -> Mapping[str, str]:
        """What each source is called where it is cited, by its id: publisher and date."""
        comma, date = self.interface.comma, self.interface.date
        return {
            source.id: f"{source.publisher}{comma}{date(source.date)}" if source.date else source.publisher
            for source in self.story.of(Source)
        }

    @cached_property
    def newest(self) -> Sequence[str]:
        """All articles, the newest first."""
        return newest_first(self.story)

    @cached_property
    def ways(self) -> Sequence[tuple[str, str]]:
        """The pages that lead on from anywhere, by their paths, and what they answer."""
        return list(ways(self.story, self.interface))
