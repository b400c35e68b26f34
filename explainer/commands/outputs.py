"""What commands write: where the built site is found, and which places output may take.

A folder is taken if it is not there, or if nothing is in it that another hand has made; a file, if it is not there or
begins as files of its kind do. Everything else is refused in one line, before anything is written: links, pipes and
devices, names that other systems could not have, and places that something else is read from.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path

from explainer.diagnostics.errors import MisuseError
from explainer.files.environment import PROJECT_FILE
from explainer.files.walking import FolderFiles
from explainer.words.file_names import name_fault

__all__ = ["built_site", "expect_file", "expect_folder", "expect_name"]

_CONFIG = "mkdocs.yml"
_DOCS = re.compile(r"^docs_dir:[ \t]*+['\"]?([^'\"#\n]*)", re.MULTILINE)


def built_site(folder: Path) -> dict[str, bytes]:
    """Every file of the built site by path. Raises MisuseError where there is none."""
    files = dict(FolderFiles(folder))
    if "index.html" not in files:
        raise MisuseError(f"there is no built site in '{folder}'; build it with: explainer build")
    return files


def expect_folder(folder: Path, *, data: Path, may_be_docs: bool = False) -> None:
    """Raise MisuseError where output must not take the place of a folder, whatever is in it.

    ``may_be_docs`` says that it may be where a site generator reads its pages.
    """
    otherwise = "name a new or an empty folder"
    if os.path.lexists(folder) and not stat.S_ISDIR(folder.lstat().st_mode):
        raise MisuseError(f"{folder} is no folder; {otherwise}")
    if Path.cwd().is_relative_to(_real(folder)):
        raise MisuseError(f"{folder} holds the folder you are in; {otherwise}")
    expect_name(folder)
    sources = {data: "data", **_sources(folder)}
    _expect_outside(folder, {place: what for place, what in sources.items() if not (may_be_docs and what == "docs")})


def expect_file(file: Path, *, begins: bytes, kind: str, site: Path) -> None:
    """Raise MisuseError where output must not take the place of a file; one of its ``kind`` starts as ``begins``.

    ``site`` is the folder that it is made of.
    """
    mode = file.lstat().st_mode if os.path.lexists(file) else None
    if mode is not None and not stat.S_ISREG(mode):
        what = "a folder" if stat.S_ISDIR(mode) else "a link" if stat.S_ISLNK(mode) else "a pipe or a device"
        raise MisuseError(f"{file} is {what}; name a file")
    expect_name(file)
    _expect_outside(file, {site: "site", **_sources(file)})
    if mode is None:
        return
    with file.open("rb") as opened:
        head = opened.read(len(begins))
    if head not in (b"", begins):
        raise MisuseError(f"{file} is there already and is no {kind}; name another file")


def expect_name(path: Path) -> None:
    """Raise MisuseError where output can have no such name, or what stands above it is no folder.

    Of the name only the last part counts: a folder on the way may be called as its owner likes.
    """
    if fault := name_fault(path.name):
        raise MisuseError(f"{path}: {fault[0]}; name it otherwise")
    above = next((folder for folder in path.parents if os.path.lexists(folder)), None)
    if above and not above.is_dir():
        raise MisuseError(f"{above} is no folder, so {path} cannot be in it; name another place")


def _expect_outside(path: Path, sources: Mapping[Path, str]) -> None:
    place = _place(path)
    for folder, what in sources.items():
        if place.is_relative_to(_real(folder)):
            raise MisuseError(f"{path} lies in the {what} folder; name a place outside of it")


def _sources(path: Path) -> dict[Path, str]:
    """The folders around a path from which others read: data, and the pages of projects of MkDocs."""
    found = {}
    for folder in _place(path).parents:
        if (folder / PROJECT_FILE).is_file():
            found[folder] = "data"
        config = folder / _CONFIG
        if config.is_file():
            text = config.read_text(encoding="utf-8", errors="replace")
            named = _DOCS.search(text)
            found[folder / ((named and named[1].strip()) or "docs")] = "docs"
    return found


def _place(path: Path) -> Path:
    """Where a path leads, unless its last part is a link."""
    return _real(path.parent) / path.name


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))  # Path.resolve fails where links lead in a circle
