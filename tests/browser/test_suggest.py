"""Annotate this: selected words become the lines a contributor would write, and nothing is sent."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import yaml
from playwright.sync_api import Locator, Page, expect
from reader import BuiltSite, Watch

from explainer.words.selectors import TextQuoteSelector, find_quote

SELECT = """element => {
    const range = document.createRange()
    range.selectNodeContents(element)
    getSelection().removeAllRanges()
    getSelection().addRange(range)
}"""

SELECT_NTH = """([paragraph, words, number]) => {
    const texts = document.createTreeWalker(document.querySelector(paragraph), NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
        const text = texts.currentNode
        for (let at = -1; (at = text.data.indexOf(words, at + 1)) >= 0; number--) {
            if (!number) return getSelection().setBaseAndExtent(text, at, text, at + words.length)
        }
    }
}"""


def lines(page: Page) -> str:
    return page.locator(".x-suggest output").inner_text()


def words_of(page: Page, paragraph: str) -> str:
    """The words of a paragraph without its number."""
    text: str = page.evaluate("id => document.querySelector(id).textContent", paragraph)
    return re.sub(r"\s+", " ", text.removeprefix(paragraph.removeprefix("#p"))).strip()


def selector(page: Page) -> TextQuoteSelector:
    """What the lines for contributors say of the passage."""
    (mention,) = yaml.safe_load(lines(page))["mentions"]
    return TextQuoteSelector(**{name: mention[name] for name in ("exact", "prefix", "suffix") if name in mention})


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


def test_words_that_occur_often_in_their_paragraph_mean_those_that_were_selected(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/index.html")
    whole = words_of(page, "#p3")
    places = find_quote(whole, TextQuoteSelector(exact="the"))
    assert len(places) > 3
    for number, place in enumerate(places):
        page.evaluate(SELECT_NTH, ["#p3", "the", number])
        page.get_by_role("button", name="Annotate this").click()
        assert find_quote(whole, selector(page)) == [place]


def test_words_that_nothing_before_them_tells_apart_get_those_after_them(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/index.html")
    page.evaluate("document.querySelector('#p3').replaceChildren('one two one two one')")
    page.evaluate(SELECT_NTH, ["#p3", "one", 0])
    page.get_by_role("button", name="Annotate this").click()
    assert selector(page) == TextQuoteSelector(exact="one", suffix=" two one two")


def test_the_number_of_a_paragraph_is_no_word_of_it(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/index.html")
    whole = words_of(page, "#p3")
    page.locator("#p3").evaluate(SELECT)
    page.get_by_role("button", name="Annotate this").click()
    assert page.get_by_label("Words of the report").input_value() == whole
    assert selector(page) == TextQuoteSelector(exact=whole)
    page.locator("#p3").evaluate(SELECT)
    assert page.evaluate("getSelection().toString().trim()") == whole


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
