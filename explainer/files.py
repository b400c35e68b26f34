"""The disk: reading a data folder, reading files of installed packages, writing a site. Nothing else in the core does.

Symbolic links are refused. A site is written beside its place and swapped in, so that a failed or killed build leaves
the last good one whole.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path, PurePath

from explainer.diagnostics.locations import Location, SourceText
from explainer.diagnostics.problems import Code, Problems

__all__ = [
    "StoredFile",
    "display_path",
    "hand_on",
    "handed_on",
    "is_data",
    "package_file",
    "read_folder",
    "read_stored",
    "read_text",
    "replace_texts",
    "scratch",
    "staging",
    "unreadable",
    "walk_files",
    "write_file",
    "write_files",
]

_SUFFIXES = {".yml", ".yaml", ".md"}
_MAX_BYTES = 16_000_000
_HANDED_ON = "EXPLAINER_DATA"


def is_data(path: PurePath) -> bool:
    """Whether a file with that path below the data folder is read; the others are nobody's business."""
    return path.suffix in _SUFFIXES and not any(part.startswith(".") for part in path.parts)


def read_folder(folder: Path, problems: Problems) -> list[SourceText]:
    """Every YAML and Markdown file of a data folder and its ``articles``, in order of name."""
    if not folder.is_dir():
        where = Location(SourceText(display_path(folder), ""), 0, 0)
        problems.error(Code.MISSING_FILE, "there is no such folder", where, "name the folder that holds explainer.yml")
        return []
    sources = []
    for path in sorted(folder.rglob("*")):
        if not is_data(path.relative_to(folder)) or not (path.is_file() or path.is_symlink()):
            continue
        source = read_text(path, problems)
        if source:
            sources.append(source)
    return sources


def read_text(path: Path, problems: Problems) -> SourceText | None:
    """One UTF-8 file, or None with the reason in ``problems``."""
    name = display_path(path)
    try:
        size = path.lstat().st_size
        file = StoredFile(name=name, is_link=path.is_symlink(), size=size, read=path.read_bytes)
        return read_stored(file, problems)
    except OSError as error:
        message = f"this file cannot be read: {error.strerror}"
        where = Location(SourceText(name, ""), 0, 0)
        problems.error(Code.UNREADABLE_FILE, message, where, "check that it exists and that you may read it")
    return None


def unreadable(paths: Iterable[Path]) -> Problems:
    """Why files that another program will read as text cannot be; a link counts as the file it leads to."""
    problems = Problems()
    for path in paths:
        read_text(path.resolve(), problems)
    return problems


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """A file as a disk or a repository holds it; ``name`` is its path as people see it, ``read`` fetches its bytes."""

    name: str
    is_link: bool
    size: int
    read: Callable[[], bytes]


def read_stored(file: StoredFile, problems: Problems) -> SourceText | None:
    """The text of a file, or None with the reason in ``problems``. Raises what ``file.read`` raises."""
    where = Location(SourceText(file.name, ""), 0, 0)
    if file.is_link:
        problems.error(Code.UNREADABLE_FILE, "this is a symbolic link", where, "put the file itself here")
    elif file.size > _MAX_BYTES:
        problems.error(Code.TOO_LARGE, "this file is larger than 16 MB", where, "split it")
    else:
        return _decoded(file.name, file.read(), problems)
    return None


def _decoded(name: str, content: bytes, problems: Problems) -> SourceText | None:
    try:
        return SourceText(name, content.decode("utf-8"))
    except UnicodeDecodeError as error:
        message = f"this file is not UTF-8 (byte {error.start + 1})"
        before = SourceText(name, content[: error.start].decode("utf-8"))
        where = Location(SourceText(name, content.decode("utf-8", "replace")), len(before.text), len(before.text) + 1)
        problems.error(Code.UNREADABLE_FILE, message, where, "save it in your editor with the encoding UTF-8")
    return None


def display_path(path: Path) -> str:
    """The path as people see it: relative to where they stand, if it is below."""
    absolute = path.absolute()
    cwd = Path.cwd()
    return (absolute.relative_to(cwd) if absolute.is_relative_to(cwd) else absolute).as_posix()


def hand_on(folder: Path) -> dict[str, str]:
    """The environment of a process that we start for a data folder, whatever its own settings say."""
    return {**os.environ, _HANDED_ON: str(folder.absolute())}


def handed_on() -> Path | None:
    """The data folder for which this process was started by us; None if somebody else started it."""
    folder = os.environ.get(_HANDED_ON)
    return Path(folder) if folder else None


def package_file(package: str, name: str) -> bytes:
    """A file that an installed package brings, such as ``assets/explainer.css``; the package itself is not run."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(f"the package {package} is not installed")
    return (Path(spec.submodule_search_locations[0]) / name).read_bytes()


def replace_texts(changes: Sequence[tuple[SourceText, SourceText]]) -> None:
    """Write files anew that were read before, each given as it was and as it shall be: all of them, or none.

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
    """The new text in a hidden file beside the old one, with the same rights."""
    path = Path(before.path)
    if path.is_symlink() or path.read_bytes() != before.raw.encode():
        raise OSError(errno.EAGAIN, "somebody has changed this file meanwhile; nothing was written", before.path)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    with os.fdopen(handle, "wb") as stage:
        stage.write(after.raw.encode())
        stage.flush()
        os.fsync(stage.fileno())
    shutil.copymode(path, name)
    return Path(name)


def write_files(files: Mapping[str, bytes], folder: Path) -> None:
    """Write every file below ``folder`` in one swap; what stood there before is gone only when all is written."""
    with staging(folder) as stage:
        for name, content in files.items():
            target = stage / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def write_file(content: bytes, path: Path) -> None:
    """Write one file in one step: whoever reads it meanwhile finds the old one or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    stage = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        stage.chmod(0o644)
        stage.replace(path)
    except BaseException:
        stage.unlink(missing_ok=True)
        raise


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
        self._stage.chmod(0o755)
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


def walk_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Name (with forward slashes) and content of every file below a folder, in order."""
    for path in sorted(_files_below(folder)):
        yield path.relative_to(folder).as_posix(), path.read_bytes()


def _files_below(folder: Path) -> Iterable[Path]:
    for root, _, names in os.walk(folder):
        yield from (Path(root) / name for name in names)
