"""What every command that writes says when the system refuses, and what is there afterwards: all as it was."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from harbour import FILES, write_data, write_project

from explainer.commands import FAILED, OK
from explainer.files.walking import FolderFiles

pytestmark = pytest.mark.trust

ENTRY = ("--set", "name=quay", "--set", "description=Where ships lie.", "--set", "sources=atlas")
KNOWN = ("--title", "T", "--language", "en", "--publisher", "P", "--date", "2030-01-01", "--url", "https://a.example/")
WRITING = {
    "build": ("build", "--quiet"),
    "build --pages": ("build", "--pages", "pages", "--quiet"),
    "schema": ("schema", "--quiet"),
    "zip": ("zip", "--site", "built", "--quiet"),
    "new": ("new", "project", "--article", "text.txt", *KNOWN, "--quiet"),
    "add": ("add", "term", "quay", *ENTRY, "--quiet"),
    "fix": ("fix", "--sort", "--write", "--quiet"),
}


@pytest.fixture
def project(here: Path) -> Path:
    """A project, a site that was built, and a text."""
    write_project(here, FILES)
    (here / "built").mkdir()
    (here / "built" / "index.html").write_bytes(os.urandom(100_000))
    (here / "text.txt").write_text(
        "The pier\n\nThe pier was closed on Monday by the port, people said.\n", encoding="utf-8"
    )
    return here


def state(folder: Path) -> dict[str, bytes]:
    return dict(FolderFiles(folder))


def limited(bytes_: int) -> None:
    """No file may grow longer, as if the disk were full; unlike a full disk, nobody needs rights to make it so."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_, bytes_))


def explainer(*arguments: str, limit: int, stdout: int | None = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "explainer", *arguments],
        # what Python compiles would be cut off too, and be found by all that runs later
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=partial(limited, limit),
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("command", WRITING)
def test_a_disk_that_takes_no_more_is_told_in_one_line_and_all_is_as_it_was(project: Path, command: str) -> None:
    before = state(project)
    done = explainer(*WRITING[command], limit=300)
    told = (done.stdout if command == "build" else done.stderr).strip().splitlines()[-1]
    assert done.returncode == FAILED, done.stdout + done.stderr
    assert "File too large; allow larger files, or name a place on another disk" in told
    assert "Traceback" not in done.stdout + done.stderr
    assert ".explainer" not in done.stdout + done.stderr
    assert state(project) == before
    assert sorted(path.name for path in project.iterdir()) == ["built", "data", "docs", "mkdocs.yml", "text.txt"]


@pytest.mark.parametrize("command", WRITING)
def test_each_of_them_writes_where_nothing_is_refused(project: Path, command: str) -> None:
    before = state(project)
    done = explainer(*WRITING[command], limit=resource.RLIM_INFINITY)
    assert done.returncode == OK, done.stdout + done.stderr
    assert state(project) != before


def test_a_disk_that_takes_no_more_of_what_is_printed_is_told_too(here: Path) -> None:
    write_data(here / "data")
    with (here / "log").open("wb") as log:
        done = explainer("explain", limit=100, stdout=log.fileno())
    said = "explainer: the system: File too large; allow larger files, or name a place on another disk\n"
    assert (done.returncode, done.stderr) == (FAILED, said)
