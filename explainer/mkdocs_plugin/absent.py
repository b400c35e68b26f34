"""Pages that a story without such entries does not have: links to them, and their places in the navigation."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

__all__ = ["Unlink", "without"]


class Unlink(Extension):
    """Leaves the words of links to pages that a story without such entries does not have, and takes the links away.

    A page written by hand may then tell of claims or quotations before there are any. ``absent`` are those pages, and
    ``page`` is the one whose links are read.
    """

    absent: frozenset[str] | set[str] = frozenset()
    page = ""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- its name in Python-Markdown
        """Look at the links before MkDocs does, which warns of those that lead nowhere."""
        md.treeprocessors.register(_Unlinking(self), "explainer-unlink", 1)

    def leads_nowhere(self, href: str) -> bool:
        """Whether a link leads to a page that is not there for want of entries."""
        address = urlsplit(href)
        path = posixpath.normpath(posixpath.join(posixpath.dirname(self.page), unquote(address.path)))
        return not (address.scheme or address.netloc) and path in self.absent


class _Unlinking(Treeprocessor):
    def __init__(self, unlink: Unlink) -> None:
        self._unlink = unlink

    def run(self, root: Element) -> None:
        for element in root.iter("a"):
            if self._unlink.leads_nowhere(element.get("href", "")):
                element.tag = "span"
                element.attrib.clear()


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
