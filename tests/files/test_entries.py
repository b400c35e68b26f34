"""What may go in at all: regular files with plain names, and nothing in their place."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from explainer.diagnostics.listing import as_text
from explainer.diagnostics.problems import Problems
from explainer.files.entries import read_entry, survey


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# Home\n", encoding="utf-8")
    return docs


def told(folder: Path) -> list[str]:
    """The first line of each problem."""
    problems = Problems()
    survey(folder, problems, lambda path: path.suffix == ".md")
    return [text.splitlines()[0] for text in as_text(problems).split("\n\n") if text]


def link(path: Path, target: str) -> None:
    path.symlink_to(target)


def listen(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind(os.path.relpath(path))  # the name of a socket is short


ODD: dict[str, tuple[Callable[[Path], None], str]] = {
    "a file elsewhere": (lambda path: link(path, "/etc/passwd"), "this is a symbolic link"),
    "the environment": (lambda path: link(path, "/proc/self/environ"), "this is a symbolic link"),
    "a device without end": (lambda path: link(path, "/dev/zero"), "this is a symbolic link"),
    "a file beside it": (lambda path: link(path, "index.md"), "this is a symbolic link"),
    "nothing": (lambda path: link(path, "nowhere"), "this is a symbolic link"),
    "itself": (lambda path: link(path, path.name), "this is a symbolic link"),
    "a folder": (lambda path: link(path, "/etc"), "this is a symbolic link"),
    "the folder around it": (lambda path: link(path, "."), "this is a symbolic link"),
    "a pipe": (os.mkfifo, "this is a pipe, and no file"),
    "a socket": (listen, "this is a socket, and no file"),
    "a folder in its place": (Path.mkdir, "this is a folder, and a file is read here"),
}


@pytest.mark.parametrize("name", ["page.md", "inside/page.md", ".hidden/page.md"])
@pytest.mark.parametrize("odd", ODD)
def test_what_is_no_regular_file_is_told_and_not_opened(folder: Path, odd: str, name: str) -> None:
    make, message = ODD[odd]
    (folder / name).parent.mkdir(exist_ok=True)
    make(folder / name)
    assert told(folder) == [f"docs/{name}:1:1: error: {message} [unreadable-file]"]
    problems = Problems()
    assert read_entry(folder, PurePosixPath(name), 1000, problems) is None
    assert message in as_text(problems)


def test_a_device_is_told_and_not_opened() -> None:
    problems = Problems()
    assert read_entry(Path("/dev"), PurePosixPath("null"), 1000, problems) is None
    assert as_text(problems).startswith("/dev/null:1:1: error: this is a device, and no file [unreadable-file]")


def test_a_folder_that_is_a_link_itself_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "pages").symlink_to("docs")
    assert told(tmp_path / "pages") == ["pages:1:1: error: this is a symbolic link [unreadable-file]"]


def test_a_folder_that_is_reached_by_a_link_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "content").symlink_to(".")
    assert told(tmp_path / "content" / "docs") == ["content:1:1: error: this is a symbolic link [unreadable-file]"]
    assert told(folder) == []


def test_a_lock_of_an_editor_and_the_folder_of_git_are_passed_over(folder: Path) -> None:
    (folder / ".#index.md").symlink_to("somebody@somewhere.1234:5678")
    (folder / ".git").mkdir()
    os.mkfifo(folder / ".git" / "fsmonitor")
    assert told(folder) == []
    (folder / ".#other.md").symlink_to("/etc/passwd")
    assert told(folder) == ["docs/.#other.md:1:1: error: this is a symbolic link [unreadable-file]"]


def test_a_link_on_the_way_to_a_file_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "page.md").write_text("x", encoding="utf-8")
    (folder / "inside").symlink_to(tmp_path / "secret")
    problems = Problems()
    assert read_entry(folder, PurePosixPath("inside/page.md"), 1000, problems) is None
    assert "this file cannot be read" in as_text(problems)


def test_a_file_that_becomes_something_else_once_it_was_looked_at_is_not_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look, page = os.stat, folder / "page.md"

    def exchanged(*arguments: Any, **options: Any) -> os.stat_result:
        seen = look(*arguments, **options)
        page.unlink()
        ODD[odd][0](page)
        return seen

    for odd in ("the environment", "a device without end", "a pipe", "a folder in its place"):
        page.write_text("page", encoding="utf-8")
        problems = Problems()
        with monkeypatch.context() as patched:
            patched.setattr(os, "stat", exchanged)
            assert read_entry(folder, PurePosixPath("page.md"), 1000, problems) is None, odd
        assert problems.error_count == 1, odd
        page.rmdir() if page.is_dir() else page.unlink()


def test_a_file_is_read_up_to_its_bound(folder: Path) -> None:
    problems = Problems()
    assert read_entry(folder, PurePosixPath("index.md"), 7, problems) == b"# Home\n"
    assert read_entry(folder, PurePosixPath("index.md"), 6, problems) is None
    assert "this file is larger than" in as_text(problems)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("page.md", "Page.md"),
        ("stra\u00dfe.md", "strasse.md"),
        ("caf\u00e9.md", "cafe\u0301.md"),
        ("a/x.md", "A/y.md"),
        ("\u00c5.md", "\u212b.md"),
    ],
)
def test_names_that_are_one_to_some_systems_are_told(folder: Path, one: str, other: str) -> None:
    for name in (one, other):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")
    found = told(folder)
    assert len(found) == 1
    assert "are one name to some systems [bad-file-name]" in found[0]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("a\nb.md", "its name holds a tab, or the end of a line"),
        ("a\x1b[31m.md", "its name holds an invisible control character (U+001B)"),
        ("a\u202egnp.md", "its name holds a character that reverses the direction of text (U+202E)"),
        ("a\u200f.md", "its name holds a mark of direction, which nobody sees"),
        ("a\u200b.md", "its name holds a zero-width space"),
        ("a?.md", "its name holds ?"),
        ("a\\b.md", "its name holds \\"),
        ("aux.md", "its name means a device on Windows"),
        ("COM1", "its name means a device on Windows"),
        ("a.md ", "its name begins or ends with a space, or ends with a point"),
        (" a.md", "its name begins or ends with a space, or ends with a point"),
        ("a.md.", "its name begins or ends with a space, or ends with a point"),
        ("é" * 101 + ".md", "its name is longer than 200 bytes"),
    ],
)
def test_a_name_that_not_every_system_can_hold_is_told(folder: Path, name: str, message: str) -> None:
    (folder / name).write_text("x", encoding="utf-8")
    found = told(folder)
    assert len(found) == 1
    assert found[0].endswith(f": error: {message} [bad-file-name]")
    assert found[0].isprintable()


def test_a_name_that_is_not_utf_8_is_told(folder: Path) -> None:
    (folder / os.fsdecode(b"a\xff.md")).touch()
    assert told(folder) == ["docs/a\ufffd.md:1:1: error: its name is not UTF-8 [bad-file-name]"]


def test_ordinary_names_are_not_told(folder: Path) -> None:
    for name in (
        "Ærøskøbing.md",
        "Степь 2.md",
        "v1.2",
        "console.md",
        "a~b (1).png",
        "می\u200cخواهم.md",
        "x+y=z,&'#%.md",
    ):
        (folder / name).write_text("x", encoding="utf-8")
    assert told(folder) == []


def test_folders_nested_very_deep_are_told(folder: Path) -> None:
    inner = folder.joinpath(*["x"] * 30)
    inner.mkdir(parents=True)
    (inner / "page.md").write_text("x", encoding="utf-8")
    assert [line.partition(": ")[2] for line in told(folder)] == [
        "error: folders are nested more than 24 deep [too-large]"
    ]
