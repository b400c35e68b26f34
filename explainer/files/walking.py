"""What stands in a folder that was written: files and folders only, because a link or a device leads out of it."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

__all__ = ["FolderFiles", "walk"]


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


class FolderFiles(Mapping[str, bytes]):
    """Every file below a folder by its path (with forward slashes), in order; each is read when it is asked for.

    What is written there later is not seen. Raises OSError as ``walk``, and where a file cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        paths = sorted(path for path, is_folder in walk(folder) if not is_folder)
        self._paths = {path.relative_to(folder).as_posix(): path for path in paths}

    def __getitem__(self, path: str) -> bytes:
        return self._paths[path].read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def __contains__(self, path: object) -> bool:
        return path in self._paths
