"""Strict YAML text to located nodes.

The only importer of yaml. Reads PyYAML's events, so that values stay as written (``no``, ``007``, ``2024-02-30``)
and every node knows where it stands. Refuses what hides meaning or position: anchors, aliases, tags, merge keys,
duplicate keys, second documents, and anything deeper or longer than people write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml

from explainer.edits import Edit
from explainer.locations import Location, SourceText
from explainer.problems import Code, Problems
from explainer.text import INVISIBLE, bad_characters

__all__ = [
    "Mapping",
    "Node",
    "Path",
    "Scalar",
    "Sequence",
    "check_characters",
    "compose",
    "find",
    "key_at",
    "plain",
    "shape",
]

MAX_DEPTH = 24
MAX_NODES = 200_000
MAX_CHARACTERS = 4_000_000

_LOST_ID = 3  # so many fields that stand twice in one entry are two entries

_INDENT = ("this does not fit the lines around it", "indent it like its neighbours")
_QUOTE_IT = "put the text between quotation marks"
_NO_LABELS = "write the value itself; put a text that starts with * or & between quotation marks"
_NO_SUCH_START = ("no text can start with this character", _QUOTE_IT)
_BACKSLASH = ("a backslash stands before something it cannot change", "use single quotation marks instead")
_APOSTROPHE = ("this apostrophe ends the text", "put the whole text between double quotation marks")
_TOO_LATE = ("nothing may follow the closing quotation mark or bracket", "put the whole text between quotation marks")
_CURLY_MARKS = ("curly quotation marks do not hold a text with a colon together", "write straight ones, ' or \"")
_SPACE_MISSING = ("a space is missing after the colon", "write 'field: value', with a colon and a space")
_INSIDE_COLON = ("a second colon stands here inside brackets", _QUOTE_IT)
_NO_COMMA = ("a comma is missing before this", "separate with commas; put the whole text between quotation marks")
_EXCLAMATION_MARK = ("a text that starts with ! is read as an instruction", _QUOTE_IT)
_PERCENT_SIGN = ("a line that starts with % is read as an instruction", "delete the line, or indent the text")

# What the parser says, what we say, and what to do about it; the first words that occur win.
_PLAIN_WORDS = (
    ("mapping values are not allowed", "a second colon stands on this line", _QUOTE_IT),
    ("mapping keys are not allowed", *_NO_SUCH_START),
    ("cannot start any token", *_NO_SUCH_START),
    ("alphabetic or numeric character", *_NO_SUCH_START),
    ("parsing a block node: did not find expected node content", *_NO_SUCH_START),
    ("expected node content", "a value is missing here", "write the value, or close the bracket that was opened"),
    ("block sequence entries are not allowed", "a list cannot start on the line of its field",
     "start the list on the next line; if this is a text, put it between quotation marks"),
    ("could not find expected ':'", "a colon is missing",
     "write 'field: value', with a colon and a space; indent a text that goes on from the line above"),
    ("expected key", *_INDENT),
    ("expected '-' indicator", "this does not fit the list above it", "start each item with a dash, indented alike"),
    ("expected comment or line break", "nothing may follow > or | on the same line", "start the text on the next line"),
    ("unexpected end of stream", "a quotation mark is never closed",
     "close it; put a text that starts with an apostrophe between double quotation marks"),
    ("expected ',' or ']'", "a list is not closed", "close the list with ] and separate its items with commas"),
    ("expected ',' or '}'", "a brace is not closed", "close it with } and separate its fields with commas"),
    ("found unexpected ':'", "a colon stands here inside brackets", _QUOTE_IT),
    ("scanning a directive", *_PERCENT_SIGN),
    ("YAML document", *_PERCENT_SIGN),
    (" tag", *_EXCLAMATION_MARK),
    ("escape", *_BACKSLASH),
    ("hexdecimal", *_BACKSLASH),
    ("<document start>", "nothing may follow the end of the brackets", "delete what follows, or " + _QUOTE_IT),
)  # fmt: skip

# Where these are noticed is not where they are made: we point to what was begun and never ended.
_BEGAN_EARLIER = ("unexpected end of stream", "expected ',' or", "could not find expected ':'", "scanning an a")

# A field whose value stands right after the colon, or after a space that is not the space of the keyboard.
_NO_SPACE = re.compile(r"[^\s:]+:(?=[^ \n])")
_FIELD_WITHOUT_SPACE = re.compile(r"( *)[a-z][\w-]*:(?=[^ \n])(?!//)")
_EQUALS_SIGN = re.compile(r"\w+ *(?==)")
_CURLY = re.compile("[“”„«»]")
_CURLY_AROUND = re.compile(r"[“”„]([^“”„\"\\\n]+)[“”„](?= *(?:\n|$))")

_FIELD_ALONE = re.compile(r" *(?:- +)*[a-z][\w-]*:")

_TAB_INDENT = re.compile(r"^(?=[^\S\n]*\t)[^\S\n]+(?=\S)", re.MULTILINE)
_TAB_WIDTHS = (2, 4, 8)


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
    is_clean = check_characters(source, problems)
    return _check_tabs(source, problems) and is_clean


def check_characters(source: SourceText, problems: Problems) -> bool:
    """Report every character that no text may hold; whether there is none."""
    found = list(bad_characters(source.text))
    for offset, name in found:
        where = Location(source, offset, offset + 1)
        edits = (Edit(where, ""),) if source.text[offset] in INVISIBLE else ()
        problems.error(Code.BAD_CHARACTER, f"the text holds {name}", where, "delete it and type it anew", edits)
    return not found


def _check_tabs(source: SourceText, problems: Problems) -> bool:
    """Report every line that is indented with a tab; whether there is none."""
    indents = list(_TAB_INDENT.finditer(source.text))
    width = _tab_width(source) if indents else None
    for indent in indents:
        start = source.text.index("\t", indent.start())
        edits = (Edit(Location(source, *indent.span()), indent.group().expandtabs(width)),) if width else ()
        message = "this line is indented with a tab"
        problems.error(Code.TAB_INDENT, message, Location(source, start, start + 1), "indent with spaces", edits)
    return not indents


def _tab_width(source: SourceText) -> int | None:
    """How many spaces a tab stands for: the fewest with which the file can be read, if all such tell the same."""
    read: dict[int, Any] = {}
    for width in _TAB_WIDTHS:
        problems = Problems()
        node = compose(SourceText(source.path, _with_spaces(source.text, width)), problems)
        if node is not None and not len(problems):
            read[width] = plain(node)
    first = min(read, default=None)
    return first if first and all(told == read[first] for told in read.values()) else None


def _with_spaces(text: str, width: int) -> str:
    return _TAB_INDENT.sub(lambda indent: indent.group().expandtabs(width), text)


def _report(source: SourceText, problems: Problems, error: yaml.MarkedYAMLError) -> None:
    jargon = f"{error.context or ''}: {error.problem or ''}"
    noticed = min(error.problem_mark.index, len(source.text)) if error.problem_mark else 0
    began = error.context_mark.index if error.context_mark else noticed
    offset, (message, remedy) = _in_plain_words(source, jargon, began, noticed)
    edits = tuple(_certain_edits(source, offset, (message, remedy)))
    problems.error(Code.BAD_YAML, message, Location(source, offset, offset + 1), remedy, edits)


def _certain_edits(source: SourceText, offset: int, told: tuple[str, str]) -> Iterator[Edit]:
    """What mends a mistake of which it is clear what was meant."""
    if told == _CURLY_MARKS and (found := _CURLY_AROUND.match(source.text, offset)):
        yield Edit(Location(source, found.start(), found.start(1)), '"')
        yield Edit(Location(source, found.end(1), found.end()), '"')
    begin = source.text.rfind("\n", 0, offset) + 1
    is_address = source.text.startswith("//", offset)
    if told == _SPACE_MISSING and not is_address and _FIELD_ALONE.fullmatch(source.text, begin, offset):
        yield Edit(Location(source, offset, offset + source.text[offset].isspace()), " ")


def _in_plain_words(source: SourceText, jargon: str, began: int, noticed: int) -> tuple[int, tuple[str, str]]:
    """Where the mistake stands, and what to say of it."""
    line, column = source.position(noticed)
    before = source.line(line)[: column - 1]
    if "mapping values" in jargon and ":" not in before:
        start = noticed - len(before.lstrip(" "))
        above = _FIELD_WITHOUT_SPACE.match(source.text, source.offset(line - 1)) if line > 1 else None
        is_level = above is not None and len(above[1]) == source.position(start)[1] - 1
        return (above.end(), _SPACE_MISSING) if above and is_level else (start, _INDENT)
    offset = began if any(said in jargon for said in _BEGAN_EARLIER) else noticed
    if "could not find expected ':'" in jargon:
        if found := _NO_SPACE.match(source.text, offset):
            return found.end(), _SPACE_MISSING
        if found := _EQUALS_SIGN.match(source.text, offset):
            return found.end(), ("an equals sign stands in place of a colon", "write 'field: value'")
    if closer := _closer_look(source, jargon, began, noticed):
        return closer
    unknown = ("this cannot be read as YAML", "check indentation, colons and quotation marks")
    return offset, next(((message, remedy) for said, message, remedy in _PLAIN_WORDS if said in jargon), unknown)


def _closer_look(source: SourceText, jargon: str, began: int, noticed: int) -> tuple[int, tuple[str, str]] | None:
    """What the line at fault tells more exactly than the parser does."""
    line, column = source.position(noticed)
    before, after = source.line(line)[: column - 1], source.line(line)[column - 1 :]
    if "mapping values" in jargon and (curly := _CURLY.search(before)):
        return noticed - len(before) + curly.start(), _CURLY_MARKS
    if before.strip(" -") and any(said in jargon for said in ("expected key", "expected '-'")):
        return (noticed - 1, _APOSTROPHE) if before.endswith("'") else (noticed, _TOO_LATE)
    if "expected ',' or" in jargon and source.position(began)[0] == line and after.strip():
        return noticed, _INSIDE_COLON if after.startswith(":") else _NO_COMMA
    return None


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
            self._refuse(event, f"'*{anchor}' stands for a labelled value", _NO_LABELS)
        if anchor is not None:
            self._refuse(event, f"'&{anchor}' labels a value", _NO_LABELS)
        if tag is not None:
            self._refuse(event, f"'{tag}' is read as an instruction", "delete it, or " + _QUOTE_IT)

    def _sequence(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Sequence:
        items = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, events, depth + 1))
        return Sequence(tuple(items), self._location(start))

    def _mapping(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Mapping:
        fields: dict[str, tuple[Scalar, Node]] = {}
        again: list[Scalar] = []
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event, events, depth)
            value = self._node(next(events), events, depth + 1)
            if key.text in fields:
                again.append(key)
            else:
                fields[key.text] = (key, value)
        self._report_again(again, fields)
        return Mapping(tuple(fields.values()), self._location(start))

    def _report_again(self, again: list[Scalar], fields: dict[str, tuple[Scalar, Node]]) -> None:
        """Fields that stand twice; many of them are one mistake, an entry whose id is gone."""
        if len(again) >= _LOST_ID:
            message = f"'{again[0].text}' and {len(again) - 1} more fields stand here a second time"
            remedy = "is the id of an entry missing above this line? write it at the start of a line, then a colon"
            self.problems.error(Code.DUPLICATE_KEY, message, again[0].location, remedy)
            raise _Refused
        for key in again:
            message = f"'{key.text}' stands here a second time"
            remedy = f"the first is on line {fields[key.text][0].location.line}; keep one of the two"
            self.problems.error(Code.DUPLICATE_KEY, message, key.location, remedy)

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


def key_at(node: Node, path: Path) -> Scalar | None:
    """The name of the last field of ``path``."""
    parent = find(node, path[:-1])[1]
    field = parent.get(str(path[-1])) if isinstance(parent, Mapping) and path else None
    return field[0] if field else None


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
