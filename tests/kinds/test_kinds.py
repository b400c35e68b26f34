"""All kinds alike: what each takes, what it refuses, and how it looks."""

from __future__ import annotations

from typing import Any

import pytest
from harbour import FILES, story
from pydantic import ValidationError

from explainer.kinds import KINDS, Entry, Kind

DAY_PAPERS, NIGHT_PAPERS = ("#fbf9f4", "#ffffff"), ("#17181b", "#1f2125")
"""What is behind names of kinds: ``--x-paper`` and ``--x-sheet`` of the style sheet."""


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_kind_reads_its_entries_of_the_harbour(kind: Any) -> None:
    entries = story().of_kind(kind.name)
    assert entries
    assert all(type(entry) is kind.model for entry in entries)
    assert kind.filename in FILES


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_no_kind_takes_a_field_it_does_not_know(kind: Any) -> None:
    (entry, *_) = story().of_kind(kind.name)
    values = {name: getattr(entry, name) for name in type(entry).model_fields}
    with pytest.raises(ValidationError) as caught:
        kind.model(**values, zebra="x")
    assert [(error["type"], error["loc"]) for error in caught.value.errors()] == [("extra_forbidden", ("zebra",))]


def luminance(colour: str) -> float:
    """Relative luminance of a colour (WCAG 2.2)."""
    shares = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_the_colours_of_a_kind_can_be_read_by_day_and_by_night(kind: Kind[Entry]) -> None:
    for colour, papers in {kind.look.day: DAY_PAPERS, kind.look.night: NIGHT_PAPERS}.items():
        for paper in papers:
            low, high = sorted(map(luminance, (colour, paper)))
            assert (high + 0.05) / (low + 0.05) >= 7, paper


def test_no_two_kinds_have_the_same_icon_or_the_same_line() -> None:
    looks = [kind.look for kind in KINDS.values()]
    assert len({look.icon for look in looks}) == len(looks)
    assert len({(look.line, look.pixels) for look in looks}) == len(looks)
