"""A register as one page, or as an index page and its volumes, which stand side by side like those on a shelf.

All are made of one template: the index is a register without entries, and each volume one that says no more than its
entries do. Addresses of entries on the page as it was before it was divided lead to the index; from there a script of
ours sends readers on, as it does on volumes from which an entry has moved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from explainer.encode import as_json_in_script
from explainer.kinds import Entry
from explainer.pages.context import Context
from explainer.pages.page import Asset, Page
from explainer.pages.volumes import Volume, entries_on

__all__ = ["Shelf", "shelved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Where a page stands in its register.

    ``index`` is the path of the first page, ``title`` its title; ``volumes`` are the others, none if it is the only
    one. ``at`` is which of them the page is, counted from 0, or None for the index. ``places`` is the script that tells
    on which page each anchor is.
    """

    index: str
    title: str
    volumes: tuple[Volume, ...] = ()
    at: int | None = None

    @property
    def places(self) -> str:
        """The path of that script."""
        return f"assets/explainer/places-{self.index.removesuffix('.md')}.js"

    @property
    def before(self) -> Volume | None:
        """The volume before that of the page."""
        return self.volumes[self.at - 1] if self.at else None

    @property
    def after(self) -> Volume | None:
        """The volume after that of the page."""
        return None if self.at is None else next(iter(self.volumes[self.at + 1 :]), None)


def shelved(
    context: Context,
    name: str,
    title: str,
    template: str,
    source: str,
    *,
    description: str,
    told: Callable[[Sequence[Entry]], Mapping[str, Any]] = lambda _: {},
    is_wide: bool = False,
    **fixed: Any,
) -> Iterator[Page | Asset]:
    """The page of a register at ``name``, or its index and volumes with the script that knows all anchors.

    ``told`` gives what the template needs to know of the entries that a page shows; those it gets as ``entries``, and
    on each page ``fixed``.
    """
    shelf = Shelf(index=f"{name}.md", title=title, volumes=context.tables.volumes.get(name, ()))

    def page(path: str, heading: str, ids: Iterable[str] | None, at: int | None = None) -> Page:
        def asking() -> Mapping[str, Any]:
            # asked here, so that a register of one page is made again when an entry is added
            story = context.story
            entries = entries_on(name, story) if ids is None else tuple(story.entry(id_) for id_ in ids)
            return {"entries": entries, **told(entries)}

        made = context.page(
            path,
            heading,
            template,
            source,
            description=description,
            asking=asking,
            shelf=replace(shelf, at=at),
            **fixed,
        )
        return replace(made, is_wide=is_wide, part_of=None if at is None else shelf.index)

    if not shelf.volumes:
        yield page(shelf.index, title, None)
        return
    yield (index := page(shelf.index, title, ()))
    anchors, seen = {}, index.ids
    for at, volume in enumerate(shelf.volumes):
        heading = context.interface.gettext("%(label)s: %(name)s", label=title, name=volume.label)
        yield (made := page(volume.path, heading, volume.entries, at))
        anchors[context.address(volume.path, shelf.places)] = sorted(made.ids - seen)
        seen |= made.ids
    yield Asset(path=shelf.places, content=f"window.explainerPlaces = {as_json_in_script(anchors)}\n".encode())
