"""Addresses in style sheets and scripts: what a browser fetches because their text names it.

Found by patterns and without a parser of either language. An address that a script puts together while it runs is not
found; the content policy keeps it to the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

__all__ = ["css_addresses", "js_addresses"]

_CSS_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)  # one that is never closed goes to the end
_CSS_ADDRESS = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"'()\s]+))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE
)
_CSS_IMAGE_SET = re.compile(r"image-set\((?:[^()]|\([^()]*\))*\)", re.IGNORECASE)
_CSS_IN_SET = re.compile(r"""(?:image-set\(|,)\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
"""In ``image-set()``, an address may stand between quotation marks without ``url()`` (CSS Images 4)."""

# Only what begins like an address: without an import map, a bare name such as "leaflet" means nothing to a browser
# (WHATWG HTML, "resolve a module specifier").
_JS_IMPORT = re.compile(
    r"""\b(?:import\s*+(?:\(\s*+)?|(?:import|export)\b(?:(?!\b(?:import|export)\b|\bfrom\s*+["'`])[\w\s{},*$])*+"""
    r"""from\s*+|(?:importScripts|Worker)\s*+\(\s*+)(["'`])((?:(?i:https?:/)|\.{0,2})/[^"'`\n]+)\1"""
)


def css_addresses(text: str) -> Iterator[tuple[str, int, int]]:
    """Addresses in a style, each with the offsets where it starts and ends; those in comments are left out."""
    # Blanks in the place of comments keep the offsets.
    without_comments = _CSS_COMMENT.sub(lambda comment: " " * len(comment[0]), text)
    sets = _CSS_IMAGE_SET.finditer(without_comments)
    in_sets = (_CSS_IN_SET.finditer(without_comments, *images.span()) for images in sets)
    for match in chain(_CSS_ADDRESS.finditer(without_comments), *in_sets):
        if match.lastindex:
            yield match[match.lastindex].strip(), *match.span(match.lastindex)


def js_addresses(text: str) -> Iterator[tuple[str, int, int]]:
    """Addresses of scripts that a script imports or starts, each with the offsets where it starts and ends."""
    for match in _JS_IMPORT.finditer(text):
        yield match[2], *match.span(2)
