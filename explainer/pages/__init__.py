"""The pages of the site. A new page is one file here, one template and one line in PAGES."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from explainer.pages import (
    atlas,
    claims,
    corrections,
    entries,
    fields,
    glossary,
    names,
    people,
    problems,
    quotes,
    registers,
    report,
    reports,
    sides,
    sources,
    timeline,
    trust,
)
from explainer.pages.context import Context
from explainer.pages.options import SiteOptions
from explainer.pages.page import Asset, Page

__all__ = ["PAGES", "Asset", "Build", "Context", "Page", "SiteOptions"]

Build = Callable[[Context], Iterator[Page | Asset]]

PAGES: tuple[Build, ...] = (
    report.build,
    reports.build,
    sides.build,
    people.build,
    atlas.build,
    timeline.build,
    quotes.build,
    claims.build,
    glossary.build,
    sources.build,
    registers.build,
    names.build,
    entries.build,
    problems.build,
    fields.build,
    corrections.build,
    trust.build,
)
