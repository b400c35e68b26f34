"""A reader's visit concerns nobody else: no foreign request, no cookie, no storage, from a server and from a folder."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page
from reader import BuiltSite, Watch

WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
STORED = "() => JSON.stringify([Object.keys(localStorage), Object.keys(sessionStorage), document.cookie])"


def visit(page: Page, address: str) -> None:
    page.goto(address, wait_until="load")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))")


@dataclass
class Tour:
    """One reader's visit to every page at a desk: what was complained of and asked for, what is stored after each page,
    and by how many pixels a page is wider than the window."""

    watch: Watch
    wider: dict[str, int] = field(default_factory=dict)
    stored: dict[str, object] = field(default_factory=dict)
    cookies: int = 0


@pytest.fixture(scope="module")
def tour(site: BuiltSite, browser: Browser) -> Tour:
    made = browser.new_context()
    tour = Tour(Watch())
    tour.watch.over(made)
    page = made.new_page()
    for path in site.pages:
        visit(page, f"{site.address}/{path}")
        tour.stored[path] = json.loads(page.evaluate(STORED))
        tour.wider[path] = page.evaluate(WIDER)
    tour.cookies = len(made.cookies())
    made.close()
    return tour


def test_every_page_opens_without_a_complaint_and_without_another_host(tour: Tour) -> None:
    assert len(tour.stored) > 10
    assert tour.watch.complaints == []
    assert tour.watch.hosts() == {"127.0.0.1"}


def test_every_page_opens_from_a_folder_too(site: BuiltSite, page: Page, watch: Watch) -> None:
    for path in site.pages:
        if path != "404.html":  # a server shows it at any address, so its links start at the root
            visit(page, (site.folder / path).as_uri())
            assert watch.complaints == [], path
    assert watch.hosts() == {""}
    assert {url.split(":")[0] for url in watch.requests} <= {"file", "data", "blob"}


def test_nothing_is_stored(tour: Tour) -> None:
    assert [path for path, stored in tour.stored.items() if stored != [[], [], ""]] == []
    assert tour.cookies == 0


def test_scrolling_through_the_map_page_asks_no_other_host(site: BuiltSite, page: Page, watch: Watch) -> None:
    visit(page, f"{site.address}/map.html")
    page.locator("iframe.x-map-frame").scroll_into_view_if_needed()
    page.frame_locator("iframe.x-map-frame").locator("path.x-place").first.wait_for(state="attached")
    assert watch.hosts() == {"127.0.0.1"}


def test_the_policy_stops_code_that_is_not_ours(site: BuiltSite, page: Page) -> None:
    visit(page, f"{site.address}/index.html")
    page.evaluate(
        """() => {
            const script = document.createElement("script")
            script.textContent = "window.intruder = true"
            document.body.append(script)
            document.body.insertAdjacentHTML("beforeend", "<img src='x.png' onerror='window.intruder = true'>")
        }"""
    )
    page.wait_for_timeout(200)
    assert page.evaluate("() => window.intruder === undefined")


def test_the_policy_stops_pictures_from_elsewhere(site: BuiltSite, page: Page, watch: Watch) -> None:
    visit(page, f"{site.address}/index.html")
    page.evaluate("() => { new Image().src = 'https://elsewhere.invalid/x.png' }")
    page.wait_for_timeout(200)
    assert any("Content Security Policy" in complaint for complaint in watch.complaints)


def test_no_page_scrolls_sideways(tour: Tour) -> None:
    assert [path for path, wider in tour.wider.items() if wider > 0] == []


@pytest.mark.parametrize("width", [375, 768])
def test_no_page_scrolls_sideways_on_a_smaller_screen(site: BuiltSite, browser: Browser, width: int) -> None:
    made = browser.new_context(viewport={"width": width, "height": 700})
    page = made.new_page()
    for path in site.pages:
        visit(page, f"{site.address}/{path}")
        assert page.evaluate(WIDER) <= 0, path
    made.close()
