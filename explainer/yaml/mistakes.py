"""Syntax errors of YAML in the words of people who write it, at the place where they made the mistake.

A parser notices a mistake where it cannot go on, which is often lines after it was made, and names it in terms of its
grammar. Here the text around that place is searched for what was probably meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from explainer.diagnostics.locations import Edit, Location, SourceText
from explainer.encode import as_yaml_quoted
from explainer.yaml.indents import wrong_line

__all__ = ["BEFORE_A_FIELD", "NO_INDENT", "QUOTE_IT", "Complaint", "Mistake", "find_mistake", "has_a_bullet"]

Wording = tuple[str, str]
"""A message and its remedy."""

QUOTE_IT = "put the text between quotation marks"
"""The remedy for most texts that YAML takes for something else."""

NO_INDENT: Wording = ("this field stands at the start of the line, where only ids stand", "indent it by two spaces")
"""What to say of a field that lost its indent, and so fell out of its entry."""

BEFORE_A_FIELD: Wording = ("something stands before the field", "delete it, and indent the field like its neighbours")
"""What to say of a field that has other signs before it."""

_INDENT = ("this does not fit the lines around it", "indent it like its neighbours")
_NO_SUCH_START = ("no text can start with this character", QUOTE_IT)
_BACKSLASH = ("a backslash stands before something it cannot change", "use single quotation marks instead")
_APOSTROPHE = ("this apostrophe ends the text", "put the whole text between double quotation marks")
_TOO_LATE = ("nothing may follow the closing quotation mark or bracket", "put the whole text between quotation marks")
_CURLY_MARKS = ("curly quotation marks do not hold a text with a colon together", "write straight ones, ' or \"")
_SPACE_MISSING = ("a space is missing after the colon", "write 'field: value', with a colon and a space")
_COLON_MISSING = ("a colon is missing after the first word", "write 'field: value', with a colon and a space")
_EQUALS_SIGN = ("an equals sign stands in place of a colon", "write 'field: value'")
_OTHER_SIGN = ("another sign stands in place of a colon", "write 'field: value', with a colon and a space")
_THREE_DOTS = ("three dots on a line of their own end the file", "delete the line")
_DASH_OF_AN_ID = ("a dash stands at the start of the line, where only ids stand", "delete it")
_NO_DASH = ("an item of a list starts with a dash and a space", "write - and a space before its first word")
_NEVER_CLOSED = ("this quotation mark is not closed on its line", "close it, or take it away")
_INSIDE_COLON = ("a second colon stands here inside brackets", QUOTE_IT)
_NO_COMMA = ("a comma is missing before this", "separate with commas; put the whole text between quotation marks")
_EXCLAMATION_MARK = ("a text that starts with ! is read as an instruction", QUOTE_IT)
_PERCENT_SIGN = ("a line that starts with % is read as an instruction", "delete the line, or indent the text")

# What libyaml says (scanner.c, parser.c), our message, and the remedy; the first words that occur in its message win.
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
    # tabs before a text were told before the parser saw the file
    ("found a tab character", "a tab stands on an empty line here", "delete the tab"),
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
    ("hexdecimal", *_BACKSLASH),  # as libyaml spells it
    ("<document start>", "nothing may follow the end of the brackets", "delete what follows, or " + QUOTE_IT),
)  # fmt: skip

_MISFITS = ("expected key", "expected '-' indicator")

# For these, the parser notices where the text ends or goes wrong; the mistake is at what was begun and never closed.
_BEGAN_EARLIER = (
    "unexpected end of stream",
    "expected ',' or",
    "could not find expected ':'",
    "scanning an a",
)  # … alias, anchor

# A field without a space (U+0020) after its colon, which YAML therefore takes for a text.
_NO_SPACE = re.compile(r"[^\s:]+:(?=[^ \n])")
_BEFORE_EQUALS = re.compile(r"\w+ *(?==)")
# … or before what looks like one.
_SIGNS = ";\uff1b\uff1a\ufe55\ua789\u2236"
_BEFORE_OTHER_SIGN = re.compile(rf"\w+ *(?=[{_SIGNS}])")
_INSTEAD = ((_BEFORE_OTHER_SIGN, _OTHER_SIGN), (_NO_SPACE, _SPACE_MISSING), (_BEFORE_EQUALS, _EQUALS_SIGN))
# A line that begins where ids do, and is a field; what stands there before it.
_FALLEN = re.compile(r"(?P<before>[^\s:#-]+ +)?[a-z][\w-]*: +\S")
_AT_THE_START = re.compile(rf"^{_FALLEN.pattern}", re.MULTILINE)
# An id without its colon, or with another sign in its place.
_ID_ALONE = re.compile(rf"[\w-]+(?=(?P<sign>[{_SIGNS}])? *$)", re.MULTILINE)
# What stands for the dash of an item: a dash without its space, or a sign that word processors put there.
_BULLETS = re.compile("[-–—•●▪·*+]")
_BULLET = re.compile(r" +(?P<sign>(?:-(?! )|[–—•●▪·]|[*+](?= ))[^\S\n]*)(?=\w[^\n]*:)")
_FARTHEST = 200  # columns that an item may be indented; keys further on in a long line are not looked at one by one

# What the first field of an entry or of an item may lack: a pattern that ends where it is missing, and what to say.
_MARGIN = r"(?P<margin> *(?:- +)?)"
_FIRST_FIELDS = (
    (re.compile(_MARGIN + _BEFORE_OTHER_SIGN.pattern), _OTHER_SIGN),
    (re.compile(_MARGIN + r"[a-z][\w-]*:(?=[^ \n])(?!//)"), _SPACE_MISSING),
    (re.compile(_MARGIN + _BEFORE_EQUALS.pattern), _EQUALS_SIGN),
    (re.compile(_MARGIN + r"[a-z][\w-]*(?=(?: [^\n:]*)?$)", re.MULTILINE), _COLON_MISSING),
)
_CURLY = re.compile("[“”„«»]")
# A whole value between curly quotation marks, without any sign that straight ones would give a meaning.
_CURLY_AROUND = re.compile(r"[“”„]([^“”„\"\\\n]+)[“”„](?= *(?:\n|$))")
_FIELD_ALONE = re.compile(r" *(?:- +)*[a-z][\w-]*:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """An error of the parser: its words, and the offsets where the construct began and where it noticed the mistake."""

    jargon: str
    began: int
    noticed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """What the author did, what to do about it, where, and the edits that do it if it is clear what was meant."""

    message: str
    remedy: str
    location: Location
    edits: tuple[Edit, ...]


def find_mistake(file: SourceText, complaint: Complaint) -> Mistake:
    """The mistake that made the parser complain."""
    offset, wording = _in_plain_words(file, complaint)
    message, remedy = wording
    where = Location(file, offset, offset + 1)
    return Mistake(message=message, remedy=remedy, location=where, edits=tuple(_certain_edits(file, offset, wording)))


def _certain_edits(file: SourceText, offset: int, wording: Wording) -> Iterator[Edit]:
    """The edits that fix a mistake, if it is clear what was meant."""
    if wording == _CURLY_MARKS and (found := _CURLY_AROUND.match(file.text, offset)):
        yield Edit(Location(file, found.start(), found.start(1)), '"')
        yield Edit(Location(file, found.end(1), found.end()), '"')
    begin = file.text.rfind("\n", 0, offset) + 1
    is_address = file.text.startswith("//", offset)  # the colon of "https://" is none of a field
    if wording == _NO_DASH and (bullet := _BULLET.match(file.text, begin)):
        yield Edit(Location(file, *bullet.span("sign")), "- ")
    if wording == _SPACE_MISSING and not is_address and _FIELD_ALONE.fullmatch(file.text, begin, offset):
        yield Edit(Location(file, offset, offset + file.text[offset].isspace()), " ")


def _in_plain_words(file: SourceText, complaint: Complaint) -> tuple[int, Wording]:
    """The offset of the mistake, and what to say of it."""
    jargon, noticed = complaint.jargon, complaint.noticed
    line, column = file.position(noticed)
    before = file.line(line)[: column - 1]
    # a colon without another one before it in its line is right; the line does not go with the one above it
    is_field = "mapping values" in jargon and ":" not in before
    if is_field or (not before.strip() and any(said in jargon for said in _MISFITS)):
        start = noticed - len(before.lstrip(" "))
        if above := _of_line_above(file, start):
            return above
        wrong = _misfit(file, start)
        if is_field or wrong != start:
            return wrong, _INDENT
    began = file.position(complaint.began)
    if "expected '-' indicator" in jargon and began[1] == 1 and file.line(began[0]).startswith("- "):
        return complaint.began, _DASH_OF_AN_ID
    if "<document start>" in jargon and (earlier := _before_the_end(file, line)):
        return earlier
    offset = complaint.began if any(said in jargon for said in _BEGAN_EARLIER) else noticed
    if "could not find expected ':'" in jargon:
        for form, wording in _INSTEAD:
            if found := form.match(file.text, offset):
                return found.end(), wording
    if closer := _closer_look(file, complaint):
        return closer
    unknown = ("this cannot be read as YAML", "check indentation, colons and quotation marks")
    return offset, next(((message, remedy) for said, message, remedy in _PLAIN_WORDS if said in jargon), unknown)


def _of_line_above(file: SourceText, start: int) -> tuple[int, Wording] | None:
    """What is wrong in the line above a field that does not fit there, although it is right itself."""
    line, column = file.position(start)
    if line == 1:
        return None
    above = file.offset(line - 1)
    if found := _BULLET.match(file.text, above):
        return found.start("sign"), _NO_DASH
    if column > 1 and (found := _ID_ALONE.match(file.text, above)):
        return found.end(), _OTHER_SIGN if found["sign"] else _COLON_MISSING
    for form, wording in _FIRST_FIELDS:
        if (found := form.match(file.text, above)) and len(found["margin"]) == column - 1:
            return found.end(), wording
    fallen = _FALLEN.match(file.line(line - 1)) if column > 1 else None
    if fallen and fallen["before"]:
        return above, BEFORE_A_FIELD
    if fallen and len(_AT_THE_START.findall(file.text)) == 1:
        return above, NO_INDENT
    return None


def _before_the_end(file: SourceText, line: int) -> tuple[int, Wording] | None:
    """What ended the file for the parser before ``line``: an indent of the first line, or a line of three dots."""
    lines = [number for number in range(1, line) if file.line(number).strip() and file.line(number).lstrip()[0] != "#"]
    if lines and file.line(lines[0]).startswith(" "):
        return _begin(file, lines[0]), _INDENT
    if lines and file.line(lines[-1]).rstrip() == "...":
        return _begin(file, lines[-1]), _THREE_DOTS
    return None


def _begin(file: SourceText, line: int) -> int:
    """Where the text of a line begins."""
    return file.offset(line) + len(file.line(line)) - len(file.line(line).lstrip(" "))


def _misfit(file: SourceText, start: int) -> int:
    """Where the line begins that is indented wrongly: the one that begins at ``start``, or the first of its block."""
    line, _ = file.position(start)
    wrong = wrong_line(file, line)
    return start if wrong == line else _begin(file, wrong)


def _closer_look(file: SourceText, complaint: Complaint) -> tuple[int, Wording] | None:
    """What the line itself shows more exactly than the words of the parser."""
    jargon, noticed = complaint.jargon, complaint.noticed
    line, column = file.position(noticed)
    before, after = file.line(line)[: column - 1], file.line(line)[column - 1 :]
    if "mapping values" in jargon and (curly := _CURLY.search(before)):
        return noticed - len(before) + curly.start(), _CURLY_MARKS
    for place in (noticed, complaint.began):
        if "expected" in jargon and has_a_bullet(file, place):
            return place, _NO_DASH
    if before.strip(" -") and any(said in jargon for said in _MISFITS):
        return _after_a_mark(file, before, noticed)
    if "expected ',' or" in jargon and file.position(complaint.began)[0] == line and after.strip():
        return noticed, _INSIDE_COLON if after.startswith(":") else _NO_COMMA
    return None


def has_a_bullet(file: SourceText, offset: int) -> bool:
    """Whether an item of a list starts there with another sign than a dash, or with a dash without its space."""
    if not _BULLETS.match(file.text, offset):
        return False
    line, column = file.position(offset)
    if not 1 < column <= _FARTHEST:
        return False
    bullet = _BULLET.match(file.text, file.offset(line))
    return bullet is not None and bullet.start("sign") == offset


def _after_a_mark(file: SourceText, before: str, noticed: int) -> tuple[int, Wording]:
    """The quotation mark that closed too early, or the one that was opened lines above and never closed."""
    mark = before.rstrip()[-1]
    here = file.text.rfind(mark, 0, noticed)
    if mark in "'\"" and before.count(mark) == 1:
        return file.text.rfind(mark, 0, here), _NEVER_CLOSED
    if mark == "'":
        return here, _APOSTROPHE
    if opened := re.search(r'[:-] +(?=")', before):
        start = noticed - len(before) + opened.end()
        return start, _of_inner_marks(re.split(r"\n|(?<! ) +#", file.text[start:], maxsplit=1)[0].rstrip())
    return noticed, _TOO_LATE


def _of_inner_marks(text: str) -> Wording:
    """What to say of a text of which only the beginning stands between quotation marks."""
    message = "these quotation marks hold only a part of the text"
    mended = as_yaml_quoted(text, "'")
    return message, f"put the whole text between single quotation marks: {mended}"
