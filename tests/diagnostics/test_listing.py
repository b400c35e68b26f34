from __future__ import annotations

import json

import pytest

from explainer.diagnostics.listing import FORMATS, as_diff, as_github, as_json, as_text, summary
from explainer.diagnostics.locations import Location, SourceText
from explainer.diagnostics.problems import Code, Problem, Problems, Severity

SOURCE = SourceText("data/events.yml", "one:\n  date: 2030-02-30\n  name: Vælter\tund\n")
DATE = SOURCE.text.index("2030")


def problem(
    start: int,
    end: int,
    message: str = "no date",
    remedy: str | None = "write a date",
    source: SourceText = SOURCE,
    severity: Severity = "error",
) -> Problem:
    where = Location(source, start, end)
    return Problem(code=Code.BAD_DATE, message=message, location=where, remedy=remedy, severity=severity)


def test_a_problem_shows_its_line_and_points_at_the_words() -> None:
    assert as_text([problem(DATE, DATE + 10)]) == (
        "data/events.yml:2:9: error: no date [bad-date]\n"
        " 2 |   date: 2030-02-30\n"
        "   |         ^^^^^^^^^^\n"
        "   = write a date"
    )


def test_the_gutter_is_as_wide_as_the_number_of_the_line() -> None:
    source = SourceText("a.yml", "x\n" * 9 + "y: z\n")
    assert as_text([problem(18, 19, source=source)]) == (
        "a.yml:10:1: error: no date [bad-date]\n 10 | y: z\n    | ^\n    = write a date"
    )


def test_a_problem_without_a_remedy_ends_with_its_line() -> None:
    assert as_text([problem(0, 3, remedy=None)]).splitlines() == [
        "data/events.yml:1:1: error: no date [bad-date]",
        " 1 | one:",
        "   | ^^^",
    ]


def test_a_file_that_was_not_read_shows_no_line() -> None:
    assert as_text([problem(0, 0, source=SourceText("data/explainer.yml", ""))]) == (
        "data/explainer.yml:1:1: error: no date [bad-date]\n = write a date"
    )


@pytest.mark.parametrize(
    ("start", "end", "carets"),
    [
        pytest.param(DATE, DATE + 10, "         ^^^^^^^^^^", id="nothing to correct"),
        pytest.param(DATE, DATE, "         ^", id="an empty range is still shown"),
        pytest.param(DATE, DATE + 40, "         ^^^^^^^^^^", id="a range over several lines ends with the first"),
        pytest.param(DATE + 10, DATE + 11, "                   ^", id="the end of a line"),
    ],
)
def test_the_carets_stay_on_the_line(start: int, end: int, carets: str) -> None:
    assert as_text([problem(start, end)]).splitlines()[2] == f"   |{carets}"


def test_what_could_act_in_a_terminal_is_shown_as_a_sign_of_the_same_width() -> None:
    source = SourceText("a.yml", "a:\t\x1b[31m\u202eb\n")
    assert as_text([problem(4, 5, source=source)]).splitlines()[1:3] == [" 1 | a: �[31m�b", "   |     ^"]


def test_names_of_files_and_words_of_a_message_cannot_act_in_a_terminal_either() -> None:
    where = Location(SourceText("a\n::error::b\x1b[31m.yml", ""), 0, 0)
    problem = Problem(code=Code.BAD_ID, message="'\x1b[2J' cannot be an id", location=where, remedy="no\r\nway")
    assert as_text([problem]) == "a�::error::b�[31m.yml:1:1: error: '�[2J' cannot be an id [bad-id]\n = no��way"


def test_letters_of_any_script_are_shown_as_they_are() -> None:
    at = SOURCE.text.index("Vælter")
    assert as_text([problem(at, at + 6)]).splitlines()[1:3] == [" 3 |   name: Vælter und", "   |         ^^^^^^"]


@pytest.mark.parametrize("at", [0, 150, 5000, 9999], ids=["start", "still in sight", "middle", "end"])
def test_a_very_long_line_is_cut_around_the_mistake(at: int) -> None:
    text = "a" * at + "X" + "b" * (9999 - at)
    _, line, carets, _ = as_text([problem(at, at + 1, source=SourceText("a.html", text))]).splitlines()
    assert len(line) < 200
    assert line[carets.index("^")] == "X"


