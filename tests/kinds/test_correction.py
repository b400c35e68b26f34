"""Corrections: the newest first."""

from __future__ import annotations

from harbour import story

from explainer.kinds import KINDS, Correction


def test_corrections_stand_with_the_newest_first_and_equal_days_as_in_the_file() -> None:
    newest, oldest = story().of(Correction)
    other = newest.model_copy(update={"id": "other"})
    assert KINDS["correction"].sorted([oldest, other, newest]) == (other, newest, oldest)
