"""Every word that scripts and the theme add comes from the story or from the catalogue too (see ``wrapped``).

Looked at is what is ours: the content of pages, the notes and panels of the script, the frame of the map, and what we
put into the theme. The theme's own words are the theme's.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from harbour import FILES, SECOND_ARTICLE, build_with_mkdocs, write_project
from playwright.sync_api import Page
from reader import BuiltSite
from server import serve
from wrapped import LANGUAGE, Found, escaped, foreign, speak

from explainer.kinds.claim import SIGNS

OURS = ".md-content__inner, .x-pop, .x-step, .md-nav--primary .md-nav__link[href], .x-repository, link[type*=atom]"

SHOWN = """selector => {
    const skipped = "script, style, textarea, output, .x-address, .md-content__button, .leaflet-control-scale-line"
    const glyphs = ".leaflet-control-zoom span, .leaflet-popup-close-button span"
    const where = element => element.localName + [...element.classList].map(name => "." + name).join("")
    const found = []
    for (const root of document.querySelectorAll(selector)) {
        for (const element of [root, ...root.querySelectorAll("*")]) {
            if (element.closest(skipped)) continue
            for (const name of ["title", "alt", "aria-label", "placeholder", "label"]) {
                if (element.getAttribute(name)) found.push([where(element) + "@" + name, element.getAttribute(name)])
            }
            for (const node of element.matches(glyphs) ? [] : element.childNodes) {
                if (node.nodeType === Node.TEXT_NODE) found.push([where(element), node.data])
            }
        }
    }
    return found
}"""
"""Every text that stands in the elements of a selector, and where; signs on buttons are pictures."""

KNOWN = ("Q42", "GitHub", "https://gazette.example/grain", *SIGNS.values())


@pytest.fixture(scope="module")
def foreign_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """Two stories of the harbour in foreign letters, told in the wrapped language."""
    folder = tmp_path_factory.mktemp("words")
    tiles = '{name: Ask, url: "https://t.example/{z}/{x}/{y}", attribution: Us, attribution_url: "https://t.example/"}'
    files = {
        **FILES,
        "articles/return.md": SECOND_ARTICLE,
        "explainer.yml": f"{FILES['explainer.yml']}  tiles: {tiles}\n",
    }
    with pytest.MonkeyPatch.context() as patch:
        speak(patch)
        patch.setattr("explainer.mkdocs_plugin.settings._language", lambda _config: LANGUAGE)
        patch.setenv("REPO_URL", "https://github.com/harbour/grain")
        build_with_mkdocs(write_project(folder, foreign(files)), folder / "site")
    with serve(folder / "site") as address:
        yield BuiltSite(folder / "site", address)


def escapes(page: Page, selector: str = OURS) -> list[str]:
    found = [Found(where, text) for where, text in page.evaluate(SHOWN, selector)]
    assert found
    return [f"{one.where}: {left}" for one in found if (left := escaped(one.text, KNOWN))]


@pytest.mark.parametrize(
    "path",
    ["people", "map", "timeline", "quotes", "claims", "glossary", "sources", "corrections", "trust", "reports/return"],
)
def test_a_page_shows_nothing_but_the_story_and_the_catalogue(foreign_site: BuiltSite, page: Page, path: str) -> None:
    page.goto(f"{foreign_site.address}/{path}.html")
    page.locator(".md-content h1").wait_for()
    assert escapes(page) == []


def test_the_report_with_a_note_shows_nothing_else(foreign_site: BuiltSite, page: Page) -> None:
    page.goto(f"{foreign_site.address}/index.html")
    page.locator("a.x-mention[data-entry=velter]").first.click()
    page.locator(".x-pop-steps button:enabled").first.click()
    page.locator(".x-step-places a").first.evaluate("link => link.click()")
    page.locator(".x-reading summary").click()
    assert escapes(page) == []
    assert page.locator(".x-pop").get_attribute("aria-label")
    assert escaped(page.locator(".md-search").get_attribute("aria-label") or "English") == ""


def test_what_a_reader_proposes_is_told_in_words_of_the_catalogue(foreign_site: BuiltSite, page: Page) -> None:
    page.goto(f"{foreign_site.address}/index.html")
    page.locator(".x-suggest summary").click()
    told = page.locator(".x-suggest output")
    page.locator(".x-suggest textarea").fill("nowhere")
    assert escaped(told.inner_text()) == ""
    page.locator(".x-suggest textarea").fill(page.locator("#p1 a.x-mention").first.inner_text())
    assert escaped(told.inner_text().splitlines()[0]) == "#"
    page.locator(".x-suggest select").select_option(index=1)
    assert escaped(told.inner_text().splitlines()[0], ["actors.yml", "harbour-master"]) == "#"
    assert escapes(page) == []


def test_the_filtered_timeline_shows_nothing_else(foreign_site: BuiltSite, page: Page) -> None:
    page.goto(f"{foreign_site.address}/timeline.html")
    page.locator(".x-filter select").first.select_option(index=1)
    assert escapes(page) == []


def test_the_map_shows_nothing_else(foreign_site: BuiltSite, page: Page) -> None:
    page.goto(f"{foreign_site.address}/assets/explainer/map.html")
    page.locator(".folium-map[data-ready]").wait_for()
    page.locator("path.x-place").first.press("Enter")
    page.locator(".leaflet-popup-close-button[aria-label]").wait_for()
    assert escapes(page, "body") == []
    page.locator("path.x-road").first.press("Enter")
    assert escapes(page, "body") == []
