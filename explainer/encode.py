"""One encoder for each format that contributed text may enter. Each makes any text inert in its format."""

from __future__ import annotations

import json
import re

from markupsafe import Markup, escape

__all__ = [
    "as_csv_cell",
    "as_html",
    "as_ics_text",
    "as_json_in_script",
    "as_markdown_source",
    "as_plain_words",
    "as_xml",
    "as_yaml_comment",
    "as_yaml_quoted",
    "as_yaml_string",
    "as_yaml_value",
]

_NO_PLAIN_WORD = re.compile(r"(?!(?<=[^\W_])[-'](?=[^\W_]))[^\w ,;’“”–—]|_")

# What begins or ends a construct of CommonMark inside a line, and what makes the start of a line more than text.
_MARKDOWN_INSIDE = re.compile(r"[\\`*_\[\]<]|&(?=[#\w])")
_MARKDOWN_START = re.compile(r"(?:[#>+~=-]|(?<=\d)[.)])")

# Texts that YAML reads as themselves without quotation marks: no sign at the start, no end of a key, no comment.
_YAML_PLAIN = re.compile(r"(?!null$)[^\W_](?:[^\s:#]|:(?=[^\s:#])|(?<! )#| (?=[^ #]))*", re.IGNORECASE)
_YAML_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")

# What may stand between the end of one cell and a formula; the wide forms are read as formulas by East Asian
# spreadsheets. Quotation marks are passed over, because a spreadsheet with other separators takes those at the start of
# its cell away.
_BEFORE_FORMULA = re.compile(r"(?<![;\s\"])[;\s\"]*+(?=[=+\-@＝＋－＠])")
_CELL_ENDS = frozenset(";\t\r\n")
_CSV_SPECIAL = re.compile(r"[\",;\t\r\n]")

# What XML 1.0 cannot hold in any form, not even as a reference (2.2).
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_ICS_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_ICS_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


def as_html(text: str) -> Markup:
    """Text for an HTML element or a quoted attribute."""
    return escape(text)


def as_plain_words(text: str) -> Markup:
    """Text for Markdown on a code host, as nothing but words.

    A code host makes links of bare addresses and of names after @ and #, and pictures of :words:. So every sign that is
    no letter, digit, space or mark of common prose becomes a character reference; hyphens and apostrophes may stay
    inside a word.
    """
    line = re.sub(r"\s+", " ", text)
    return Markup(_NO_PLAIN_WORD.sub(lambda m: f"&#{ord(m.group())};", line))  # noqa: S704


def as_json_in_script(value: object) -> Markup:
    """JSON for a data block in a ``<script>`` element, which nothing in it can end (WHATWG HTML, 4.12.1.3)."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704


def as_xml(text: str) -> Markup:
    """Text for an XML element or a quoted attribute, without the characters that no XML may hold (XML 1.0, 2.2)."""
    return escape(_NO_XML.sub("", text))


def as_yaml_string(text: str) -> str:
    """A quoted scalar for YAML front matter; JSON strings are YAML strings (YAML 1.2, 1.2)."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def as_markdown_source(text: str) -> str:
    """A paragraph of plain text as Markdown that people go on editing: one line, with as few backslashes as it needs.

    It leaves quotation marks and spaces that do not break lines as they are.
    """
    line = _MARKDOWN_INSIDE.sub(r"\\\g<0>", re.sub(r"[ \t\n\r\f\v]+", " ", text).strip())
    start = re.match(r"\d*", line, re.ASCII)
    assert start is not None
    if _MARKDOWN_START.match(line, start.end()):
        return f"{line[: start.end()]}\\{line[start.end() :]}"
    return line


def as_yaml_value(text: str) -> str:
    """A scalar for a block of YAML: as it is where that is safe, else between quotation marks, every space kept."""
    if _YAML_PLAIN.fullmatch(text) and text.isprintable() and not text.endswith('"'):  # which looks like a slip
        return text
    return as_yaml_quoted(text)


def as_yaml_quoted(text: str, mark: str = '"') -> str:
    """A scalar of YAML between quotation marks, every space kept: single ones if wanted and nothing needs an escape."""
    if mark == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return _YAML_CONTROL.sub(lambda m: f"\\u{ord(m.group()):04x}", json.dumps(text, ensure_ascii=False))


def as_yaml_comment(text: str) -> str:
    """A comment of YAML, which nothing in it can end: one line without control characters."""
    return _YAML_CONTROL.sub("", f"# {' '.join(text.split())}".rstrip())


def as_csv_cell(text: str) -> str:
    """A cell of CSV (RFC 4180) that no spreadsheet takes for a formula: an apostrophe in front makes it text.

    Also after a semicolon, a tab or a line end, where a spreadsheet set to other separators would begin a new cell.
    """
    text = _BEFORE_FORMULA.sub(_marked_as_text, text)
    return '"' + text.replace('"', '""') + '"' if _CSV_SPECIAL.search(text) else text


def _marked_as_text(gap: re.Match[str]) -> str:
    """What stands before the sign of a formula, with an apostrophe if a cell may begin there."""
    return gap[0] + "'" * (gap.start() == 0 or not _CELL_ENDS.isdisjoint(gap[0]))


def as_ics_text(text: str) -> str:
    """A TEXT value of iCalendar (RFC 5545, 3.3.11): escaped, on one line, without control characters."""
    lines = _ICS_LINE_END.sub("\n", text)
    escaped = re.sub(r"[\\;,]", r"\\\g<0>", _ICS_CONTROL.sub("", lines))
    return escaped.replace("\n", "\\n")
