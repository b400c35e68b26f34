"""A finished site as one archive to read offline: unpack it and open ``index.html`` in its folder.

The same files and folder give the same bytes: names are sorted, and every file has the same time and the same
permissions. What only a server needs is left out, and what only a folder needs is put in: the index of the search as
a script, because a page opened from a folder may load scripts and may not read files.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

__all__ = ["INDEX", "pack"]

INDEX = "search/search_index.json"
"""The index of the search on a site of MkDocs; there is none where a project has no search."""
_INDEX_SCRIPT = "search/search_index.js"
"""What the theme asks for in its place on a page that was opened from a folder."""

_FOR_SERVERS = {"_headers", "404.html", "sitemap.xml", "sitemap.xml.gz"}
_FIRST_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that the format knows: unpackers show it, and nobody takes it for a date of the content."""


def pack(files: Mapping[str, bytes], folder: str) -> bytes:
    """A ZIP archive of a site's files, by path, all in one ``folder``."""
    added = {_INDEX_SCRIPT: b"var __index = " + files[INDEX] + b"\n"} if INDEX in files else {}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in sorted((files.keys() - _FOR_SERVERS) | added.keys()):
            entry = zipfile.ZipInfo(f"{folder}/{name}", _FIRST_TIME)
            entry.create_system = 3  # Unix, wherever it is made, so that the permissions below are read
            entry.external_attr = 0o100644 << 16  # a regular file; the upper half is the mode of Unix
            archive.writestr(entry, added[name] if name in added else files[name], zipfile.ZIP_DEFLATED, 9)
    return packed.getvalue()
