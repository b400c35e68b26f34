"""The main pages in reach of the thumb, and what helps where an address leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from reader import BuiltSite, Watch

PHONE: ViewportSize = {"width": 390, "height": 844}
BAR = ".x-thumb"


@pytest.fixture
def phone(browser: Browser, watch: Watch) -> Iterator[Page]:
    made = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    made.set_default_timeout(8_000)
    watch.over(made)
    yield made.new_page()
    made.close()


def test_the_main_pages_are_links_at_the_foot_of_a_phone_and_tell_where_one_is(site: BuiltSite, phone: Page) -> None:
    phone.goto(f"{site.address}/map.html")
    bar = phone.locator(BAR)
    assert bar.get_by_role("link").all_inner_texts() == ["Report", "Map", "Time", "Who says what"]
    assert bar.locator("[aria-current]").all_inner_texts() == ["Map"]
    for box in bar.locator("a, button").evaluate_all("all => all.map(one => one.getBoundingClientRect().toJSON())"):
        assert box["height"] >= 44 and box["width"] >= 44
        assert PHONE["height"] - 60 <= box["bottom"] <= PHONE["height"]
    bar.get_by_role("link", name="Who says what").tap()
    expect(phone).to_have_url(f"{site.address}/claims.html")


def test_they_take_the_choices_of_the_reader_along(site: BuiltSite, phone: Page) -> None:
    phone.goto(f"{site.address}/map.html?side=armenia")
    phone.locator(BAR).get_by_role("link", name="Report").tap()
    expect(phone).to_have_url(f"{site.address}/index.html?side=armenia")
    expect(phone.locator(".x-sides select")).to_have_value("armenia")


@pytest.mark.parametrize("width", [360, 390, 768, 1200])
def test_it_is_as_wide_as_the_window_and_covers_neither_the_end_of_the_page_nor_makes_it_wider(
    site: BuiltSite, page: Page, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site.address}/trust.html")
    page.evaluate("scrollTo(0, 1e7)")
    bar, last = page.locator(BAR).bounding_box(), page.locator(".md-copyright").bounding_box()
    assert bar and last
    assert (bar["x"], bar["width"]) == (0, width)
    assert last["y"] + last["height"] <= bar["y"]
    assert page.evaluate("document.scrollingElement.scrollWidth") == width


def test_wide_and_low_windows_and_paper_have_it_nowhere_over_the_text(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/index.html")
    expect(page.locator(BAR)).to_be_hidden()  # the tabs say the same
    page.set_viewport_size({"width": 640, "height": 400})
    assert page.locator(BAR).evaluate("bar => getComputedStyle(bar).position") == "static"
    page.set_viewport_size(PHONE)
    page.emulate_media(media="print")
    expect(page.locator(BAR)).to_be_hidden()


def test_what_has_the_focus_is_not_under_it(site: BuiltSite, phone: Page) -> None:
    phone.goto(f"{site.address}/quotes.html")
    phone.locator("main a").first.focus()
    for _ in range(40):
        phone.keyboard.press("Tab")
        hidden = phone.evaluate(
            """() => {
                const [box] = document.activeElement.getClientRects()
                const bar = document.querySelector('.x-thumb')
                return !bar.contains(document.activeElement) && box.bottom > bar.getBoundingClientRect().top + 1
            }"""
        )
        assert not hidden, phone.evaluate("document.activeElement.outerHTML")


def test_its_search_opens_that_of_the_theme(site: BuiltSite, phone: Page, watch: Watch) -> None:
    phone.goto(f"{site.address}/index.html")
    phone.locator(BAR).get_by_role("button", name="Search").tap()
    expect(phone.locator(".md-search__input")).to_be_focused()
    expect(phone.locator(".md-search__input")).to_be_in_viewport()
    assert watch.complaints == []


def test_without_a_script_the_links_work_and_no_search_is_offered(site: BuiltSite, browser: Browser) -> None:
    made = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = made.new_page()
    page.goto(f"{site.address}/index.html")
    expect(page.locator(f"{BAR} button")).to_be_hidden()
    page.locator(BAR).get_by_role("link", name="Map").click()
    assert page.url == f"{site.address}/map.html"
    page.goto(f"{site.address}/404.html")
    expect(page.locator(".x-look")).to_be_hidden()
    made.close()


def test_a_wrong_address_leads_on_and_is_searched_for(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/404.html")
    assert page.locator("main .x-look-ways a").all_inner_texts() == ["Report", "Map", "Time", "Who says what"]
    field = page.get_by_label("Search this site for")
    field.fill("Lachin corridor")
    page.keyboard.press("Enter")
    expect(page.locator(".md-search__input")).to_have_value("Lachin corridor")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
