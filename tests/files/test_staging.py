"""A folder that takes its place in one step: what stands there meanwhile, afterwards, and when it fails."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import explainer.files.staging as module
from explainer.files.staging import staging
from explainer.files.walking import FolderFiles


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody looks at the old folder, so it need not stay."""
    monkeypatch.setattr(module, "_LINGER", 0)


@pytest.fixture(params=["in one step", "in two steps"])
def swap(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """As the file system of this machine does it, and as one does that cannot exchange two folders."""
    if request.param == "in two steps":
        monkeypatch.setattr(module, "exchange", lambda one, other: False)
    return str(request.param)


def publish(folder: Path, files: dict[str, bytes]) -> list[str]:
    told: list[str] = []
    with staging(folder, tell=told.append) as stage:
        for name, content in files.items():
            (stage / name).parent.mkdir(parents=True, exist_ok=True)
            (stage / name).write_bytes(content)
    return told


def test_what_stood_there_before_is_gone_and_nothing_else_is_left(tmp_path: Path, swap: str) -> None:
    assert publish(tmp_path / "site", {"old.html": b"1", "a/b.css": b"1"}) == []
    told = publish(tmp_path / "site", {"new.html": b"2"})
    assert dict(FolderFiles(tmp_path)) == {"site/new.html": b"2"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    if swap == "in one step":
        assert told == []
    else:
        (line,) = told
        assert line.startswith("site was away for 0.")


@pytest.mark.usefixtures("swap")
def test_a_build_that_fails_leaves_the_last_good_one_and_no_trace(tmp_path: Path) -> None:
    publish(tmp_path / "site", {"index.html": b"good"})
    with pytest.raises(RuntimeError, match="half way"), staging(tmp_path / "site") as stage:
        (stage / "index.html").write_bytes(b"bad")
        raise RuntimeError("half way")
    assert dict(FolderFiles(tmp_path)) == {"site/index.html": b"good"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_swap_that_the_disk_refuses_leaves_the_last_good_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, swap: str
) -> None:
    publish(tmp_path / "site", {"index.html": b"good"})
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.name.startswith("new-"):
            raise OSError(5, "refused")
        return rename(path, target)

    def refuse_too(*_: Path) -> bool:
        raise OSError(5, "refused")

    monkeypatch.setattr(Path, "rename", refuse)
    if swap == "in one step":
        monkeypatch.setattr(module, "exchange", refuse_too)
    with pytest.raises(OSError, match="refused") as caught:
        publish(tmp_path / "site", {"index.html": b"new"})
    assert caught.value.filename == str(tmp_path / "site")
    assert dict(FolderFiles(tmp_path)) == {"site/index.html": b"good"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_nothing_is_seen_of_a_build_before_it_is_whole(tmp_path: Path) -> None:
    with staging(tmp_path / "site") as stage:
        (stage / "index.html").write_bytes(b"x")
        assert not (tmp_path / "site").exists()
        assert stage.parent.parent == tmp_path
    assert dict(FolderFiles(tmp_path / "site")) == {"index.html": b"x"}


@pytest.fixture(params=[0o000, 0o022, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def modes(folder: Path) -> set[int]:
    return {stat.S_IMODE(path.lstat().st_mode) for path in (folder, *folder.rglob("*"))}


def test_a_site_can_be_read_by_a_web_server_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    publish(tmp_path / "site", {"index.html": b"x", "a/b.css": b"x"})
    assert modes(tmp_path / "site") == {0o755, 0o644}


def test_what_is_not_for_everybody_is_as_the_umask_says(tmp_path: Path, umask: int) -> None:
    with staging(tmp_path / "project", public=False) as stage:
        (stage / "notes.md").write_bytes(b"x")
    assert modes(tmp_path / "project") == {0o777 & ~umask, 0o666 & ~umask}


def test_a_link_in_the_result_is_refused_and_what_it_leads_to_keeps_its_rights(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"x")
    (tmp_path / "secret").chmod(0o600)
    with pytest.raises(OSError, match="this is a link, a pipe or a device"), staging(tmp_path / "site") as stage:
        (stage / "a.html").symlink_to(tmp_path / "secret")
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]


@pytest.mark.parametrize("kind", ["file", "link", "dangling link", "pipe"])
def test_what_is_no_folder_stays_in_its_place(tmp_path: Path, kind: str) -> None:
    site = tmp_path / "site"
    (tmp_path / "elsewhere").mkdir()
    if kind == "file":
        site.touch()
    elif kind == "pipe":
        os.mkfifo(site)
    else:
        site.symlink_to("elsewhere" if kind == "link" else "nowhere")
    before = site.lstat()
    with pytest.raises(NotADirectoryError):
        publish(site, {"index.html": b"x"})
    assert site.lstat().st_ino == before.st_ino
    assert sorted(path.name for path in tmp_path.iterdir()) == ["elsewhere", "site"]


def test_no_look_finds_less_than_a_whole_folder_while_it_is_replaced_again_and_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "flush", lambda folder: None)
    site = tmp_path / "site"
    files = {f"{number}.html": b"x" * 100 for number in range(5)}
    publish(site, files)
    ended = threading.Event()
    looks: list[int] = []

    def look() -> None:
        while not ended.is_set():
            looks.append(sum(os.path.exists(site / name) for name in files))  # noqa: PTH110 -- faster: more looks

    looker = threading.Thread(target=look)
    looker.start()
    try:
        for _ in range(200):
            publish(site, files)
    finally:
        ended.set()
        looker.join()
    assert len(looks) > 200
    assert set(looks) == {5}
