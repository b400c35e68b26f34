"""A whole folder written beside its place, and put there in one step, so that no moment is without a whole one.

Whoever looks at the place finds what stood there before, or what stands there now; a failed or killed process leaves
what stood there. One sync makes sure that a power failure cannot leave new names with nothing in them.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from explainer.files.kernel import exchange, flush
from explainer.files.walking import walk
from explainer.files.workroom import OLD, workroom

__all__ = ["staging"]

_LINGER = 0.1
"""Seconds for which the old folder stays after the swap: who has just begun to list or copy it shall not find it half
empty."""


@contextmanager
def staging(folder: Path, *, public: bool = True, tell: Callable[[str], None] = lambda _: None) -> Iterator[Path]:
    """An empty folder that takes the place of ``folder`` when the block ends well, and disappears when it fails.

    Args:
        folder: The place; a folder, or nothing yet.
        public: Whether everybody may read the result, such as a web server, whatever the umask: 0755 and 0644.
        tell: Is told in a line if for a moment neither folder stood there, because the file system cannot exchange two.

    Raises:
        BlockingIOError: Another process is writing this folder.
        OSError: The disk refuses; or no folder stands at the place, or a link, a pipe or a device in the result.
    """
    with workroom(folder) as room:
        stage = room / f"new-{os.getpid()}"  # a program that a killed build has started may still write to that one's
        stage.mkdir()
        yield stage
        if public:
            _publish(stage)
        flush(stage)
        _put(stage, folder.absolute(), room / OLD, tell)


def _publish(stage: Path) -> None:
    """Let everybody read what is there."""
    stage.chmod(0o755)
    for path, is_folder in walk(stage):
        os.chmod(path, 0o755 if is_folder else 0o644)  # noqa: PTH101 -- it is no path object


def _put(stage: Path, folder: Path, old: Path, tell: Callable[[str], None]) -> None:
    """Let the stage take the place of the folder: in one step, or else in two with a gap that is measured."""
    if not os.path.lexists(folder):
        stage.rename(folder)
        return
    if not stat.S_ISDIR(folder.lstat().st_mode):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    if not exchange(stage, folder):
        begun = time.perf_counter()
        folder.rename(old)
        try:
            stage.rename(folder)
        except OSError:
            old.rename(folder)
            raise
        gap = (time.perf_counter() - begun) * 1000
        tell(f"{folder.name} was away for {gap:.1f} ms: this file system cannot exchange two folders in one step")
    time.sleep(_LINGER)
