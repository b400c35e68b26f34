"""HTML and SVG to the elements that stand in them, in order, and to what is wrong with how they nest.

Tags are read as a browser reads them. But a browser repairs wrong nesting in silence, and so may move a part of the
page out of the place where it was written. Here it is told.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from explainer.finished.tags import (
    RAW_TEXT,
    Tag,
    begins_tag,
    end_of_other,
    end_of_raw_text,
    is_tag,
    pieces,
    plain_tag,
    read_tag,
)

__all__ = ["Element", "Markup", "parse_markup", "plain_pieces"]

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
"""Elements without an end tag (WHATWG HTML, 13.1.2)."""

_WITH_TEXT = {"script", "style"}

_FOREIGN = {"svg", "math"}
"""Inside of these, other names of elements have no meaning of HTML: a style may hold tags, and ``/>`` ends one."""


class Element(NamedTuple):
    """The start tag of an element, and the offset where it begins.

    ``text`` is what a script or style holds, as it stands, and empty for other elements.
    """

    tag: Tag
    start: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Markup:
    """What stands in a file: its elements, and each mistake in words with the offset where it stands."""

    elements: list[Element] = field(default_factory=list)
    mistakes: list[tuple[str, int]] = field(default_factory=list)


def parse_markup(text: str) -> Markup:
    """The elements of a page or a drawing, those inside of others too, in the order of their start tags."""
    reader = _Reader(text)
    reader.read()
    return reader.found


def plain_pieces(text: str) -> list[str] | None:
    """The start tags of a page as they are written there, and each element of raw text as a whole, in order.

    None unless every ``<`` begins a piece that can be read in one way only, and elements nest without a mistake: in
    most pages that programs print. It takes a fraction of the time of ``parse_markup``, which finds the same elements.
    """
    found = pieces(text)
    beginnings: list[str] = []
    opened: list[str] = []
    foreign = 0
    signs = len(found)
    for piece in found:
        role, name = _role(piece)
        if role == "end":
            if not opened or opened.pop() != name:
                return None
            foreign -= name in _FOREIGN
        elif role == "start":
            opened.append(name)
            foreign += name in _FOREIGN
            beginnings.append(piece)
        elif role == "empty" or (role == "closed" and foreign):  # elsewhere, a browser passes over the slash
            beginnings.append(piece)
        elif role in ("raw", "other") and not (foreign and piece.count("<") > _OF_AN_ELEMENT):
            signs += piece.count("<") - 1
            beginnings += [piece] if role == "raw" else []
        else:
            return None
    return beginnings if signs == text.count("<") and not opened else None


_OF_AN_ELEMENT = 2
"""Signs ``<`` of an element that holds text alone; any more of it would be tags in a drawing."""

_Role = Literal["start", "end", "empty", "closed", "raw", "other"]


@lru_cache(maxsize=1 << 13)
def _role(piece: str) -> tuple[_Role, str]:
    """What a piece is to those around it, and the name of its element."""
    if piece.startswith("<!"):
        return "other", ""
    if not is_tag(piece):
        return "raw", ""
    tag = plain_tag(piece)
    if tag.is_end:
        return "other" if tag.name in _VOID else "end", tag.name
    if tag.name in _VOID:
        return "empty", tag.name
    return "closed" if tag.is_self_closing else "start", tag.name


class _Open(NamedTuple):
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
        self._open: list[_Open] = []
        self._count: Counter[str] = Counter()
        self._foreign = 0  # elements open around here in which names mean something else
        # A browser that runs scripts reads no tag inside <noscript>, and one that does not reads all of them. So they
        # are read here, but none that goes on beyond its end.
        self._limit = len(text)
        self._may_be_noscript = True

    def read(self) -> None:
        text, at = self._text, 0
        while at < len(text):
            start = text.find("<", at, self._limit)
            if start < 0:
                at, self._limit = self._limit, len(text)
            elif read := read_tag(text, start, self._limit):
                tag, at = read
                if tag.is_end:
                    self._close(tag.name, start)
                else:
                    at = self._start(tag, start, at)
            elif begins_tag(text, start):
                self.found.mistakes.append(("this tag never ends", start))
                at = self._limit
            else:
                at = end_of_other(text, start, self._limit)
        self.found.mistakes.extend((f"'{one.name}' never ends", one.start) for one in self._open)

    def _start(self, tag: Tag, at: int, end: int) -> int:
        """Record an element; returns the offset where the next tag may begin."""
        name = tag.name
        self.found.elements.append(Element(tag, at))
        if name in _FOREIGN:
            self._foreign += 1
        if name in _VOID or (self._foreign and tag.is_self_closing):
            self._foreign -= name in _FOREIGN
            return end
        self._open.append(_Open(name, at, end, len(self.found.elements) - 1))
        self._count[name] += 1
        if name == "noscript" and self._limit == len(self._text) and self._may_be_noscript:
            self._limit = end_of_raw_text(name, self._text, end, self._limit)
            self._may_be_noscript = self._limit < len(self._text)
        is_raw = name in RAW_TEXT and not self._foreign
        return end_of_raw_text(name, self._text, end, self._limit) if is_raw else end

    def _close(self, name: str, at: int) -> None:
        if self._open and self._open[-1].name == name:
            last = self._pop()
            if name in _WITH_TEXT:
                elements = self.found.elements
                elements[last.number] = elements[last.number]._replace(text=self._text[last.content : at])
        elif name not in _VOID:
            inside = f"inside '{self._open[-1].name}'" if self._open else "without a beginning"
            self.found.mistakes.append((f"'{name}' ends {inside}", at))
            while self._count[name] and self._pop().name != name:
                pass

    def _pop(self) -> _Open:
        last = self._open.pop()
        self._count[last.name] -= 1
        self._foreign -= last.name in _FOREIGN
        return last
