"""Finding a quoted passage in plain text by a TextQuoteSelector (W3C Web Annotation Data Model, 4.2.4).

A passage is found exactly or not at all; only the kind of its spaces and its marks of direction do not count, because
nobody sees them. Fuzzy matching gives the author a hint, and never places a mark.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from explainer.words.characters import DIRECTION_MARKS, without_marks

__all__ = [
    "Bared",
    "Ranges",
    "TextQuoteSelector",
    "TextRange",
    "bared",
    "excerpt",
    "find_quote",
    "nearest_passage",
    "similarity",
]


_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f", " "))  # one for one, so that offsets stay
_LEAST_SIMILARITY = 65  # of a hint, from 0 to 100


class TextRange(NamedTuple):
    """A half-open range of code points: ``end`` is the offset after the last one."""

    start: int
    end: int

    def overlaps(self, other: TextRange) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


class Ranges:
    """Ranges that do not overlap each other, in order, so that one more need not be compared with all of them."""

    def __init__(self, ranges: Iterable[TextRange] = ()) -> None:
        self._found: list[TextRange] = []
        for one in ranges:
            self.add(one)

    def add(self, one: TextRange) -> bool:
        """Put one more in its place; false if it overlaps another, and is left out."""
        at = bisect_left(self._found, one)
        if any(one.overlaps(other) for other in self._found[max(0, at - 1) : at + 1]):
            return False
        self._found.insert(at, one)
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class TextQuoteSelector:
    """The words, and as much of the text right before and after them as it takes to select one place."""

    exact: str
    prefix: str = ""
    suffix: str = ""

    @property
    def whole(self) -> str:
        """All that must stand there, in the form of a bare text; empty where no words are looked for."""
        prefix, exact, suffix = map(_plain, (self.prefix, self.exact, self.suffix))
        return prefix + exact + suffix if exact else ""

    def target(self, bare: Bared, start: int) -> TextRange:
        """The range of the words where all that must stand there begins at ``start`` of a bare text."""
        begin = start + len(_plain(self.prefix))
        return bare.range_of(begin, begin + len(_plain(self.exact)))


def find_quote(text: str, selector: TextQuoteSelector) -> list[TextRange]:
    """Every place in ``text`` where the words stand between their prefix and suffix."""
    bare, whole, found = bared(text), selector.whole, list[TextRange]()
    at = bare.text.find(whole) if whole else -1
    while at >= 0:
        found.append(selector.target(bare, at))
        at = bare.text.find(whole, at + 1)  # occurrences may overlap, and are ambiguous all the more
    return found


def _plain(text: str) -> str:
    return text if text.isascii() else without_marks(text).translate(_SPACES)


@dataclass(frozen=True, slots=True)
class Bared:
    """A text without what nobody sees, and the offset that each character had; none if all of them had the same."""

    text: str
    offsets: tuple[int, ...] = ()

    def range_of(self, start: int, end: int) -> TextRange:
        """The range that a range of the bare text had."""
        return TextRange(self.offsets[start], self.offsets[end - 1] + 1) if self.offsets else TextRange(start, end)


@lru_cache(maxsize=16_384)  # every paragraph of a large story: each mention is looked for in all of them
def bared(text: str) -> Bared:
    """A text without marks of direction, and with plain spaces."""
    plain = _plain(text)
    if len(plain) == len(text):
        return Bared(plain)
    return Bared(plain, tuple(offset for offset, char in enumerate(text) if char not in DIRECTION_MARKS))


def excerpt(text: str, target: TextRange, around: int) -> tuple[str, str, str]:
    """The text before, inside and after a range: at most ``around`` characters on each side, cut between words."""
    start, end = target.start - around, target.end + around
    before, after = text[max(0, start) : target.start], text[target.end : end]
    if start > 0:
        before = "… " + before.partition(" ")[2]
    if end < len(text):
        after = after.rpartition(" ")[0] + " …"
    return before, text[target.start : target.end], after


def nearest_passage(text: str, words: str) -> str | None:
    """The passage of ``text`` most similar to ``words``, widened to whole words; None if none is similar."""
    if not text or not words:
        return None
    match = fuzz.partial_ratio_alignment(words, text, score_cutoff=_LEAST_SIMILARITY)
    if match is None:
        return None
    start, end = match.dest_start, match.dest_end
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end].strip()


def similarity(words: str, passage: str) -> float:
    """The similarity of two texts, from 0 to 100 (normalised indel similarity)."""
    return float(fuzz.ratio(words, passage))
