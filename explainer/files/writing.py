"""Writing whole or not at all: one file, several texts, or a whole folder; and reading a folder that was written.

Everything is written beside its place and moved there in one step, so that a failed or killed process leaves what stood
there before.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from explainer.diagnostics.locations import SourceText

__all__ = ["replace_texts", "scratch", "staging", "top_names", "walk_files", "write_file", "write_files"]


def write_file(content: bytes, path: Path) -> None:
    """Write one file in one step: whoever reads it meanwhile finds the old one or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    stage = _beside(path, content)
    try:
        stage.chmod(0o644)  # as other programs write files: only its owner may read what ``mkstemp`` makes
        stage.replace(path)
    finally:
        stage.unlink(missing_ok=True)


def _beside(path: Path, content: bytes) -> Path:
    """A hidden file beside another one, in the same file system, so that it can be moved there in one step."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    stage = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())  # else a power failure could leave the new name with nothing in it
    except BaseException:
        stage.unlink(missing_ok=True)
        raise
    return stage


def replace_texts(changes: Sequence[tuple[SourceText, SourceText]]) -> None:
    """Write files that were read before, each given by its old and its new text: all of them, or none.

    Raises OSError when the disk refuses, or when somebody has changed a file since it was read.
    """
    staged: list[Path] = []
    replaced: list[SourceText] = []
    try:
        staged.extend(_stage(before, after) for before, after in changes)
        for (before, _), stage in zip(changes, staged, strict=True):
            stage.replace(before.path)
            replaced.append(before)
    except BaseException:
        for before in replaced:
            Path(before.path).write_bytes(before.raw.encode())
        raise
    finally:
        for stage in staged:
            stage.unlink(missing_ok=True)


def _stage(before: SourceText, after: SourceText) -> Path:
    """The new text in a hidden file beside the old one, with the same permissions."""
    path = Path(before.path)
    if path.is_symlink() or path.read_bytes() != before.raw.encode():
        raise OSError(errno.EAGAIN, "somebody has changed this file meanwhile; nothing was written", before.path)
    stage = _beside(path, after.raw.encode())
    shutil.copymode(path, stage)
    return stage


def write_files(files: Mapping[str, bytes], folder: Path) -> None:
    """Write every file below ``folder`` in one swap; what stood there before is gone only when all is written."""
    with staging(folder) as stage:
        for name, content in files.items():
            target = stage / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


@contextmanager
def scratch(beside: Path) -> Iterator[Path]:
    """An empty folder below ``beside`` that is gone when the block ends."""
    with tempfile.TemporaryDirectory(prefix=".explainer-", dir=beside, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


class staging:  # noqa: N801 -- used as a context manager, like tempfile's functions
    """A folder beside ``folder`` that takes its place when the block ends well, and disappears when it fails.

    For a moment neither stands there: whoever was killed in it finds the old one in its place again the next time.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder.absolute()
        self._old = self._folder.with_name(f".{self._folder.name}-old")

    def __enter__(self) -> Path:
        self._folder.parent.mkdir(parents=True, exist_ok=True)
        if self._old.exists() and not self._folder.exists():
            self._old.rename(self._folder)
        self._stage = Path(tempfile.mkdtemp(prefix=f".{self._folder.name}-", dir=self._folder.parent))
        self._stage.chmod(0o755)  # only its owner may enter what ``mkdtemp`` makes, and a web server is somebody else
        return self._stage

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is not None:
            shutil.rmtree(self._stage, ignore_errors=True)
            return
        shutil.rmtree(self._old, ignore_errors=True)
        if self._folder.exists():
            self._folder.rename(self._old)
        try:
            self._stage.rename(self._folder)
        except OSError:
            if self._old.exists():
                self._old.rename(self._folder)
            shutil.rmtree(self._stage, ignore_errors=True)
            raise
        shutil.rmtree(self._old, ignore_errors=True)


def top_names(folder: Path) -> set[str]:
    """What stands at the top of a folder; nothing if it is not there."""
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def walk_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Path (with forward slashes) and content of every file below a folder, in order."""
    paths = (Path(root) / name for root, _, names in os.walk(folder) for name in names)
    for path in sorted(paths):
        yield path.relative_to(folder).as_posix(), path.read_bytes()
