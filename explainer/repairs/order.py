"""Entries in the order of their kind, where the kind has one: events by date, sources by id.

Readers meet both in an order of our own, whatever the file says, so that sorting helps who edits the file and changes
nothing on the site. The order of actors, places and others is a choice of the editors and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from explainer.diagnostics.locations import Edit, Location, SourceText
from explainer.kinds import KINDS, Entry
from explainer.kinds.kind import Order
from explainer.reading.located import Located
from explainer.reading.story import Story
from explainer.repairs.repair import Asked, Repair

_COMMENT_AMID = re.compile(r"\n[ \t]*\n(#[^\n]*\n)+[ \t]*\n")
"""A comment with blank lines around it: it speaks of the entries after it, and would lose its meaning."""


def sort_entries(story: Story) -> Asked:
    """What puts the entries of each file into their order; comments right above an entry go with it."""
    repairs, notes = [], []
    for kind in KINDS.values():
        if kind.file_order is None:
            continue
        of_kind = (entry for entry in story.entries.values() if entry.value.kind == kind.name)
        for _, in_file in groupby(of_kind, key=lambda entry: entry.key.path):
            entries = list(in_file)
            edits = tuple(_moves(entries, kind.file_order))
            if amid := _comment_amid(entries) if edits else None:
                notes.append(f"{amid}: not sorted, because this comment speaks of the entries below it")
            elif edits:
                reason = f"{kind.plural} stand by {kind.file_order.by}"
                repairs.append(Repair(where=edits[0].location, reason=reason, edits=edits))
    return Asked(repairs=tuple(repairs), notes=tuple(notes))


def _moves(entries: Sequence[Located[Entry]], order: Order[Entry]) -> Iterator[Edit]:
    """The entry that belongs in each place, where another stands there; what is between the places stays."""
    places = _places(entries)
    place_of = {entry.value.id: place for entry, place in zip(entries, places, strict=True)} if places else {}
    for place, entry in zip(places, order.sorted(entry.value for entry in entries), strict=False):
        other = place_of[entry.id]
        if place is not other:
            yield Edit(place, place.file.text[other.start : other.end])


def _places(entries: Sequence[Located[Entry]]) -> list[Location]:
    """What moves with each entry: the comments right above it, and all up to its last line."""
    return [
        Location(source, start, start + len(_without_tail(source.text[start:end])))
        for source, start, end in _parts(entries)
    ]


def _parts(entries: Sequence[Located[Entry]]) -> Iterator[tuple[SourceText, int, int]]:
    """File, start and end of each entry with all that stands before the next; none if they share their lines."""
    if any(entry.key.column != 1 for entry in entries):
        return
    starts = [_start(entry.key.file, entry.key.line) for entry in entries]
    for entry, start, end in zip(entries, starts, [*starts[1:], None], strict=True):
        source = entry.key.file
        yield source, start, len(source.text) if end is None else end


def _start(source: SourceText, line: int) -> int:
    """Where the comments right above a line start; those at the head of the file are the file's own."""
    first = line
    while first > 1 and source.line(first - 1).startswith("#"):
        first -= 1
    return source.offset(line if first == 1 else first)


def _without_tail(part: str) -> str:
    """An entry without the blank lines and comments that follow it."""
    lines = part.rstrip().split("\n")
    while lines[-1].startswith("#") or not lines[-1].strip():
        lines.pop()
    return "\n".join(lines)


def _comment_amid(entries: Sequence[Located[Entry]]) -> Location | None:
    """A comment that stands between entries and belongs to none of them."""
    for source, start, end in list(_parts(entries))[:-1]:
        if found := _COMMENT_AMID.search(source.text, start, end):
            return Location(source, *found.span(1))
    return None
