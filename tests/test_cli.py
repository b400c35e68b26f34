"""The command line: misuse, and what the surroundings refuse."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from harbour import BROKEN, write_data

from explainer import __version__
from explainer.cli import main
from explainer.commands import MISUSED, OK


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
