"""What Lighthouse counts the same at every run: accessibility, best practices, and what search engines ask for.

Performance changes with the machine and is measured by ``make lighthouse``.
"""

from __future__ import annotations

import pytest
from lighthouse import CATEGORIES, FORM_FACTORS, audit, chromium
from reader import BuiltSite


@pytest.mark.parametrize("form_factor", FORM_FACTORS)
def test_the_report_has_every_point_of_lighthouse(site: BuiltSite, form_factor: str) -> None:
    report = audit(f"{site.address}/index.html", form_factor, CATEGORIES, chromium())
    assert report.scores == dict.fromkeys(CATEGORIES, 100), report.remarks
