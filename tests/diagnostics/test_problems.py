from __future__ import annotations

import dataclasses

import pytest

from explainer.diagnostics.errors import StoryError
from explainer.diagnostics.locations import Location, SourceText
from explainer.diagnostics.problems import INVALID, Code, Invalid, Problem, Problems

ONE = SourceText("data/a.yml", "one\ntwo\n")
OTHER = SourceText("data/b.yml", "three\n")


def filled() -> Problems:
    problems = Problems()
    problems.add(Problem(code=Code.NEVER_CITED, message="third", location=Location(OTHER, 0, 5), severity="warning"))
    problems.error(Code.BAD_DATE, "second", Location(ONE, 4, 7), "write a date")
    problems.error(Code.BAD_URL, "first", Location(ONE, 0, 3))
    return problems


def test_problems_come_by_file_and_line_whatever_the_order_in_which_they_were_found() -> None:
    assert [problem.message for problem in filled()] == ["first", "second", "third"]


def test_lines_are_ordered_as_numbers() -> None:
    source = SourceText("a.yml", "x\n" * 12)
    problems = Problems()
    for line in (11, 2):
        problems.error(Code.BAD_DATE, f"line {line}", Location(source, source.offset(line), source.offset(line) + 1))
    assert [problem.message for problem in problems] == ["line 2", "line 11"]


def test_what_is_found_twice_is_told_once() -> None:
    problems = filled()
    problems.error(Code.BAD_URL, "first", Location(ONE, 0, 3), "another remedy")
    assert len(problems) == 3
    assert [problem.remedy for problem in problems] == [None, "write a date", None]


def test_errors_and_warnings_are_kept_apart() -> None:
    assert [problem.message for problem in filled().errors] == ["first", "second"]
    assert [(problem.message, problem.severity) for problem in filled().warnings] == [("third", "warning")]


def test_a_problem_cannot_be_changed() -> None:
    problem = Problem(code=Code.BAD_DATE, message="x", location=Location(ONE, 0, 1))
    with pytest.raises(dataclasses.FrozenInstanceError):
        problem.message = "y"  # type: ignore[misc]


def test_the_exception_brings_every_problem_and_counts_only_errors() -> None:
    problems = filled()
    error = StoryError(problems)
    assert error.problems is problems
    assert str(error) == "2 errors"


def test_invalid_is_the_only_value_of_its_type() -> None:
    assert list(Invalid) == [INVALID]


def test_errors_are_counted_once_each() -> None:
    problems = filled()
    for problem in list(problems):
        problems.add(problem)
    assert problems.error_count == len(problems.errors) == 2
