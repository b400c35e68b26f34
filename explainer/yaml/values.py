"""Values to YAML as people write it, for entries that a program proposes or appends.

The style is that of the data files: an indent of two spaces, ids in flow sequences, long texts folded. What a person
still has to write is a ``Blank``: a field without a value, with a comment that says what belongs there.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from explainer.encode import as_yaml_comment, as_yaml_value

__all__ = ["Blank", "Value", "appended", "as_comment", "write_fields"]

_WIDTH = 120
_ID = re.compile(r"[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Blank:
    """A value that a person has to write; ``hint`` tells what belongs there."""

    hint: str


Value: TypeAlias = "str | Blank | Sequence[Value] | Mapping[str, Value]"
"""A text, a blank, a list, or fields by name."""


def write_fields(fields: Mapping[str, Value]) -> str:
    """Fields as lines of YAML, each with its line end. Their names are not escaped: they are ids or words of ours."""
    return "".join(f"{line}\n" for line in _fields(fields, ""))


def as_comment(text: str) -> str:
    """Lines of YAML as comments, which people accept by deleting the ``# ``."""
    return "".join(f"# {line}\n" if line else "#\n" for line in text.splitlines())


def appended(text: str, block: str) -> str:
    """The text of a file with a block appended after one blank line, in the line ends of the file."""
    end = "\r\n" if "\r\n" in text else "\n"
    if text and not text.endswith(("\n", "\r")):
        text += end
    between = end if text.strip("\ufeff\r\n") else ""
    return text + between + block.replace("\n", end)


def _fields(fields: Mapping[str, Value], margin: str) -> Iterator[str]:
    for name, value in fields.items():
        yield from _field(f"{margin}{name}:", value, margin + "  ")


def _field(start: str, value: Value, margin: str) -> Iterator[str]:
    """The lines of one field; ``margin`` is the indent of those after the first."""
    if isinstance(value, Blank):
        yield f"{start}  {as_yaml_comment(value.hint)}"
    elif isinstance(value, str):
        yield from _text(start, value, margin)
    elif isinstance(value, Mapping):
        yield from (start, *_fields(value, margin)) if value else (f"{start} {{}}",)
    elif all(isinstance(item, str) and _ID.fullmatch(item) for item in value):
        yield f"{start} [{', '.join(map(str, value))}]"
    else:
        yield start
        for item in value:
            yield from _item(item, margin)


def _item(item: Value, margin: str) -> Iterator[str]:
    """The lines of one item of a list, the dash in front of the first."""
    if isinstance(item, Mapping) and item:
        first, *rest = _fields(item, margin + "  ")
        yield f"{margin}- {first.removeprefix(margin + '  ')}"
        yield from rest
    else:
        yield from _field(f"{margin}-", item, margin + "  ")


def _text(start: str, text: str, margin: str) -> Iterator[str]:
    """A text on one line if it fits; a longer one as a folded block scalar, if folding keeps every character."""
    line = f"{start} {as_yaml_value(text)}"
    # a folded scalar is read with a space for each line end, so its lines may break at spaces alone
    folded = textwrap.wrap(text, _WIDTH - len(margin), break_long_words=False, break_on_hyphens=False)
    if len(line) <= _WIDTH or len(folded) < 2 or not _folds(text, folded):
        yield line
    else:
        yield f"{start} >-"
        yield from (margin + part for part in folded)


def _folds(text: str, folded: Sequence[str]) -> bool:
    """Whether a block scalar of these lines is read as the text: only single spaces are lost, nothing is escaped."""
    # no-break spaces and joiners are not "printable" in Python, and need no escape in YAML
    words = text.replace("\u00a0", "").replace("\u202f", "").replace("\u200c", "")
    return " ".join(folded) == text and words.isprintable() and not any(line[:1].isspace() for line in folded)
