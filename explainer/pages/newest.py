"""The reports of a site by the day of their publication, and where all of them are listed if there are several."""

from __future__ import annotations

from explainer.kinds.project import FrontMatter
from explainer.reading.story import Story

__all__ = ["REPORTS", "newest_first", "year_of"]

REPORTS = "reports.md"
"""The page that lists them; all but the lead have pages of their own below ``reports/``."""


def newest_first(story: Story) -> list[str]:
    """All reports, the newest first; those of one day in the order of their files."""

    fronts = {article: story.front(article) for article in story.articles}
    return sorted(fronts, key=lambda id_: (year_of(fronts[id_]), fronts[id_].date.sort_key), reverse=True)


def year_of(front: FrontMatter) -> int:
    """In which a report was published: that of the end of its date where this has no beginning."""
    date = front.date
    day = date.first or date.last
    assert day is not None  # one of the two is known
    return day.year
