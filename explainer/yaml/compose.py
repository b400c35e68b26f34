"""Strict YAML text to located nodes. The only importer of PyYAML.

It reads the parser's events, so that values stay as written (``no``, ``007``, ``2024-02-30``) and every node keeps its
location. Refused is what hides meaning or position: anchors, aliases, tags, merge keys, duplicate keys, further
documents, and anything deeper or longer than people write.
"""

from __future__ import annotations

import re
from typing import Any, NoReturn

import yaml

from explainer.diagnostics.locations import Edit, Location, SourceText
from explainer.diagnostics.problems import Code, Problems
from explainer.diagnostics.text_checks import check_text, without_marks_told
from explainer.words.bounds import MAX_FIELD_NAME, MAX_TEXT
from explainer.words.characters import bad_characters, has_marks
from explainer.yaml.duplicates import check_duplicates
from explainer.yaml.mistakes import QUOTE_IT, Complaint, find_mistake, has_a_bullet
from explainer.yaml.nodes import NULLS, Mapping, Marks, Node, Scalar, view

__all__ = ["compose"]

# Limits against resource exhaustion, far above any file of the registry.
MAX_DEPTH = 24
MAX_NODES = 200_000

_NO_LABELS = "write the value itself; put a text that starts with * or & between quotation marks"

_SPLIT_IT = "divide its entries among several files, as data/terms.yml may be divided into data/terms/*.yml"

# A number sign that was meant as one (#1): what is meant as a comment has a space after the sign.
_LOST_TEXT = re.compile(r" +#(?=\w)")

# Inches may end a text, too.
_ENDS_ALONE = re.compile(r'[^"]*[^"\d]"')

_TAB_INDENT = re.compile(r"^(?=[^\S\n]*\t)[^\S\n]+(?=\S)", re.MULTILINE)
_TAB_WIDTHS = (2, 4, 8)

# YAML indents with U+0020 alone (YAML 1.2, 6.1), and takes other spaces for the start of a text.
_NO_BREAK = "\u00a0\u2007\u202f"
_NO_BREAK_INDENT = re.compile(r"^ *+(?P<wrong>[\u00a0\u2007\u202f]++)(?=[^\n]*\S)", re.MULTILINE)


def compose(file: SourceText, problems: Problems) -> Node | None:
    """The one document of a file as nodes; None if it is empty, or has a mistake, which is added to ``problems``."""
    if not _is_fit(file, problems):
        return None
    try:
        composer = _Composer(file, problems)
        node = composer.document()
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
    # a sign is found far faster than a pattern tries each line, here and below
    indents = list(_NO_BREAK_INDENT.finditer(file.text)) if any(space in file.text for space in _NO_BREAK) else []
    for indent in indents:
        where = Location(file, *indent.span("wrong"))
        edits = (Edit(where, " " * len(indent["wrong"])),)
        message = "this line is indented with no-break spaces"
        problems.error(Code.BAD_CHARACTER, message, where, "indent it with the spaces of the keyboard", edits)
    return not indents


def _check_tabs(file: SourceText, problems: Problems) -> bool:
    """Add an error for each line that is indented with a tab; whether there is none."""
    indents = list(_TAB_INDENT.finditer(file.text)) if "\t" in file.text else []
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
            read[width] = node.value
    first = min(read, default=None)
    return first if first and all(told == read[first] for told in read.values()) else None


def _with_spaces(text: str, width: int) -> str:
    return _TAB_INDENT.sub(lambda indent: indent.group().expandtabs(width), text)


