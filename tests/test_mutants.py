"""Broken files never end in a traceback: the short part of the measure of that name."""

from __future__ import annotations

import pytest
from trust import mutants
from trust.mutants import CHANGES, PROJECT, Mutant, uncaught

from explainer.reading import folder

pytestmark = pytest.mark.trust

FEW = 200
SEED = 7


def test_no_mutant_ends_in_a_traceback() -> None:
    assert [told for mutant in mutants.mutants(FEW, SEED) if (told := uncaught(mutant))] == []


def test_every_file_is_changed_in_every_way() -> None:
    drawn = list(mutants.mutants(2_000, SEED))
    assert {mutant.file for mutant in drawn} == set(PROJECT)
    assert {mutant.change for mutant in drawn} == set(CHANGES)
    assert sum(mutant.content == PROJECT[mutant.file].encode() for mutant in drawn) < 100
    assert drawn[:20] == list(mutants.mutants(20, SEED))


def test_the_project_is_sound_before_it_is_changed() -> None:
    assert uncaught(unchanged()) == ""


def test_a_traceback_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr(folder, "check_story", stumble)
    assert uncaught(unchanged()).startswith("data/terms.yml, none, number 0: KeyError: 'x' (test_mutants.py:")


def unchanged() -> Mutant:
    text = PROJECT["data/terms.yml"]
    return Mutant(number=0, file="data/terms.yml", change="none", content=text.encode())
