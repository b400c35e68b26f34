"""Strict YAML text to located nodes.

The only importer of yaml. Reads PyYAML's events, so that values stay as written (``no``, ``007``, ``2024-02-30``)
and every node knows where it stands. Refuses what hides meaning or position: anchors, aliases, tags, merge keys,
duplicate keys, second documents, and anything deeper or longer than people write.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml

from explainer.locations import Location, SourceText
from explainer.problems import Code, Problems
from explainer.text import bad_characters

__all__ = ["Mapping", "Node", "Path", "Scalar", "Sequence", "compose", "find", "key_location", "plain", "shape"]

MAX_DEPTH = 24
MAX_NODES = 200_000
MAX_CHARACTERS = 4_000_000

# What the parser says, what we say, and what to do about it; the first words that occur win.
_PLAIN_WORDS = (
    ("mapping values are not allowed", "a second colon stands on this line", "put the text between quotation marks"),
    ("cannot start any token", "no text can start with this character", "put the text between quotation marks"),
    ("could not find expected ':'", "a colon is missing", "write 'field: value', with a colon and a space"),
    ("did not find expected key", "this does not fit the lines around it", "indent it like its neighbours; put "
     "text that starts with a quotation mark wholly between two of them"),
    ("expected '-' indicator", "this does not fit the list above it", "start each item with a dash, indented alike"),
    ("expected comment or line break", "nothing may follow > or | on the same line", "start the text on the next line"),
    ("unexpected end of stream", "a quotation mark is never closed", "close the quotation mark"),
    ("expected ',' or ']'", "a list is not closed", "close the list with ] and separate its items with commas"),
    ("expected ',' or '}'", "a brace is not closed", "close it with } and separate its fields with commas"),
    ("expected node content", "a value is missing here", "write the value, or close the bracket that was opened"),
    ("escape", "a backslash stands before something it cannot change", "use single quotation marks instead"),
    ("hexdecimal", "a backslash stands before something it cannot change", "use single quotation marks instead"),
    ("block end", "this does not fit the lines around it", "indent it like its neighbours"),
)  # fmt: skip

# Where these are noticed is not where they are made: we point to what was begun and never ended.
_BEGAN_EARLIER = ("unexpected end of stream", "expected ',' or", "could not find expected ':'")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single text, as written; ``is_plain`` when it stands without quotation marks."""

    text: str
    location: Location
    is_plain: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written after the colon or dash."""
        return self.is_plain and self.text in ("", "~", "null")


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Mapping:
    """Fields in the order written; keys are unique."""

    fields: tuple[tuple[Scalar, Node], ...]
    location: Location

    def get(self, key: str) -> tuple[Scalar, Node] | None:
        """The field of that name."""
        return next((field for field in self.fields if field[0].text == key), None)


Node = Scalar | Sequence | Mapping

Path = tuple[str | int, ...]
"""The way from a node to one inside it: names of fields and indexes of items."""


def compose(source: SourceText, problems: Problems) -> Node | None:
    """The one document of a file as nodes, or None; everything wrong goes into ``problems``."""
    if not _is_fit(source, problems):
        return None
    composer = _Composer(source, problems)
    try:
        return composer.document(iter(yaml.parse(source.text, Loader=yaml.CSafeLoader)))
    except _Refused:
        return None
    except yaml.MarkedYAMLError as error:
        _report(source, problems, error)
    except (yaml.YAMLError, ValueError) as error:
        problems.error(Code.BAD_YAML, f"this file cannot be read as YAML: {error}", Location(source, 0, 0))
    return None


class _Refused(Exception):  # noqa: N818 -- control flow inside this module, never seen outside
    """Reading stops here; the problem is recorded."""


def _is_fit(source: SourceText, problems: Problems) -> bool:
    """Size and characters, before any parser sees the text."""
    if len(source.text) > MAX_CHARACTERS:
        message = f"this file has more than {MAX_CHARACTERS:,} characters"
        problems.error(Code.TOO_LARGE, message, Location(source, 0, 0), "split it, or shorten its texts")
        return False
    found = False
    for offset, name in bad_characters(source.text):
        found = True
        message = f"the text holds {name}"
        problems.error(Code.BAD_CHARACTER, message, Location(source, offset, offset + 1), "delete it and type it anew")
    for number, line in enumerate(source.text.split("\n"), start=1):
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent and line.strip():
            found = True
            start = source.offset(number, indent.index("\t") + 1)
            message = "this line is indented with a tab"
            problems.error(Code.TAB_INDENT, message, Location(source, start, start + 1), "indent with spaces")
    return not found


def _report(source: SourceText, problems: Problems, error: yaml.MarkedYAMLError) -> None:
    jargon = (error.problem or "").strip()
    began = any(words in jargon for words in _BEGAN_EARLIER)
    mark = (error.context_mark if began else None) or error.problem_mark or error.context_mark
    offset = min(mark.index, len(source.text)) if mark else 0
    unknown = (f"this is not valid YAML ({jargon})", "check indentation, colons and quotation marks")
    message, remedy = next((plain for words, *plain in _PLAIN_WORDS if words in jargon), unknown)
    problems.error(Code.BAD_YAML, message, Location(source, offset, offset + 1), remedy)


class _Composer:
    """Builds nodes from events with bounds of our own."""

    def __init__(self, source: SourceText, problems: Problems) -> None:
        self.source = source
        self.problems = problems
        self.count = 0

    def document(self, events: Iterator[yaml.Event]) -> Node | None:
        node: Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(event, "a second document starts here", "keep one document a file; delete the ---")
            elif not isinstance(event, yaml.StreamStartEvent | yaml.StreamEndEvent | yaml.DocumentEndEvent):
                node = self._node(event, events, depth=1)
        return node

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        self._check_bounds(event, depth)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, self._location(event), is_plain=not event.style)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, events, depth)
        return self._mapping(event, events, depth)

    def _check_bounds(self, event: yaml.Event, depth: int) -> None:
        self.count += 1
        if self.count > MAX_NODES:
            self._refuse(event, f"this file has more than {MAX_NODES:,} values", "split it", Code.TOO_LARGE)
        if depth > MAX_DEPTH:
            self._refuse(event, f"this is nested more than {MAX_DEPTH} levels deep", "flatten it", Code.TOO_LARGE)
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, f"'*{anchor}' repeats another value by alias", "write the value out")
        if anchor is not None:
            self._refuse(event, f"'&{anchor}' names a value as an anchor", "delete the anchor, or quote the text")
        if tag is not None:
            self._refuse(event, f"'{tag}' is a tag", "delete the tag, or quote a text that starts with !")

    def _sequence(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Sequence:
        items = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, events, depth + 1))
        return Sequence(tuple(items), self._location(start))

    def _mapping(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Mapping:
        fields: dict[str, tuple[Scalar, Node]] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event, events, depth)
            value = self._node(next(events), events, depth + 1)
            if key.text in fields:
                first = fields[key.text][0].location
                message = f"'{key.text}' stands here a second time"
                remedy = f"the first is on line {first.line}; keep one of the two"
                self.problems.error(Code.DUPLICATE_KEY, message, key.location, remedy)
            else:
                fields[key.text] = (key, value)
        return Mapping(tuple(fields.values()), self._location(start))

    def _key(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Scalar:
        key = self._node(event, events, depth + 1)
        if not isinstance(key, Scalar):
            self._refuse(event, "the name of a field must be a word", "remove the brackets or braces")
        if key.text == "<<" and key.is_plain:
            self._refuse(event, "'<<' merges another value into this one", "write the fields out")
        return key

    def _location(self, event: yaml.Event) -> Location:
        start, end = event.start_mark, event.end_mark
        assert start is not None and end is not None  # events of a parsed text always have marks
        return Location(self.source, start.index, end.index)

    def _refuse(self, event: yaml.Event, message: str, remedy: str, code: Code = Code.UNSUPPORTED_YAML) -> NoReturn:
        self.problems.error(code, message, self._location(event), remedy)
        raise _Refused


def find(node: Node, path: Path) -> tuple[Location, Node]:
    """Follow ``path`` as far as the nodes go."""
    for step in path:
        if isinstance(node, Mapping) and (field := node.get(str(step))):
            node = field[1]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            break
    return node.location, node


def key_location(node: Node, path: Path) -> Location | None:
    """Where the name of the last field of ``path`` stands."""
    parent = find(node, path[:-1])[1]
    field = parent.get(str(path[-1])) if isinstance(parent, Mapping) and path else None
    return field[0].location if field else None


def plain(node: Node) -> Any:
    """The node as texts, lists and dictionaries."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.fields}


def shape(node: Node) -> str:
    """What an author would call the node."""
    if isinstance(node, Scalar):
        return "nothing" if node.is_empty else "a text"
    return "a list" if isinstance(node, Sequence) else "fields"
