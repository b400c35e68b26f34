"""Which files a finished site may hold: what the generator, its theme and this program write, and no other type.

Hooks and other plugins write what they like into a site, and a browser runs a page or a script under many names.
"""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Mapping

__all__ = ["is_packed_sitemap", "is_script", "is_served"]

_SCRIPTS = (".js", ".mjs")
_ENDINGS = {
    ".html", ".css", *_SCRIPTS, ".map",
    ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico", ".svg",
    ".woff", ".woff2", ".ttf", ".otf",
    ".pdf", ".txt", ".json", ".jsonld", ".geojson", ".csv", ".ics", ".xml", ".atom",
}  # fmt: skip
_SITEMAP, _PACKED_SITEMAP = "sitemap.xml", "sitemap.xml.gz"
_NAMES = {"_headers", "CNAME", ".nojekyll", _PACKED_SITEMAP}
"""What stands at the top of a site, by these names alone."""


def is_served(path: str) -> bool:
    """Whether a site may hold a file of this name."""
    return path in _NAMES or _ending(path) in _ENDINGS


def is_script(path: str) -> bool:
    """Whether a browser runs this file where a page loads it."""
    return _ending(path) in _SCRIPTS


def is_packed_sitemap(path: str, files: Mapping[str, bytes]) -> bool:
    """Whether the file is the sitemap once more, and nothing else: servers hand it on as if it were not packed."""
    if path != _PACKED_SITEMAP or _SITEMAP not in files:
        return False
    unpacking = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)  # gzip
    try:
        text = unpacking.decompress(files[path], len(files[_SITEMAP]) + 1)
    except zlib.error:
        return False
    return text == files[_SITEMAP] and unpacking.eof and not unpacking.unused_data


def _ending(path: str) -> str:
    return posixpath.splitext(path)[1].lower()
