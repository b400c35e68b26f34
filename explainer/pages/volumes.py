"""Registers too long for one page: in which volume each entry stands, a page of at most about 200.

Kinds say how many entries still make one page. A longer one becomes an index of volumes: of a letter, a decade or a
year, or a side, so that addresses stay as they are while entries come in. Only what is still too long is cut further,
and numbered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from explainer.kinds import KINDS, Entry, Event, Kind, Source
from explainer.locale.interface import Interface
from explainer.reading.story import Story
from explainer.words.characters import without_marks

__all__ = ["FULL", "LONGEST", "Volume", "entries_on", "volumes_of"]

K = TypeVar("K", int, str)

LONGEST = 250
"""As many entries a volume may hold."""

FULL = 200
"""As many stand in each numbered volume but the last, which takes what would leave another one almost empty."""

_SPARSE = 10
"""Groups that hold fewer on average would be pages with nothing on them: such a kind is divided by number alone."""

Group = tuple[str, str, Sequence[Entry]]
"""What it is called in addresses and to readers, both empty if it is all there is, and its entries in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """A page of a register: its path, which part of the register it is, in words, and the ids of its entries."""

    path: str
    label: str
    entries: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """Its place in the index; of a side, as on a page that is not divided."""
        return f"_{self.path.rpartition('/')[2].removesuffix('.md')}"


def volumes_of(story: Story, interface: Interface) -> dict[str, tuple[Volume, ...]]:
    """The volumes of each page that is too long, by its path without the suffix."""
    wholes: dict[str, int] = {}
    for kind in KINDS.values():
        wholes[kind.page] = min(kind.whole, wholes.get(kind.page, kind.whole))
    return {
        page: tuple(_volumes(page, story, interface))
        for page, whole in wholes.items()
        if len(entries_on(page, story)) > whole
    }


def entries_on(page: str, story: Story) -> tuple[Entry, ...]:
    """All entries that a page shows or leads to, kind by kind."""
    return tuple(entry for kind in KINDS.values() if kind.page == page for entry in story.of_kind(kind.name))


def _volumes(page: str, story: Story, interface: Interface) -> Iterator[Volume]:
    kinds = [kind for kind in KINDS.values() if kind.page == page and story.of_kind(kind.name)]
    for kind in kinds:
        for key, label, entries in _groups(kind, story):
            keys, labels = [key], [label]
            if len(kinds) > 1:
                keys.insert(0, kind.plural)
                labels.insert(0, interface.gettext(kind.label))
            yield from _cut(f"{page}/{'-'.join(filter(None, keys))}", labels, entries, interface)


def _cut(path: str, labels: list[str], entries: Sequence[Entry], interface: Interface) -> Iterator[Volume]:
    """A group as one volume, or as several with numbers."""
    starts = range(0, max(len(entries) - (LONGEST - FULL), 1), FULL)
    for number, start in enumerate(starts, 1):
        end = start + FULL if number < len(starts) else len(entries)
        place = interface.gettext("%(number)s of %(whole)s", number=number, whole=len(starts))
        yield Volume(
            path=_numbered(path, number),
            label=interface.comma.join(filter(None, [*labels, place if len(starts) > 1 else ""])),
            entries=tuple(entry.id for entry in entries[start:end]),
        )


def _numbered(path: str, number: int) -> str:
    """``claims/1.md`` where there is nothing but numbers, else ``glossary/m.md`` and then ``glossary/m_2.md``, which
    no group is called: no name of one holds a ``_``."""
    if path.endswith("/"):
        return f"{path}{number}.md"
    return f"{path}_{number}.md" if number > 1 else f"{path}.md"


def _groups(kind: Kind[Entry], story: Story) -> list[Group]:
    entries = story.of_kind(kind.name)
    match kind.divided_by:
        case "side":
            parties = list(story.project.value.parties.items())
            sides = [(id_, party, [entry for entry in entries if _side(entry) == id_]) for id_, party in parties]
            return [(f"side-{id_}", party.name, found) for id_, party, found in sides if found]
        case "year":
            decades = _by(lambda event: _year(event) // 10 * 10, entries)
            if all(len(found) <= LONGEST for _, found in decades):
                return [(f"{year}-{year + 9}", f"{year}–{year + 9}", found) for year, found in decades]
            return [(f"{year}", f"{year}", found) for year, found in _by(_year, entries)]
        case "letter":
            entries = tuple(sorted(entries, key=lambda entry: (entry.title.casefold(), entry.id)))
            letters = _by(_letter, entries)
            if len(letters) * _SPARSE <= len(entries):
                return [(_in_address(letter), letter, found) for letter, found in letters]
    return [("", "", entries)]


def _by(key: Callable[[Entry], K], entries: Iterable[Entry]) -> list[tuple[K, list[Entry]]]:
    """Entries by a key, in its order; what is equal in it stays as it stands."""
    return [(value, list(found)) for value, found in groupby(sorted(entries, key=key), key)]


def _side(source: Entry) -> str:
    assert isinstance(source, Source)
    return source.side


def _year(event: Entry) -> int:
    """That of its beginning, or of its end, if it has no beginning."""
    assert isinstance(event, Event)
    day = event.first_date.first or event.first_date.last
    assert day is not None
    return day.year


def _letter(entry: Entry) -> str:
    """The first letter or digit of a title as a capital, whatever quotation marks or marks of direction precede it."""
    return next((char for char in without_marks(entry.title) if char.isalnum()), "#").upper()[:1]


def _in_address(letter: str) -> str:
    """A letter in the name of a file, which is plain ASCII: ``m``, ``u0416``."""
    return letter.lower() if letter.isascii() and letter.isalnum() else f"u{ord(letter):04x}"
