"""What begins at the same edge does so on every page and at every width, and nothing is wider than its window."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from playwright.sync_api import Page
from reader import BuiltSite

PAGES = (
    *("index", "people", "map", "timeline", "quotes", "claims", "glossary", "sources"),
    *("about", "trust", "corrections", "fields", "problems", "house", "measured", "writing", "404"),
)
WIDTHS = (320, 360, 390, 600, 768, 960, 1100, 1280, 1440, 1920)
WITH_TABS = 1220
"""From here on there are tabs; below, a button opens the list of pages."""

EDGES = """() => {
  const edges = {}
  const isShown = element => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length
  function note(name, selector, edge) {
    const element = [...document.querySelectorAll(selector)].find(isShown)
    if (element) edges[name] = edge(element)
  }
  function ofText(element) {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    while (texts.nextNode()) {
      const text = texts.currentNode
      if (!text.data.trim() || text.parentElement.closest(".x-number, .x-heard")) continue
      range.selectNodeContents(text)
      const box = range.getClientRects()[0]
      if (box?.width > 1) return box.left
    }
  }
  const ofBox = element => element.getBoundingClientRect().left
  note("menu", ".md-header [for=__drawer] svg path", ofBox)
  if (!edges.menu) note("title of the site", ".md-header__title", ofText)
  note("tabs", ".md-tabs__item", ofText)
  note("heading", ".md-content h1", ofText)
  note("first words", ".md-content__inner > :is(p, .x-intro), .x-head > p", ofBox)
  note("parts of the page", ".x-jumps", ofText)
  note("filter", ".x-filter", ofText)
  note("reading options", "details.x-reading", ofBox)
  note("second heading", ".md-content h2:not(.x-heard, .x-points *)", ofText)
  note("row", ".md-content__inner > .x-row > summary", ofText)
  note("rule of a row", ".md-content__inner > .x-row", ofBox)
  note("group", ".x-group > summary", ofText)
  note("map", "iframe.x-map-frame", ofBox)
  note("ways on", ".x-ways", ofText)
  note("legend", ".x-legend", ofText)
  note("foot", ".x-foot", ofText)
  note("copyright", ".md-copyright", ofText)
  if (innerWidth >= 1220) note("paragraph", ".x-paragraph", ofText)
  if (document.querySelector(".x-ways .x-reading")) delete edges["reading options"] // one of the ways on
  return edges
}"""

TEXTS = """all => all.map(one => {
  const range = document.createRange()
  range.selectNodeContents(one)
  return range.getBoundingClientRect().left
})"""

TIMELINE = """() => [...document.querySelectorAll(".x-event")].slice(0, 40).map(event => {
  const left = element => element.getBoundingClientRect().left
  const list = event.parentElement
  const dot = getComputedStyle(event, "::before")
  const line = left(list) + parseFloat(getComputedStyle(list).borderInlineStartWidth) / 2
  const middle = left(event) + parseFloat(dot.left) + parseFloat(dot.width) / 2
  return { fromLine: middle - line, fromDate: left(event.querySelector("h3")) - left(event.querySelector(".x-date")) }
})"""

SPLIT = """() => [...document.querySelectorAll("a.x-mention[data-disputed]")].filter(mention => {
  const words = document.createRange()
  words.selectNodeContents(mention)
  return [...mention.getClientRects()].at(-1).top - [...words.getClientRects()].at(-1).top > 5
}).map(mention => mention.innerText)"""

SIGNS = """() => [...document.querySelectorAll(":is(.x-row, .x-group) > summary")].flatMap(row => {
  if (!row.checkVisibility()) return []
  const sign = getComputedStyle(row, "::before")
  const name = document.createRange()
  name.selectNodeContents(row.querySelector("h2, h3, cite") ?? row)
  const { top, height } = name.getClientRects()[0]
  const middle = row.getBoundingClientRect().top + parseFloat(sign.top) + parseFloat(sign.height) / 2
  return { name: row.textContent.trim().slice(0, 40), below: middle - (top + height / 2) }
})"""


def resized(page: Page) -> Iterator[int]:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        yield width


@pytest.mark.parametrize("name", PAGES)
def test_header_tabs_text_and_foot_begin_at_one_edge_and_the_page_is_as_wide_as_its_window(
    site: BuiltSite, page: Page, name: str
) -> None:
    page.goto(f"{site.address}/{name}.html")
    for width in resized(page):
        edges: Mapping[str, float] = page.evaluate(EDGES)
        assert {"heading", "foot", "copyright", "tabs" if width >= WITH_TABS else "menu"} <= edges.keys(), width
        assert max(edges.values()) - min(edges.values()) <= 1, (width, edges)
        assert page.evaluate("document.scrollingElement.scrollWidth") == width


def test_the_contents_begin_at_one_edge_and_end_where_the_search_does(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/people.html")
    side = page.locator(".md-sidebar--secondary .md-nav--secondary")
    parts = side.locator(":scope > .md-nav__title, :scope > .md-nav__list > .md-nav__item > .md-nav__link > *")
    lefts = parts.evaluate_all(TEXTS)
    assert len(lefts) == 3  # a title and two groups
    assert max(lefts) - min(lefts) <= 1
    ends = [
        page.locator(selector).evaluate("box => box.getBoundingClientRect().right")
        for selector in (".md-sidebar--secondary .md-sidebar__inner", ".md-search")
    ]
    assert max(ends) - min(ends) <= 1, ends


def test_the_dots_of_the_timeline_stand_on_its_line_and_names_below_their_dates(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/timeline.html")
    for width in resized(page):
        events = page.evaluate(TIMELINE)
        assert len(events) > 20
        for event in events:
            assert abs(event["fromLine"]) <= 1, (width, event)
            assert abs(event["fromDate"]) <= 1, (width, event)


@pytest.mark.parametrize("name", ["people", "timeline", "glossary", "sources/side-media", "claims"])
def test_the_sign_of_a_row_stands_beside_the_first_line_of_its_name(site: BuiltSite, page: Page, name: str) -> None:
    page.goto(f"{site.address}/{name}.html")
    for width in (390, 768, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        rows = page.evaluate(SIGNS)
        assert len(rows) > 3
        assert not [row for row in rows if abs(row["below"]) > 2], width


def test_no_line_begins_with_the_sign_of_the_words_before_it(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/index.html")
    assert page.locator("a.x-mention[data-disputed]").count() > 20
    for _ in resized(page):
        assert page.evaluate(SPLIT) == []


def test_the_number_of_a_quotation_stands_beside_its_line(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/index.html")
    paragraph = page.locator(".x-paragraph:has(blockquote)").first
    for _ in resized(page):
        number, quotation = (
            paragraph.locator(".x-number").bounding_box(),
            paragraph.locator("blockquote").bounding_box(),
        )
        assert number and quotation
        assert number["x"] + number["width"] <= quotation["x"]
