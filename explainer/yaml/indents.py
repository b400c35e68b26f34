"""Which line is indented wrongly, where two do not fit each other.

A parser takes the first line of a block for the measure of all others, and complains of the next one that differs. If
it was the first that its author put in the wrong place, the lines around tell so.
"""

from __future__ import annotations

import re

from explainer.diagnostics.locations import SourceText

__all__ = ["wrong_line"]

_STEP = 2  # spaces by which people indent here
_MARGIN = re.compile(r" *(?P<dash>- +)?")
_NO_CONTENT = re.compile(r" *(?:#|$)")


def wrong_line(file: SourceText, line: int) -> int:
    """The line that is to be moved where the parser complains of the beginning of ``line``; both count from 1."""
    lines = _Lines(file)
    for first in lines.firsts(line):
        if lines.is_astray(first, line):
            return first
    return line


class _Lines:
    def __init__(self, file: SourceText) -> None:
        self._lines = ["", *file.text.split("\n")]  # from 1

    def firsts(self, line: int) -> list[int]:
        """The lines above that may begin the block in which ``line`` was meant to stand."""
        indent = self._indent(line)
        below = line
        for number in self._above(line):
            if self._indent(number) < indent:
                is_first = all(self._indent(other) < self._indent(number) for other in self._above(number)[:1])
                return [below, number] if is_first else [below]
            below = number
        return []

    def is_astray(self, first: int, line: int) -> bool:
        """Whether the first line of a block stands alone where it is, and ``line`` stands where lines usually do."""
        if first == line:
            return False
        around = next(
            (self._indent(number) for number in self._above(first) if self._indent(number) < self._indent(first)), None
        )
        if around is None:
            return False
        of_items = self._has_dash(line)
        here, there = (self._indent(n) if of_items else self._margin(n) for n in (first, line))
        usual = around + (2 * _STEP if self._has_dash(first) and not of_items else _STEP)
        block = [self._indent(n) if of_items else self._margin(n) for n in self._below(first, around)]
        return here not in (usual, *block) and (there == usual or block.count(there) > 1)

    def _above(self, line: int) -> list[int]:
        return [number for number in range(line - 1, 0, -1) if self._is_content(number)]

    def _below(self, line: int, around: int) -> list[int]:
        """The lines of a block below its first: down to the next that is indented no more than what is around it."""
        found = []
        for number in range(line + 1, len(self._lines)):
            if self._is_content(number):
                if self._indent(number) <= around:
                    break
                found.append(number)
        return found

    def _is_content(self, line: int) -> bool:
        return _NO_CONTENT.match(self._lines[line]) is None

    def _has_dash(self, line: int) -> bool:
        return self._lines[line].lstrip().startswith("- ")

    def _indent(self, line: int) -> int:
        return len(self._lines[line]) - len(self._lines[line].lstrip(" "))

    def _margin(self, line: int) -> int:
        """The indent, and what a dash takes."""
        found = _MARGIN.match(self._lines[line])
        assert found
        return found.end()
