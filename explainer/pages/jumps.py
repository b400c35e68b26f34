"""Ways into a long register, which stand at its top: to its groups, or to the letters of its names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Sized
from itertools import groupby
from typing import NamedTuple

from explainer.kinds import Entry
from explainer.words.characters import without_marks

__all__ = ["GROUPS_FOLD_FROM", "Jump", "to_groups", "to_letters"]

GROUPS_FOLD_FROM = 100
"""A register of this many entries opens group by group; a shorter one shows all of its rows."""

_LETTERS_FROM = 20
"""A shorter list is seen at a glance."""


class Jump(NamedTuple):
    """A link to a part of a page; ``number`` is how many entries stand there, or 0 where that helps nobody."""

    label: str
    anchor: str
    number: int


def to_groups(groups: Iterable[tuple[str, str, Sized]]) -> list[Jump]:
    """One for each group, which is a label, an anchor and its entries."""
    return [Jump(label, anchor, len(entries)) for label, anchor, entries in groups]


def to_letters(entries: Sequence[Entry]) -> list[Jump]:
    """One for each first letter, to the first of its entries, which stand in the order of the alphabet."""
    if len(entries) < _LETTERS_FROM:
        return []
    letters = groupby(entries, lambda entry: without_marks(entry.title)[:1].upper())
    return [Jump(letter, next(found).id, 0) for letter, found in letters]
