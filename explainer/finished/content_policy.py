"""What may run, style and frame on a page, and the head that makes browsers keep to it.

Scripts are known by who makes them, never by what a page holds: what the theme brings to a page without content is
known by its hash (W3C CSP Level 3, 2.3.1 and 6.7), ours are files, and there is no ``unsafe-inline``. Every page
starts with its Content Security Policy, as a ``<meta>`` element, and tells no other host that it was read.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urlsplit

from explainer.encode import as_html
from explainer.finished.markup import parse_markup
from explainer.finished.tags import Tag

__all__ = ["NOTHING", "Known", "content_policy", "digest", "is_data", "is_protected", "known_code", "protect"]

_DATA_TYPES = {"application/json", "application/ld+json"}

_HEAD = re.compile(
    r"""\s*(?:<!doctype\shtml>\s*)?<html(?:\s[^<>]*)?>\s*<head(?:\s[^<>]*)?>(?:\s*<meta\scharset="utf-8"\s?/?>)?""",
    re.IGNORECASE,
)
"""The start of a page up to its character set, which must stand within the first 1024 bytes, if that comes first."""

_NO_REFERRER = '<meta name="referrer" content="no-referrer">'


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What may run, style and frame on the pages of a site.

    ``scripts`` and ``styles`` are the digests of inline texts, ``files`` and ``frames`` the paths of scripts and of
    framed pages, counted from the root of the site. ``tiles`` are URLs of other hosts from which a reader may ask for
    pictures.
    """

    scripts: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    frames: frozenset[str] = frozenset()
    tiles: frozenset[str] = field(default=frozenset())


NOTHING = Known()
"""For pages that hold neither inline scripts nor inline styles."""


def known_code(html: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The digests of the inline scripts that run, those of the inline styles, and the addresses of the scripts."""
    elements = parse_markup(html).elements
    scripts = [element for element in elements if element.tag.name == "script" and not is_data(element.tag)]
    inline = frozenset(digest(script.text) for script in scripts if "src" not in script.tag.attributes)
    styles = frozenset(digest(element.text) for element in elements if element.tag.name == "style")
    return inline, styles, frozenset(s.tag.attributes["src"] for s in scripts if "src" in s.tag.attributes)


def is_data(script: Tag) -> bool:
    """Whether a ``<script>`` is a block of data that no browser runs or acts on."""
    return script.attributes.get("type", "").lower() in _DATA_TYPES and "src" not in script.attributes


def digest(text: str) -> str:
    """The hash of an inline script or style as policies name it, without quotation marks."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def content_policy(known: Known) -> str:
    """The policy of a page: nothing is loaded from elsewhere, and what is not known does not run."""
    hosts = sorted({f"https://{urlsplit(address).hostname}" for address in known.tiles})
    directives = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *_sources(known.scripts)],
        "style-src": ["'self'", *_sources(known.styles)],
        "img-src": ["'self'", "data:", *hosts],  # style sheets of the theme draw their icons from data: URLs
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "frame-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(" ".join([name, *values]) for name, values in directives.items())


def protect(html: str, known: Known = NOTHING) -> str:
    """The page with its policy first in its head. What is no whole page, as a fragment is not, stays as it is."""
    head = _HEAD.match(html)
    return f"{html[: head.end()]}{_start(known)}{html[head.end() :]}" if head else html


def is_protected(html: str, variants: Iterable[Known]) -> bool:
    """Whether a page starts exactly as ``protect`` makes it start for one of ``variants``."""
    head = _HEAD.match(html)
    return head is not None and any(html.startswith(_start(known), head.end()) for known in variants)


@lru_cache(maxsize=8)
def _start(known: Known) -> str:
    # A policy holds only for what follows it.
    policy = as_html(content_policy(known))
    return f'\n<meta http-equiv="Content-Security-Policy" content="{policy}">\n{_NO_REFERRER}'


def _sources(digests: Iterable[str]) -> list[str]:
    return [f"'{one}'" for one in sorted(digests)]
