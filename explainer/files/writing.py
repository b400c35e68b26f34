"""Writing whole or not at all: one file, several texts, or the files of a folder.

Everything is written in a workroom beside its place and moved there in one step, so that a failed or killed process
leaves what stood there before, and two processes never write the same.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Collection, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from explainer.diagnostics.locations import SourceText
from explainer.files.manifest import expect_only_ours
from explainer.files.staging import staging
from explainer.files.workroom import OLD, workroom

__all__ = ["fill", "replace_texts", "write_file", "write_files"]

_NEW = "new"


def write_file(content: bytes, path: Path, *, public: bool = True) -> None:
    """Write one file in one step: whoever reads it meanwhile finds the old one or the new one, never a part.

    ``public`` lets everybody read it, whatever the umask; otherwise it has the rights of the old one.
    Raises OSError when the disk refuses, and in the place of anything but a file: a link, a pipe, a device, a folder.
    """
    with workroom(path) as room:
        old = _mode(path)
        _write(content, room / _NEW, 0o644 if public else old)
        (room / _NEW).replace(path)


def _mode(path: Path) -> int | None:
    """The rights of a file; None if it is not there. Raises OSError if it is none."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(mode):
        raise OSError(
            errno.EINVAL, "this is no file, but a folder, a link, a pipe or a device; nothing was written", str(path)
        )
    return stat.S_IMODE(mode)


def _write(content: bytes, path: Path, mode: int | None) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())  # else a power failure could leave the new name with nothing in it
    if mode is not None:
        path.chmod(mode)


def replace_texts(changes: Sequence[tuple[SourceText, SourceText]]) -> None:
    """Write files that were read before, each given by its old and its new text: all of them, or none.

    The old ones are copied before the first is replaced, so that a disk that becomes full can bring them back. Raises
    OSError when the disk refuses, or when somebody has changed a file since it was read.
    """
    with ExitStack() as stack:
        rooms = [stack.enter_context(workroom(Path(before.path))) for before, _ in changes]
        for (before, after), room in zip(changes, rooms, strict=True):
            path = Path(before.path)
            mode = _mode(path)
            if mode is None or path.read_bytes() != before.raw.encode():
                raise OSError(
                    errno.EAGAIN, "somebody has changed this file meanwhile; nothing was written", before.path
                )
            _write(before.raw.encode(), room / OLD, mode)
            _write(after.raw.encode(), room / _NEW, mode)
        replaced: list[tuple[Path, Path]] = []
        try:
            for (before, _), room in zip(changes, rooms, strict=True):
                (room / _NEW).replace(before.path)
                replaced.append((room / OLD, Path(before.path)))
        except BaseException:
            for old, path in replaced:
                old.replace(path)
            raise


def write_files(files: Mapping[str, bytes], folder: Path, *, public: bool = True, known: Collection[str] = ()) -> None:
    """Write every file below ``folder`` in one swap; what stood there before is gone only when all is written.

    ``public`` lets everybody read them, whatever the umask; ``known`` are paths that may be replaced in a folder that
    has no list of its files. Raises MisuseError where the folder holds anything else, and OSError as ``staging`` does.
    """
    with staging(folder, public=public) as stage:
        expect_only_ours(folder, known)
        fill(stage, files)


def fill(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write every file below a folder of our own, which nobody else looks at."""
    for name, content in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
