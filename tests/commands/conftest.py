"""Folders to run commands in, and a command line that tells what it printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from harbour import Run, write_data

from explainer.cli import main


@pytest.fixture
def data(here: Path) -> Path:
    """A folder with the harbour story in ``data``."""
    write_data(here / "data")
    return here


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command; gives its exit code, its output and its messages."""

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run
