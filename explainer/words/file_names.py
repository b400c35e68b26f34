"""Names of files: which ones every file system, web server and reader can hold apart, and which mean the same to one.

A site is built on one system, checked out on others and served by a third. A name that one of them cannot hold, or that
is another's name to one of them, loses a file without a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from explainer.words.characters import DIRECTION_MARKS, bad_characters

__all__ = ["alike", "clashes", "name_fault", "shown_name"]

_MAX_BYTES = 200
"""Of one name in UTF-8. File systems hold 255 (POSIX, NAME_MAX); a page gets a longer ending, and a stage a prefix."""

# What Windows keeps for devices, whatever the ending ("Naming Files, Paths, and Namespaces").
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_SIGNS = re.compile(r"[<>:\"|?*\\]")
"""What Windows refuses in a name."""

_UNDECODED = re.compile("[\ud800-\udfff]")
"""Bytes of a name that are not UTF-8, as Python shows them (PEP 383)."""


def name_fault(name: str) -> tuple[str, str] | None:
    """What is wrong with the name of one file or folder, and its remedy; None if it may stand."""
    if _UNDECODED.search(name):
        return "its name is not UTF-8", "rename it"
    if invisible := next(bad_characters(name), None):
        return f"its name holds {invisible[1]}", "rename it, and type the new name"
    if any(mark in name for mark in DIRECTION_MARKS):
        return "its name holds a mark of direction, which nobody sees", "rename it, and type the new name"
    if "\n" in name or "\t" in name:
        return "its name holds a tab, or the end of a line", "rename it"
    if sign := _SIGNS.search(name):
        return f"its name holds {sign.group()}", "rename it, with letters, digits, hyphens and points"
    if _DEVICE.fullmatch(name):
        return "its name means a device on Windows", "rename it"
    if name != name.strip() or name.endswith("."):
        return "its name begins or ends with a space, or ends with a point", "rename it"
    if len(name.encode()) > _MAX_BYTES:
        return f"its name is longer than {_MAX_BYTES} bytes", "shorten it"
    return None


def alike(path: str) -> str:
    """One text for all paths that some file system takes for one: without letter case and ways to compose letters.

    As Unicode does it for caseless matching (The Unicode Standard, D145): decomposed, folded, and decomposed again.
    """
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", path).casefold())


def clashes(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Paths of which only one can be a file of a site, in pairs: one path twice, two that are alike, or a folder's."""
    files: dict[str, str] = {}
    folders: dict[str, tuple[str, str]] = {}
    for path in paths:
        key = alike(path)
        above = [(alike(folder.as_posix()), folder.as_posix()) for folder in PurePosixPath(path).parents][:-1]
        other = files.get(key) or folders.get(key, ("", ""))[1]
        for folder, spelt in above:
            known, first = folders.setdefault(folder, (spelt, path))
            other = other or files.get(folder, "") or (first if known != spelt else "")
        if other:
            yield path, other
        files.setdefault(key, path)


def shown_name(name: str) -> str:
    """A name as it can be printed and encoded: bytes that are not UTF-8 become the sign for a lost letter."""
    return _UNDECODED.sub("\ufffd", name)
