"""Finding a quoted passage in plain text, by the W3C Web Annotation model's TextQuoteSelector.

A passage is found exactly or not at all, but for the sort of its spaces, which nobody sees; the nearest passage is
only ever a hint for the author.
"""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

__all__ = ["TextQuoteSelector", "TextRange", "excerpt", "find_quote", "likeness", "nearest_passage"]


_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f", " "))  # one for one, so that offsets stay


@dataclass(frozen=True, slots=True, order=True)
class TextRange:
    """A half-open range of code points."""

    start: int
    end: int

    def overlaps(self, other: TextRange) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class TextQuoteSelector:
    """The words, and as much before and after them as it takes to find one place."""

    exact: str
    prefix: str = ""
    suffix: str = ""


def find_quote(text: str, selector: TextQuoteSelector) -> list[TextRange]:
    """Every place in ``text`` where the words stand between their prefix and suffix."""
    text = text.translate(_SPACES)
    needle = (selector.prefix + selector.exact + selector.suffix).translate(_SPACES)
    found: list[TextRange] = []
    at = text.find(needle)
    while at >= 0:
        start = at + len(selector.prefix)
        found.append(TextRange(start, start + len(selector.exact)))
        at = text.find(needle, at + 1)
    return found


def excerpt(text: str, target: TextRange, around: int) -> tuple[str, str, str]:
    """The words before, inside and after a range, cut at words; ``around`` is how many characters on each side."""
    start, end = target.start - around, target.end + around
    before, after = text[max(0, start) : target.start], text[target.end : end]
    if start > 0:
        before = "… " + before.partition(" ")[2]
    if end < len(text):
        after = after.rpartition(" ")[0] + " …"
    return before, text[target.start : target.end], after


def nearest_passage(text: str, words: str, cutoff: float = 65) -> str | None:
    """The passage of ``text`` most like ``words``, widened to whole words; None if none is like it."""
    if not text or not words:
        return None
    match = fuzz.partial_ratio_alignment(words, text, score_cutoff=cutoff)
    if match is None:
        return None
    start, end = match.dest_start, match.dest_end
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end].strip()


def likeness(words: str, passage: str) -> float:
    """How alike two texts are, from 0 to 100."""
    return float(fuzz.ratio(words, passage))
