"""Which files may go in at all: regular ones, with plain names, opened so that nobody can put another in their place.

A symbolic link could bring a file from outside onto the site, reading a pipe never ends, and a device may be a disk, or
have no end. So nothing is opened before ``lstat`` says that it is a regular file, and what was opened is asked again.
This is one policy for every folder that we read: the data, ``docs_dir``, and a project's own theme.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from explainer.diagnostics.locations import Location, SourceText
from explainer.diagnostics.problems import Code, Problems
from explainer.words.file_names import alike, name_fault, shown_name

__all__ = ["display_path", "read_entry", "survey"]

_MAX_DEPTH = 24
_MAX_ENTRIES = 50_000

_OTHERS: tuple[tuple[Callable[[int], bool], str], ...] = (
    (stat.S_ISLNK, "this is a symbolic link"),
    (stat.S_ISFIFO, "this is a pipe, and no file"),
    (stat.S_ISSOCK, "this is a socket, and no file"),
    (stat.S_ISCHR, "this is a device, and no file"),
    (stat.S_ISBLK, "this is a device, and no file"),
)
_FOLDER = "this is a folder, and a file is read here"
_PUT_FILE = "put the file itself here"

_LEFT_ALONE = ".git"
"""What Git keeps: nothing in it is read, and it may hold a socket on which Git listens."""

_LOCK = ".#"
"""How the names of Emacs' locks begin: links that lead nowhere, and stand beside a file while it is changed."""

# No link in the last place, no waiting for the other end of a pipe, and no terminal that takes the process over.
_SAFELY = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC


def survey(folder: Path, problems: Problems, is_read: Callable[[PurePosixPath], bool]) -> list[PurePosixPath]:
    """The paths of all regular files below a folder, in order; whatever else stands there becomes a problem.

    ``is_read`` tells of a path whether a file is looked for there: a folder in its place would be passed over in
    silence.
    """
    if link := _link_to(folder):
        _tell(problems, link, _OTHERS[0][1], "put the folder itself here")
        return []
    found = []
    first: dict[str, PurePosixPath] = {}
    for count, (path, mode) in enumerate(_walk(folder, PurePosixPath(), problems)):
        if count == _MAX_ENTRIES:
            message = f"there are more than {_MAX_ENTRIES:,} files and folders in here"
            problems.error(Code.TOO_LARGE, message, _at(folder), "keep only what is read here")
            break
        other = first.setdefault(alike(path.as_posix()), path)
        if fault := name_fault(path.name):
            problems.error(Code.BAD_FILE_NAME, fault[0], _at(folder / path), fault[1])
        elif other != path:
            message = f"'{path.name}' and '{other.name}' are one name to some systems"
            problems.error(Code.BAD_FILE_NAME, message, _at(folder / path), "rename one of the two")
        elif not_regular := _fault(mode):
            if not _is_lock(folder / path):
                _tell(problems, folder / path, not_regular)
        elif not stat.S_ISDIR(mode):
            found.append(path)
        elif is_read(path):
            _tell(problems, folder / path, _FOLDER)
    return sorted(found)


def _link_to(folder: Path) -> Path | None:
    """The link by which a folder is reached from the current one, or which it is itself; None if there is none."""
    above = (path for path in folder.absolute().parents if path != Path.cwd() and path.is_relative_to(Path.cwd()))
    return next((path for path in (folder, *above) if path.is_symlink()), None)


def _walk(folder: Path, below: PurePosixPath, problems: Problems) -> Iterator[tuple[PurePosixPath, int]]:
    """The path and mode (of itself, not of what it leads to) of all that stands below a folder, in order."""
    try:
        with _opened(folder, below) as handle:
            names = sorted(os.listdir(handle))  # noqa: PTH208 -- pathlib lists no open folder
            modes = [os.stat(name, dir_fd=handle, follow_symlinks=False).st_mode for name in names]
    except OSError as error:
        _tell_unreadable(problems, folder / below, error, "folder")
        return
    for name, mode in zip(names, modes, strict=True):
        path = below / name
        if name == _LEFT_ALONE and not stat.S_ISLNK(mode):
            continue
        yield path, mode
        if stat.S_ISDIR(mode) and len(path.parts) >= _MAX_DEPTH:
            message = f"folders are nested more than {_MAX_DEPTH} deep"
            problems.error(Code.TOO_LARGE, message, _at(folder / path), "put it nearer to the top")
        elif stat.S_ISDIR(mode):
            yield from _walk(folder, path, problems)


def read_entry(folder: Path, path: PurePosixPath, limit: int, problems: Problems) -> bytes | None:
    """The bytes of a regular file below a folder, at most ``limit``; None with the reason in ``problems``.

    On the way from the folder to the file no link is followed, even one that was put there since it was looked for.
    """
    try:
        with _opened(folder, path.parent) as handle:
            mode = os.stat(path.name, dir_fd=handle, follow_symlinks=False).st_mode
            if message := _fault(mode) or (_FOLDER if stat.S_ISDIR(mode) else None):
                _tell(problems, folder / path, message)
                return None
            with os.fdopen(os.open(path.name, _SAFELY, dir_fd=handle), "rb") as file:
                if message := _fault(os.fstat(file.fileno()).st_mode):
                    _tell(problems, folder / path, message)
                    return None
                content = file.read(limit + 1)
    except OSError as error:
        _tell_unreadable(problems, folder / path, error, "file")
        return None
    if len(content) > limit:
        message = f"this file is larger than {_in_words(limit)}"
        problems.error(Code.TOO_LARGE, message, _at(folder / path), "split it")
        return None
    return content


@contextmanager
def _opened(folder: Path, below: PurePosixPath) -> Iterator[int]:
    """A descriptor of a folder below another one, to which no link leads from there."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        for part in below.parts:
            inner = os.open(part, _SAFELY | os.O_DIRECTORY, dir_fd=handle)
            os.close(handle)
            handle = inner
        yield handle
    finally:
        os.close(handle)


def _fault(mode: int) -> str | None:
    """Why something is neither a regular file nor a folder; None if it is."""
    return next((message for is_one, message in _OTHERS if is_one(mode)), None)


def _is_lock(path: Path) -> bool:
    return path.name.startswith(_LOCK) and path.is_symlink() and not path.exists()


def _in_words(size: int) -> str:
    return f"{size // 1_000_000} MB" if size >= 1_000_000 else f"{size // 1_000} kB"


def _tell(problems: Problems, path: Path, message: str, remedy: str = _PUT_FILE) -> None:
    problems.error(Code.UNREADABLE_FILE, message, _at(path), remedy)


def _tell_unreadable(problems: Problems, path: Path, error: OSError, what: str) -> None:
    message = f"this {what} cannot be read: {error.strerror}"
    problems.error(Code.UNREADABLE_FILE, message, _at(path), "check that it exists and that you may read it")


def _at(path: Path) -> Location:
    return Location(SourceText(display_path(path), ""), 0, 0)


def display_path(path: Path) -> str:
    """The path as people see it, with forward slashes: relative to the current folder if it lies below that."""
    cwd = Path.cwd()
    absolute = cwd / path
    return shown_name((absolute.relative_to(cwd) if absolute.is_relative_to(cwd) else absolute).as_posix())
