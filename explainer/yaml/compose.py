"""Strict YAML text to located nodes. The only importer of PyYAML.

It reads the parser's events, so that values stay as written (``no``, ``007``, ``2024-02-30``) and every node keeps its
location. Refused is what hides meaning or position: anchors, aliases, tags, merge keys, duplicate keys, further
documents, and anything deeper or longer than people write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NoReturn

import yaml

from explainer.diagnostics.locations import Edit, Location, SourceText
from explainer.diagnostics.problems import Code, Problems
from explainer.diagnostics.text_checks import check_text, without_marks_told
from explainer.words.bounds import MAX_FIELD_NAME, MAX_TEXT
from explainer.words.characters import bad_characters, has_marks
from explainer.yaml.mistakes import QUOTE_IT, Complaint, find_mistake, has_a_bullet
from explainer.yaml.nodes import Mapping, Node, Scalar, Sequence, plain

__all__ = ["compose"]

# Limits against resource exhaustion, far above any file of the registry.
MAX_DEPTH = 24
MAX_NODES = 200_000

_NO_LABELS = "write the value itself; put a text that starts with * or & between quotation marks"

_SPLIT_IT = "divide its entries among several files, as data/terms.yml may be divided into data/terms/*.yml"

_LOST_ID = 3  # so many duplicate keys in one entry are two entries, the second of which lost its id

# A number sign that was meant as one (#1): what is meant as a comment has a space after the sign.
_LOST_TEXT = re.compile(r" +#(?=\w)")

# Inches may end a text, too.
_ENDS_ALONE = re.compile(r'[^"]*[^"\d]"')

_TAB_INDENT = re.compile(r"^(?=[^\S\n]*\t)[^\S\n]+(?=\S)", re.MULTILINE)
_TAB_WIDTHS = (2, 4, 8)

# YAML indents with U+0020 alone (YAML 1.2, 6.1), and takes other spaces for the start of a text.
_NO_BREAK_INDENT = re.compile(r"^ *+(?P<wrong>[\u00a0\u2007\u202f]++)(?=[^\n]*\S)", re.MULTILINE)


def compose(file: SourceText, problems: Problems) -> Node | None:
    """The one document of a file as nodes; None if it is empty, or has a mistake, which is added to ``problems``."""
    if not _is_fit(file, problems):
        return None
    composer = _Composer(file, problems)
    try:
        # events only: the C composer of PyYAML crashes on deep nesting, the parser does not
        node = composer.document(iter(yaml.CSafeLoader(file.text).get_event, None))
    except _Refused:
        return None
    except yaml.MarkedYAMLError as error:
        _add_mistake(file, problems, _complaint(file, error))
    except (yaml.YAMLError, ValueError) as error:
        # No text is known to come here: its characters have been checked. Still no text may end in a traceback.
        problems.error(Code.BAD_YAML, f"this file cannot be read as YAML: {error}", Location(file, 0, 0))
    else:
        return node if composer.is_within_bounds else None
    return None


def _complaint(file: SourceText, error: yaml.MarkedYAMLError) -> Complaint:
    noticed = min(error.problem_mark.index, len(file.text)) if error.problem_mark else 0
    began = error.context_mark.index if error.context_mark else noticed
    return Complaint(jargon=f"{error.context or ''}: {error.problem or ''}", began=began, noticed=noticed)


def _add_mistake(file: SourceText, problems: Problems, complaint: Complaint) -> None:
    found = find_mistake(file, complaint)
    problems.error(Code.BAD_YAML, found.message, found.location, found.remedy, found.edits)


class _Refused(Exception):  # noqa: N818 -- control flow inside this module, never seen outside
    """Composing stops here; the problem has been added."""


def _is_fit(file: SourceText, problems: Problems) -> bool:
    """Check characters and indents before any parser sees the text; whether nothing is wrong."""
    are_fit = [check(file, problems) for check in (check_text, _check_no_break_indents, _check_tabs)]
    return all(are_fit)


def _check_no_break_indents(file: SourceText, problems: Problems) -> bool:
    """Add an error for each line that is indented with no-break spaces; whether there is none."""
    indents = list(_NO_BREAK_INDENT.finditer(file.text))
    for indent in indents:
        where = Location(file, *indent.span("wrong"))
        edits = (Edit(where, " " * len(indent["wrong"])),)
        message = "this line is indented with no-break spaces"
        problems.error(Code.BAD_CHARACTER, message, where, "indent it with the spaces of the keyboard", edits)
    return not indents


def _check_tabs(file: SourceText, problems: Problems) -> bool:
    """Add an error for each line that is indented with a tab; whether there is none."""
    indents = list(_TAB_INDENT.finditer(file.text))
    width = _tab_width(file) if indents else None
    for indent in indents:
        start = file.text.index("\t", indent.start())
        edits = (Edit(Location(file, *indent.span()), indent.group().expandtabs(width)),) if width else ()
        message = "this line is indented with a tab"
        problems.error(Code.TAB_INDENT, message, Location(file, start, start + 1), "indent with spaces", edits)
    return not indents


def _tab_width(file: SourceText) -> int | None:
    """How many spaces a tab stands for: the least width with which the file parses, if all that do mean the same."""
    read: dict[int, Any] = {}
    for width in _TAB_WIDTHS:
        problems = Problems()
        node = compose(SourceText(file.path, _with_spaces(file.text, width)), problems)
        if node is not None and not len(problems):
            read[width] = plain(node)
    first = min(read, default=None)
    return first if first and all(told == read[first] for told in read.values()) else None


def _with_spaces(text: str, width: int) -> str:
    return _TAB_INDENT.sub(lambda indent: indent.group().expandtabs(width), text)


class _Composer:
    """Builds nodes from events within our limits."""

    def __init__(self, file: SourceText, problems: Problems) -> None:
        self.file = file
        self.problems = problems
        self.count = 0
        self.is_within_bounds = True
        self._may_lose_text = _LOST_TEXT.search(file.text) is not None

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

    def _node(self, event: Any, events: Iterator[yaml.Event], depth: int) -> Node:
        self.count += 1
        is_labelled = event.anchor is not None or event.tag is not None  # an alias has the anchor that it stands for
        if is_labelled or self.count > MAX_NODES or depth > MAX_DEPTH:
            self._refuse_bounds(event, depth)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, events, depth)
        return self._mapping(event, events, depth)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        """A text with its escapes resolved; only between double quotation marks can one stand for a bad character."""
        where = self._location(event)
        if len(event.value) > MAX_TEXT:
            self._tell_too_long(where, f"this text has {len(event.value):,} characters", MAX_TEXT)
        for _, name in bad_characters(event.value) if event.style == '"' else ():
            self.problems.error(Code.BAD_CHARACTER, f"the text holds {name}", where, "take the escape out")
        if self._may_lose_text and event.value and (sign := _LOST_TEXT.match(self.file.text, where.end)):
            place = Location(self.file, sign.end() - 1, sign.end())
            message = "what stands after # is a comment, and no part of the text"
            self.problems.error(Code.BAD_VALUE, message, place, f"{QUOTE_IT}; before a comment, write # and a space")
        text = event.value
        if text.endswith('"') and not event.style and _ENDS_ALONE.fullmatch(text):
            message, remedy = (
                "a quotation mark ends the text, and none begins it",
                "delete it, or write one before the text",
            )
            mark = Location(self.file, where.end - 1, where.end)
            self.problems.error(Code.BAD_VALUE, message, mark, remedy)
            text = text[:-1]  # so that no second problem follows
        return Scalar(text, where, is_plain=not event.style)

    def _refuse_bounds(self, event: yaml.Event, depth: int) -> NoReturn:
        if self.count > MAX_NODES:
            self._refuse(event, f"this file has more than {MAX_NODES:,} values", _SPLIT_IT, Code.TOO_LARGE)
        if depth > MAX_DEPTH:
            self._refuse(event, f"this is nested more than {MAX_DEPTH} levels deep", "flatten it", Code.TOO_LARGE)
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, f"'*{anchor}' stands for a labelled value", _NO_LABELS)
        if anchor is not None:
            self._refuse(event, f"'&{anchor}' labels a value", _NO_LABELS)
        self._refuse(event, f"'{tag}' is read as an instruction", "delete it, or " + QUOTE_IT)

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
            value = self._node(next(events), events, depth + 1)  # an empty scalar where none is written
            if key.text in fields:
                again.append(key)
            else:
                fields[key.text] = (key, value)
        self._check_duplicates(again, fields)
        return Mapping(tuple(fields.values()), self._location(start), tuple(again))

    def _check_duplicates(self, again: list[Scalar], fields: dict[str, tuple[Scalar, Node]]) -> None:
        """Add an error for each field that stands twice; many in one entry are one mistake, an id that is missing."""
        if len(again) >= _LOST_ID:
            self._tell_lost_id(again, fields)
        for key in again:
            first = fields[key.text][0]
            message = f"'{key.text}' stands here a second time"
            remedy = f"the first is on line {first.location.line}; keep one of the two"
            where = key.location
            if owner := _owner(first, key, list(fields.values())):
                where, message = first.location, f"'{key.text}' stands here and on line {key.location.line}"
                remedy = f"indent this one below '{owner.text}:', or keep one of the two"
            self.problems.error(Code.DUPLICATE_KEY, message, where, remedy)

    def _tell_lost_id(self, again: list[Scalar], fields: dict[str, tuple[Scalar, Node]]) -> NoReturn:
        """The fields of two entries in one: the id between them is missing, or it is indented like a field."""
        where = again[0].location
        before = max((field for field in fields.values() if field[0].location.start < where.start), key=_start)
        if isinstance(before[1], Scalar) and before[1].is_empty:
            message = f"'{before[0].text}' stands among the fields of an entry"
            remedy = "is it the id of the next entry? write it at the start of the line"
            self.problems.error(Code.DUPLICATE_KEY, message, before[0].location, remedy)
            raise _Refused
        message = f"'{again[0].text}' and {len(again) - 1} more fields stand here a second time"
        remedy = "is the id of an entry missing above this line? write it at the start of a line, then a colon"
        self.problems.error(Code.DUPLICATE_KEY, message, where, remedy)
        raise _Refused

    def _key(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Scalar:
        key = self._node(event, events, depth + 1)
        if not isinstance(key, Scalar):
            self._refuse(event, "the name of a field must be a word", "remove the brackets or braces")
        if MAX_FIELD_NAME < len(key.text) <= MAX_TEXT:
            self._tell_too_long(key.location, f"this name of a field has {len(key.text):,} characters", MAX_FIELD_NAME)
        if key.text == "<<" and key.is_plain:
            self._refuse(event, "'<<' merges another value into this one", "write the fields out")
        if has_marks(key.text):
            key = key._replace(text=without_marks_told(key.text, key.location, self.problems))
        start = key.location.start
        if key.is_plain and has_a_bullet(self.file, start):  # the parser takes the bullet for a part of the name
            complaint = Complaint(jargon="expected '-' indicator", began=start, noticed=start)
            _add_mistake(self.file, self.problems, complaint)
            raise _Refused
        return key

    def _tell_too_long(self, where: Location, message: str, most: int) -> None:
        """Add an error for a text that no later stage shall see; those after it are read, and told too."""
        self.problems.error(Code.TOO_LARGE, message, where, f"shorten it to at most {most:,}")
        self.is_within_bounds = False

    def _location(self, event: yaml.Event) -> Location:
        start, end = event.start_mark, event.end_mark
        assert start is not None and end is not None  # events of a parsed text always have marks
        return Location(self.file, start.index, end.index)

    def _refuse(self, event: yaml.Event, message: str, remedy: str, code: Code = Code.UNSUPPORTED_YAML) -> NoReturn:
        self.problems.error(code, message, self._location(event), remedy)
        raise _Refused


def _start(field: tuple[Scalar, Node]) -> int:
    return field[0].location.start


def _owner(first: Scalar, again: Scalar, fields: list[tuple[Scalar, Node]]) -> Scalar | None:
    """The field just above that lacks a repeated one, which then lost its indent; None if the two stand together."""
    index = [key for key, _ in fields].index(first)
    if index == 0 or isinstance(fields[index][1], Mapping) or again.location.line == first.location.line + 1:
        return None
    key, value = fields[index - 1]
    lacks_it = isinstance(value, Mapping) and value.location.line > key.location.line and not value.get(first.text)
    return key if lacks_it else None
