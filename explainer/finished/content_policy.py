"""A strict Content Security Policy for a finished page, as a ``<meta>`` element.

Nothing is loaded from elsewhere, and only the inline scripts and styles that stand in the page run: their hashes are
computed from the final HTML (W3C CSP Level 3, 2.3.1 and 6.7). There is no ``unsafe-inline``.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from html.parser import HTMLParser
from urllib.parse import urlsplit

from explainer.encode import as_html

__all__ = ["add_policy", "inline_code", "own_scripts"]

_HEAD = re.compile(r"<head(?:\s[^>]*)?>", re.IGNORECASE)
_CHARSET = re.compile(r"<meta\s[^>]*charset[^>]*>", re.IGNORECASE)
_DATA_TYPES = ("application/json", "application/ld+json", "text/template", "speculationrules")


def add_policy(html: str, images: Iterable[str] = ()) -> str:
    """The page with its policy; ``images`` are addresses of other hosts whose pictures the reader may ask for."""
    head = _HEAD.search(html)
    if head is None:
        return html
    charset = _CHARSET.search(html, head.end())
    at = charset.end() if charset else head.end()
    policy = _policy(html, images)
    return f'{html[:at]}\n<meta http-equiv="Content-Security-Policy" content="{as_html(policy)}">{html[at:]}'


def inline_code(html: str) -> tuple[list[str], list[str]]:
    """The texts of the inline scripts that run and of the inline styles, in order."""
    collector = _Collector()
    collector.feed(html)
    collector.close()
    return collector.scripts, collector.styles


def own_scripts(pages: Mapping[str, str]) -> dict[str, list[str]]:
    """The inline scripts of pages of one theme that not every page has, by page: whoever wrote the page put them there.

    The policy lets run what stands in a page; this tells what a theme did not put there.
    """
    scripts = {path: inline_code(html)[0] for path, html in pages.items()}
    common = set.intersection(*map(set, scripts.values())) if scripts else set()
    own = {path: [script for script in found if script not in common] for path, found in scripts.items()}
    return {path: found for path, found in own.items() if found}


def _policy(html: str, images: Iterable[str]) -> str:
    scripts, styles = inline_code(html)
    hosts = sorted({f"https://{urlsplit(address).hostname}" for address in images})
    directives = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *_hashes(scripts)],
        "style-src": ["'self'", *_hashes(styles)],
        "img-src": ["'self'", "data:", *hosts],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "frame-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(" ".join([name, *values]) for name, values in directives.items())


def _hashes(texts: Iterable[str]) -> list[str]:
    digests = (hashlib.sha256(text.encode()).digest() for text in texts)
    return list(dict.fromkeys(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests))


class _Collector(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self._into: list[str] | None = None
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "style":
            self._into = self.styles
        elif tag == "script" and "src" not in attributes and attributes.get("type") not in _DATA_TYPES:
            self._into = self.scripts

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._into is not None and tag in ("script", "style"):
            self._into.append("".join(self._text))
            self._into = None
            self._text = []
