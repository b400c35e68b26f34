"""Markdown to tokens and to the plain text that a reader sees.

CommonMark without raw HTML and images, which stay text here: contributors may write neither.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from explainer.words.blocks import read_blocks
from explainer.words.bounds import MAX_PARAGRAPH
from explainer.words.characters import DIRECTION_MARKS, has_marks, without_marks
from explainer.words.inlines import read_inlines
from explainer.words.selectors import TextRange

__all__ = ["inline_text", "is_plain", "is_too_long", "link_targets", "parser", "plain_text", "token_text"]


@cache  # a parser keeps nothing of what it has read, and takes longer to make than to read a description
def parser(*without: str) -> MarkdownIt:
    """The parser of CommonMark without raw HTML and images, and with links to the open web only; nobody changes it.

    ``without`` names further rules of markdown-it that it leaves out. It reads no markup in a paragraph that is longer
    than its bound, because that takes time with the square of its length. Whoever reads texts refuses such a paragraph
    (``is_too_long``).
    """
    made = MarkdownIt("commonmark", {"html": False}).disable(["image", *without])
    made.core.ruler.at("block", read_blocks)
    made.core.ruler.at("inline", _inline)
    made.inline.ruler.at("text", _text)
    made.core.ruler.push("isolate", _isolate)
    made.validateLink = _is_safe_link  # type: ignore[method-assign]
    return made


def is_too_long(token: Token) -> bool:
    """Whether an inline token is that of a paragraph that is longer than its bound."""
    return token.type == "inline" and len(token.content) > MAX_PARAGRAPH


_WITHOUT_MARKUP = re.compile(r"[^\W\d_][^\n\r\x00\\`*_\[\]<&]*+")
"""One line that begins with a letter and holds no sign of Markdown: most descriptions and paragraphs."""


def is_plain(text: str) -> bool:
    """Whether a text is certainly one paragraph without markup, so that no parser need be asked."""
    return len(text) <= MAX_PARAGRAPH and _WITHOUT_MARKUP.fullmatch(text) is not None


def _inline(state: StateCore) -> None:
    """Read the markup in each paragraph or heading, as markdown-it's own rule of that name does."""
    for token in state.tokens:
        if is_too_long(token):
            token.children = [Token("text", "", 0, content=" ".join(token.content.split()))]
        elif token.type == "inline":
            token.children = read_inlines(token.content)
            if token.children is None:
                token.children = []
                state.md.inline.parse(token.content, state.md, state.env, token.children)


_WITHOUT_SIGNS = re.compile(r"[^\n\\`*_\[\]<&]++")


def _text(state: StateInline, silent: bool) -> bool:
    """Read up to the next sign of Markdown, as markdown-it's own rule, which stops at signs of other dialects too."""
    found = _WITHOUT_SIGNS.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.pending += found.group()
    state.pos = found.end()
    return True


def _isolate(state: StateCore) -> None:
    """Keep the marks of direction in a paragraph or heading from reordering what stands beside it (UAX 9, HTML bdi)."""
    for token in state.tokens:
        if token.type != "inline":
            continue
        # a reference such as &rlm; may stand for one
        may_have = has_marks(token.content) or "&" in token.content
        children = (token.children or []) if may_have else []
        if any(mark in child.content for mark in DIRECTION_MARKS for child in children):
            token.children = [Token("bdi_open", "bdi", 1), *children, Token("bdi_close", "bdi", -1)]


def _is_safe_link(url: str) -> bool:
    try:
        return urlsplit(url).scheme.lower() in ("http", "https", "mailto")
    except ValueError:  # a bracket that opens an IPv6 address and closes none
        return False


@lru_cache(maxsize=4096)  # pages and exports ask for the same few fields of each entry
def plain_text(text: str) -> str:
    """A Markdown text without its markup and marks of direction, on one line: it may stand beside other words."""
    if is_plain(text):
        return without_marks(text.rstrip())
    inline = (token for token in parser().parse(text) if token.type == "inline")
    return without_marks(" ".join(inline_text(token.children or [])[0] for token in inline))


def link_targets(text: str) -> list[str]:
    """Where the links of a Markdown text lead, in order."""
    inline = (token for token in parser().parse(text) if token.type == "inline")
    links = (child for token in inline for child in token.children or [] if child.type == "link_open")
    return [str(link.attrs["href"]) for link in links]


def inline_text(children: Sequence[Token]) -> tuple[str, list[TextRange]]:
    """The plain text of inline tokens, and the ranges inside links and code."""
    parts: list[str] = []
    locked: list[TextRange] = []
    length = 0
    link_start: int | None = None
    for child in children:
        if child.type == "link_open":
            link_start = length
        elif child.type == "link_close" and link_start is not None:
            locked.append(TextRange(link_start, length))
            link_start = None
        piece = token_text(child)
        if child.type == "code_inline":
            locked.append(TextRange(length, length + len(piece)))
        parts.append(piece)
        length += len(piece)
    return "".join(parts), locked


def token_text(token: Token) -> str:
    """What one inline token adds to the plain text."""
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return token.content if token.type in ("text", "code_inline", "text_special") else ""
