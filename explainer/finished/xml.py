"""Drawings, feeds and sitemaps (XML) to the elements that stand in them, as browsers that open such a file see them.

An element is what its namespace says, whatever its prefix: ``<x:script>`` runs in a file of any name. So scripts, parts
of pages and whatever changes how the rest is read are mistakes here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.parsers import expat

from explainer.finished.markup import Element, Markup
from explainer.finished.tags import Tag

__all__ = ["parse_xml"]

_PAGE = "http://www.w3.org/1999/xhtml"
_XLINK = "http://www.w3.org/1999/xlink"
_ENCODINGS = {None, "utf-8", "us-ascii"}
_LINE_END = re.compile(r"\r\n?|\n")


def parse_xml(text: str) -> Markup:
    """The elements of a file, in order: names in lower case and without prefixes, but for that of ``xlink:href``.

    What follows the first mistake that makes the file no XML, or gives words another meaning, is not read.
    """
    reader = _Reader(text)
    try:
        reader.parser.Parse(text.encode(), True)
    except expat.ExpatError as error:
        reader.mistake(f"this is not well formed: {expat.ErrorString(error.code)}")
    except _Stop:
        pass
    return reader.found


class _Stop(Exception):  # noqa: N818 -- control flow inside this module, never seen outside
    """Nothing more is to be read."""


class _Reader:
    def __init__(self, text: str) -> None:
        self.found = Markup()
        self._line_starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
        self._open: list[int] = []
        # told the encoding, the parser does not believe the text, which may name another
        self.parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self.parser.XmlDeclHandler = self._declaration
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def mistake(self, message: str) -> None:
        self.found.mistakes.append((message, self._start_of_piece()))

    def _start_of_piece(self) -> int:
        return self._line_starts[self.parser.CurrentLineNumber - 1] + self.parser.CurrentColumnNumber

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding and encoding.lower()) not in _ENCODINGS:
            self.mistake(f"this file says that it is written in '{encoding}', and not in UTF-8")

    def _doctype(self, *_: object) -> None:
        self.mistake("this file declares a document type, which may give words another meaning")
        raise _Stop

    def _instruction(self, target: str, _text: str) -> None:
        self.mistake(f"'<?{target}' tells programs what to do with this file")

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        namespace, _, tag = name.lower().rpartition(" ")
        made = Tag(name=tag, attributes={_attribute(key): value for key, value in attributes.items()})
        # sitemaps name the same page in other languages so
        is_alternate = tag == "link" and made.attributes.get("rel") == "alternate"
        if tag == "script":
            self.mistake("'script' would run where this file is opened")
        elif namespace == _PAGE and not is_alternate:
            self.mistake(f"'{tag}' is a part of a page, which this file is not")
        self._open.append(len(self.found.elements))
        self.found.elements.append(Element(made, self._start_of_piece()))

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _characters(self, text: str) -> None:
        elements, number = self.found.elements, self._open[-1]
        if elements[number].tag.name == "style":
            elements[number] = elements[number]._replace(text=elements[number].text + text)


def _attribute(name: str) -> str:
    namespace, _, local = name.lower().rpartition(" ")
    return f"{'xlink' if namespace == _XLINK else namespace}:{local}" if namespace else local
