"""Writing: what stands there afterwards, above all when it fails."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from harbour import write_data

from explainer.diagnostics.errors import MisuseError
from explainer.diagnostics.locations import SourceText
from explainer.diagnostics.problems import Problems
from explainer.files.texts import read_text
from explainer.files.walking import FolderFiles
from explainer.files.workroom import workroom
from explainer.files.writing import replace_texts, write_file, write_files


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The harbour story on the disk, below the folder people stand in."""
    monkeypatch.chdir(tmp_path)
    return write_data(tmp_path / "data")


def written(folder: Path) -> dict[str, bytes]:
    return dict(FolderFiles(folder))


def test_files_are_written_into_folders_that_are_made(tmp_path: Path) -> None:
    write_files({"index.html": b"<p>", "assets/a/b.css": b"p{}"}, tmp_path / "out" / "site")
    assert written(tmp_path / "out" / "site") == {"assets/a/b.css": b"p{}", "index.html": b"<p>"}


def test_what_is_written_anew_takes_the_place_of_the_old(tmp_path: Path) -> None:
    write_files({"a.json": b"1", "b.json": b"1"}, tmp_path / "schema")
    with pytest.raises(MisuseError, match=r"\(a.json, b.json\)"):
        write_files({"a.json": b"2", "b.json": b"2"}, tmp_path / "schema")
    write_files({"a.json": b"2", "b.json": b"2"}, tmp_path / "schema", known=("a.json", "b.json", "c.json"))
    assert written(tmp_path) == {"schema/a.json": b"2", "schema/b.json": b"2"}


def test_what_somebody_else_has_put_there_stays(tmp_path: Path) -> None:
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "notes").write_bytes(b"dear to somebody")
    with pytest.raises(MisuseError, match="notes"):
        write_files({"a.json": b"1"}, tmp_path / "schema")
    assert written(tmp_path) == {"schema/notes": b"dear to somebody"}


def test_one_file_is_written_in_one_step(tmp_path: Path) -> None:
    path = tmp_path / "links.yml"
    write_file(b"old", path)
    write_file(b"new", path)
    assert written(tmp_path) == {"links.yml": b"new"}
    assert path.stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_what_is_for_everybody_can_be_read_whatever_the_umask_and_data_keep_their_rights(
    tmp_path: Path, umask: int
) -> None:
    before = os.umask(umask)
    try:
        write_file(b"x", tmp_path / "book.pdf")
        write_file(b"x", tmp_path / "new.yml", public=False)
        (tmp_path / "own.yml").touch(0o600)
        write_file(b"x", tmp_path / "own.yml", public=False)
    finally:
        os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert modes == {"book.pdf": 0o644, "new.yml": 0o666 & ~umask, "own.yml": 0o600}


def test_a_file_that_cannot_be_written_leaves_the_old_one_and_no_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_file(b"old", tmp_path / "links.yml")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="full"):
        write_file(b"new", tmp_path / "links.yml")
    assert written(tmp_path) == {"links.yml": b"old"}


def refuse(*_: object) -> None:
    raise OSError("full")


def test_a_file_is_written_into_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    write_file(b"new", tmp_path / "out" / "book.pdf")
    assert written(tmp_path) == {"out/book.pdf": b"new"}


@pytest.mark.parametrize("kind", ["link", "dangling link", "pipe", "folder"])
def test_what_is_no_file_is_not_replaced_by_one(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "book.pdf"
    (tmp_path / "mine").touch()
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("mine" if kind == "link" else "nowhere")
    before = path.lstat()
    with pytest.raises(OSError, match="this is no file") as caught:
        write_file(b"new", path)
    assert caught.value.filename == str(path)
    assert path.lstat().st_ino == before.st_ino
    assert sorted(path.name for path in tmp_path.iterdir()) == ["book.pdf", "mine"]


# Texts that were read -------------------------------------------------------------------------------------------------


def read(path: Path) -> SourceText:
    source = read_text(path, Problems())
    assert source is not None
    return source


def change(path: Path, text: str) -> tuple[SourceText, SourceText]:
    before = read(path)
    return before, SourceText(before.path, text)


def test_files_are_written_anew_with_their_rights_and_no_trace(folder: Path) -> None:
    (folder / "terms.yml").chmod(0o640)
    names = sorted(path.name for path in folder.rglob("*"))
    replace_texts([change(folder / "terms.yml", "\ufeffa: é\r\n"), change(folder / "events.yml", "b: c\n")])
    assert (folder / "terms.yml").read_bytes() == "\ufeffa: é\r\n".encode()
    assert (folder / "terms.yml").stat().st_mode & 0o777 == 0o640
    assert (folder / "events.yml").read_bytes() == b"b: c\n"
    assert sorted(path.name for path in folder.rglob("*")) == names


def test_a_file_that_somebody_changed_meanwhile_keeps_all_as_they_are(folder: Path) -> None:
    changes = [change(folder / "terms.yml", "a: b\n"), change(folder / "events.yml", "b: c\n")]
    (folder / "events.yml").write_text("mine: too\n", encoding="utf-8")
    before = dict(FolderFiles(folder))
    with pytest.raises(OSError, match="somebody has changed this file meanwhile") as caught:
        replace_texts(changes)
    assert caught.value.filename == "data/events.yml"
    assert dict(FolderFiles(folder)) == before


def test_a_file_that_became_a_symbolic_link_is_not_written_through(folder: Path, tmp_path: Path) -> None:
    changes = [change(folder / "terms.yml", "a: b\n")]
    (folder / "terms.yml").rename(tmp_path / "secret.yml")
    (folder / "terms.yml").symlink_to(tmp_path / "secret.yml")
    before = (tmp_path / "secret.yml").read_bytes()
    with pytest.raises(OSError, match="nothing was written"):
        replace_texts(changes)
    assert (tmp_path / "secret.yml").read_bytes() == before


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_a_disk_that_becomes_full_half_way_leaves_all_as_they_were(
    folder: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    names = ("terms.yml", "events.yml", "places.yml")
    changes = [change(folder / name, "a: b\n") for name in names]
    before = dict(FolderFiles(folder))
    replace, count = Path.replace, iter(range(1, 100))

    def refuse(path: Path, target: str) -> Path:
        if path.name == "new" and next(count) == failing:
            raise OSError(28, "No space left on device")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(Path, "write_bytes", lambda *_: 1 / 0)  # a full disk can bring back only what is on it already
    with pytest.raises(OSError, match="No space"):
        replace_texts(changes)
    assert dict(FolderFiles(folder)) == before


def test_two_who_write_the_same_file_do_not_meet(folder: Path) -> None:
    with workroom(folder / "terms.yml"), pytest.raises(BlockingIOError, match="another build is running"):
        replace_texts([change(folder / "terms.yml", "a: b\n")])
