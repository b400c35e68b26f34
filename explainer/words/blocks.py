"""The blocks of a Markdown text: plain paragraphs and headings at once, and all others as markdown-it reads them.

Most of an article is paragraphs that begin with a letter. After a blank line such a line ends every list and quotation
and belongs to nothing before it (CommonMark, 4.8), and so does a number sign; what is between can be read alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

__all__ = ["read_blocks"]

_FENCES = ("```", "~~~")
"""Program code, in which a line that begins with a letter after a blank one is still code."""

_HEADING = re.compile(r"(#{1,6}) +([^\W\d_][^\n#\\]*)")
"""One of an article, without the signs that may close it."""


def read_blocks(state: StateCore) -> None:
    """Read the blocks of a text, with the same tokens as markdown-it's own rule of the name ``block``."""
    lines = state.src.split("\n")
    if any(fence in state.src for fence in _FENCES):
        _read(state, lines, 0, len(lines))
        return
    has_headings = "heading" in state.md.block.ruler.get_active_rules()
    done = at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end][:1].isalpha():
            end += 1
        heading = _HEADING.fullmatch(lines[at]) if has_headings and end == at else None
        end = max(end, at + 1)
        if (heading or lines[at][:1].isalpha()) and _is_blank(lines, at - 1) and _is_blank(lines, end):
            _read(state, lines, done, at)
            if heading:
                markup, content = heading.groups()
                state.tokens += _block("heading", f"h{len(markup)}", content.strip(), [at, end], markup)
            else:
                state.tokens += _block("paragraph", "p", "\n".join(lines[at:end]).strip(), [at, end])
            done = end
        at = end
    _read(state, lines, done, len(lines))


def _is_blank(lines: Sequence[str], number: int) -> bool:
    return not 0 <= number < len(lines) or not lines[number].strip(" \t")


def _read(state: StateCore, lines: Sequence[str], start: int, end: int) -> None:
    """Read lines that may be anything, counted from 0, the last excluded."""
    if all(_is_blank(lines, number) for number in range(start, end)):
        return
    known = len(state.tokens)
    text = "\n".join(lines[start:end]) + ("\n" if end < len(lines) else "")
    state.md.block.parse(text, state.md, state.env, state.tokens)
    for token in state.tokens[known:] if start else ():
        if token.map:
            token.map = [token.map[0] + start, token.map[1] + start]


def _block(name: str, tag: str, content: str, lines: list[int], markup: str = "") -> tuple[Token, Token, Token]:
    return (
        Token(f"{name}_open", tag, 1, map=lines, markup=markup, block=True),
        Token("inline", "", 0, map=[*lines], level=1, children=[], content=content, block=True),
        Token(f"{name}_close", tag, -1, markup=markup, block=True),
    )
