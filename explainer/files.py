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
from pathlib import Path, PurePath, PurePosixPath

from explainer.locations import Location, SourceText
from explainer.problems import Code, Invalid, Problems, StoryError
from explainer.reading import read_story
from explainer.story import Story

__all__ = [
    "StoredFile",
    "display_path",
    "load_stored_story",
    "load_story",
    "package_file",
    "read_folder",
    "read_text",
    "replace_texts",
    "scratch",
    "staging",
    "walk_files",
    "write_file",
    "write_files",
]

_SUFFIXES = {".yml", ".yaml", ".md"}
_MAX_BYTES = 16_000_000


def load_story(folder: Path, problems: Problems | None = None, *, changes: Mapping[str, str] | None = None) -> Story:
    """The Story in a data folder. Raises StoryError with every problem; warnings are left in ``problems``.

    ``changes`` are texts by the names of their files, read instead of what stands on the disk: a trial that leaves
    no trace.
    """
    problems = Problems() if problems is None else problems
    name = display_path(folder)
    if not folder.is_dir():
        where = Location(SourceText(name, ""), 0, 0)
        problems.error(Code.MISSING_FILE, "there is no such folder", where, "name the folder that holds explainer.yml")
        raise StoryError(problems)
    sources = read_folder(folder, problems)
    if changes:
        changed = {display_path(folder / file): text for file, text in changes.items()}
        sources = [source for source in sources if source.path not in changed]
        sources.extend(SourceText(path, text) for path, text in changed.items())
    return _sound(sources, name, problems)


def load_stored_story(files: Iterable[StoredFile], folder: str, problems: Problems) -> Story:
    """The same for files that are kept elsewhere than in a folder; ``folder`` is where they would lie."""
    fit = (file for file in files if _is_data(PurePosixPath(file.name).relative_to(folder)))
    sources = [source for file in fit if (source := read_stored(file, problems))]
    return _sound(sources, folder, problems)


def _sound(sources: Iterable[SourceText], folder: str, problems: Problems) -> Story:
    story = read_story(sources, folder, problems)
    if isinstance(story, Invalid) or problems.errors:
        raise StoryError(problems)
    return story


def _is_data(path: PurePath) -> bool:
    """Whether a file with that path below the data folder is read; the others are nobody's business."""
    return path.suffix in _SUFFIXES and not any(part.startswith(".") for part in path.parts)


def read_folder(folder: Path, problems: Problems) -> list[SourceText]:
    """Every YAML and Markdown file of a data folder and its ``articles``, in order of name."""
    sources = []
    for path in sorted(folder.rglob("*")):
        if not _is_data(path.relative_to(folder)) or not (path.is_file() or path.is_symlink()):
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
    try:
        if file.is_link:
            problems.error(Code.UNREADABLE_FILE, "this is a symbolic link", where, "put the file itself here")
        elif file.size > _MAX_BYTES:
            problems.error(Code.TOO_LARGE, "this file is larger than 16 MB", where, "split it")
        else:
            return SourceText(file.name, file.read().decode("utf-8"))
    except UnicodeDecodeError as error:
        where = _undecodable(file.name, error)
        remedy = "save it in your editor with the encoding UTF-8"
        problems.error(Code.UNREADABLE_FILE, "this file is not UTF-8", where, remedy)
    return None


def _undecodable(name: str, error: UnicodeDecodeError) -> Location:
    """Where the first letter stands that could not be read, in the text as far as it could be."""
    before = SourceText(name, error.object[: error.start].decode("utf-8")).text
    text = SourceText(name, error.object.decode("utf-8", errors="replace"))
    return Location(text, len(before), len(before) + 1)


def display_path(path: Path) -> str:
    """The path as people see it: relative to where they stand, if it is below."""
    absolute = path.absolute()
    cwd = Path.cwd()
    return (absolute.relative_to(cwd) if absolute.is_relative_to(cwd) else absolute).as_posix()


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
    """A folder beside ``folder`` that takes its place when the block ends well, and disappears when it fails."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.absolute()

    def __enter__(self) -> Path:
        self._folder.parent.mkdir(parents=True, exist_ok=True)
        self._stage = Path(tempfile.mkdtemp(prefix=f".{self._folder.name}-", dir=self._folder.parent))
        self._stage.chmod(0o755)
        return self._stage

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is not None:
            shutil.rmtree(self._stage, ignore_errors=True)
            return
        old = self._stage.with_name(f"{self._stage.name}-old")
        if self._folder.exists():
            self._folder.rename(old)
        self._stage.rename(self._folder)
        shutil.rmtree(old, ignore_errors=True)


def walk_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Name (with forward slashes) and content of every file below a folder, in order."""
    for path in sorted(_files_below(folder)):
        yield path.relative_to(folder).as_posix(), path.read_bytes()


def _files_below(folder: Path) -> Iterable[Path]:
    for root, _, names in os.walk(folder):
        yield from (Path(root) / name for name in names)
