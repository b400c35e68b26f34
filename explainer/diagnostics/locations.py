"""Program input, places in it, and edits of it.

Offsets are code points, half-open; lines and columns start at 1. Nothing here reads the disk.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from explainer.words.characters import composed

__all__ = ["Edit", "Location", "SourceText", "unified"]


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of one input file. ``path`` is for people: relative to the project, with forward slashes.

    Line ends become ``\\n``, a byte order mark is dropped and letters are composed (Unicode NFC), so that the same
    words are the same code points in every later stage. ``raw`` is the text as it stands in the file.
    """

    path: str
    text: str
    raw: str = field(init=False, repr=False, compare=False)
    _starts: list[int] = field(init=False, repr=False, compare=False, default_factory=list)

    def __post_init__(self) -> None:
        object.__setattr__(self, "raw", self.text)
        object.__setattr__(self, "text", composed(unified(self.text)))

    @property
    def _line_starts(self) -> list[int]:
        """The offset of each line: counted when the first is asked for, as of most files none is."""
        if not self._starts:
            lengths = (len(line) + 1 for line in self.text.split("\n")[:-1])
            self._starts.extend(accumulate(lengths, initial=0))
        return self._starts

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        starts = self._line_starts
        line = bisect.bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of one line, without its line end."""
        return self.text[slice(*self.line_range(number))]

    def line_range(self, number: int) -> tuple[int, int]:
        """The offsets where a line starts and ends, without its line end: a long line need not be copied."""
        starts = self._line_starts
        end = len(self.text) if number == len(starts) else starts[number] - 1
        return starts[number - 1], end

    def offset(self, line: int, column: int = 1) -> int:
        """The offset of a line and column."""
        return self._line_starts[line - 1] + column - 1


def unified(raw: str) -> str:
    """The text of a file without a byte order mark, and with one sort of line ends."""
    return raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


class Location(NamedTuple):
    """A half-open range of a SourceText. It is printed as ``path:line:column``, which editors and terminals open."""

    file: SourceText
    start: int
    end: int

    @property
    def path(self) -> str:
        """The file's path."""
        return self.file.path

    @property
    def line(self) -> int:
        """Line of the first character."""
        return self.file.position(self.start)[0]

    @property
    def column(self) -> int:
        """Column of the first character."""
        return self.file.position(self.start)[1]

    @property
    def end_position(self) -> tuple[int, int]:
        """Line and column just after the last character."""
        return self.file.position(self.end)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Edit:
    """New text for a range of a file. Its lines end in ``\\n``; in the file they get the line ends that it has."""

    location: Location
    text: str

    def clashes_with(self, other: Edit) -> bool:
        """Whether only one of two edits can be made: they share a character, or start at the same offset."""
        one, two = self.location, other.location
        overlap = one.start < two.end and two.start < one.end
        return one.path == two.path and (overlap or one.start == two.start)
