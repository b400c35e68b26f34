"""What the system offers beyond Python's library."""

from __future__ import annotations

import ctypes
import errno
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import explainer.files.kernel as module
from explainer.files.kernel import exchange, flush


def test_two_folders_change_places(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    assert exchange(tmp_path / "one", tmp_path / "other")
    assert [path.name for path in (tmp_path / "one").iterdir()] == ["other"]


def test_what_is_not_there_cannot_change_places(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    with pytest.raises(FileNotFoundError) as caught:
        exchange(tmp_path / "one", tmp_path / "other")
    assert caught.value.filename == str(tmp_path / "other")


@pytest.mark.parametrize("code", [errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP])
def test_a_file_system_that_cannot_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    monkeypatch.setattr(module, "_function", lambda name: lambda *_: -1)
    monkeypatch.setattr(ctypes, "get_errno", lambda: code)
    assert not exchange(tmp_path, tmp_path)


def test_a_system_that_cannot_says_so_and_writes_all_disks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[bool] = []
    monkeypatch.setattr(module, "_function", lambda name: None)
    monkeypatch.setattr(os, "sync", lambda: synced.append(True))
    assert not exchange(tmp_path, tmp_path)
    flush(tmp_path)
    assert synced == [True]


def test_a_disk_that_refuses_to_write_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flush(tmp_path)
    monkeypatch.setattr(module, "_function", lambda name: lambda *_: -1)
    monkeypatch.setattr(ctypes, "get_errno", lambda: errno.EIO)
    with pytest.raises(OSError, match="Input/output error"):
        flush(tmp_path)


def test_a_program_ends_with_the_one_that_started_it(tmp_path: Path) -> None:
    program = """
import os, subprocess, sys, time
from functools import partial
from explainer.files.kernel import end_with_parent
child = subprocess.Popen(["sleep", "600"], preexec_fn=partial(end_with_parent, os.getpid()))
print(child.pid, flush=True)
time.sleep(600)
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.kill()
    for _ in range(100):
        if not _runs(child):
            break
        time.sleep(0.05)
    assert not _runs(child)


def _runs(process: int) -> bool:
    """Whether a process is there and no zombie, which nobody has asked for its status yet."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
