"""The command report: folders and revisions, and what happens when one of them cannot be read."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from harbour import BROKEN, FILES, Run, changed, write_data

from explainer.commands import FAILED, MISUSED, OK

NOON = changed("events.yml", "{exact: left, paragraph: 1}", "{exact: left, paragraph: 1}\n    - {exact: at noon}")
NEW = "- “at noon” means **The dockers walk out** (paragraph 1 of Grain in the harbour)\n"


def git(*arguments: str) -> str:
    names = ("-c", "user.name=x", "-c", "user.email=x@x.example", "-c", "commit.gpgsign=false")
    return subprocess.run(["git", *names, *arguments], check=True, capture_output=True, text=True).stdout.strip()  # noqa: S607


def commit(files: Mapping[str, str], folder: Path) -> str:
    write_data(folder / "data", files)
    git("add", "--all")
    git("commit", "--quiet", "--message", "x")
    return git("rev-parse", "HEAD")


@pytest.fixture
def repository(here: Path) -> Path:
    git("init", "--quiet", "--initial-branch", "main")
    return here


def test_two_folders_are_compared(here: Path, run: Run) -> None:
    write_data(here / "old" / "data", FILES)
    write_data(here / "new" / "data", NOON)
    code, out, err = run("report", "old", "new")
    assert (code, err) == (OK, "")
    assert out.startswith("## What this change does for readers\n\n### New mentions: 1\n\n" + NEW)
    assert out.endswith("is not for a count to say.\n")


def test_a_data_folder_itself_may_be_named(here: Path, run: Run) -> None:
    write_data(here / "old", FILES)
    write_data(here / "new", NOON)
    assert NEW in run("report", "old", "new")[1]


def test_two_revisions_are_compared_without_touching_the_files(repository: Path, run: Run) -> None:
    old, new = commit(FILES, repository), commit(NOON, repository)
    write_data(repository / "data", BROKEN)
    code, out, err = run("report", old, new)
    assert (code, err) == (OK, "")
    assert NEW in out
    assert (repository / "data" / "events.yml").read_text(encoding="utf-8") == BROKEN["events.yml"].lstrip("\n")


def test_a_revision_is_compared_with_the_files_as_they_are(repository: Path, run: Run) -> None:
    commit(FILES, repository)
    write_data(repository / "data", NOON)
    assert NEW in run("report", "main")[1]


def test_the_data_folder_may_have_another_name(repository: Path, run: Run) -> None:
    write_data(repository / "velter", FILES)
    commit({}, repository)
    assert "Nothing: readers see the same as before." in run("report", "main", "main", "--data", "velter/")[1]


def test_files_that_attributes_would_keep_out_of_an_archive_are_read(repository: Path, run: Run) -> None:
    (repository / ".gitattributes").write_text("data/** export-ignore\n", encoding="utf-8")
    commit(FILES, repository)
    assert run("report", "main", "main")[0] == OK


def test_links_and_other_files_of_a_revision_are_read_as_on_the_disk(repository: Path, run: Run) -> None:
    (repository / "data").mkdir()
    (repository / "data" / "notes.txt").write_bytes(b"\xff")
    (repository / "data" / ".hidden.yml").write_bytes(b"\xff")
    old = commit(FILES, repository)
    (repository / "data" / "terms.yml").unlink()
    (repository / "data" / "terms.yml").symlink_to("/etc/passwd")
    git("add", "--all")
    git("commit", "--quiet", "--message", "x")
    code, out, _ = run("report", old, "main")
    assert code == FAILED
    assert "- data&#47;terms&#46;yml&#58;1&#58;1: this is a symbolic link\n" in out


def test_errors_in_the_newer_state_are_told_and_fail(repository: Path, run: Run) -> None:
    old, new = commit(FILES, repository), commit(BROKEN, repository)
    code, out, _ = run("report", old, new)
    assert code == FAILED
    assert out.startswith("## This change cannot be described\n\nThe newer data hold errors.\n")


def test_errors_in_the_older_state_are_told_and_let_the_newer_through(repository: Path, run: Run) -> None:
    old, new = commit(BROKEN, repository), commit(FILES, repository)
    code, out, _ = run("report", old, new)
    assert code == OK
    assert out.startswith("## This change cannot be described\n\nThe older data hold errors.\n")


def test_a_revision_without_data_is_told(repository: Path, run: Run) -> None:
    (repository / "x").write_text("x", encoding="utf-8")
    old = commit({}, repository)
    new = commit(FILES, repository)
    code, out, _ = run("report", old, new)
    assert code == OK
    assert "- data&#47;explainer&#46;yml&#58;1&#58;1: this file is missing" in out


@pytest.mark.parametrize("name", ["nowhere", "--output=x", "-h~1", "main..main"])
def test_what_is_neither_folder_nor_revision_is_misuse(name: str, repository: Path, run: Run) -> None:
    commit(FILES, repository)
    if name.startswith("-"):
        code, out, err = run("report", "--", name, "main")
    else:
        code, out, err = run("report", name, "main")
    assert (code, out) == (MISUSED, "")
    assert err == f"explainer: '{name}' is neither a folder nor a revision that Git knows here\n"


def test_a_data_folder_outside_of_the_repository_is_misuse(repository: Path, run: Run) -> None:
    commit(FILES, repository)
    code, out, err = run("report", "main", "main", "--data", "../elsewhere")
    assert (code, out) == (MISUSED, "")
    assert "outside" in err


def test_outside_of_a_repository_only_folders_are_known(here: Path, run: Run) -> None:
    write_data(here / "data", FILES)
    assert run("report", "main")[0] == MISUSED
