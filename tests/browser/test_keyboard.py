"""Every page by keyboard alone: a walk with the Tab key, on a desk, on a narrow screen and enlarged to 400 %."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from reader import BuiltSite

DESK = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
ENLARGED = {"width": 320, "height": 256}
"""A window of 1280 by 1024 at 400 %, as WCAG 1.4.10 counts it."""

TAB = {"type": "rawKeyDown", "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}

WATCH = """() => {
    const shown = element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
        && element.getBoundingClientRect().width > 1 && element.getBoundingClientRect().height > 1
    /** What the reader sees of a stop; of a radio button that is not shown, the label behind it. */
    const label = element => [element.nextElementSibling].find(next => next?.matches("label") && shown(next))
    const seen = element => shown(element) ? element : label(element)
    const opens = element => element.matches(".md-search__input") // only after this; it has a test of its own
    const look = element => {
        const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element)
        return [outlineStyle === "none" ? "" : outlineStyle + outlineWidth + outlineColor, boxShadow].join()
    }
    const name = element => [
        element.getAttribute("aria-label"), document.getElementById(element.getAttribute("aria-labelledby"))?.innerText,
        ...[...(element.labels || [])].map(label => label.innerText || label.title), element.innerText, element.title,
    ].find(text => text?.trim()) || ""
    /** Whether some point of it is there to be seen, in the window and under nothing else. */
    const uncovered = element => [...element.getClientRects()].some(box =>
        [0.1, 0.5, 0.9].some(across => [0.1, 0.5, 0.9].some(down => {
            const found = document.elementFromPoint(box.x + box.width * across, box.y + box.height * down)
            return found && (element.contains(found) || found.contains(element) && found !== document.body
                && found !== document.documentElement && getComputedStyle(found).position !== "fixed")
        })))
    let last = null
    window.stops = []
    addEventListener("focusin", ({ target: element }) => {
        if (last) last.stop.marked = last.look !== look(last.seen) || last.element.tagName === "IFRAME"
        const on = seen(element)
        const stop = {
            what: element.outerHTML.slice(0, 140),
            first: Boolean(element === window.first),
            name: name(element),
            seen: Boolean(on) || opens(element),
            uncovered: opens(element) || Boolean(on) && uncovered(on),
            follows: !last || Boolean(last.element.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING),
        }
        window.first ||= element
        last = { element, stop, seen: on || element, look: look(on || element) }
        stops.push(stop)
    })
}"""

CUT = """() => {
    const scrolls = element =>
        element && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement))
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const cut = []
    while (texts.nextNode()) {
        const element = texts.currentNode.parentElement
        if (!texts.currentNode.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue
        if (element.closest(".md-ellipsis, .md-skip, .leaflet-container") || scrolls(element)) continue
        const range = document.createRange()
        range.selectNodeContents(texts.currentNode)
        for (let box of range.getClientRects()) {
            for (let outer = element; outer; outer = outer.parentElement) {
                const style = getComputedStyle(outer)
                if (style.clipPath !== "none") break
                const edge = outer.getBoundingClientRect()
                const hides = /hidden|clip/.test(style.overflowX) || outer === document.documentElement
                const sticksOut = box.right > edge.right + 1 || box.left < edge.left - 1
                if (hides && sticksOut) cut.push(texts.currentNode.data.trim())
            }
        }
    }
    return cut
}"""


@dataclass(frozen=True)
class Stop:
    """Where the Tab key halts: what it is, and what is wrong with it."""

    what: str
    name: str
    faults: tuple[str, ...]


def walk(page: Page) -> list[Stop]:
    """Tab from the top, through everything, until the focus is at the top again."""
    page.evaluate(WATCH)
    keyboard = page.context.new_cdp_session(page)
    for _ in range(120):
        for _ in range(50):
            keyboard.send("Input.dispatchKeyEvent", TAB)  # one message, where Playwright's own press takes two
        again: int = page.evaluate("() => stops.findIndex(stop => stop.first)")
        if again >= 0:
            return list(map(_stop, page.evaluate("again => stops.slice(0, again)", again)))
    pytest.fail(f"the focus never comes to the end of the page; it is at {page.evaluate('() => stops.at(-1).what')}")


def _stop(found: Mapping[str, Any]) -> Stop:
    wanted = {
        "name": "has no name",
        "seen": "is not to be seen",
        "uncovered": "is covered or out of the window",
        "marked": "does not show that it has the focus",
        "follows": "comes after something that stands behind it",
    }
    return Stop(found["what"], found["name"], tuple(fault for key, fault in wanted.items() if not found[key]))


def faults(stops: list[Stop]) -> list[str]:
    return [f"{stop.what} {', '.join(stop.faults)}" for stop in stops if stop.faults]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader who wants no motion, so that nothing is measured while it moves."""
    made = browser.new_context(viewport=DESK, reduced_motion="reduce")  # type: ignore[arg-type]
    yield made
    made.close()


