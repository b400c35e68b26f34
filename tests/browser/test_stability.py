"""Nothing jumps while the report is being read: the layout shifts that the browser counts stay next to none."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser
from reader import BuiltSite

MOST = 0.02
"""A fifth of what counts as good (0.1)."""

COUNT = """() => {
    window.shifts = []
    new PerformanceObserver(list => {
        for (const { value, sources } of list.getEntries()) {
            shifts.push([value, ...sources.map(source => source.node?.outerHTML?.slice(0, 120))])
        }
    }).observe({ type: "layout-shift", buffered: true })
}"""

SCROLL = """async () => {
    const next = () => new Promise(done => requestAnimationFrame(() => setTimeout(done, 20)))
    for (let at = 0; at < document.documentElement.scrollHeight; at += innerHeight / 2) {
        scrollTo({ top: at, behavior: "instant" })
        await next()
    }
}"""


@pytest.mark.parametrize("size", [{"width": 1280, "height": 900}, {"width": 390, "height": 844}], ids=["desk", "phone"])
@pytest.mark.parametrize("path", ["index.html", "timeline.html", "map.html"])
def test_nothing_jumps_while_a_page_loads_and_is_scrolled_through(
    site: BuiltSite, browser: Browser, path: str, size: dict[str, int]
) -> None:
    made = browser.new_context(viewport=size)  # type: ignore[arg-type]
    page = made.new_page()
    page.add_init_script(f"({COUNT})()")
    page.goto(f"{site.address}/{path}", wait_until="networkidle")
    page.evaluate(SCROLL)
    shifts = page.evaluate("() => shifts")
    made.close()
    assert sum(shift[0] for shift in shifts) <= MOST, shifts