@pytest.mark.parametrize(
    ("before", "after", "diff"),
    [
        pytest.param("a\n", "a\n", "", id="nothing changes"),
        pytest.param("a\nb\n", "a\nc\n", "@@ -1,2 +1,2 @@\n a\n-b\n+c", id="a line"),
        pytest.param("a\r\nb\r\n", "a\r\nc\r\n", "@@ -1,2 +1,2 @@\n a\n-b\n+c", id="Windows line ends"),
        pytest.param(
            "a", "b", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file", id="no end"
        ),
        pytest.param("a\x1b\u202e\n", "b\n", "@@ -1 +1 @@\n-a��\n+b", id="what a terminal would obey"),
    ],
)
def test_a_change_is_shown_as_a_difference(before: str, after: str, diff: str) -> None:
    found = as_diff(SourceText("data/a.yml", before), SourceText("data/a.yml", after))
    assert found == (f"--- data/a.yml\n+++ data/a.yml\n{diff}" if diff else "")


def test_problems_are_parted_by_an_empty_line() -> None:
    assert as_text([problem(0, 3), problem(DATE, DATE + 4)]).count("\n\n") == 1
    assert as_text([]) == ""


def test_json_has_the_same_keys_for_every_problem() -> None:
    assert json.loads(as_json([problem(DATE, DATE + 10), problem(0, 0, remedy=None, severity="warning")])) == [
        {
            "path": "data/events.yml",
            "line": 2,
            "column": 9,
            "end_line": 2,
            "end_column": 19,
            "severity": "error",
            "code": "bad-date",
            "message": "no date",
            "remedy": "write a date",
        },
        {
            "path": "data/events.yml",
            "line": 1,
            "column": 1,
            "end_line": 1,
            "end_column": 1,
            "severity": "warning",
            "code": "bad-date",
            "message": "no date",
            "remedy": None,
        },
    ]


def test_json_keeps_letters_readable() -> None:
    assert "Vælter" in as_json([problem(0, 1, message="Vælter")])


HEAD = "line=1,col=1,title=bad-date"


@pytest.mark.parametrize(
    ("message", "remedy", "path", "command"),
    [
        pytest.param(
            "no date",
            "write a date",
            "data/a.yml",
            f"::error file=data/a.yml,{HEAD}::no date. write a date",
            id="nothing to escape",
        ),
        pytest.param("no date", None, "a.yml", f"::error file=a.yml,{HEAD}::no date", id="no remedy"),
        pytest.param(
            "100 %\n::error::x",
            None,
            "data/a,b:c.yml",
            f"::error file=data/a%2Cb%3Ac.yml,{HEAD}::100 %25%0A::error::x",
            id="no text can start a command of its own",
        ),
    ],
)
def test_a_code_host_shows_the_problem_on_its_line(message: str, remedy: str | None, path: str, command: str) -> None:
    assert as_github([problem(0, 1, message, remedy, source=SourceText(path, "x"))]) == command


def test_each_problem_is_one_command() -> None:
    commands = as_github([problem(0, 1), problem(0, 1, severity="warning", message="a\r\nb")]).splitlines()
    assert [command.partition(" ")[0] for command in commands] == ["::error", "::warning"]


@pytest.mark.parametrize(
    ("errors", "warnings", "words"),
    [
        (0, 0, "0 errors and 0 warnings"),
        (1, 0, "1 error and 0 warnings"),
        (2, 1, "2 errors and 1 warning"),
    ],
)
def test_the_summary_counts(errors: int, warnings: int, words: str) -> None:
    problems = Problems()
    for number in range(errors):
        problems.error(Code.BAD_DATE, str(number), Location(SOURCE, 0, 1))
    for number in range(warnings):
        where = Location(SOURCE, 0, 1)
        problems.add(Problem(code=Code.BAD_DATE, message=f"w{number}", location=where, severity="warning"))
    assert summary(problems) == words


def test_there_are_three_formats() -> None:
    assert dict(FORMATS) == {"text": as_text, "json": as_json, "github": as_github}


def test_a_notice_is_told_in_every_form_and_counted_only_where_there_is_one() -> None:
    found = [problem(DATE, DATE + 10, severity="notice")]
    assert as_text(found).startswith("data/events.yml:2:9: notice: no date [bad-date]")
    assert as_github(found).startswith("::notice file=data/events.yml,line=2,col=9")
    assert json.loads(as_json(found))[0]["severity"] == "notice"
    assert summary(found) == "0 errors and 0 warnings, 1 notice"
    assert summary([problem(0, 3)]) == "1 error and 0 warnings"


def test_notices_fail_nothing() -> None:
    problems = Problems()
    problems.add(problem(0, 3, severity="notice"))
    assert (problems.error_count, problems.errors, problems.warnings) == (0, (), ())
    assert len(problems.notices) == 1
