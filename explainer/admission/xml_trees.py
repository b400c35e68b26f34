"""XML to a tree of elements, strictly: no entities are declared or looked for, and nothing is not well formed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from explainer.diagnostics.locations import Location, SourceText
from explainer.diagnostics.problems import Code, Problems

__all__ = ["Element", "Name", "location", "parse_xml"]

_MAX_DEPTH = 100
_MAX_ELEMENTS = 20_000

Name = tuple[str, str]
"""The address of a namespace, empty for none, and the name in it."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element, its texts and elements in order; ``start`` is where it begins, counted in bytes of UTF-8."""

    name: Name
    attributes: Mapping[Name, str]
    start: int
    children: list[Element | str] = field(default_factory=list)

    @property
    def elements(self) -> Iterator[Element]:
        """The elements in it."""
        return (child for child in self.children if isinstance(child, Element))

    def walk(self) -> Iterator[Element]:
        """It and all elements below it."""
        yield self
        for child in self.elements:
            yield from child.walk()


def parse_xml(text: SourceText, problems: Problems) -> Element | None:
    """The root element of a text; None with the reason in ``problems``."""
    reader = _Reader()
    try:
        reader.parser.Parse(text.text.encode(), True)
    except expat.ExpatError as error:
        message, remedy = f"this is not well formed: {expat.ErrorString(error.code)}", "save it anew as it was made"
    except _Refused as refused:
        message, remedy = refused.args
    else:
        return reader.root
    problems.error(Code.REFUSED_FILE, message, location(text, reader.parser.CurrentByteIndex), remedy)
    return None


def location(text: SourceText, start: int) -> Location:
    """The place in a text that is so many bytes of UTF-8 behind its beginning."""
    offset = len(text.text.encode()[:start].decode("utf-8", "ignore"))
    return Location(text, offset, min(offset + 1, len(text.text)))


class _Refused(Exception):  # noqa: N818 -- control flow inside this module, never seen outside
    """A text that is well formed and not taken; the arguments are the message and the remedy."""


class _Reader:
    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []
        self._count = 0
        # told the encoding, the parser does not believe the text, which may name another
        self.parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.SkippedEntityHandler = self._skipped
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def _doctype(self, _name: str, _system: str | None, _public: str | None, has_declarations: int) -> None:
        """A document type that is only named is passed over, as Illustrator writes one; nobody loads what it names."""
        if has_declarations:
            message = "this file declares a document type, which may give words another meaning"
            raise _Refused(message, "delete what begins with <!DOCTYPE, up to its >")

    def _skipped(self, name: str, _is_parameter: bool) -> None:
        """Where a document type is named, the parser takes it that an entity it does not know is declared there."""
        raise _Refused(f"this is not well formed: &{name}; is declared nowhere", "write the character itself")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) == _MAX_DEPTH:
            raise _Refused(f"elements are nested more than {_MAX_DEPTH} deep", "ungroup what is grouped")
        self._count += 1
        if self._count > _MAX_ELEMENTS:
            raise _Refused(f"there are more than {_MAX_ELEMENTS:,} elements", "save it as a picture (.png)")
        named = {_name(key): value for key, value in attributes.items()}
        element = Element(_name(name), named, self.parser.CurrentByteIndex)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _characters(self, text: str) -> None:
        self._open[-1].children.append(text)


def _name(name: str) -> Name:
    namespace, _, local = name.rpartition(" ")
    return namespace, local
