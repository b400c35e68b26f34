"""What the check passes builds: the short part of the measure of that name."""

from __future__ import annotations

from itertools import combinations

import pytest
from trust import soundness
from trust.soundness import FULL, SMALLEST, Case, broken, pairwise, refusal
from variants import OPTIONAL, Setting, without

pytestmark = pytest.mark.trust

CASES = list(soundness.short())


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_story_that_the_check_passes_is_built_strictly(case: Case) -> None:
    assert broken(case) == ""


def test_the_check_refuses_none_of_them_but_those_without_any_source() -> None:
    refused = {case.name: told for case in CASES if (told := refusal(case.files))}
    why = "this file is missing, and other files name sources [missing-file]"
    assert refused == {"no source": why, "no source, bare": why}


def test_every_optional_field_is_there_before_it_is_taken_away() -> None:
    assert [path for path in OPTIONAL if without([path], FULL) == without([], FULL)] == []


def test_any_two_are_absent_together_and_each_without_the_other_and_neither() -> None:
    names = [str(number) for number in range(21)]
    rows = pairwise(names)
    assert len(rows) == 8
    for one, two in combinations(names, 2):
        assert len({(one in row, two in row) for row in rows}) == 4


def test_a_story_that_cannot_be_built_is_told() -> None:
    article = SMALLEST["articles/grain.md"] + "\n[x](https://readers.example/below/nothing)\n"
    case = Case(name="", story={**SMALLEST, "articles/grain.md": article}, setting=Setting(is_below=True))
    assert "leads to no file" in broken(case)
