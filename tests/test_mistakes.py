"""Single mistakes are told where they were made: the short part of the measure of that name."""

from __future__ import annotations

import pytest
from harbour import FILES, listing
from slips import MISTAKES, OF_IDS
from trust.mistakes import Telling, mistakes, tell

pytestmark = pytest.mark.trust


@pytest.fixture(scope="module")
def told() -> list[Telling]:
    return [tell(mistake, FILES) for mistake in mistakes(FILES, per_kind=2)]


def test_every_kind_of_mistake_is_made(told: list[Telling]) -> None:
    assert {one.mistake.kind for one in told} == {*MISTAKES, *OF_IDS}
    assert len(told) > 150
    assert listing(FILES) == ""


def test_every_mistake_is_told_on_its_line(told: list[Telling]) -> None:
    assert [one.mistake for one in told if not one.is_in_line] == []


def test_mistakes_are_told_in_their_column_and_once(told: list[Telling]) -> None:
    astray = [one.mistake for one in told if not (one.is_in_column and one.is_told_once)]
    assert len(astray) <= 0.03 * len(told), astray
