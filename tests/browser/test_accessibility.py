"""No page breaks a rule of axe-core: WCAG 2.2 A and AA, good practice, and text at 7:1 (AAA) in light and dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from reader import BuiltSite

IS_LIGHT = """() => {
    const sum = colour => colour.match(/\\d+/g).slice(0, 3).map(Number).reduce((one, other) => one + other)
    const { color, backgroundColor } = getComputedStyle(document.body)
    return sum(backgroundColor) > sum(color)
}"""
"""Whether the ground of the page is lighter than its letters."""

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
IN_LIGHT = {"runOnly": {"type": "tag", "values": TAGS}, "rules": {"color-contrast-enhanced": {"enabled": True}}}
IN_DARK = {"runOnly": {"type": "rule", "values": ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]}}
"""All rules, and those that may find in the dark what they did not find in the light."""

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader whose pages let a test bring a script."""
    made = browser.new_context(bypass_csp=True, color_scheme="light", viewport=DESK, reduced_motion="reduce")  # type: ignore[arg-type]
    yield made
    made.close()


def violations(page: Page) -> list[str]:
    """Each broken rule with the elements that break it, first in light and then in dark."""
    page.add_script_tag(path=AXE)
    assert page.evaluate(IS_LIGHT)
    found = broken(page, IN_LIGHT)
    turn_dark(page)
    return found + [f"in the dark, {rule}" for rule in broken(page, IN_DARK)]


def turn_dark(page: Page) -> None:
    """As the switch in the header does it, and where there is none, as the system does it."""
    if page.evaluate("() => document.body.matches('[data-md-color-scheme]')"):
        page.evaluate("() => { document.body.dataset.mdColorScheme = 'slate' }")
    else:
        page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"() => !({IS_LIGHT})()")


def broken(page: Page, options: dict[str, Any]) -> list[str]:
    found: dict[str, Any] = page.evaluate(
        "options => axe.run(document, options)", {**options, "resultTypes": ["violations"]}
    )
    return [f"{rule['id']}: {_where(node)}" for rule in found["violations"] for node in rule["nodes"]]


def _where(node: dict[str, Any]) -> str:
    return f"{node['target']} {node['failureSummary']}".replace("\n", " ")


def test_no_page_breaks_a_rule(site: BuiltSite, page: Page) -> None:
    for path in site.pages:
        page.emulate_media(color_scheme="light")
        page.goto(f"{site.address}/{path}")
        assert violations(page) == [], path


def test_what_is_hard_to_read_in_the_dark_alone_is_found(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/404.html")
    page.add_style_tag(content="[data-md-color-scheme=slate] .md-content h1 { color: #333 }")
    found = violations(page)
    assert found
    assert all(rule.startswith("in the dark, color-contrast") for rule in found)


@pytest.mark.parametrize("path", ["index.html", "map.html", "assets/explainer/map.html"])
def test_no_page_breaks_a_rule_on_a_phone(site: BuiltSite, page: Page, path: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(f"{site.address}/{path}")
    assert violations(page) == []


def open_card(page: Page) -> None:
    page.locator("a.x-mention").first.click()
    expect(page.locator("#x-pop")).to_be_visible()


def unfold_card(page: Page) -> None:
    page.locator(".x-article a.x-mention[data-kind=claim]").first.click()
    page.locator("#x-pop .x-unfold").click()
    expect(page.locator("#x-pop .x-depth .x-position").first).to_be_visible()


def open_options(page: Page) -> None:
    page.get_by_text("Reading options").click()


def open_search(page: Page) -> None:
    page.keyboard.press("s")
    page.keyboard.insert_text("1")
    page.keyboard.press("End")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def open_place(page: Page) -> None:
    page.locator("path.x-place").first.press("Enter")
    expect(page.locator(".x-popup")).to_be_visible()


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize(
    ("path", "act"),
    [
        pytest.param("index.html", open_card, id="a note"),
        pytest.param("index.html", unfold_card, id="a note in full"),
        pytest.param("index.html", open_options, id="reading options"),
        pytest.param("index.html", open_search, id="search"),
        pytest.param("assets/explainer/map.html", open_place, id="a place"),
    ],
)
def test_what_opens_breaks_no_rule(
    site: BuiltSite, page: Page, viewport: dict[str, int], path: str, act: Callable[[Page], None]
) -> None:
    page.set_viewport_size(viewport)  # type: ignore[arg-type]
    page.goto(f"{site.address}/{path}")
    act(page)
    assert violations(page) == []
