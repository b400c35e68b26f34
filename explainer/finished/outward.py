"""Links that lead out of the site tell nobody where the reader comes from.

The policy of the page says so once (``referrer``); the link itself says it to programs that take pages apart.
"""

from __future__ import annotations

import re

__all__ = ["hide_referrer"]

_LINK = re.compile(r"""<a(?=\s)(?:[^"'<>]|"[^"]*"|'[^']*')*+>""", re.IGNORECASE)
_OUTWARD = re.compile(r"""\shref\s*+=\s*+["']?+\s*+(?:https?:)?//""", re.IGNORECASE)
_REL = re.compile(r"""\srel\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


def hide_referrer(html: str) -> str:
    """The page with ``rel="noreferrer"``, and ``noopener`` for old browsers, at every link to another host."""
    return _LINK.sub(lambda link: _hidden(link[0]) if _OUTWARD.search(link[0]) else link[0], html)


def _hidden(link: str) -> str:
    found = _REL.search(link)
    words = (found[1] or found[2] or found[3] or "").split() if found else []
    missing = [word for word in ("noopener", "noreferrer") if word not in map(str.lower, words)]
    if not missing:
        return link
    rel = f' rel="{" ".join([*words, *missing])}"'
    return f"{link[: found.start()]}{rel}{link[found.end() :]}" if found else f"{link[:2]}{rel}{link[2:]}"
