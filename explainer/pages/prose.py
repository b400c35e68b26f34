"""Contributed text as HTML, cleaned with an allow-list of our own. The words are never changed."""

from __future__ import annotations

from functools import lru_cache

import nh3
from markupsafe import Markup

from explainer.words.markdown import parser

__all__ = ["rich_text"]

_TAGS = {"p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "br", "bdi"}
_SCHEMES = {"http", "https", "mailto"}


@lru_cache(maxsize=4096)
def rich_text(text: str) -> Markup:
    """A Markdown text as HTML with our allow-list of elements."""
    html = parser("heading", "lheading", "fence", "code", "hr").render(text)
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer",
    )
    return Markup(clean.strip())  # noqa: S704 -- cleaned on the line above
