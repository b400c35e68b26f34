"""Search works, also for readers whose browser denies storage."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from reader import BuiltSite, Watch

DENIED = """
for (const name of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError") } })
}
"""


def search(page: Page, site: BuiltSite, words: str) -> None:
    page.goto(f"{site.address}/index.html")
    field = page.locator("[data-md-component=search-query]")
    field.click()
    field.press_sequentially(words, delay=20)
    field.press("End")  # letters that are on no key of this keyboard are put in without a key event
    expect(page.locator(".md-search-result__item").first).to_be_visible()


@pytest.mark.parametrize("words", ["flour", "Stepanakert", "Ստեփանակերտ"])
def test_a_typed_word_finds_entries(site: BuiltSite, page: Page, words: str) -> None:
    search(page, site, words)


def test_search_works_with_storage_denied(site: BuiltSite, context: BrowserContext, page: Page, watch: Watch) -> None:
    context.add_init_script(DENIED)
    search(page, site, "flour")
    assert [complaint for complaint in watch.complaints if complaint.startswith("error")] == []


def test_a_result_leads_to_its_page(site: BuiltSite, page: Page) -> None:
    search(page, site, "flour")
    page.locator(".md-search-result__link").first.click()
    expect(page.locator("article h1")).to_be_visible()
    assert page.url.startswith(site.address)


def test_search_asks_no_other_host_and_stores_nothing(site: BuiltSite, page: Page, watch: Watch) -> None:
    search(page, site, "flour")
    assert watch.hosts() == {"127.0.0.1"}
    assert page.evaluate("() => localStorage.length + sessionStorage.length") == 0
