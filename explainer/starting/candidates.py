"""What in a text may deserve an entry, each with its occurrences; here: words between quotation marks.

Proposals for a person, found in any language without a model. Nothing is accepted by itself. ``likely_names`` and
``likely_dates`` find the others. Paragraphs are counted from 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from explainer.words.folding import collapse
from explainer.words.quotations import is_quotation, quoted
from explainer.words.selectors import TextRange, excerpt

__all__ = ["Candidate", "Occurrence", "Stretch", "find_quotations", "find_terms", "gather", "occurrence"]

_AROUND = 40
"""Characters of an excerpt on either side of the words."""

Stretch = tuple[int, TextRange]
"""A range of a text: the number of the paragraph, and the range in its text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """Where words stand: the number of the paragraph, their range in its text, and an excerpt around them."""

    paragraph: int
    range: TextRange
    excerpt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Words that may deserve an entry, and every place where they stand."""

    words: str
    occurrences: tuple[Occurrence, ...]


def find_quotations(paragraphs: Sequence[str]) -> list[Candidate]:
    """Words between quotation marks that are long enough to be what somebody said, in the order of the text."""
    return gather(paragraphs, _quoted(paragraphs, is_quotation))


def find_terms(paragraphs: Sequence[str]) -> list[Candidate]:
    """A few words between quotation marks, in the order of the text: a term, a nickname or a title."""
    return gather(paragraphs, _quoted(paragraphs, lambda words: not is_quotation(words)))


def _quoted(paragraphs: Sequence[str], is_wanted: Callable[[str], bool]) -> Iterator[Stretch]:
    for number, text in enumerate(paragraphs, start=1):
        for found in quoted(text):
            words = text[found.start : found.end]
            if is_wanted(words) and any(map(str.isalpha, words)):
                yield number, found


def gather(paragraphs: Sequence[str], stretches: Iterable[Stretch]) -> list[Candidate]:
    """Candidates in order of first appearance: the same words in several places are one of them."""
    found: dict[str, list[Occurrence]] = {}
    for number, place in stretches:
        text = paragraphs[number - 1]
        found.setdefault(text[place.start : place.end], []).append(occurrence(number, text, place))
    return [Candidate(words=words, occurrences=tuple(occurrences)) for words, occurrences in found.items()]


def occurrence(number: int, text: str, place: TextRange) -> Occurrence:
    """Where words stand, with an excerpt that begins and ends at whole words."""
    return Occurrence(paragraph=number, range=place, excerpt=collapse("".join(excerpt(text, place, _AROUND))))
