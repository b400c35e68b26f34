"""Contributed text as HTML, cleaned with an allow-list of our own. The words are never changed."""

from __future__ import annotations

from functools import lru_cache

import nh3
from markupsafe import Markup

from explainer.words.characters import has_marks
from explainer.words.markdown import is_plain, parser

__all__ = ["rich_text"]

_TAGS = {"p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "br", "bdi"}
_SCHEMES = {"http", "https", "mailto"}
_IN_ELEMENTS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\u00a0": "&nbsp;"})
"""How parsers of HTML print the text of elements (WHATWG HTML, 13.3)."""


@lru_cache(maxsize=2**14)  # most texts stand on two pages, far from each other
def rich_text(text: str) -> Markup:
    """A Markdown text as HTML with our allow-list of elements."""
    if is_plain(text) and not text[-1].isspace() and not has_marks(text):
        return Markup(f"<p>{text.translate(_IN_ELEMENTS)}</p>")  # noqa: S704 -- encoded
    return _cleaned(text)


def _cleaned(text: str) -> Markup:
    """The same of any text: parsed, then printed anew by a parser of HTML."""
    html = parser("heading", "lheading", "fence", "code", "hr").render(text)
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer",
    )
    return Markup(clean.strip())  # noqa: S704 -- cleaned on the line above
