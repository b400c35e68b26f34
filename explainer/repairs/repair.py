"""What a repair is, and how several are made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from explainer.diagnostics.edits import apply_edits
from explainer.diagnostics.locations import Edit, Location, SourceText


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """Changes that belong together, and the reason for them in the words of the newsroom."""

    where: Location
    reason: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody asked for: the repairs, and what to know about them."""

    repairs: tuple[Repair, ...] = ()
    notes: tuple[str, ...] = ()


def apply_repairs(sources: Iterable[SourceText], repairs: Iterable[Repair]) -> tuple[SourceText, ...]:
    """The files with every repair made; a file that none concerns is the same value as before."""
    edits: dict[str, list[Edit]] = {}
    for repair in repairs:
        for edit in repair.edits:
            edits.setdefault(edit.location.path, []).append(edit)
    return tuple(apply_edits(source, edits[source.path]) if source.path in edits else source for source in sources)
