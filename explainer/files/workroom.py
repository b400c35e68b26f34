"""A hidden folder beside a file or folder that is being written, for one process at a time.

What is not yet whole stands there, in the same file system, so that it can be moved to its place in one step. Its lock
is held by the process that works there, and by the system, not by a file that could outlive a killed process: so the
next one knows that what it finds there is nobody's any more, and clears it. At most this one folder is left by a kill.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

__all__ = ["OLD", "is_below", "target_of", "workroom"]

OLD = "old"
"""In the workroom: what stood at the place. If a process was killed before it put anything else there, it goes back."""

_SUFFIX = ".explainer"
_LOCK = "lock"
_BUSY = "another build is running; wait until it has ended"


@contextmanager
def workroom(target: Path) -> Iterator[Path]:
    """The workroom of a file or folder, empty but for its lock; it is gone when the block ends.

    Raises OSError when the disk refuses, BlockingIOError when another process works there. What the disk refuses inside
    the block is told of ``target``, which people know.
    """
    place = target.absolute()
    room = place.with_name(f".{place.name}{_SUFFIX}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        lock = _enter(room, target)
        try:
            _bring_back(room / OLD, place)
            _clear(room)
            yield room
        finally:
            with suppress(OSError):  # the next one will
                _clear(room)
            _leave(room, lock)
    except OSError as error:
        if is_below(error, room) and error.errno is not None:  # without a number, a name would hide what it tells
            error.filename, error.filename2 = str(target), None
        raise


def is_below(error: OSError, folder: Path) -> bool:
    """Whether an error is of something in a folder, or of nothing that has a name, as when a file is written on."""
    names = [name for name in (error.filename, error.filename2) if isinstance(name, str | bytes | os.PathLike)]
    return not names or any(Path(os.fsdecode(name)).is_relative_to(folder) for name in names)


def target_of(path: Path) -> Path | None:
    """What is being written in the workroom in which a path directly lies; None if it lies in none."""
    room = path.absolute().parent
    is_one = room.name.startswith(".") and room.name.endswith(_SUFFIX)
    return room.with_name(room.name[1 : -len(_SUFFIX)]) if is_one else None


def _enter(room: Path, target: Path) -> int:
    """Make the room if it is not there, and lock it; gives the open lock."""
    while True:
        with suppress(FileExistsError):
            room.mkdir(mode=0o700)
        try:
            if not _is_ours(room):
                in_the_way = f"'{room.name}' beside it is in the way, and is not ours; move it elsewhere"
                raise FileExistsError(errno.EEXIST, in_the_way, str(target))
            lock = os.open(room / _LOCK, os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600)
        except FileNotFoundError:
            continue  # the process that worked here has left, and taken the room away, since we saw it
        try:
            _lock(lock)
        except (BlockingIOError, PermissionError):
            os.close(lock)
            raise BlockingIOError(errno.EAGAIN, _BUSY, str(target)) from None
        # Another may have left, and taken the lock's name away, before we locked it: then this is no lock any more.
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(lock), (room / _LOCK).lstat()):
                return lock
        os.close(lock)


def _is_ours(room: Path) -> bool:
    """Whether it is a folder with a lock, or one that is empty, as between two steps of making or leaving it."""
    if not stat.S_ISDIR(room.lstat().st_mode):
        return False
    names = {path.name for path in room.iterdir()}
    return not names or _LOCK in names


def _leave(room: Path, lock: int) -> None:
    """Take the room away, unless somebody has come in or something could not be removed; then let go of the lock."""
    with suppress(OSError):
        if list(room.iterdir()) == [room / _LOCK]:
            (room / _LOCK).unlink()
            room.rmdir()
    os.close(lock)


def _bring_back(old: Path, place: Path) -> None:
    if os.path.lexists(old) and not os.path.lexists(place):
        old.rename(place)


def _clear(room: Path) -> None:
    """Remove everything but the lock, whatever may not be written."""
    for path in room.iterdir():
        if path.name == _LOCK:
            continue
        if path.is_symlink() or not path.is_dir():
            path.unlink(missing_ok=True)
            continue
        shutil.rmtree(path, ignore_errors=True)
        if path.exists():
            for folder, _, _ in os.walk(path):
                Path(folder).chmod(0o700)
            shutil.rmtree(path)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        """Lock an open file. Raises BlockingIOError when another process has done so."""
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
