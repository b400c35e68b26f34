"""What the system offers and Python's library does not: two folders that change places in one step, one file system
written to its disk, and a program that ends with the one that started it.
"""

from __future__ import annotations

import ctypes
import errno
import os
import signal
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["end_with_parent", "exchange", "flush"]

_AT_FDCWD = -100  # Linux, fcntl.h
_RENAME_EXCHANGE = 2  # Linux, renameat2(2); macOS calls the same number RENAME_SWAP, renamex_np(2)
_PR_SET_PDEATHSIG = 1  # Linux, prctl(2)
_NOT_OFFERED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def exchange(one: Path, other: Path) -> bool:
    """Let two files or folders change places in one step; False if this system or file system has no such step.

    Whoever looks sees the one or the other at each of the paths, and never nothing. Raises OSError for all else.
    """
    names = os.fsencode(one), os.fsencode(other)
    if rename := _function("renameat2"):
        refused = rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)
    elif rename := _function("renamex_np"):
        refused = rename(*names, _RENAME_EXCHANGE)
    else:
        return False
    if not refused:
        return True
    if ctypes.get_errno() in _NOT_OFFERED:
        return False
    raise _error(other)


def flush(folder: Path) -> None:
    """Write everything to the disk that holds a folder: once, which is much faster than file by file.

    Raises OSError when the disk refuses. Where only ``os.sync`` is there, all disks are written, and none complains.
    """
    if syncfs := _function("syncfs"):
        handle = os.open(folder, os.O_RDONLY)
        try:
            if syncfs(handle):
                raise _error(folder)
        finally:
            os.close(handle)
    elif hasattr(os, "sync"):
        os.sync()


def end_with_parent(parent: int) -> None:
    """Let this process be killed when the process ``parent``, which has started it, ends in any way.

    Only Linux offers it; elsewhere the process goes on.
    """
    if prctl := _function("prctl"):
        prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it has ended before we asked
            os._exit(1)


@cache
def _function(name: str) -> Any:
    """A function of the C library, or None."""
    return getattr(ctypes.CDLL(None, use_errno=True), name, None) if os.name == "posix" else None


def _error(path: Path) -> OSError:
    code = ctypes.get_errno()
    return OSError(code, os.strerror(code), str(path))
