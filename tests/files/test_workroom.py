"""The hidden folder in which something is written: for one process at a time, and gone afterwards."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest

import explainer.files.workroom as module
from explainer.files.workroom import OLD, target_of, workroom


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_it_is_beside_its_target_for_us_alone_and_gone_afterwards(tmp_path: Path) -> None:
    with workroom(tmp_path / "out" / "site") as room:
        assert (room.parent, names(room)) == (tmp_path / "out", ["lock"])
        assert room.stat().st_mode & 0o777 == 0o700
        (room / "new").mkdir()
        assert target_of(room / "new") == tmp_path / "out" / "site"
    assert names(tmp_path / "out") == []
    assert target_of(tmp_path / "site") is None


def test_who_comes_second_is_told_and_touches_nothing(tmp_path: Path) -> None:
    with workroom(tmp_path / "site") as room:
        (room / "new").write_bytes(b"x")
        with pytest.raises(BlockingIOError, match="another build is running") as caught, workroom(tmp_path / "site"):
            pass
        assert caught.value.filename == str(tmp_path / "site")
        assert names(room) == ["lock", "new"]


def test_it_is_cleared_when_its_process_was_killed(tmp_path: Path) -> None:
    program = """
import os, signal, sys
from pathlib import Path
from explainer.files.workroom import workroom
with workroom(Path(sys.argv[1])) as room:
    (room / "new" / "deep").mkdir(parents=True)
    (room / "new" / "deep").chmod(0)
    os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path / "site")], check=False)
    assert done.returncode == -9
    assert names(tmp_path) == [".site.explainer"]
    with workroom(tmp_path / "site") as room:
        assert names(room) == ["lock"]
    assert names(tmp_path) == []


def test_what_was_taken_from_its_place_before_a_kill_goes_back(tmp_path: Path) -> None:
    room = tmp_path / ".site.explainer"
    room.mkdir()
    (room / "lock").touch()
    (room / OLD).write_bytes(b"good")
    with workroom(tmp_path / "site"):
        assert (tmp_path / "site").read_bytes() == b"good"
    assert names(tmp_path) == ["site"]


def test_what_was_replaced_before_a_kill_does_not_come_back(tmp_path: Path) -> None:
    room = tmp_path / ".site.explainer"
    room.mkdir()
    (room / "lock").touch()
    (room / OLD).write_bytes(b"old")
    (tmp_path / "site").write_bytes(b"new")
    with workroom(tmp_path / "site"):
        pass
    assert (tmp_path / "site").read_bytes() == b"new"
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize("kind", ["file", "link", "folder"])
def test_what_somebody_else_keeps_under_that_name_stays(tmp_path: Path, kind: str) -> None:
    room = tmp_path / ".site.explainer"
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter").touch()
    if kind == "file":
        room.touch()
    elif kind == "link":
        room.symlink_to("mine")
    else:
        (tmp_path / "mine").rename(room)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(FileExistsError, match="is in the way") as caught, workroom(tmp_path / "site"):
        pass
    assert caught.value.filename == str(tmp_path / "site")
    assert sorted(tmp_path.rglob("*")) == before


def test_a_lock_that_lost_its_name_before_it_was_locked_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another may leave, and take its lock away, after we opened that and before we lock it."""
    seen: list[int] = []
    lock = module._lock

    def late(handle: int) -> None:
        if not seen:
            (tmp_path / ".site.explainer" / "lock").unlink()
        seen.append(handle)
        lock(handle)

    monkeypatch.setattr(module, "_lock", late)
    with workroom(tmp_path / "site") as room:
        assert names(room) == ["lock"]
        with pytest.raises(BlockingIOError), workroom(tmp_path / "site"):
            pass
    assert len(seen) == 3


@pytest.mark.parametrize("told", [(), ("new",), ("/usr/lib/theme.css", None, "new/theme.css")], ids=repr)
def test_what_the_disk_refuses_inside_is_told_of_the_target(tmp_path: Path, told: tuple[str | None, ...]) -> None:
    with pytest.raises(OSError, match="refused") as caught, workroom(tmp_path / "site") as room:
        raise OSError(errno.ENOSPC, "refused", *(name and str(room / name) for name in told))
    assert caught.value.filename == str(tmp_path / "site")
    assert names(tmp_path) == []


def test_what_the_disk_refuses_elsewhere_keeps_its_name(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as caught, workroom(tmp_path / "site"):
        (tmp_path / "gone").read_bytes()
    assert caught.value.filename == str(tmp_path / "gone")
