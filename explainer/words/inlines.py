"""The markup inside a paragraph, where it is of the plainest forms: code, links and emphasis that hold no other markup.

Nearly all that people write is; whatever else stands in a paragraph is left to markdown-it, all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

__all__ = ["read_inlines"]

# A text without signs; code in single marks; a link to an address in which nothing is encoded or escaped; emphasis that
# no letter touches from outside, so that each of its signs can only open or only close it (CommonMark, 6.2).
_PART = re.compile(
    r"(?P<text>[^\n\r\x00\\`*_\[\]<&]++)"
    r"|`(?P<code>[^`\s](?:[^`\n\r\x00]*[^`\s])?)`(?!`)"
    r"|\[(?P<label>[^\n\r\x00\\`*_\[\]<&]++)\]"
    r"\((?P<address>https?://[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){1,3}(?:/[A-Za-z0-9_./~-]*)?)\)"
    r"|(?<![^\s(])\*(?P<stressed>[^\W_](?:[^\n\r\x00\\`*_\[\]<&]*[^\W_])?)\*(?![*\w])"
)


def read_inlines(text: str) -> list[Token] | None:
    """The tokens of a paragraph, the same as those of markdown-it; None if it may hold anything else."""
    tokens: list[Token] = []
    at = 0
    while at < len(text):
        found = _PART.match(text, at)
        if found is None:
            return None
        tokens += _tokens(found)
        at = found.end()
    return tokens


def _tokens(found: re.Match[str]) -> Iterator[Token]:
    kind = found.lastgroup
    if kind == "text":
        yield Token("text", "", 0, content=found["text"])
    elif kind == "code":
        yield Token("code_inline", "code", 0, content=found["code"], markup="`")
    elif kind == "address":
        yield Token("link_open", "a", 1, attrs={"href": found["address"]})
        yield Token("text", "", 0, content=found["label"], level=1)
        yield Token("link_close", "a", -1)
    else:
        yield Token("em_open", "em", 1, markup="*")
        yield Token("text", "", 0, content=found["stressed"], level=1)
        yield Token("em_close", "em", -1, markup="*")
