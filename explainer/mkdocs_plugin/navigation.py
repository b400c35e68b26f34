"""What leads through the site: the navigation where mkdocs.yml lists no pages, and the contents of a page of ours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.toc import AnchorLink, TableOfContents

from explainer.locale.interface import Interface
from explainer.pages import Page

__all__ = ["contents", "navigation"]


def contents(page: Page, config: MkDocsConfig) -> TableOfContents:
    """The headings of a page, each below the last higher one, as deep as the project lists them."""
    first, _, last = str(config.mdx_configs.get("toc", {}).get("toc_depth", 6)).rpartition("-")
    above = [AnchorLink("", "", 0)]
    for heading in page.headings:
        if int(first or 1) <= heading.level <= int(last):
            link = AnchorLink(Markup(heading.html), heading.id, heading.level)  # noqa: S704 -- made by our own template
            while above[-1].level >= link.level:
                above.pop()
            above[-1].children.append(link)
            above.append(link)
    return TableOfContents(above[0].children)


def navigation(own: Sequence[str], paths: Iterable[str], words: Interface) -> list[Any]:
    """Pages where mkdocs.yml lists none: ours (``own``) in their order, further reports together, then those
    written by hand; ``paths`` are those of all pages."""
    reports = [path for path in own if path.startswith("reports/")]
    others = [path for path in own if path not in ("index.md", *reports)]
    more = [{words.gettext("More reports"): reports}] if reports else []
    return [{words.gettext("The report"): "index.md"}, *more, *others, *(path for path in paths if path not in own)]
