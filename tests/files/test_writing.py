"""Writing: what stands there afterwards, above all when it fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from harbour import write_data

from explainer.diagnostics.locations import SourceText
from explainer.diagnostics.problems import Problems
from explainer.files.texts import read_text
from explainer.files.writing import replace_texts, scratch, staging, walk_files, write_file, write_files


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The harbour story on the disk, below the folder people stand in."""
    monkeypatch.chdir(tmp_path)
    return write_data(tmp_path / "data")


def written(folder: Path) -> dict[str, bytes]:
    return dict(walk_files(folder))


def test_files_are_written_into_folders_that_are_made(tmp_path: Path) -> None:
    write_files({"index.html": b"<p>", "assets/a/b.css": b"p{}"}, tmp_path / "out" / "site")
    assert written(tmp_path / "out" / "site") == {"assets/a/b.css": b"p{}", "index.html": b"<p>"}


def test_what_stood_there_before_is_gone(tmp_path: Path) -> None:
    write_files({"old.html": b"1", "same.html": b"1"}, tmp_path / "site")
    write_files({"same.html": b"2"}, tmp_path / "site")
    assert written(tmp_path) == {"site/same.html": b"2"}


def test_a_build_that_fails_leaves_the_last_good_one_and_no_trace(tmp_path: Path) -> None:
    write_files({"index.html": b"good"}, tmp_path / "site")
    with pytest.raises(RuntimeError, match="half way"), staging(tmp_path / "site") as stage:
        (stage / "index.html").write_bytes(b"bad")
        raise RuntimeError("half way")
    assert written(tmp_path) == {"site/index.html": b"good"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_swap_that_the_disk_refuses_leaves_the_last_good_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files({"index.html": b"good"}, tmp_path / "site")
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if target.name == "site" and not path.name.endswith("-old"):
            raise OSError("refused")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OSError, match="refused"):
        write_files({"index.html": b"new"}, tmp_path / "site")
    assert written(tmp_path) == {"site/index.html": b"good"}


def test_after_a_kill_between_two_steps_of_the_swap_the_last_good_one_comes_back(tmp_path: Path) -> None:
    write_files({"index.html": b"good"}, tmp_path / "site")
    (tmp_path / "site").rename(tmp_path / ".site-old")
    with pytest.raises(RuntimeError, match="half way"), staging(tmp_path / "site"):
        raise RuntimeError("half way")
    assert written(tmp_path) == {"site/index.html": b"good"}


def test_nothing_is_seen_of_a_build_before_it_is_whole(tmp_path: Path) -> None:
    with staging(tmp_path / "site") as stage:
        (stage / "index.html").write_bytes(b"x")
        assert not (tmp_path / "site").exists()
        assert stage.parent == tmp_path
    assert written(tmp_path / "site") == {"index.html": b"x"}


def test_a_site_can_be_read_by_a_web_server(tmp_path: Path) -> None:
    write_files({"index.html": b"x"}, tmp_path / "site")
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755


def test_one_file_is_written_in_one_step(tmp_path: Path) -> None:
    path = tmp_path / "links.yml"
    write_file(b"old", path)
    write_file(b"new", path)
    assert written(tmp_path) == {"links.yml": b"new"}
    assert path.stat().st_mode & 0o777 == 0o644


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


def test_a_scratch_folder_is_gone_after_its_block_even_when_that_fails(tmp_path: Path) -> None:
    def fail() -> None:
        with scratch(tmp_path) as folder:
            (folder / "page.html").write_text("x", encoding="utf-8")
            raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        fail()
    assert list(tmp_path.iterdir()) == []


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
    before = dict(walk_files(folder))
    with pytest.raises(OSError, match="somebody has changed this file meanwhile") as caught:
        replace_texts(changes)
    assert caught.value.filename == "data/events.yml"
    assert dict(walk_files(folder)) == before


def test_a_file_that_became_a_symbolic_link_is_not_written_through(folder: Path, tmp_path: Path) -> None:
    changes = [change(folder / "terms.yml", "a: b\n")]
    (folder / "terms.yml").rename(tmp_path / "secret.yml")
    (folder / "terms.yml").symlink_to(tmp_path / "secret.yml")
    before = (tmp_path / "secret.yml").read_bytes()
    with pytest.raises(OSError, match="nothing was written"):
        replace_texts(changes)
    assert (tmp_path / "secret.yml").read_bytes() == before
