"""A book: the whole site as one HTML document to print, with a title page, the contents and a chapter for each page.

Chapters come as finished HTML; ``binding`` makes them of the pages of a site.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from explainer.dates import PartialDate
from explainer.finished.content_policy import protect
from explainer.locale.interface import Interface

__all__ = ["Book", "Chapter", "Heading", "TitlePage"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TitlePage:
    """What stands on the title page; its texts are plain."""

    title: str
    summary: str
    day: PartialDate
    updated: PartialDate


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the contents: the id it leads to, its words, and its level, 2 for a chapter."""

    id: str
    text: str
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A page of the site in the book: its headings, the chapter's own first, and its finished HTML."""

    id: str
    headings: tuple[Heading, ...]
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """All that is printed.

    ``language`` is a code (BCP 47), ``direction`` is ltr or rtl; ``address`` is that of the site on the web, if it is
    known; ``styles`` are the paths of its style sheets, counted from its root.
    """

    title_page: TitlePage
    language: str
    direction: str
    address: str | None
    styles: tuple[str, ...]
    chapters: tuple[Chapter, ...]

    @property
    def headings(self) -> tuple[Heading, ...]:
        """What stands in the contents, in order."""
        return tuple(heading for chapter in self.chapters for heading in chapter.headings)

    def html(self, interface: Interface, numbers: Mapping[str, int] | None = None) -> str:
        """The document, to be put at the root of the site; ``numbers`` are the numbers of the pages by id, if known."""
        chapters = (
            f'<section class="x-chapter" id="{chapter.id}">\n{chapter.html}\n</section>\n' for chapter in self.chapters
        )
        front = (self._head(), self._first_page(interface), self._contents(interface, numbers or {}))
        return protect("".join([*front, *chapters, "</body>\n</html>\n"]))

    def _head(self) -> Markup:
        sheets = Markup("").join(Markup('<link rel="stylesheet" href="{}">\n').format(style) for style in self.styles)
        return Markup(
            '<!doctype html>\n<html lang="{language}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
            '<title>{title}</title>\n{sheets}</head>\n<body class="x-book md-typeset" data-md-color-scheme="default">\n'
        ).format(language=self.language, title=self.title_page.title, sheets=sheets, direction=self.direction)

    def _first_page(self, interface: Interface) -> Markup:
        page, _ = self.title_page, interface.gettext
        facts = {
            _("Day of the report"): interface.date(page.day),
            _("Last revised"): interface.date(page.updated),
            _("On the web"): self.address,
        }
        row = Markup("<div><dt>{}</dt><dd>{}</dd></div>\n")
        rows = Markup("").join(row.format(label, fact) for label, fact in facts.items() if fact)
        return Markup(
            '<header class="x-title-page">\n<h1>{}</h1>\n<p class="x-standfirst">{}</p>\n<dl>\n{}</dl>\n</header>\n'
        ).format(page.title, page.summary, rows)

    def _contents(self, interface: Interface, numbers: Mapping[str, int]) -> Markup:
        lines = Markup("").join(_line(chapter.headings, numbers) for chapter in self.chapters)
        return Markup(
            '<nav class="x-contents" aria-labelledby="contents">\n<h2 id="contents">{}</h2>\n<ol>\n{}</ol>\n</nav>\n'
        ).format(interface.gettext("Contents"), lines)


def _line(headings: Iterable[Heading], numbers: Mapping[str, int]) -> Markup:
    """A chapter in the contents, and below it its sections and entries."""
    first, *others = headings
    below = Markup("").join(
        Markup('<li data-level="{}">{}</li>\n').format(heading.level, _reference(heading, numbers))
        for heading in others
    )
    inner = Markup("\n<ol>\n{}</ol>\n").format(below) if below else ""
    return Markup("<li>{}{}</li>\n").format(_reference(first, numbers), inner)


def _reference(heading: Heading, numbers: Mapping[str, int]) -> Markup:
    return Markup('<a href="#{}"><span>{}</span> <span class="x-page">{}</span></a>').format(
        heading.id, heading.text, numbers.get(heading.id, "")
    )
