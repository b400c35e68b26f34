"""Pages that a story without such entries does not have: links to them, and their places in the navigation. Links to
entries on pages that are divided, too."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

__all__ = ["Unlink", "without"]


class Unlink(Extension):
    """Leaves the words of links to pages that a story without such entries does not have, and takes the links away.

    A page written by hand may then tell of claims or quotations before there are any, and still does when there are so
    many that a register is divided. ``absent`` are the pages that are not there, ``moved`` tells of paths with an
    anchor which ones it is reached by now, and ``page`` is the one whose links are read.
    """

    absent: frozenset[str] | set[str] = frozenset()
    moved: Mapping[str, str] = MappingProxyType({})
    page = ""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- its name in Python-Markdown
        """Look at the links before MkDocs does, which warns of those that lead nowhere."""
        md.treeprocessors.register(_Unlinking(self), "explainer-unlink", 1)

    def target(self, href: str) -> str | None:
        """Where a link leads now; None if that is a page that is not there for want of entries."""
        address, folder = urlsplit(href), posixpath.dirname(self.page)
        if address.scheme or address.netloc:
            return href
        path = posixpath.normpath(posixpath.join(folder, unquote(address.path)))
        if path in self.absent:
            return None
        moved = self.moved.get(f"{path}#{address.fragment}")
        return posixpath.relpath(moved, folder) if moved else href


class _Unlinking(Treeprocessor):
    def __init__(self, unlink: Unlink) -> None:
        self._unlink = unlink

    def run(self, root: Element) -> None:
        for element in root.iter("a"):
            href = element.get("href", "")
            target = self._unlink.target(href)
            if target is None:
                element.tag = "span"
                element.attrib.clear()
            elif target != href:
                element.set("href", target)


def without(nav: Iterable[Any], absent: Iterable[str]) -> Iterator[Any]:
    """A navigation without the pages that are absent, and without the sections that then are empty."""
    for item in nav:
        if isinstance(item, dict):
            for title, inner in item.items():
                kept = list(without(inner if isinstance(inner, list) else [inner], absent))
                if kept:
                    yield {title: kept if isinstance(inner, list) else inner}
        elif item not in absent:
            yield item
