"""Annotate this: selected words become the lines a contributor would write, and nothing is sent."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import yaml
from playwright.sync_api import Locator, Page, expect
from reader import BuiltSite, Watch

SELECT = """element => {
    const range = document.createRange()
    range.selectNodeContents(element)
    getSelection().removeAllRanges()
    getSelection().addRange(range)
}"""


def lines(page: Page) -> str:
    return page.locator(".x-suggest output").inner_text()


def select(mention: Locator) -> str:
    mention.evaluate(SELECT)
    return mention.inner_text()


def test_selected_words_become_a_selector_with_their_paragraph(site: BuiltSite, page: Page, watch: Watch) -> None:
    page.goto(f"{site.address}/index.html")
    words = select(page.locator("#p7 a.x-mention").nth(2))
    before = len(watch.requests)
    page.get_by_role("button", name="Annotate this").click()
    expect(page.get_by_label("Words of the report")).to_be_focused()
    assert page.get_by_label("Words of the report").input_value() == words
    (mention,) = yaml.safe_load(lines(page))["mentions"]
    assert mention["exact"] == words
    assert mention["paragraph"] == 7
    assert len(watch.requests) == before


def test_the_button_is_the_next_stop_of_the_tab_key(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/index.html")
    select(page.locator("#p2 a.x-mention").last)
    expect(page.get_by_role("button", name="Annotate this")).to_be_visible()
    page.locator("#p2 a.x-mention").last.focus()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Annotate this")).to_be_focused()


def test_words_that_are_not_in_the_report_are_told(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/index.html")
    page.get_by_text("Annotate a passage").click()
    page.get_by_label("Words of the report").fill("words that nobody wrote")
    assert lines(page) == "These words are not in one paragraph of the report."


def test_words_that_occur_twice_in_their_paragraph_get_those_before_them(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/index.html")
    page.get_by_text("Annotate a passage").click()
    page.get_by_label("Words of the report").fill("the")
    (mention,) = yaml.safe_load(lines(page))["mentions"]
    assert mention["prefix"].strip()


def test_an_entry_that_is_known_tells_its_file(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/index.html")
    page.get_by_text("Annotate a passage").click()
    page.get_by_label("Words of the report").fill("flour")
    page.get_by_label("They mean").select_option("aghdam")
    assert lines(page).startswith("# in data/places.yml, below aghdam:")


def test_a_proposal_carries_words_and_paragraph_and_is_not_sent(site: BuiltSite, page: Page, watch: Watch) -> None:
    page.route("**/index.html", lambda route: route.fulfill(body=with_code_host(site)))
    page.goto(f"{site.address}/index.html")
    page.get_by_text("Annotate a passage").click()
    page.get_by_label("Words of the report").fill("Aghdam route")
    link = page.get_by_role("link", name="Propose it on the code host")
    query = parse_qs(urlsplit(link.get_attribute("href") or "").query)
    assert query["exact"] == ["Aghdam route"]
    assert query["paragraph"] == ["5"]
    assert 'exact: "Aghdam route"' in query["body"][0]
    assert watch.hosts() == {"127.0.0.1"}


def with_code_host(site: BuiltSite) -> str:
    """The report as it is where the project has a code host."""
    html = (site.folder / "index.html").read_text(encoding="utf-8")
    link = '<a class="x-suggest-link" href="https://code.example/issues/new" hidden>Propose it on the code host</a>'
    html = html.replace('data-issues=""', 'data-issues="https://code.example/issues/new"')
    return html.replace("<p><output></output></p>", f"<p><output></output></p><p>{link}</p>")
