"""No page breaks a rule of axe-core: WCAG 2.2 A and AA, good practice, and text at 7:1 (AAA) in light and dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from reader import BuiltSite, await_notes

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"color-contrast-enhanced": {"enabled": True}}

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def context(browser: Browser, scheme: str) -> Iterator[BrowserContext]:
    """A reader who likes these colours, whose pages let a test bring a script."""
    made = browser.new_context(bypass_csp=True, color_scheme=scheme, viewport=DESK, reduced_motion="reduce")  # type: ignore[arg-type]
    yield made
    made.close()


def violations(page: Page) -> list[str]:
    """Each broken rule with the elements that break it."""
    await_notes(page)
    page.add_script_tag(path=AXE)
    options = {"runOnly": {"type": "tag", "values": TAGS}, "rules": RULES, "resultTypes": ["violations"]}
    found: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
    return [f"{rule['id']}: {_where(node)}" for rule in found["violations"] for node in rule["nodes"]]


def _where(node: dict[str, Any]) -> str:
    return f"{node['target']} {node['failureSummary']}".replace("\n", " ")


def test_no_page_breaks_a_rule(site: BuiltSite, page: Page, scheme: str) -> None:
    for path in site.pages:
        page.goto(f"{site.address}/{path}")
        assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") is (scheme == "dark")
        assert violations(page) == [], path


@pytest.mark.parametrize("path", ["index.html", "map.html", "assets/explainer/map.html"])
def test_no_page_breaks_a_rule_on_a_phone(site: BuiltSite, page: Page, path: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(f"{site.address}/{path}")
    assert violations(page) == []


def open_card(page: Page) -> None:
    page.locator("a.x-mention").first.click()
    expect(page.locator("#x-pop")).to_be_visible()


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
