"""The command line: what it prints, and its exit codes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from harbour import FILES, changed, write_data, write_project
from test_verify import ORIGINAL

from explainer import __version__
from explainer.cli import FAILED, MISUSED, OK, main

BROKEN = changed("events.yml", "who: [dockers]", "who: [docker]")
WARNED = changed(
    "terms.yml",
    "demurrage:\n",
    "idle:\n  name: idle word\n  description: Nobody says it.\n  sources: [atlas]\ndemurrage:\n",
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def data(here: Path) -> Path:
    """A folder with the harbour story in ``data``."""
    write_data(here / "data")
    return here


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    printed = capsys.readouterr()
    return code, printed.out, printed.err


# check ------------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("data")
def test_check_of_a_sound_story_says_how_much_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "check") == (
        OK,
        "",
        "18 entries, 1 article(s), 13 marked passages: 0 errors and 0 warnings\n",
    )


@pytest.mark.usefixtures("data")
def test_quiet_check_of_a_sound_story_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "check", "--quiet") == (OK, "", "")


def test_check_reports_errors_and_fails(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_data(here / "data", BROKEN)
    assert run(capsys, "check") == (
        FAILED,
        "data/events.yml:17:9: error: no actor is called 'docker' [unknown-reference]\n"
        " 17 |   who: [docker]\n"
        "    |         ^^^^^^\n"
        "    = did you mean 'dockers' (data/actors.yml:21)?\n",
        "\n1 error and 0 warnings\n",
    )


def test_quiet_check_still_reports_errors(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_data(here / "data", BROKEN)
    code, out, err = run(capsys, "check", "-q")
    assert (code, err) == (FAILED, "")
    assert out.startswith("data/events.yml:17:9: error: ")


def test_warnings_are_reported_and_let_through(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_data(here / "data", WARNED)
    code, out, err = run(capsys, "check")
    assert code == OK
    assert out.startswith("data/terms.yml:6:1: warning: no article mentions 'idle', and no entry points to it")
    assert err.endswith(": 0 errors and 1 warning\n")


def test_check_reports_as_json(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_data(here / "data", BROKEN)
    code, out, _ = run(capsys, "check", "--format", "json")
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
def test_a_sound_story_is_an_empty_list_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "check", "--format", "json", "-q") == (OK, "[]\n", "")


def test_check_reports_to_code_hosts(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_data(here / "data", BROKEN)
    assert run(capsys, "check", "-q", "--format", "github") == (
        FAILED,
        "::error file=data/events.yml,line=17,col=9,title=unknown-reference::"
        "no actor is called 'docker'. did you mean 'dockers' (data/actors.yml:21)?\n",
        "",
    )


@pytest.mark.usefixtures("here")
def test_a_missing_folder_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "check", "nowhere") == (
        FAILED,
        "nowhere:1:1: error: there is no such folder [missing-file]\n = name the folder that holds explainer.yml\n",
        "\n1 error and 0 warnings\n",
    )


@pytest.mark.parametrize("command", ["build", "schema", "verify --original x"])
def test_every_command_needs_a_sound_story(command: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_data(here / "data", BROKEN)
    code, out, err = run(capsys, *command.split())
    assert code == FAILED
    assert "no actor is called 'docker'" in out
    assert err == "\n1 error and 0 warnings\n"
    assert sorted(path.name for path in here.iterdir()) == ["data"]


# Misuse -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [[], ["bake"], ["check", "--format", "xml"], ["verify"]], ids=" ".join)
def test_misuse_is_told_and_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(arguments)
    assert exit_.value.code == MISUSED
    assert capsys.readouterr().err.startswith("usage: explainer")


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(["--version"])
    assert (exit_.value.code, capsys.readouterr().out) == (OK, f"explainer {__version__}\n")


# build ------------------------------------------------------------------------------------------------------------


def test_build_writes_pages_as_plain_files(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "build", "--pages", "pages")
    assert (code, out) == (OK, "")
    files = [path for path in (data / "pages").rglob("*") if path.is_file()]
    assert err == f"{len(files)} files written to pages\n"
    assert (data / "pages" / "index.md").read_text(encoding="utf-8").startswith('---\ntitle: "Grain in the harbour"')


def test_build_makes_a_whole_site(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_project(here)
    code, out, err = run(capsys, "build")
    assert (code, out) == (OK, "")
    pages = len(list((here / "site").rglob("*.html")))
    assert re.fullmatch(
        rf"building the site \.\.\.\n{pages} pages and \d+ other files in site, every link checked\n", err
    )
    assert sorted(path.name for path in here.iterdir()) == ["data", "docs", "mkdocs.yml", "site"]


def test_a_failed_build_leaves_the_old_site_whole(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_project(here)
    (here / "docs" / "about.md").write_text("# About\n\n[gone](gone.md)\n", encoding="utf-8")
    (here / "site").mkdir()
    (here / "site" / "index.html").write_text("the old site", encoding="utf-8")
    code, out, err = run(capsys, "build")
    assert code == FAILED
    assert "gone.md" in out
    assert err == "building the site ...\nthe site was not built; site is as it was\n"
    assert [path.name for path in (here / "site").rglob("*")] == ["index.html"]
    assert (here / "site" / "index.html").read_text(encoding="utf-8") == "the old site"
    assert sorted(path.name for path in here.iterdir()) == ["data", "docs", "mkdocs.yml", "site"]


# schema -----------------------------------------------------------------------------------------------------------


def test_schemas_know_the_ids_in_the_data(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "schema") == (OK, "", "9 schemas written to schema\n")
    names = {path.name for path in (data / "schema").iterdir()}
    assert names == {f"{name.removesuffix('.yml')}.json" for name in FILES if name.endswith(".yml")}
    events = json.loads((data / "schema" / "events.json").read_text(encoding="utf-8"))
    who = events["additionalProperties"]["properties"]["who"]["items"]["oneOf"]
    assert {"const": "dockers", "title": "Dockers"} in who


# verify -----------------------------------------------------------------------------------------------------------


def test_verify_of_a_true_retelling_says_so(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "original.txt").write_text(ORIGINAL, encoding="utf-8")
    assert run(capsys, "verify", "--original", "original.txt") == (
        OK,
        "",
        "1 quotations stand word for word; nothing else is shared with the original\n",
    )


def test_verify_reports_what_differs(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "original.txt").write_text(ORIGINAL.replace("will open", "shall open"), encoding="utf-8")
    code, out, err = run(capsys, "verify", "--original", "original.txt", "--article", "grain")
    assert code == FAILED
    assert "[not-verbatim]" in out
    assert err == "\n1 error and 0 warnings\n"


@pytest.mark.usefixtures("data")
def test_verify_of_an_original_that_is_missing_fails(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "verify", "--original", "gone.txt")
    assert code == FAILED
    assert out.startswith("gone.txt:1:1: error: this file cannot be read: No such file or directory")


@pytest.mark.usefixtures("data")
def test_verify_of_an_unknown_article_is_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "verify", "--original", "x", "--article", "grein")
    assert (code, out) == (MISUSED, "")
    assert err == "explainer: no article is called 'grein'; there are grain\n"


# The surroundings -------------------------------------------------------------------------------------------------


def test_a_disk_that_cannot_be_written_is_told(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "blocked").write_text("", encoding="utf-8")
    code, out, err = run(capsys, "build", "--pages", "blocked/pages")
    assert (code, out) == (FAILED, "")
    assert err.startswith("explainer: ")
    assert "blocked" in err
    assert err.count("\n") == 1


def test_a_closed_pipe_is_no_failure(here: Path) -> None:
    write_data(here / "data", BROKEN)
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "explainer", "check"], stdout=closed, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == OK
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr


def test_the_module_runs_as_a_program(here: Path) -> None:
    write_data(here / "data")
    done = subprocess.run([sys.executable, "-m", "explainer", "check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (OK, "")
    assert done.stderr.endswith("0 errors and 0 warnings\n")
