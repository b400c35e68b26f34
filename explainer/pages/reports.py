"""The reports of a site that has several, by year: a report itself leads to the newest few and to this page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from explainer.pages.context import Context
from explainer.pages.jumps import to_groups
from explainer.pages.newest import REPORTS, newest_first, year_of
from explainer.pages.page import Page


def build(context: Context) -> Iterator[Page]:
    """One page, if there are several reports."""
    story, _ = context.story, context.interface.gettext
    if len(story.articles) == 1:
        return
    years = groupby(newest_first(story), lambda article: year_of(story.front(article)))
    groups = [(str(year), f"_{year}", list(articles)) for year, articles in years]
    yield context.page(
        REPORTS,
        _("Reports"),
        "reports.html.j2",
        None,
        description=_("All reports of this site by year, the newest first."),
        groups=groups,
        jumps=to_groups(groups),
    )
