"""Style sheets that load nothing from elsewhere, and the styles inside of drawings. The only importer of tinycss2.

Styles are read by tokens, as browsers read them (CSS Syntax 3): an address may be written with escapes, as a string
that a function takes for one, or in a custom property; and where it ends, the file may end too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import tinycss2

from explainer.admission.file import File
from explainer.admission.text_files import read_file
from explainer.diagnostics.locations import Location
from explainer.diagnostics.problems import Code, Problems

__all__ = ["StyleFault", "admit_style_sheet", "style_faults"]

_FOREIGN = re.compile(r"[a-z][a-z0-9+.-]*:|//")
_INLINE = ("data:image/", "data:font/")
_IGNORED = re.compile(r"^[\x00-\x20]+|[\t\n\r]+")
"""What browsers leave out of an address (WHATWG URL, "basic URL parser"); a backslash is a slash to them."""

_SERVE = "put the file into docs, and name it by a relative path"


class StyleFault(NamedTuple):
    """What a style may not hold, with its line and column, which both start at 1."""

    code: Code
    message: str
    remedy: str
    line: int
    column: int


def admit_style_sheet(file: File, problems: Problems) -> bytes | None:
    """A style sheet in which every address leads to a file of the site."""
    text = read_file(file, problems)
    if text is None:
        return None
    faults = list(style_faults(text.text))
    for fault in faults:
        start = text.offset(fault.line, fault.column)
        problems.error(fault.code, fault.message, Location(text, start, start + 1), fault.remedy)
    return None if faults else text.text.encode()


def style_faults(css: str, *, is_in_drawing: bool = False) -> Iterator[StyleFault]:
    """Every address of elsewhere in a style, all code, and every place where a browser has to guess what is meant.

    In a drawing, everything that is not part of the drawing is elsewhere.
    """
    for token in _tokens(tinycss2.parse_component_value_list(css, skip_comments=True)):
        found: tuple[Code, str, str] | None = None
        if token.type == "error":
            found = Code.REFUSED_FILE, f"this is no style: {token.message}", "close what was opened, or take it out"
        elif token.type == "function" and token.lower_name == "expression":
            found = Code.REFUSED_FILE, "'expression' is code", "take it out"
        elif token.type == "at-keyword" and is_in_drawing and token.lower_value == "import":
            found = Code.REFUSED_FILE, "'@import' in a drawing", "write the style into the drawing"
        elif token.type == "url" and is_in_drawing and not token.value.startswith("#"):
            found = Code.FOREIGN_ADDRESS, f"'{token.value[:60]}' is no part of the drawing", _SERVE
        elif token.type in ("url", "string") and _is_foreign(token.value):
            message = f"'{token.value[:60]}' would be loaded from elsewhere"
            found = Code.FOREIGN_ADDRESS, message, _SERVE
        if found:
            yield StyleFault(*found, token.source_line, token.source_column)


def _tokens(nodes: list[Any]) -> Iterator[Any]:
    """All tokens, also those in functions and blocks; in square brackets a string is what a selector compares."""
    waiting = nodes[::-1]
    while waiting:
        node = waiting.pop()
        if node.type == "[] block":
            continue
        yield node
        waiting.extend(reversed(getattr(node, "content", None) or getattr(node, "arguments", None) or ()))


def _is_foreign(address: str) -> bool:
    plain = _IGNORED.sub("", address).replace("\\", "/").lower()
    return bool(_FOREIGN.match(plain)) and not plain.startswith(_INLINE)
