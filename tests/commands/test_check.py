"""The command check: what it prints, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from harbour import BROKEN, WARNED, Run, write_data

from explainer.commands import FAILED, MISUSED, OK


@pytest.mark.usefixtures("data")
def test_check_of_a_sound_story_says_how_much_there_is(run: Run) -> None:
    assert run("check") == (
        OK,
        "",
        "20 entries, 1 article, 13 marked passages: 0 errors and 0 warnings\n",
    )


@pytest.mark.usefixtures("data")
def test_quiet_check_of_a_sound_story_says_nothing(run: Run) -> None:
    assert run("check", "--quiet") == (OK, "", "")


def test_check_reports_errors_and_fails(here: Path, run: Run) -> None:
    write_data(here / "data", BROKEN)
    assert run("check") == (
        FAILED,
        "data/events.yml:17:9: error: no actor is called 'docker' [unknown-reference]\n"
        " 17 |   who: [docker]\n"
        "    |         ^^^^^^\n"
        "    = did you mean 'dockers' (data/actors.yml:21)?\n",
        "\n1 error and 0 warnings; 'explainer explain unknown-reference' tells more, 'explainer fix' can repair 1\n",
    )


def test_quiet_check_still_reports_errors(here: Path, run: Run) -> None:
    write_data(here / "data", BROKEN)
    code, out, err = run("check", "-q")
    assert (code, err) == (FAILED, "")
    assert out.startswith("data/events.yml:17:9: error: ")


def test_warnings_are_reported_and_let_through(here: Path, run: Run) -> None:
    write_data(here / "data", WARNED)
    code, out, err = run("check")
    assert code == OK
    assert out.startswith("data/terms.yml:7:1: warning: no article mentions 'idle', and no entry points to it")
    assert err.endswith(": 0 errors and 1 warning\n")


def test_check_reports_as_json(here: Path, run: Run) -> None:
    write_data(here / "data", BROKEN)
    code, out, _ = run("check", "--format", "json")
    assert code == FAILED
    assert json.loads(out) == [
        {
            "path": "data/events.yml",
            "line": 17,
            "column": 9,
            "end_line": 17,
            "end_column": 15,
            "severity": "error",
            "code": "unknown-reference",
            "message": "no actor is called 'docker'",
            "remedy": "did you mean 'dockers' (data/actors.yml:21)?",
        }
    ]


@pytest.mark.usefixtures("data")
def test_a_sound_story_is_an_empty_list_in_json(run: Run) -> None:
    assert run("check", "--format", "json", "-q") == (OK, "[]\n", "")


def test_check_reports_to_code_hosts(here: Path, run: Run) -> None:
    write_data(here / "data", BROKEN)
    assert run("check", "-q", "--format", "github") == (
        FAILED,
        "::error file=data/events.yml,line=17,col=9,title=unknown-reference::"
        "no actor is called 'docker'. did you mean 'dockers' (data/actors.yml:21)?\n",
        "",
    )


@pytest.mark.usefixtures("here")
def test_a_missing_folder_is_told(run: Run) -> None:
    said = "explainer: there is no folder 'nowhere'; name the folder that holds explainer.yml\n"
    assert run("check", "nowhere") == (MISUSED, "", said)


def test_whoever_is_inside_the_data_folder_is_told_so(data: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(data / "data")
    said = "explainer: there is no folder 'data' here, but you are in a data folder; name it: .\n"
    assert run("check") == (MISUSED, "", said)
    assert run("check", ".", "-q") == (OK, "", "")