def test_every_stop_of_every_page_is_seen_named_marked_and_in_order(site: BuiltSite, page: Page) -> None:
    for path in site.pages:
        page.goto(f"{site.address}/{path}")
        stops = walk(page)
        assert stops, path
        assert faults(stops) == [], path


@pytest.mark.parametrize("path", ["index.html", "claims.html", "timeline.html"])
def test_every_stop_is_seen_on_a_page_enlarged_to_400_percent(site: BuiltSite, page: Page, path: str) -> None:
    page.set_viewport_size(ENLARGED)  # type: ignore[arg-type]
    page.goto(f"{site.address}/{path}")
    assert faults(walk(page)) == []


@pytest.mark.parametrize("size", [NARROW, ENLARGED], ids=["narrow", "enlarged"])
def test_no_words_are_cut_off_on_small_screens(site: BuiltSite, page: Page, size: dict[str, int]) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    for path in site.pages:
        page.goto(f"{site.address}/{path}")
        assert page.evaluate(CUT) == [], path
        wider = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, path


@pytest.mark.parametrize("size", [DESK, NARROW, ENLARGED], ids=["desk", "narrow", "enlarged"])
def test_the_field_of_the_search_opens_for_the_keyboard(site: BuiltSite, page: Page, size: dict[str, int]) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.goto(f"{site.address}/index.html")
    field = page.get_by_role("textbox", name="Search")
    for _ in range(10):
        page.keyboard.press("Tab")
        if field.evaluate("field => field === document.activeElement"):
            break
    expect(field).to_be_focused()
    expect(field).to_be_in_viewport()
    assert field.evaluate("field => field.checkVisibility({ opacityProperty: true, visibilityProperty: true })")


def test_the_first_stop_leads_past_the_header(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/index.html")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => Boolean(document.activeElement.closest('main'))")


@pytest.mark.parametrize("size", [DESK, NARROW, ENLARGED], ids=["desk", "narrow", "enlarged"])
def test_a_note_is_opened_read_and_left_by_keyboard(site: BuiltSite, page: Page, size: dict[str, int]) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.goto(f"{site.address}/index.html")
    mention = page.locator(".x-article a.x-mention").first
    mention.focus()
    page.keyboard.press("Enter")
    note = page.get_by_role("dialog", name=re.compile("^Note: "))
    expect(note).to_be_focused()
    box = note.bounding_box()
    assert box is not None
    assert box["x"] >= 0 and box["x"] + box["width"] <= size["width"]
    assert box["y"] >= 0 and box["y"] + box["height"] <= size["height"]
    assert box["height"] >= 120
    if note.evaluate("note => note.scrollHeight > note.clientHeight"):
        page.keyboard.press("End")
    last = note.locator(".x-card").last.locator("p").last
    expect(last).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("() => Boolean(document.activeElement.closest('#x-pop'))")
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    expect(mention).to_be_focused()
    expect(mention).to_be_in_viewport()
