"""What stands in a folder that was written: files and folders only, because a link or a device leads out of it."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

__all__ = ["walk", "walk_files"]


def walk(folder: Path) -> Iterator[tuple[Path, bool]]:
    """Everything below a folder, and whether it is a folder too, in the order of the disk.

    Raises OSError for a link, a pipe or a device: it leads elsewhere, or could be read for ever.
    """
    for root, folders, files in os.walk(folder):
        for path in (Path(root, name) for name in (*folders, *files)):
            mode = path.lstat().st_mode
            if not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):
                raise OSError(errno.EINVAL, "this is a link, a pipe or a device, and no file", str(path))
            yield path, stat.S_ISDIR(mode)


def walk_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Path (with forward slashes) and content of every file below a folder, in order. Raises OSError as ``walk``."""
    for path in sorted(path for path, is_folder in walk(folder) if not is_folder):
        yield path.relative_to(folder).as_posix(), path.read_bytes()
