"""Text files to SourceText: a whole data folder, or one file. What cannot be read as text is told, not raised.

Symbolic links are refused: one could let a file from outside the folder onto the site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath

from explainer.diagnostics.locations import Location, SourceText
from explainer.diagnostics.problems import Code, Problems

__all__ = [
    "StoredFile",
    "display_path",
    "is_data",
    "read_folder",
    "read_stored",
    "read_text",
    "unreadable",
]

_SUFFIXES = {".yml", ".yaml", ".md"}
_MAX_BYTES = 16_000_000


def is_data(path: PurePath) -> bool:
    """Whether a file with that path below the data folder is read; all others are ignored."""
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
        size = path.lstat().st_size  # of a link itself, not of the file it leads to
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
    """The path as people see it, with forward slashes: relative to the current folder if it lies below that."""
    absolute = path.absolute()
    cwd = Path.cwd()
    return (absolute.relative_to(cwd) if absolute.is_relative_to(cwd) else absolute).as_posix()
