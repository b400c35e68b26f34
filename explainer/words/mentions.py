"""Names and selected passages to the spans of a paragraph that get marked.

One pass (Aho-Corasick) finds every name. Where two overlap, a passage selected by hand wins over a name, a longer name
over a shorter one, and the earlier over the later. Entries of different kinds share a span with exactly the same words;
entries of one kind share it only if each was selected by hand. A name in lower case matches in any case; capitals in a
name are binding. A word ends at anything that is not a letter, digit or combining mark of any script.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import ahocorasick

from explainer.words.characters import is_word_character
from explainer.words.folding import fold
from explainer.words.selectors import Ranges, TextRange, bared

__all__ = ["NameIndex", "Needles", "SharedPassages", "Span", "choose_spans"]


@dataclass(frozen=True, slots=True)
class Span:
    """A range of a paragraph's text and the ids of the entries it means, in the order of their kinds."""

    range: TextRange
    bodies: tuple[str, ...]


class Needles:
    """Texts compiled to an automaton, which finds all of them in one pass over another text."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._automaton = ahocorasick.Automaton()
        for text in sorted({text for text in texts if text}):
            self._automaton.add_word(text, text)
        if len(self._automaton):
            self._automaton.make_automaton()

    def find(self, text: str) -> Iterator[tuple[str, TextRange]]:
        """Every occurrence of each; ranges may overlap."""
        if len(self._automaton):
            for last, found in self._automaton.iter(text):
                yield found, TextRange(last + 1 - len(found), last + 1)


class NameIndex:
    """All names of all entries, compiled to an automaton that finds them in one pass over a text."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """``names`` are pairs of an entry id and one of its names."""
        self._names: dict[str, list[tuple[str, str, bool]]] = {}
        for entry, name in names:
            if key := fold(name):
                self._names.setdefault(key, []).append((entry, name, name == name.lower()))
        self._needles = Needles(self._names)

    def find(self, text: str) -> Iterator[tuple[str, TextRange]]:
        """Every whole-word occurrence of every name, whatever marks of direction it holds; ranges may overlap."""
        bare = bared(text)
        for key, (start, end) in self._needles.find(fold(bare.text)):
            if _starts_word(bare.text, start) and _ends_word(bare.text, end):
                found = bare.text[start:end]
                for entry, name, is_in_lower_case in self._names[key]:
                    if is_in_lower_case or found == name or _case_fits(name, found):
                        yield entry, bare.range_of(start, end)


def _case_fits(name: str, found: str) -> bool:
    """Smart case: capitals in the name are binding; of a name without any, this is not asked.

    Both are of one length, because they were equal when folded; signs may differ, as curly and straight apostrophes do.
    """
    return all(a == b or not (a.isalpha() and b.isalpha()) for a, b in zip(name, found, strict=True))


class SharedPassages:
    """Names that are equal when folded, with their owners: which of them can match the same words of a text.

    A name in lower case shares them with every other one, a name with capitals with those that have the same ones.
    """

    def __init__(self) -> None:
        self._count = 0
        self._first: _Owner | None = None
        self._first_in_lower_case: _Owner | None = None
        self._first_by_letters: dict[str, _Owner] = {}

    def first_owner(self, name: str, owner: str) -> str:
        """The owner of the first name so far that shares passages with this one, which may be this one."""
        self._count += 1
        this: _Owner = (self._count, owner)
        self._first = self._first or this
        alike = self._first_by_letters.setdefault(_letters(name), this)
        if name == name.lower():
            self._first_in_lower_case = self._first_in_lower_case or this
            return self._first[1]
        return min(alike, self._first_in_lower_case or alike)[1]


_Owner = tuple[int, str]
"""The number of a name, and who has it."""


def _letters(name: str) -> str:
    """What of a name tells small from capital letters, with blanks between."""
    return "".join(char if char.lower() != char.upper() else " " for char in name)


def _starts_word(text: str, start: int) -> bool:
    """Whether no word goes on across ``start``."""
    if start == 0 or not is_word_character(text[start]):
        return True
    before = text[start - 1]
    # an apostrophe between two letters is inside a word: "Hara" does not start one in "O'Hara"
    if before in "'’" and start > 1 and is_word_character(text[start - 2]):
        return False
    return not is_word_character(before)


def _ends_word(text: str, end: int) -> bool:
    """Whether no word goes on across ``end``, but for a possessive."""
    if end == len(text) or not is_word_character(text[end - 1]):
        return True
    after = text[end]
    if after in "'’" and end + 1 < len(text) and is_word_character(text[end + 1]):
        # only a possessive leaves the name whole: "Velter's", but not "O" in "O'Hara"
        return text[end + 1] in "sS" and (end + 2 == len(text) or not is_word_character(text[end + 2]))
    return not is_word_character(after)


def choose_spans(
    chosen: Iterable[tuple[str, TextRange]],
    names: Iterable[tuple[str, TextRange]],
    locked: Sequence[TextRange],
    rank: dict[str, int],
) -> list[Span]:
    """The spans to mark, in order of their start; they overlap neither each other nor ``locked``.

    Args:
        chosen: Entry ids with the ranges selected by hand.
        names: Entry ids with the ranges where one of their names was found.
        locked: Ranges that no mark may touch.
        rank: The rank of each entry's kind, which orders entries that share a span. Where an entry was selected by
            hand, the name of another of the same rank does not count.
    """
    by_hand: dict[TextRange, set[str]] = {}
    for entry, found in chosen:
        by_hand.setdefault(found, set()).add(entry)
    bodies = {found: set(entries) for found, entries in by_hand.items()}
    for entry, found in names:
        if found not in by_hand or rank[entry] not in {rank[other] for other in by_hand[found]}:
            bodies.setdefault(found, set()).add(entry)
    if not bodies:
        return []
    barred = Ranges(sorted(locked, key=lambda r: r.start - r.end))  # code inside a link is barred with the link
    by_right = sorted(bodies, key=lambda r: (r not in by_hand, r.start - r.end, r.start))
    taken = [found for found in by_right if barred.add(found)]
    return [Span(found, _in_order(bodies[found], rank)) for found in sorted(taken)]


def _in_order(entries: set[str], rank: dict[str, int]) -> tuple[str, ...]:
    return tuple(sorted(entries, key=lambda id_: (rank[id_], id_)) if len(entries) > 1 else entries)
