"""What a page is: finished HTML in a file of Markdown; and what an asset is: a file that is served as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from explainer.encode import as_html, as_json_in_script, as_yaml_string

__all__ = ["FEED", "Asset", "Heading", "Page", "close_up"]

FEED = "corrections.atom"
"""The feed among the exports, which are made after the pages, and to which pages lead all the same."""

_HEADING = re.compile(r'<h([1-6])\b[^<>]*? id="([^"]+)"[^<>]*>((?:(?!</?h[1-6]\b).)*+)</h\1>', re.DOTALL)
_BLANK_LINES = re.compile(r"(?<=\n)[ \t]*\n")
_ID = re.compile(r'<[a-z][^<>]*? id="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page: its level from 1, its id, and its words as HTML."""

    level: int
    id: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page. ``path`` ends in .md; ``source`` is the data file it is edited in, if it is made of data.

    ``html`` is the whole content, as our own templates print it. No line of it is blank: a blank line ends a block of
    HTML in Markdown (CommonMark, 4.6), and the rest would be parsed.

    ``author`` is who signs it, and ``article`` says in the words of schema.org (JSON-LD) what article it is; a page
    without the latter is none, so that no reader view need show it whole.

    ``in_search`` is false for pages that would only be in the way of readers who search. ``is_wide`` gives a page the
    place beside it too, where the theme would list its headings. ``part_of`` is the path of the page that leads to
    a volume of a register, which stands in no navigation, and whose contents are its groups alone.
    """

    path: str
    title: str
    html: str
    source: str | None
    description: str = ""
    author: str = ""
    article: Mapping[str, object] | None = None
    in_search: bool = True
    is_wide: bool = False
    part_of: str | None = None

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings of the page in order, the title first."""
        return tuple(Heading(int(level), id_, html) for level, id_, html in _HEADING.findall(self.html))

    @property
    def ids(self) -> set[str]:
        """The ids of its elements, which addresses may end in."""
        return set(_ID.findall(self.html))

    @property
    def front_matter(self) -> str:
        """What a site generator knows the page by. Themes print title and description as they are: they are HTML."""
        head = {"title": self.title, "description": self.description, "author": self.author}
        lines = [f"{key}: {as_yaml_string(_inert(as_html(value)))}" for key, value in head.items() if value]
        if not self.in_search:
            lines += ["search:", "  exclude: true"]
        if self.is_wide:
            lines += ["hide:", "  - toc"]
        return "\n".join(["---", *lines, "---", ""])

    @property
    def article_block(self) -> Markup:
        """What article it is, as a block of data in its head, or nothing."""
        if self.article is None:
            return Markup()
        return Markup('<script type="application/ld+json">{}</script>').format(as_json_in_script(self.article))

    @property
    def markdown(self) -> str:
        """The file for any site generator; its HTML is Markdown already."""
        return f"{self.front_matter}\n{_inert(self.html)}"


def close_up(html: str) -> str:
    """HTML without blank lines. Between elements and in texts they mean no more than a line end does."""
    return _BLANK_LINES.sub("", html).strip() + "\n"


# What generators read without knowing HTML from Markdown: statements of Jinja, Liquid and others, which would run,
# fences of code in Python-Markdown, and links, which Zensical follows wherever they seem to stand.
_READ_FIRST = {sign: f"&#{ord(sign)};" for sign in "{`~["}


def _inert(html: str) -> str:
    """HTML that means the same, and nothing but HTML."""
    for sign, reference in _READ_FIRST.items():  # faster than str.translate, which looks at each letter
        html = str.replace(html, sign, reference)  # that of Markup would encode the reference
    return html


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file that is served as it is."""

    path: str
    content: bytes