class _Composer:
    """Reads the values of a document from events within our limits, and the marks of its nodes."""

    def __init__(self, file: SourceText, problems: Problems) -> None:
        self.file = file
        self.problems = problems
        self.is_within_bounds = True
        # events only: the C composer of PyYAML crashes on deep nesting, the parser does not
        self._next = yaml.CSafeLoader(file.text).get_event
        self._marks = Marks(file)
        self._add_start = self._marks.starts.append
        self._add_end = self._marks.ends.append
        self._add_after = self._marks.after.append
        self._sound_keys: dict[str, str] = {}  # those that were looked at, each as one text for all that are alike
        self._may_escape = "\\" in file.text
        self._may_lose_text = " #" in file.text and _LOST_TEXT.search(file.text) is not None

    def document(self) -> Node | None:
        found = False
        value: Any = None
        while (event := self._next()) is not None:
            if isinstance(event, yaml.DocumentStartEvent):
                if found:
                    self._refuse(event, "a second document starts here", "keep one document a file; delete the ---")
                found = True
            elif not isinstance(event, yaml.StreamStartEvent | yaml.StreamEndEvent | yaml.DocumentEndEvent):
                value = self._value(event, depth=1)
        return None if value is None else view(value, self._marks, 0)

    def _value(self, event: Any, depth: int) -> Any:
        """The value that begins with an event: a text, a list or a dictionary. It is called for every node."""
        number = len(self._marks.starts)
        # an alias has the anchor that it stands for
        if event.anchor is not None or event.tag is not None or number >= MAX_NODES or depth > MAX_DEPTH:
            self._refuse_bounds(event, number, depth)
        start, end = event.start_mark.index, event.end_mark.index
        self._add_start(start)
        self._add_end(end)
        self._add_after(number + 1)
        kind = type(event)
        if kind is yaml.ScalarEvent:
            text: str = event.value
            style: str | None = event.style
            if style == '"':
                if self._may_escape:
                    self._check_escapes(text, number)
            elif style:
                if style != "'" and self._ends_like_a_field(start, end):
                    self._marks.doubtful.append(number)
            elif text in NULLS:
                self._marks.doubtful.append(number)
            elif text[-1] == '"' and _ENDS_ALONE.fullmatch(text):
                text = self._without_lone_mark(text, end)
            if len(text) > MAX_TEXT:
                where = self._marks.location(number)
                self._tell_too_long(where, f"this text has {len(text):,} characters", MAX_TEXT)
            if self._may_lose_text and text:
                self._check_comment(end)
            return text
        found = self._sequence(depth) if kind is yaml.SequenceStartEvent else self._mapping(number, depth)
        self._marks.after[number] = len(self._marks.starts)
        return found

    def _check_escapes(self, text: str, number: int) -> None:
        """Between double quotation marks an escape may stand for a character that no text may hold."""
        for _, name in bad_characters(text):
            where = self._marks.location(number)
            self.problems.error(Code.BAD_CHARACTER, f"the text holds {name}", where, "take the escape out")

    def _ends_like_a_field(self, start: int, end: int) -> bool:
        """Whether the last of the lines below > or | may be a field that was indented too far."""
        text = self.file.text[start:end].rstrip()
        return ": " in text[text.rfind("\n") + 1 :]

    def _without_lone_mark(self, text: str, end: int) -> str:
        message, remedy = (
            "a quotation mark ends the text, and none begins it",
            "delete it, or write one before the text",
        )
        self.problems.error(Code.BAD_VALUE, message, Location(self.file, end - 1, end), remedy)
        return text[:-1]  # so that no second problem follows

    def _check_comment(self, end: int) -> None:
        """Add an error if what follows a text was meant as a part of it."""
        if sign := _LOST_TEXT.match(self.file.text, end):
            place = Location(self.file, sign.end() - 1, sign.end())
            message = "what stands after # is a comment, and no part of the text"
            self.problems.error(Code.BAD_VALUE, message, place, f"{QUOTE_IT}; before a comment, write # and a space")

    def _refuse_bounds(self, event: yaml.Event, number: int, depth: int) -> NoReturn:
        if number >= MAX_NODES:
            self._refuse(event, f"this file has more than {MAX_NODES:,} values", _SPLIT_IT, Code.TOO_LARGE)
        if depth > MAX_DEPTH:
            self._refuse(event, f"this is nested more than {MAX_DEPTH} levels deep", "flatten it", Code.TOO_LARGE)
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, f"'*{anchor}' stands for a labelled value", _NO_LABELS)
        if anchor is not None:
            self._refuse(event, f"'&{anchor}' labels a value", _NO_LABELS)
        self._refuse(event, f"'{tag}' is read as an instruction", "delete it, or " + QUOTE_IT)

    def _sequence(self, depth: int) -> list[Any]:
        items = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            items.append(self._value(event, depth + 1))
        return items

    def _mapping(self, number: int, depth: int) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        again: list[Scalar] = []
        after = self._marks.after
        last = number
        while type(event := self._next()) is not yaml.MappingEndEvent:
            at = len(after)
            key = self._key(event, at, depth + 1)
            value = self._value(self._next(), depth + 1)  # an empty scalar where none is written
            if key in fields:
                again.append(Scalar(key, self._marks, at))
                after[last] = len(after)  # the next field begins behind what stands there again
            else:
                fields[key] = value
                last = at + 1
        if again:
            self._marks.again[number] = tuple(again)
            if not check_duplicates(again, Mapping(fields, self._marks, number), self.problems):
                raise _Refused
        return fields

    def _key(self, event: Any, number: int, depth: int) -> str:
        text = self._value(event, depth)
        if isinstance(text, str) and (sound := self._sound_keys.get(text)):
            return sound
        return self._checked_key(event, text, number)

    def _checked_key(self, event: Any, text: object, number: int) -> str:
        """The name of a field that was not met before."""
        if not isinstance(text, str):
            self._refuse(event, "the name of a field must be a word", "remove the brackets or braces")
        if text[:1].isalnum() and text.isascii() and len(text) <= MAX_FIELD_NAME:  # as nearly all are
            self._sound_keys[text] = text
            return text
        key = Scalar(text, self._marks, number)
        if MAX_FIELD_NAME < len(text) <= MAX_TEXT:
            self._tell_too_long(key.location, f"this name of a field has {len(text):,} characters", MAX_FIELD_NAME)
        if text == "<<" and key.is_plain:
            self._refuse(event, "'<<' merges another value into this one", "write the fields out")
        if has_marks(text):
            text = without_marks_told(text, key.location, self.problems)
        start = key.location.start
        if key.is_plain and has_a_bullet(self.file, start):  # the parser takes the bullet for a part of the name
            complaint = Complaint(jargon="expected '-' indicator", began=start, noticed=start)
            _add_mistake(self.file, self.problems, complaint)
            raise _Refused
        return text

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
