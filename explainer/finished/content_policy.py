"""A strict Content Security Policy for a finished page, as a ``<meta>`` element.

Nothing is loaded from elsewhere, and only the inline scripts and styles that stand in the page run: their hashes are
computed from the final HTML (W3C CSP Level 3, 2.3.1 and 6.7). There is no ``unsafe-inline``.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from explainer.encode import as_html
from explainer.finished.markup import parse_markup

__all__ = ["add_policy", "inline_code", "own_scripts"]

_HEAD = re.compile(r"<head(?:\s[^<>]*)?>", re.IGNORECASE)
_CHARSET = re.compile(r"<meta\s(?=[^<>]*charset)[^<>]*>", re.IGNORECASE)
_DATA_TYPES = ("application/json", "application/ld+json", "text/template", "speculationrules")


def add_policy(html: str, images: Iterable[str] = ()) -> str:
    """The page with its policy; ``images`` are URLs of other hosts from which a reader may ask for pictures.

    A page without a head, as a fragment is, stays as it is.
    """
    head = _HEAD.search(html)
    if head is None:
        return html
    # A policy holds only for what follows it, and the character set must stand within the first 1024 bytes.
    charset = _CHARSET.search(html, head.end())
    at = charset.end() if charset else head.end()
    policy = _policy(html, images)
    return f'{html[:at]}\n<meta http-equiv="Content-Security-Policy" content="{as_html(policy)}">{html[at:]}'


def inline_code(html: str) -> tuple[list[str], list[str]]:
    """The texts of the inline scripts that run and of the inline styles, in order."""
    elements = parse_markup(html).elements
    inline = [element for element in elements if element.tag == "script" and "src" not in element.attributes]
    scripts = [element.text for element in inline if element.attributes.get("type") not in _DATA_TYPES]
    return scripts, [element.text for element in elements if element.tag == "style"]


def own_scripts(pages: Mapping[str, str]) -> dict[str, list[str]]:
    """The inline scripts that not every page of one theme has, by page: whoever wrote the page put them there.

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


def _hashes(texts: Iterable[str]) -> list[str]:
    digests = (hashlib.sha256(text.encode()).digest() for text in texts)
    return list(dict.fromkeys(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests))
