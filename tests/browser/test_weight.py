"""The report page is light: what a reader's browser loads for it, compressed as it travels."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Page, Response, expect
from reader import BuiltSite
from server import TEXTS, compressed

KB = 1000
WHOLE_PAGE = 250 * KB
OUR_STYLES_AND_SCRIPTS = 28 * KB
ENTRY_ALONE = 10 * KB
OUR_SEARCH = 6.2 * KB
"""The script of the search, which comes in place of the theme's; that weighs twice as much."""


def loaded(page: Page, address: str) -> dict[str, int]:
    """The compressed size of everything that opening the page loads, by path."""
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))  # a method of a list is not taken
    page.goto(address, wait_until="networkidle")
    page.mouse.wheel(0, 20_000)
    page.wait_for_load_state("networkidle")
    return {urlsplit(response.url).path: _size(response) for response in responses}


def _size(response: Response) -> int:
    is_text = urlsplit(response.url).path.endswith(tuple(TEXTS))
    return len(compressed(response.body()) if is_text else response.body())


def test_the_report_page_weighs_at_most_250_kilobytes(site: BuiltSite, page: Page) -> None:
    sizes = loaded(page, f"{site.address}/index.html")
    assert len(sizes) > 5
    assert sum(sizes.values()) <= WHOLE_PAGE, sizes


def test_our_own_styles_and_scripts_weigh_at_most_28_kilobytes(site: BuiltSite, page: Page) -> None:
    sizes = loaded(page, f"{site.address}/index.html")
    ours = {path: size for path, size in sizes.items() if path.startswith("/assets/explainer/")}
    assert {path.rpartition(".")[2] for path in ours} >= {"css", "js"}
    assert ours.pop("/assets/explainer/search.js") <= OUR_SEARCH
    assert sum(ours.values()) <= OUR_STYLES_AND_SCRIPTS, ours


def test_the_page_of_an_entry_alone_weighs_at_most_10_kilobytes_with_all_it_loads(site: BuiltSite, page: Page) -> None:
    heaviest = max(site.folder.glob("entry/*.html"), key=lambda path: path.stat().st_size)
    sizes = loaded(page, f"{site.address}/entry/{heaviest.name}")
    assert len(sizes) == 3
    assert sum(sizes.values()) <= ENTRY_ALONE, sizes


def test_the_search_loads_its_index_only_for_a_reader_who_searches(site: BuiltSite, page: Page) -> None:
    sizes = loaded(page, f"{site.address}/index.html")
    assert not any("search_index" in path for path in sizes)
    with page.expect_response("**/search/search_index.json"):
        page.keyboard.press("s")
    page.keyboard.insert_text("1")
    page.keyboard.press("End")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
