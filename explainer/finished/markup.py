"""HTML and SVG to the elements that stand in them, in order, and to what is wrong with how they nest.

Tags are read as a browser reads them. But a browser repairs wrong nesting in silence, and so may move a part of the
page out of the place where it was written. Here it is told.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from explainer.finished.tags import RAW_TEXT, Tag, begins_tag, end_of_other, end_of_raw_text, read_tag

__all__ = ["Element", "Markup", "Position", "parse_markup"]

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
"""Elements without an end tag (WHATWG HTML, 13.1.2)."""

_WITH_TEXT = {"script", "style"}

_FOREIGN = ("svg", "math")
"""Inside of these, other names of elements have no meaning of HTML: a style may hold tags, and ``/>`` ends one."""

Position = tuple[int, int]
"""Line and column; both start at 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """The start tag of an element, and where it stands.

    ``tag`` and the names of ``attributes`` are in lower case; values have their character references decoded, and one
    that is not written is empty. ``text`` is what a script or style holds, as it stands, and empty for other elements.
    """

    tag: str
    attributes: Mapping[str, str]
    position: Position
    text: str = ""


@dataclass(frozen=True, slots=True)
class Markup:
    """What stands in a file: its elements, and each mistake in words with where it stands."""

    elements: list[Element] = field(default_factory=list)
    mistakes: list[tuple[str, Position]] = field(default_factory=list)


def parse_markup(text: str) -> Markup:
    """The elements of a page or a drawing, those inside of others too, in the order of their start tags."""
    reader = _Reader(text)
    reader.read()
    return reader.found


@dataclass(frozen=True, slots=True)
class _Open:
    """An element whose end is still to come: its name, the offset of its tag and of what follows, and its number."""

    name: str
    start: int
    content: int
    number: int


class _Reader:
    """Reads a text once, from its start to its end."""

    def __init__(self, text: str) -> None:
        self.found = Markup()
        self._text = text
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._open: list[_Open] = []
        self._count: Counter[str] = Counter()
        # A browser that runs scripts reads no tag inside <noscript>, and one that does not reads all of them. So they
        # are read here, but none that goes on beyond its end.
        self._limit = len(text)
        self._may_be_noscript = True

    def read(self) -> None:
        at = 0
        while at < len(self._text):
            start = self._text.find("<", at, self._limit)
            if start >= 0:
                at = self._read_piece(start)
            else:
                at, self._limit = self._limit, len(self._text)
        self.found.mistakes.extend((f"'{one.name}' never ends", self._position(one.start)) for one in self._open)

    def _read_piece(self, at: int) -> int:
        """Read what begins with a ``<``; returns the offset after it."""
        if not begins_tag(self._text, at):
            return end_of_other(self._text, at, self._limit)
        tag = read_tag(self._text, at, self._limit)
        if tag is None:
            self.found.mistakes.append(("this tag never ends", self._position(at)))
            return self._limit
        if tag.is_end:
            self._close(tag, at)
            return tag.end
        return self._start(tag, at)

    def _start(self, tag: Tag, at: int) -> int:
        """Record an element; returns the offset where the next tag may begin."""
        name, number = tag.name, len(self.found.elements)
        self.found.elements.append(Element(tag=name, attributes=tag.attributes, position=self._position(at)))
        is_foreign = name in _FOREIGN or any(self._count[other] for other in _FOREIGN)
        if name in _VOID or (is_foreign and tag.is_self_closing):
            return tag.end
        self._open.append(_Open(name, at, tag.end, number))
        self._count[name] += 1
        if name == "noscript" and self._limit == len(self._text) and self._may_be_noscript:
            self._limit = end_of_raw_text(name, self._text, tag.end, self._limit)
            self._may_be_noscript = self._limit < len(self._text)
        is_raw = name in RAW_TEXT and not is_foreign
        return end_of_raw_text(name, self._text, tag.end, self._limit) if is_raw else tag.end

    def _close(self, tag: Tag, at: int) -> None:
        if self._open and self._open[-1].name == tag.name:
            last = self._pop()
            if tag.name in _WITH_TEXT:
                elements = self.found.elements
                elements[last.number] = replace(elements[last.number], text=self._text[last.content : at])
        elif tag.name not in _VOID:
            inside = f"inside '{self._open[-1].name}'" if self._open else "without a beginning"
            self.found.mistakes.append((f"'{tag.name}' ends {inside}", self._position(at)))
            while self._count[tag.name] and self._pop().name != tag.name:
                pass

    def _pop(self) -> _Open:
        last = self._open.pop()
        self._count[last.name] -= 1
        return last

    def _position(self, offset: int) -> Position:
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1
