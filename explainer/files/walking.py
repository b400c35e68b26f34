"""What stands in a folder that was written: files and folders only, because a link or a device leads out of it."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

__all__ = ["FolderFiles", "walk"]


def walk(folder: str | os.PathLike[str]) -> Iterator[tuple[str, bool]]:
    """Everything below a folder, and whether it is a folder too, in the order of the disk.

    Raises OSError for a link, a pipe or a device: it leads elsewhere, or could be read for ever.
    """
    try:
        entries = list(os.scandir(folder))
    except FileNotFoundError:  # it holds nothing
        return
    for entry in entries:
        is_folder = entry.is_dir(follow_symlinks=False)
        if not (is_folder or entry.is_file(follow_symlinks=False)):
            raise OSError(errno.EINVAL, "this is a link, a pipe or a device, and no file", entry.path)
        yield entry.path, is_folder
        if is_folder:
            yield from walk(entry.path)


class FolderFiles(Mapping[str, bytes]):
    """Every file below a folder by its path (with forward slashes), in order; each is read when it is asked for.

    What is written there later is not seen. Raises OSError as ``walk``, and where a file cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self._root = os.path.join(folder, "")  # noqa: PTH118 -- a path object for each of thousands takes long
        paths = (
            path.removeprefix(self._root).replace(os.sep, "/") for path, is_folder in walk(folder) if not is_folder
        )
        self._paths = dict.fromkeys(sorted(paths, key=lambda path: path.split("/")))

    def __getitem__(self, path: str) -> bytes:
        if path not in self._paths:
            raise KeyError(path)
        return Path(self._root, path).read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def __contains__(self, path: object) -> bool:
        return path in self._paths
