"""The command line: misuse, and what the surroundings refuse."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from harbour import BROKEN, changed, write_data, write_project

from explainer import __version__
from explainer.cli import main
from explainer.commands import FAILED, MISUSED, OK


@pytest.mark.parametrize("arguments", [[], ["bake"], ["check", "--format", "xml"], ["verify"], ["x" * 30_001]])
def test_misuse_is_told_and_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(arguments)
    assert exit_.value.code == MISUSED
    assert capsys.readouterr().err.startswith("usage: explainer")


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(["--version"])
    assert (exit_.value.code, capsys.readouterr().out) == (OK, f"explainer {__version__}\n")


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


def imported(*lines: str) -> set[str]:
    """Every module that a program has imported when it ends, however it ends."""
    program = ("import atexit, sys", "atexit.register(lambda: print(*sys.modules, file=sys.__stderr__))", *lines)
    done = subprocess.run([sys.executable, "-c", "\n".join(program)], capture_output=True, text=True, check=True)
    return set(done.stderr.splitlines()[-1].split())


def imported_by(*arguments: str) -> set[str]:
    return imported("from explainer.cli import main", f"main({list(arguments)!r})")


HEAVY = {
    "babel", "bs4", "folium", "fontTools", "http.client", "jinja2", "markdown_it", "mkdocs", "nh3", "PIL", "pydantic",
    "pypdf", "rapidfuzz", "yaml",
}  # fmt: skip
READING = {"babel", "markdown_it", "pydantic", "rapidfuzz", "yaml"}
PAGES = READING | {"folium", "http.client", "jinja2", "nh3"}


@pytest.mark.parametrize(
    ("arguments", "needed"),
    [
        pytest.param(["--help"], set(), id="help"),
        pytest.param(["--version"], set(), id="version"),
        pytest.param(["explain"], {"rapidfuzz"}, id="explain"),
        pytest.param(["zip", "--quiet"], set(), id="zip"),
        pytest.param(["check"], READING, id="check"),
        pytest.param(["schema"], READING, id="schema"),
        pytest.param(["fix"], READING, id="fix"),
        pytest.param(["report", "data"], PAGES, id="report"),
        pytest.param(["build", "--pages", "pages"], PAGES, id="build"),
    ],
)
def test_a_command_imports_only_what_it_uses(here: Path, arguments: list[str], needed: set[str]) -> None:
    write_data(here / "data")
    assert HEAVY & imported_by(*arguments) == needed


def test_help_imports_a_handful_of_our_modules_and_nothing_of_others() -> None:
    found = imported_by("--help") - imported()
    assert {name.partition(".")[0] for name in found} <= {"explainer", *sys.stdlib_module_names}
    assert {name for name in found if name.startswith("explainer")} == {
        "explainer", "explainer.cli", "explainer.commands", "explainer.commands.command", "explainer.diagnostics",
        "explainer.diagnostics.errors", "explainer.words", "explainer.words.bounds", "explainer.words.terminal",
    }  # fmt: skip


@pytest.mark.parametrize("command", [["check"], ["build"]], ids=" ".join)
def test_letters_that_a_terminal_does_not_have_are_no_failure(here: Path, command: list[str]) -> None:
    write_project(here, changed("events.yml", "who: [dockers]", "who: [Հայ]"))
    done = subprocess.run(
        [sys.executable, "-m", "explainer", *command],
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, b"Traceback" in done.stderr) == (FAILED, False)
    assert rb"'\u0540\u0561\u0575'" in done.stdout


def test_a_failed_build_is_told_in_whatever_letters_the_terminal_has(here: Path) -> None:
    write_project(here)
    (here / "docs" / "Հայ.md").write_text("[x](gone.md)", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "explainer", "build"],
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == FAILED
    assert done.stdout.startswith(rb"Doc file '\u0540\u0561\u0575.md' contains a link 'gone.md'")
