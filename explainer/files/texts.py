"""Text files to SourceText: a whole data folder, or one file. What cannot be read as text is told, not raised."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath

from explainer.diagnostics.locations import Location, SourceText
from explainer.diagnostics.problems import Code, Problems
from explainer.files.entries import display_path, read_entry, survey
from explainer.files.environment import PROJECT_FILE
from explainer.words.file_names import shown_name

__all__ = [
    "StoredFile",
    "decoded",
    "is_data",
    "read_folder",
    "read_stored",
    "read_text",
]

_SUFFIXES = {".yml", ".yaml", ".md"}
_MAX_BYTES = 16_000_000


def is_data(path: PurePath) -> bool:
    """Whether a file with that path below the data folder is read; all others are ignored."""
    return path.suffix in _SUFFIXES and not any(part.startswith(".") for part in path.parts)


def read_folder(folder: Path, problems: Problems) -> list[SourceText]:
    """Every YAML and Markdown file of a data folder and its ``articles``, in order of name.

    In another folder, which may be a whole disk, nothing is looked at.
    """
    project = folder / PROJECT_FILE
    if not (project.exists() or project.is_symlink()):
        where = Location(SourceText(display_path(folder), ""), 0, 0)
        message = f"there is no {PROJECT_FILE} in this folder" if folder.exists() else "there is no such folder"
        problems.error(Code.MISSING_FILE, message, where, f"name the folder that holds {PROJECT_FILE}")
        return []
    paths = [path for path in survey(folder, problems, is_data) if is_data(path)]
    top = PurePosixPath(display_path(folder))  # all below it are named alike, even if it lies around the current folder
    return [text for path in paths if (text := _read(folder, path, top / path, problems))]


def read_text(path: Path, problems: Problems) -> SourceText | None:
    """One UTF-8 file, or None with the reason in ``problems``."""
    return _read(path.parent, PurePosixPath(path.name), PurePosixPath(display_path(path)), problems)


def _read(folder: Path, path: PurePosixPath, shown: PurePosixPath, problems: Problems) -> SourceText | None:
    content = read_entry(folder, path, _MAX_BYTES, problems)
    return None if content is None else decoded(shown_name(str(shown)), content, problems)


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
        return decoded(file.name, file.read(), problems)
    return None


def decoded(name: str, content: bytes, problems: Problems) -> SourceText | None:
    """A text from its bytes in UTF-8; ``name`` is the path of its file. None with the reason in ``problems``."""
    try:
        return SourceText(name, content.decode("utf-8"))
    except UnicodeDecodeError as error:
        message = f"this file is not UTF-8 (byte {error.start + 1})"
        before = SourceText(name, content[: error.start].decode("utf-8"))
        where = Location(SourceText(name, content.decode("utf-8", "replace")), len(before.text), len(before.text) + 1)
        problems.error(Code.UNREADABLE_FILE, message, where, "save it in your editor with the encoding UTF-8")
    return None
