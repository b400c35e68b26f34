"""The archive of the site, unpacked into a folder: everything works there as it does from a server, the search too."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from harbour import build_with_mkdocs, write_project
from playwright.sync_api import Page, expect
from reader import BuiltSite, Watch

from explainer.cli import main

QUICK = "() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))"


def unpack(site: Path, folder: Path) -> BuiltSite:
    """What ``explainer zip`` packs, where a reader unpacks it: a path with a space and letters of another script."""
    archive = folder / "grain.zip"
    assert main(["zip", "--site", str(site), "--output", str(archive), "--quiet"]) == 0
    place = folder / "my files Վ"
    zipfile.ZipFile(archive).extractall(place)
    return BuiltSite(place / "grain", (place / "grain").as_uri())


@pytest.fixture(scope="session")
def unpacked(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return unpack(site.folder, tmp_path_factory.mktemp("offline"))


def search(page: Page, folder: BuiltSite, words: str, start: str = "index.html") -> None:
    page.goto(f"{folder.address}/{start}")
    field = page.locator("[data-md-component=search-query]")
    field.click()
    field.press_sequentially(words, delay=20)
    field.press("End")  # letters that are on no key of this keyboard are put in without a key event
    expect(page.locator(".md-search-result__item").first).to_be_visible()


@pytest.mark.parametrize("start", ["index.html", "people.html"])
def test_search_finds_a_place_under_its_armenian_name(
    unpacked: BuiltSite, page: Page, watch: Watch, start: str
) -> None:
    search(page, unpacked, "Ստեփանակերտ", start)
    page.locator(".md-search-result__link", has_text="Stepanakert").first.click()
    expect(page.locator("#stepanakert")).to_be_visible()
    assert page.url.startswith(f"{unpacked.address}/map.html")
    assert watch.complaints == []


def test_search_asks_nobody_and_stores_nothing(unpacked: BuiltSite, page: Page, watch: Watch) -> None:
    search(page, unpacked, "flour")
    assert {url.split(":")[0] for url in watch.requests} == {"file"}
    assert page.evaluate("() => localStorage.length + sessionStorage.length") == 0


def test_the_frame_of_the_search_is_there_for_no_reader_and_holds_no_code_of_its_own(
    unpacked: BuiltSite, page: Page
) -> None:
    search(page, unpacked, "flour")
    frame = page.locator("body > iframe")
    expect(frame).to_be_hidden()
    assert "<script" not in (frame.get_attribute("srcdoc") or "")


def test_from_a_folder_that_is_not_the_archive_a_search_ends_instead_of_waiting(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.folder.as_uri()}/index.html")
    page.locator("[data-md-component=search-query]").click()
    for control in (".md-search", "[for=__search]", ".x-open-search"):
        expect(page.locator(control)).to_have_count(0)
    expect(page.locator(".x-thumb a").first).to_be_attached()


def test_every_page_opens_without_a_complaint_and_without_another_host(
    unpacked: BuiltSite, page: Page, watch: Watch
) -> None:
    assert "404.html" not in unpacked.pages
    for path in unpacked.pages:
        page.goto(f"{unpacked.address}/{path}", wait_until="load")
        page.evaluate(QUICK)
        assert watch.complaints == [], path
    assert watch.hosts() == {""}


def test_a_marked_word_opens_its_note(unpacked: BuiltSite, page: Page) -> None:
    page.goto(f"{unpacked.address}/index.html")
    mark = page.locator("a.x-mention").first
    mark.click()
    expect(page.locator(".x-pop .x-card").first).to_be_visible()
    assert mark.get_attribute("aria-expanded") == "true"
    # a page opened as a file may read no other one: there the full entry is the one way on
    expect(page.locator(".x-pop .x-more a")).to_be_visible()
    expect(page.locator(".x-pop .x-unfold")).to_have_count(0)


def test_the_map_draws(unpacked: BuiltSite, page: Page) -> None:
    page.goto(f"{unpacked.address}/map.html")
    page.locator("iframe.x-map-frame").scroll_into_view_if_needed()
    frame = page.frame_locator("iframe.x-map-frame")
    frame.locator("[data-ready]").wait_for()
    assert frame.locator("path.x-place").count() > 10


def test_the_search_of_a_site_in_another_language_knows_its_words(tmp_path: Path, page: Page, watch: Watch) -> None:
    """It needs no scripts for them, as the theme's would."""
    project = write_project(tmp_path / "project")
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("- search\n", "- search: {lang: [en, de]}\n"), encoding="utf-8")
    build_with_mkdocs(project, project / "site")
    search(page, unpack(project / "site", tmp_path), "dockers")
    assert not any("lunr" in url for url in watch.requests)
    assert watch.complaints == []
