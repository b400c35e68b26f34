"""The list of its own files that every output carries, so that the next one deletes nothing that others put there."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from explainer.diagnostics.errors import MisuseError

__all__ = ["MANIFEST", "MOVE_TO_DOCS", "expect_only_ours", "manifest"]

MANIFEST = "assets/explainer/files.txt"
"""Where it stands in a built site, and in pages for other generators."""

_SITE_SIGNS = ("index.html", "assets/explainer/explainer.css")
"""Files that stand in every site that was built; one without a list may have been built before there were lists."""

_OF_HOSTS = re.compile(r"\..+|_.+|CNAME|.+\.txt")
"""What hosts of sites look for at the top of one; MkDocs writes no such names on its own."""

_OF_FILE_MANAGERS = {".DS_Store", "Thumbs.db", "desktop.ini"}
_MAX_BYTES = 16_000_000
_NAMED = 3


MOVE_TO_DOCS = "put CNAME, .nojekyll or robots.txt into docs, from which each build takes them, and others elsewhere"
"""What to do with files that somebody has put into a built site."""


def manifest(paths: Iterable[str]) -> bytes:
    """The list for an output of these files: one path a line, in order, its own among them."""
    return "".join(f"{path}\n" for path in sorted({*paths, MANIFEST})).encode()


_OTHERWISE = "name a new or an empty folder"


def expect_only_ours(folder: Path, known: Collection[str] = (), *, remedy: str = _OTHERWISE) -> None:
    """Raise MisuseError where output would take the place of a folder that holds anything but output of ours.

    ``known`` are paths that may stand in a folder without a list of its files.
    """
    if found := _strangers(folder, known):
        named = ", ".join(found[:_NAMED]) + (", …" if len(found) > _NAMED else "")
        raise MisuseError(f"{folder} holds files that are not ours ({named}); {remedy}")


def _strangers(folder: Path, known: Collection[str]) -> list[str]:
    """What somebody else has put into a folder: files, or the highest folders that hold nothing of ours."""
    ours = _listed(folder)
    if ours is None and all((folder / sign).is_file() for sign in _SITE_SIGNS):
        return sorted(path.name for path in folder.iterdir() if _OF_HOSTS.fullmatch(path.name) and not _is_noise(path))
    ours = frozenset(known) if ours is None else ours
    folders = {parent for path in ours for parent in _parents(path)}
    strange = (path for path in _walk(folder) if path not in ours)
    return sorted({next((one for one in _parents(path) if one not in folders), path) for path in strange})


def _listed(folder: Path) -> frozenset[str] | None:
    """The files that were written into a folder; None if it has no list."""
    file = folder / MANIFEST
    try:
        found = file.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    if not stat.S_ISREG(found.st_mode) or found.st_size > _MAX_BYTES:
        return None
    return frozenset([MANIFEST, *file.read_text(encoding="utf-8", errors="replace").splitlines()])


def _walk(folder: Path) -> Iterator[str]:
    """Everything below a folder but folders that hold something; links are not followed."""
    for root, folders, files in os.walk(folder):
        here = Path(root)
        ends = [name for name in folders if (here / name).is_symlink() or not any((here / name).iterdir())]
        for path in (here / name for name in (*files, *ends)):
            if not _is_noise(path):
                yield path.relative_to(folder).as_posix()


def _is_noise(path: Path) -> bool:
    return path.name in _OF_FILE_MANAGERS


def _parents(path: str) -> list[str]:
    """The folders on the way to a file, the highest first."""
    parts = path.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts))]
