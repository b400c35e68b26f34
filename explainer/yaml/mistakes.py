"""What the parser of YAML complains of, in the words of people who write it, at the place where they made the mistake.

Parsers notice a mistake where they cannot go on, which is often lines after it was made, and name it in terms of their
grammar. Here the text itself is looked at for what was probably meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from explainer.diagnostics.locations import Edit, Location, SourceText
from explainer.encode import as_yaml_quoted

__all__ = ["NO_INDENT", "QUOTE_IT", "Complaint", "Mistake", "has_a_bullet", "mistake"]

Told = tuple[str, str]
"""A message and its remedy."""

QUOTE_IT = "put the text between quotation marks"
"""The remedy for most texts that YAML takes for something else."""

NO_INDENT: Told = ("this field stands at the start of the line, where only ids stand", "indent it by two spaces")
"""What is told of a field that fell out of its entry."""

_INDENT = ("this does not fit the lines around it", "indent it like its neighbours")
_NO_SUCH_START = ("no text can start with this character", QUOTE_IT)
_BACKSLASH = ("a backslash stands before something it cannot change", "use single quotation marks instead")
_APOSTROPHE = ("this apostrophe ends the text", "put the whole text between double quotation marks")
_TOO_LATE = ("nothing may follow the closing quotation mark or bracket", "put the whole text between quotation marks")
_CURLY_MARKS = ("curly quotation marks do not hold a text with a colon together", "write straight ones, ' or \"")
_SPACE_MISSING = ("a space is missing after the colon", "write 'field: value', with a colon and a space")
_COLON_MISSING = ("a colon is missing after the first word", "write 'field: value', with a colon and a space")
_EQUALS_SIGN = ("an equals sign stands in place of a colon", "write 'field: value'")
_NO_DASH = ("an item of a list starts with a dash and a space", "write - and a space before its first word")
_NEVER_CLOSED = ("this quotation mark is not closed on its line", "close it, or take it away")
_INSIDE_COLON = ("a second colon stands here inside brackets", QUOTE_IT)
_NO_COMMA = ("a comma is missing before this", "separate with commas; put the whole text between quotation marks")
_EXCLAMATION_MARK = ("a text that starts with ! is read as an instruction", QUOTE_IT)
_PERCENT_SIGN = ("a line that starts with % is read as an instruction", "delete the line, or indent the text")

# What the parser says, what we say, and what to do about it; the first words that occur win.
_PLAIN_WORDS = (
    ("mapping values are not allowed", "a second colon stands on this line", QUOTE_IT),
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
    ("found unexpected ':'", "a colon stands here inside brackets", QUOTE_IT),
    ("scanning a directive", *_PERCENT_SIGN),
    ("YAML document", *_PERCENT_SIGN),
    (" tag", *_EXCLAMATION_MARK),
    ("escape", *_BACKSLASH),
    ("hexdecimal", *_BACKSLASH),
    ("<document start>", "nothing may follow the end of the brackets", "delete what follows, or " + QUOTE_IT),
)  # fmt: skip

# Where these are noticed is not where they are made: we point to what was begun and never ended.
_BEGAN_EARLIER = ("unexpected end of stream", "expected ',' or", "could not find expected ':'", "scanning an a")

# A field whose value stands right after the colon, or after a space that is not the space of the keyboard.
_NO_SPACE = re.compile(r"[^\s:]+:(?=[^ \n])")
_BEFORE_EQUALS = re.compile(r"\w+ *(?==)")
_BULLET = re.compile(r" +(?P<sign>(?:-(?! )|[–—•●▪·]|[*+](?= ))[^\S\n]*)(?=\w[^\n]*:)")

# What the first field of an entry or of an item may lack: up to where it lacks it, and what to say of it.
_MARGIN = r"(?P<margin> *(?:- +)?)"
_FIRST_FIELDS = (
    (re.compile(_MARGIN + r"[a-z][\w-]*:(?=[^ \n])(?!//)"), _SPACE_MISSING),
    (re.compile(_MARGIN + r"\w+ *(?==)"), _EQUALS_SIGN),
    (re.compile(_MARGIN + r"[a-z][\w-]*(?=(?: [^\n:]*)?$)", re.MULTILINE), _COLON_MISSING),
)
_CURLY = re.compile("[“”„«»]")
_CURLY_AROUND = re.compile(r"[“”„]([^“”„\"\\\n]+)[“”„](?= *(?:\n|$))")

_FIELD_ALONE = re.compile(r" *(?:- +)*[a-z][\w-]*:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """What the parser says: its words, and the offsets where what it read began and where it noticed the mistake."""

    jargon: str
    began: int
    noticed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """What the author did, what to do about it, where, and the edits that do it where it is clear what was meant."""

    message: str
    remedy: str
    location: Location
    edits: tuple[Edit, ...]


def mistake(source: SourceText, complaint: Complaint) -> Mistake:
    """The mistake behind a complaint."""
    offset, told = _in_plain_words(source, complaint)
    message, remedy = told
    where = Location(source, offset, offset + 1)
    return Mistake(message=message, remedy=remedy, location=where, edits=tuple(_certain_edits(source, offset, told)))


def _certain_edits(source: SourceText, offset: int, told: Told) -> Iterator[Edit]:
    """What mends a mistake of which it is clear what was meant."""
    if told == _CURLY_MARKS and (found := _CURLY_AROUND.match(source.text, offset)):
        yield Edit(Location(source, found.start(), found.start(1)), '"')
        yield Edit(Location(source, found.end(1), found.end()), '"')
    begin = source.text.rfind("\n", 0, offset) + 1
    is_address = source.text.startswith("//", offset)
    if told == _NO_DASH and (bullet := _BULLET.match(source.text, begin)):
        yield Edit(Location(source, *bullet.span("sign")), "- ")
    if told == _SPACE_MISSING and not is_address and _FIELD_ALONE.fullmatch(source.text, begin, offset):
        yield Edit(Location(source, offset, offset + source.text[offset].isspace()), " ")


def _in_plain_words(source: SourceText, complaint: Complaint) -> tuple[int, Told]:
    """Where the mistake stands, and what to say of it."""
    jargon, noticed = complaint.jargon, complaint.noticed
    line, column = source.position(noticed)
    before = source.line(line)[: column - 1]
    if "mapping values" in jargon and ":" not in before:
        start = noticed - len(before.lstrip(" "))
        return _of_line_above(source, start) or (start, _INDENT)
    offset = complaint.began if any(said in jargon for said in _BEGAN_EARLIER) else noticed
    if "could not find expected ':'" in jargon:
        if found := _NO_SPACE.match(source.text, offset):
            return found.end(), _SPACE_MISSING
        if found := _BEFORE_EQUALS.match(source.text, offset):
            return found.end(), _EQUALS_SIGN
    if closer := _closer_look(source, complaint):
        return closer
    unknown = ("this cannot be read as YAML", "check indentation, colons and quotation marks")
    return offset, next(((message, remedy) for said, message, remedy in _PLAIN_WORDS if said in jargon), unknown)


def _of_line_above(source: SourceText, start: int) -> tuple[int, Told] | None:
    """What is wrong in the line above a field that does not fit there, although it is right itself."""
    line, column = source.position(start)
    if line == 1:
        return None
    above = source.offset(line - 1)
    if found := _BULLET.match(source.text, above):
        return found.start("sign"), _NO_DASH
    for form, told in _FIRST_FIELDS:
        if (found := form.match(source.text, above)) and len(found["margin"]) == column - 1:
            return found.end(), told
    if column > 1 and re.match(r"[a-z][\w-]*: +\S", source.line(line - 1)):
        return above, NO_INDENT
    return None


def _closer_look(source: SourceText, complaint: Complaint) -> tuple[int, Told] | None:
    """What the line at fault tells more exactly than the parser does."""
    jargon, noticed = complaint.jargon, complaint.noticed
    line, column = source.position(noticed)
    before, after = source.line(line)[: column - 1], source.line(line)[column - 1 :]
    if "mapping values" in jargon and (curly := _CURLY.search(before)):
        return noticed - len(before) + curly.start(), _CURLY_MARKS
    for place in (noticed, complaint.began):
        if "expected" in jargon and has_a_bullet(source, place):
            return place, _NO_DASH
    if before.strip(" -") and any(said in jargon for said in ("expected key", "expected '-'")):
        return _after_a_mark(source, before, noticed)
    if "expected ',' or" in jargon and source.position(complaint.began)[0] == line and after.strip():
        return noticed, _INSIDE_COLON if after.startswith(":") else _NO_COMMA
    return None


def has_a_bullet(source: SourceText, offset: int) -> bool:
    """Whether an item of a list stands there that starts with another sign than a dash, or without its space."""
    line, _ = source.position(offset)
    bullet = _BULLET.match(source.text, source.offset(line))
    return bullet is not None and bullet.start("sign") == offset


def _after_a_mark(source: SourceText, before: str, noticed: int) -> tuple[int, Told]:
    """What ended too early, or was begun lines above and never ended."""
    mark = before[-1]
    if mark in "'\"" and before.count(mark) == 1:
        return source.text.rfind(mark, 0, noticed - 1), _NEVER_CLOSED
    if mark == "'":
        return noticed - 1, _APOSTROPHE
    if opened := re.search(r'[:-] +(?=")', before):
        start = noticed - len(before) + opened.end()
        return start, _of_inner_marks(re.split(r"\n| +#", source.text[start:], maxsplit=1)[0].rstrip())
    return noticed, _TOO_LATE


def _of_inner_marks(text: str) -> Told:
    """What to say of a text of which only a part stands between quotation marks."""
    message = "these quotation marks hold only a part of the text"
    mended = as_yaml_quoted(text, "'")
    return message, f"put the whole text between single quotation marks: {mended}"
