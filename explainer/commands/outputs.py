"""What commands write: where the built site is found, and what output may replace: nothing that somebody else has made.

A folder is taken if it is not there, if it is empty, or if the same command has made it before; a file, if it is not
there or begins as files of its kind do. Everything else is refused in one line, before anything is written.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from explainer.diagnostics.errors import MisuseError
from explainer.files.writing import top_names, walk_files

__all__ = ["PAGES", "SCHEMAS", "SITE", "Made", "built_site", "expect_own_file", "expect_own_folder"]

_OTHERWISE = "name a new or an empty folder"
_STYLE_SHEET = "assets/explainer/explainer.css"
_OF_FILE_MANAGERS = {".DS_Store", "Thumbs.db", "desktop.ini"}
_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """How to know a folder that a command made: files that all stand in it, and what may have been made besides.

    ``others`` are names at the top of the folder, without .md, beside those that are about to be written.
    """

    signs: tuple[str, ...] = ()
    others: frozenset[str] = frozenset()


SITE = Made(signs=("index.html", _STYLE_SHEET))
PAGES = Made(signs=("index.md", _STYLE_SHEET), others=frozenset({"fields", "problems", "reports"}))
SCHEMAS = Made()


def built_site(folder: Path) -> dict[str, bytes]:
    """Every file of the built site by path. Raises MisuseError where there is none."""
    files = dict(walk_files(folder))
    if "index.html" not in files:
        raise MisuseError(f"there is no built site in '{folder}'; build it with: explainer build")
    return files


def expect_own_folder(folder: Path, made: Made, *, data: Path, files: Collection[str] | None = None) -> None:
    """Raise MisuseError where output must not take the place of a folder.

    ``files`` are the paths of the output; without them, whatever stands in a folder with the signs came with it.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise MisuseError(f"{folder} is no folder; {_OTHERWISE}")
    place = folder.resolve()
    if Path.cwd().is_relative_to(place):
        raise MisuseError(f"{folder} holds the folder you are in; {_OTHERWISE}")
    if place.is_relative_to(data.resolve()):
        raise MisuseError(f"{folder} lies in the data folder; {_OTHERWISE} outside of it")
    if strangers := _strangers(folder, made, files):
        shown = ", ".join(strangers[:_SHOWN]) + (", …" if len(strangers) > _SHOWN else "")
        raise MisuseError(f"{folder} holds files that are not ours ({shown}); {_OTHERWISE}")


def _strangers(folder: Path, made: Made, files: Collection[str] | None) -> list[str]:
    """What at the top of a folder the command has not made."""
    found = top_names(folder) - _OF_FILE_MANAGERS
    if not all((folder / sign).is_file() for sign in made.signs):
        return sorted(found)
    if files is None:
        return sorted(found & {".git"})
    ours = {file.partition("/")[0].removesuffix(".md") for file in files} | made.others  # people.md was people/ before
    return sorted(name for name in found if name.removesuffix(".md") not in ours)


def expect_own_file(file: Path, *, begins: bytes, kind: str) -> None:
    """Raise MisuseError where output must not take the place of a file; one of its ``kind`` starts as ``begins``."""
    if file.is_dir():
        raise MisuseError(f"{file} is a folder; name a file")
    if not file.exists():
        return
    with file.open("rb") as opened:
        head = opened.read(len(begins))
    if head not in (b"", begins):
        raise MisuseError(f"{file} is there already and is no {kind}; name another file")
