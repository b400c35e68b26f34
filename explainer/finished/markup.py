"""HTML and SVG to the elements that stand in them, in order, and to what is wrong with how they nest.

No browser's parser: a browser repairs wrong nesting in silence, and so may move a part of the page out of the place
where it was written. Here it is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

__all__ = ["Element", "Markup", "Position", "parse_markup"]

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
"""Elements without an end tag (WHATWG HTML, 13.1.2)."""

_RAW_TEXT = {"script", "style"}

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
    parser = _Parser()
    parser.feed(text)
    parser.close()
    return parser.found


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = Markup()
        self._open: list[tuple[str, Position]] = []
        self._raw_text: list[str] | None = None

    def _here(self) -> Position:
        line, column = self.getpos()
        return line, column + 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.found.elements.append(Element(tag=tag, attributes=attributes, position=self._here()))
        if tag not in _VOID:
            self._open.append((tag, self._here()))
        if tag in _RAW_TEXT:
            self._raw_text = []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        if self._raw_text is not None:
            self._raw_text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in _RAW_TEXT and self._raw_text is not None:
            # No tag is read inside raw text, so that the last element is the one that ends here.
            self.found.elements[-1] = replace(self.found.elements[-1], text="".join(self._raw_text))
            self._raw_text = None
        if self._open and self._open[-1][0] == tag:
            self._open.pop()
        elif tag not in _VOID:
            inside = f"inside '{self._open[-1][0]}'" if self._open else "without a beginning"
            self.found.mistakes.append((f"'{tag}' ends {inside}", self._here()))
            while self._open and any(name == tag for name, _ in self._open):
                if self._open.pop()[0] == tag:
                    break

    def close(self) -> None:
        super().close()
        self.found.mistakes.extend((f"'{tag}' never ends", position) for tag, position in self._open)
