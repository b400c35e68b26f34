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
