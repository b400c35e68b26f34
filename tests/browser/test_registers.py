"""Long pages: rows that open in place, the board of claims on screen and on paper, filters that find nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from harbour import build_with_mkdocs, write_project
from long_stories import DRAFT, LETTERS, LONG
from playwright.sync_api import Browser, Page, expect
from reader import BuiltSite, Watch
from server import serve

VOLUME = "sources/side-media"
"""The longest of the volumes into which the sources are divided."""

REGISTERS = ("people", "map", "timeline", "claims", "glossary", VOLUME)
PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 800}
PAPER = {"width": 680, "height": 900}
"""180 mm, which is what A4 and Letter leave between narrow margins."""


@pytest.mark.parametrize("name", [*REGISTERS[:-1], "sources", "quotes"])
def test_a_folded_page_is_at_most_twelve_screens_of_a_phone_long(site: BuiltSite, page: Page, name: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(f"{site.address}/{name}.html")
    assert page.evaluate("document.documentElement.scrollHeight / innerHeight") <= 12


@pytest.mark.parametrize("name", REGISTERS)
def test_every_anchor_opens_what_it_stands_in(site: BuiltSite, page: Page, name: str) -> None:
    page.goto(f"{site.address}/{name}.html")
    expect(page.locator(".x-row[open]")).to_have_count(0)
    ids: list[str] = page.locator(".x-row[id], .x-row [id]").evaluate_all("found => found.map(element => element.id)")
    assert len(ids) > 15
    for id_ in (ids[0], ids[len(ids) // 2], ids[-1]):
        page.goto("about:blank")
        page.goto(f"{site.address}/{name}.html#{id_}")
        expect(page.locator(".x-row[open]")).to_have_count(1)
        expect(page.locator(f'[id="{id_}"]')).to_be_attached()
        assert page.evaluate("id => Boolean(document.getElementById(id).closest('.x-row[open]'))", id_)
        expect(page.locator(".x-row[open] > summary")).to_be_visible()
        expect(page.locator(f'[id="{id_}"]:not(.x-former-id), :has(> .x-former-id[id="{id_}"])')).to_be_in_viewport()
        first = next(other for other in ids if other != id_)
        page.evaluate("id => { location.hash = id }", first)
        page.wait_for_function("id => document.getElementById(id).closest('.x-row[open]')", arg=first)


def test_an_anchor_is_opened_again_by_the_link_that_was_followed_before(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/claims.html")
    cell = page.locator(".x-board td a").nth(25)
    target = page.locator(f'[id="{(cell.get_attribute("href") or "#")[1:]}"]')
    for _ in range(2):
        expect(target).not_to_be_visible()
        cell.click()
        expect(target).to_be_in_viewport()
        page.locator(".x-row[open] > summary").click()


@pytest.mark.parametrize("name", REGISTERS)
def test_without_a_script_every_row_stands_open(site: BuiltSite, browser: Browser, name: str) -> None:
    made = browser.new_context(java_script_enabled=False)
    page = made.new_page()
    page.goto(f"{site.address}/{name}.html")
    rows = page.locator(".x-row > .x-entry, .x-source > .x-source-facts")
    assert rows.count() > 15
    assert page.locator(".x-row > .x-entry:visible, .x-source > .x-source-facts:visible").count() == rows.count()
    made.close()


@pytest.mark.parametrize("name", REGISTERS)
def test_on_paper_every_row_is_open_and_nothing_sticks_out(site: BuiltSite, page: Page, name: str) -> None:
    page.set_viewport_size(PAPER)  # type: ignore[arg-type]
    page.goto(f"{site.address}/{name}.html")
    page.emulate_media(media="print")
    assert (
        page.evaluate("""() => [...document.querySelectorAll(".md-content *")].filter(element =>
        element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })
        && getComputedStyle(element).clipPath === "none"
        && element.getBoundingClientRect().right > innerWidth + 1).map(element => element.outerHTML.slice(0, 80))""")
        == []
    )
    assert (
        page.evaluate("""() => [...document.querySelectorAll(".x-row > *")]
        .filter(element => !element.matches("summary, .x-tools, .x-source > .x-referrers"))
        .filter(element => !element.getBoundingClientRect().height).length""")
        == 0
    )


def test_the_board_shows_many_claims_on_one_screen_with_every_party(site: BuiltSite, page: Page) -> None:
    page.set_viewport_size(LAPTOP)  # type: ignore[arg-type]
    page.goto(f"{site.address}/claims.html")
    boxes = [box for row in page.locator(".x-board tbody tr").all() if (box := row.bounding_box())]
    assert sum(box["y"] + box["height"] <= LAPTOP["height"] for box in boxes) >= 12
    assert all(box["x"] + box["width"] <= LAPTOP["width"] for box in boxes)
    signs = page.locator(".x-board td").all_inner_texts()
    assert all(len(text.split()) > 1 for text in signs), "a sign has words for who cannot see it"


@pytest.mark.parametrize("width", [680, 740, 1000, 1280])
def test_no_column_of_the_board_is_cut_off(site: BuiltSite, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site.address}/claims.html")
    page.emulate_media(media="print" if width == 680 else "screen")
    cells = page.locator(".x-board tr:first-child > *").evaluate_all(
        "cells => cells.map(cell => [cell.getBoundingClientRect().right, cell.scrollWidth - cell.clientWidth])"
    )
    assert len(cells) > 10
    assert all(right <= width and not hidden for right, hidden in cells)


def test_on_a_phone_each_claim_has_its_strip(site: BuiltSite, page: Page) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(f"{site.address}/claims.html")
    assert page.locator(".x-strip:visible").count() == page.locator(".x-row").count() > 20


def test_a_filter_that_finds_nothing_says_which_part_to_drop(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/timeline.html")
    fields = page.locator(".x-filter select")
    expect(page.locator(".x-empty")).to_be_hidden()
    page.get_by_label("Layer").select_option("in-the-report")
    names, places = ([one.get_attribute("value") for one in fields.nth(n).locator("option").all()] for n in (1, 2))
    for who, where in ((who, where) for who in names[1:] for where in places[1:]):
        fields.nth(1).select_option(who)
        fields.nth(2).select_option(where)
        if not page.locator(".x-event:visible").count():
            break
    drops = page.locator(".x-empty button")
    expect(drops).to_have_count(3)
    expect(page.locator(".x-period:visible, .x-jumps > a:visible")).to_have_count(0)
    number = int(drops.nth(1).inner_text().split(": ")[-1].split()[0])
    drops.nth(1).click()
    assert page.locator(".x-event:visible").count() == number
    expect(fields.nth(1)).to_be_focused()
    expect(fields.nth(1)).to_have_value("")


def test_on_a_phone_no_line_of_a_strip_begins_with_what_stands_between_two_parties(site: BuiltSite, page: Page) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(f"{site.address}/claims.html")
    lines = """parts => parts.map(part => part.getClientRects().length)"""
    assert set(page.locator(".x-strip:visible > [data-stance]").evaluate_all(lines)) == {1}
    assert (
        page.locator(".x-strip:visible").evaluate_all(
            """strips => strips.filter(({ childNodes }) => [...childNodes]
        .some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()))"""
        )
        == []
    )


def test_the_contents_list_follows_the_filter(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/timeline.html")
    listed = page.locator(".md-sidebar--secondary .md-nav__link:visible")
    every = listed.count()
    page.get_by_label("Layer").select_option("in-the-report")
    shown = page.locator(".x-event:visible").count() + page.locator(".x-period:visible").count()
    expect(listed).to_have_count(shown)
    assert shown < every


# Registers that are divided -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    project = write_project(tmp_path_factory.mktemp("long"), LONG)
    (project / "mkdocs.yml").write_text(DRAFT, encoding="utf-8")
    build_with_mkdocs(project, project / "site")
    with serve(project / "site") as address:
        yield BuiltSite(project / "site", address)


OLD = {
    "glossary.html#term-17": "glossary/b.html#term-17",
    "glossary.html?names=nb#term-17": "glossary/b.html?names=nb#term-17",
    "glossary/a.html#term-17": "glossary/b.html#term-17",
    "map.html#coast-road": "map/routes.html#coast-road",
    "timeline.html#_year-1905": "timeline/1900-1909.html#_year-1905",
}
"""Addresses from before, and where they lead now."""


@pytest.mark.parametrize("is_folder", [False, True], ids=["server", "folder"])
@pytest.mark.parametrize(("old", "new"), OLD.items(), ids=OLD)
def test_an_address_from_before_is_sent_on(
    long_site: BuiltSite, page: Page, watch: Watch, old: str, new: str, *, is_folder: bool
) -> None:
    root = long_site.folder.as_uri() if is_folder else long_site.address
    page.goto(f"{root}/{old}")
    page.wait_for_url(f"{root}/{new}")
    expect(page.locator(f"[id='{new.partition('#')[2]}']")).to_be_in_viewport()
    assert watch.complaints == []


def test_an_anchor_that_nobody_knows_leaves_the_reader_at_the_index(long_site: BuiltSite, page: Page) -> None:
    with page.expect_response("**/places-glossary.js"):
        page.goto(f"{long_site.address}/glossary.html#nowhere")
    page.goto(f"{long_site.address}/glossary.html#term-17")
    page.wait_for_url("**/glossary/b.html#term-17")


def test_the_index_loads_no_list_of_anchors_for_readers_who_need_none(
    long_site: BuiltSite, page: Page, watch: Watch
) -> None:
    page.goto(f"{long_site.address}/glossary.html")
    page.goto(f"{long_site.address}/glossary/b.html#term-17")
    expect(page.locator(".x-row[open]")).to_have_count(1)
    assert not [request for request in watch.requests if "places-" in request]


def test_without_a_script_the_reader_stands_at_the_groups(long_site: BuiltSite, browser: Browser) -> None:
    made = browser.new_context(java_script_enabled=False)
    page = made.new_page()
    page.goto(f"{long_site.address}/glossary.html#term-17")
    expect(page.locator(".x-volumes a:visible")).to_have_count(len(LETTERS))
    page.get_by_role("link", name="B", exact=True).click()
    expect(page.locator("#term-17")).to_be_visible()
    made.close()
