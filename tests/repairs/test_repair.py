"""Several repairs made at once."""

from __future__ import annotations

from explainer.diagnostics.locations import Edit, Location, SourceText
from explainer.repairs import Repair, apply_repairs

TERMS, EVENTS = SourceText("data/terms.yml", "a: b\nc: d\n"), SourceText("data/events.yml", "e: f\n")


def change(file: SourceText, old: str, new: str) -> Edit:
    start = file.text.index(old)
    return Edit(Location(file, start, start + len(old)), new)


def repair(*edits: Edit) -> Repair:
    return Repair(where=edits[0].location, reason="because", edits=edits)


def test_repairs_of_several_files_are_made_together_and_in_any_order() -> None:
    repairs = [repair(change(TERMS, "d", "two"), change(EVENTS, "f", "three")), repair(change(TERMS, "b", "one"))]
    assert [file.raw for file in apply_repairs([TERMS, EVENTS], repairs)] == ["a: one\nc: two\n", "e: three\n"]


def test_a_file_that_no_repair_concerns_is_the_very_same() -> None:
    after, same = apply_repairs([TERMS, EVENTS], [repair(change(TERMS, "b", "one"))])
    assert after is not TERMS
    assert same is EVENTS
