"""Applying edits to a file.

Everything outside an edit stays as it is in the file, byte for byte: comments, layout, line ends, a byte order mark,
decomposed letters. Offsets of edits count in the normalised text of a SourceText, so they are translated to offsets in
the raw text here. Nothing here decides what to change.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import accumulate, pairwise

from explainer.diagnostics.locations import Edit, SourceText, unified

__all__ = ["apply_edits"]

_LINE_END = re.compile(r"\r\n|\r|\n")


def apply_edits(file: SourceText, edits: Iterable[Edit]) -> SourceText:
    """The file with every edit made.

    Raises:
        ValueError: Two edits clash, or one starts or ends between a letter and its combining mark.
    """
    ordered = sorted(edits, key=lambda edit: edit.location.start)
    if any(one.clashes_with(other) for one, other in pairwise(ordered)):
        raise ValueError(f"two edits of {file.path} clash")
    found = _LINE_END.search(file.raw)
    line_end = found.group() if found else "\n"
    raw_offset = _raw_offsets(file)
    parts, at = [], 0
    for edit in ordered:
        parts += [file.raw[at : raw_offset(edit.location.start)], edit.text.replace("\n", line_end)]
        at = raw_offset(edit.location.end)
    return SourceText(file.path, "".join([*parts, file.raw[at:]]))


def _raw_offsets(file: SourceText) -> Callable[[int], int]:
    """A function from an offset in the normalised text to the offset of the same place in the raw text."""
    # the byte order mark is in the raw text alone
    start = 1 if file.raw.startswith("\ufeff") else 0
    starts = [start, *(match.end() for match in _LINE_END.finditer(file.raw)), len(file.raw)]
    is_as_written = unified(file.raw) == file.text

    @cache
    def places(line: int) -> tuple[list[int], list[int]]:
        """Where each letter of a line starts, and where the last ends: columns of the text from 0, and raw offsets."""
        letters = list(_letters(file.raw[starts[line - 1] : starts[line]]))
        columns = accumulate((len(_composed(letter)) for letter in letters), initial=0)
        return list(columns), [*accumulate(map(len, letters), initial=starts[line - 1]), starts[line]]

    def raw_offset(offset: int) -> int:
        line, column = file.position(offset)
        if is_as_written:
            return starts[line - 1] + column - 1
        columns, offsets = places(line)
        letter = bisect_right(columns, column - 1) - 1
        begin = file.offset(line) + columns[letter]
        return offsets[letter] + _raw_length(file.raw[offsets[letter] : offsets[letter + 1]], file.text[begin:offset])

    return raw_offset


def _raw_length(letter: str, part: str) -> int:
    """The length of the start of a raw letter with its marks that becomes ``part`` when it is composed."""
    found = (end for end in range(len(letter), -1, -1) if _composed(letter[:end]) == part)
    length = next(found, None)
    if length is None:
        raise ValueError(f"an edit starts or ends inside the letter '{letter}'")
    return length


def _letters(raw: str) -> Iterator[str]:
    """The pieces of a text that compose independently of each other, in time linear in its length."""
    start = 0
    for at, char in enumerate(raw):
        if at > start and not unicodedata.combining(char):
            letter = raw[start:at]
            # a vowel of Hangul is no combining mark, and yet joins the consonant before it to one syllable
            if char.isascii() or _composed(letter + char) == _composed(letter) + _composed(char):
                yield letter
                start = at
    if start < len(raw):
        yield raw[start:]


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
