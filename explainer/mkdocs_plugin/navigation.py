"""What leads through the site: the navigation where mkdocs.yml lists no pages, and the contents of a page of ours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.toc import AnchorLink, TableOfContents

from explainer.locale.interface import Interface
from explainer.pages import Page

__all__ = ["contents", "lead_on", "navigation"]


def contents(page: Page, config: MkDocsConfig) -> TableOfContents:
    """The headings of a page, each below the last higher one, as deep as the project lists them.

    Of a volume only its groups: no id of an entry holds a ``_``.
    """
    first, _, last = str(config.mdx_configs.get("toc", {}).get("toc_depth", 6)).rpartition("-")
    above = [AnchorLink("", "", 0)]
    for heading in page.headings:
        if int(first or 1) <= heading.level <= int(last) and ("_" in heading.id or not page.part_of):
            link = AnchorLink(Markup(heading.html), heading.id, heading.level)  # noqa: S704 -- made by our own template
            while above[-1].level >= link.level:
                above.pop()
            above[-1].children.append(link)
            above.append(link)
    return TableOfContents(above[0].children)


def navigation(own: Mapping[str, Page], paths: Iterable[str], words: Interface) -> list[Any]:
    """Pages where mkdocs.yml lists none: ours (``own``, by path) in their order, then those written by hand.

    ``paths`` are those of all pages. Single reports are left to the page of reports, however many there are, and
    volumes to the index of their register.
    """
    left = {path for path, page in own.items() if page.part_of or path.startswith("reports/")}
    others = (path for path in own if path != "index.md" and path not in left)
    return [{words.gettext("The report"): "index.md"}, *others, *(path for path in paths if path not in own)]


def lead_on(nav: Navigation, files: Files, index: str, paths: Iterable[str]) -> None:
    """Make pages that no navigation names parts of the one that lists them, and each lead to the next of them."""
    pages = {page.file.src_uri: page for page in nav.pages}
    if not (listing := pages.get(index)):
        return
    found = (files.get_file_from_path(path) for path in paths if path not in pages)
    parts = [file.page for file in found if file and file.page]
    for page in parts:
        page.parent = listing  # type: ignore[assignment]  # as if it were a section: a part that is read marks it, too
    for before, after in pairwise(parts):
        before.next_page, after.previous_page = after, before
