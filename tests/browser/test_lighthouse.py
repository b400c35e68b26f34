"""What Lighthouse counts the same at every run: accessibility, best practices, and what search engines ask for.

It asks for more on a phone than on a desk. Performance changes with the machine: ``make lighthouse`` measures it.
"""

from __future__ import annotations

from lighthouse import CATEGORIES, audit
from reader import BuiltSite

from explainer.commands.pdf import find_browser


def test_the_report_has_every_point_of_lighthouse(site: BuiltSite) -> None:
    report = audit(f"{site.address}/index.html", "mobile", CATEGORIES, find_browser())
    assert report.scores == dict.fromkeys(CATEGORIES, 100), report.remarks
