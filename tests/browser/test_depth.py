"""The second depth of a note unfolds in place, from the page of the full entry, and never keeps a reader anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from harbour import FILES, build_with_mkdocs, write_project
from playwright.sync_api import Browser, Locator, Page, Route, expect
from reader import BuiltSite
from server import serve

from explainer.finished.markup import parse_markup

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
LAPTOP = {"viewport": {"width": 1280, "height": 800}}
WIDE = {"viewport": {"width": 1440, "height": 900}}

REGISTERS = "**/{people,map,timeline,glossary,claims}.html"

IN_FULL = """([html, id, part]) => {
    const page = new DOMParser().parseFromString(html, "text/html")
    const text = page.getElementById(id).closest("details").querySelector(`.x-entry > ${part}`)?.textContent ?? ""
    return text.replace(/\\s+/g, " ").trim()
}"""
"""The words of a part of an entry, as they stand on its page."""

UNSEEN = """() => {
    const unseen = []
    for (const mention of document.querySelectorAll(".x-article a.x-mention[data-disputed]")) {
        mention.scrollIntoView({ block: "center" })
        mention.click()
        const note = document.querySelector("#x-pop")
        const { top, bottom } = note.getBoundingClientRect()
        const isSeen = element => {
            const box = element.getBoundingClientRect()
            return box.height > 0 && box.top >= top && box.bottom <= Math.min(bottom, innerHeight) + 1
        }
        const claims = [mention.dataset.entry, ...(mention.dataset.also ?? "").split(" ")].filter(id =>
            document.querySelector(`.x-cards > [data-entry="${id}"][data-disputed]`))
        const shown = id => note.querySelector(`[data-entry="${id}"]`) ??
            [...note.querySelectorAll(`a[href="#card-${id}"]`)].find(isSeen)
        if (!claims.length || !claims.every(shown)) unseen.push(mention.textContent)
    }
    return unseen
}"""
"""Marked words in dispute whose notes do not show every claim in dispute that the words make, or a link to it."""


@pytest.fixture
def reader(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    made = browser.new_context(**getattr(request, "param", LAPTOP))
    made.set_default_timeout(8_000)
    yield made.new_page()
    made.close()


def open_note(page: Page, entry: str) -> Locator:
    """The note of an entry, opened by a press on the first words that mean it."""
    page.locator(f".x-article a.x-mention[data-entry='{entry}']").first.click()
    return page.locator("#x-pop")


def unfold(note: Locator) -> Locator:
    """What has unfolded in a note, once it is all there."""
    note.locator(".x-unfold").click()
    note.locator(".x-depth > :not(.x-loading)").first.wait_for()
    return note.locator(".x-depth")


@pytest.mark.parametrize("kind", ["actor", "place", "route", "event", "term", "claim"])
def test_the_second_depth_is_what_the_page_of_the_entry_says(site: BuiltSite, reader: Page, kind: str) -> None:
    reader.goto(f"{site.address}/index.html")
    entry = reader.locator(f".x-article a.x-mention[data-kind='{kind}']").first.get_attribute("data-entry") or ""
    note = open_note(reader, entry)
    full = urlsplit(note.locator(".x-more a").evaluate("link => link.href"))
    html = (site.folder / full.path.lstrip("/")).read_text(encoding="utf-8")
    words = " ".join((unfold(note).text_content() or "").split())
    for part in (".x-finding", ".x-prose", ".x-uncertain", ".x-names", ".x-sources", ".x-positions"):
        assert reader.evaluate(IN_FULL, [html, full.fragment, part]) in words
    assert note.locator(".x-depth :is(.x-prose, .x-finding)").count() and note.locator(".x-depth .x-sources a").count()
    assert not note.locator(".x-depth :is(.x-passages, .x-referrers, .x-tools, .x-day, .x-since)").count()
    ids = reader.evaluate("() => [...document.querySelectorAll('[id]')].map(({ id }) => id)")
    assert len(ids) == len(set(ids))


def test_corrections_and_sources_unfold_too(reader: Page, tmp_path: Path) -> None:
    text = FILES["articles/grain.md"].replace("for a week.", "for a week. It was late, says the atlas.")
    files = {
        **FILES,
        "articles/grain.md": text,
        "corrections.yml": f"{FILES['corrections.yml']}  mentions: [{{exact: It was late}}]\n",
        "sources.yml": f"{FILES['sources.yml']}  mentions: [{{exact: the atlas}}]\n",
    }
    build_with_mkdocs(write_project(tmp_path, files), tmp_path / "site")
    with serve(tmp_path / "site") as address:
        reader.goto(f"{address}/index.html")
        expect(unfold(open_note(reader, "fee"))).to_have_text(
            re.compile(r"was called a tax.*It is a fee.*A slip", re.DOTALL)
        )
        expect(unfold(open_note(reader, "atlas"))).to_have_text(re.compile("Read the source.*geographers", re.DOTALL))


def test_every_link_that_unfolds_leads_somewhere(site: BuiltSite, reader: Page) -> None:
    reader.goto(f"{site.address}/index.html")
    note = open_note(reader, "stepanakert")
    links = unfold(note).locator("a").evaluate_all("links => links.map(({ href }) => href)")
    ours = [urlsplit(link) for link in links if link.startswith(site.address)]
    assert len(ours) > 2
    for link in ours:
        page = parse_markup((site.folder / link.path.lstrip("/")).read_text(encoding="utf-8"))
        assert unquote(link.fragment) in {element.tag.attributes.get("id") for element in page.elements}


def test_the_button_says_what_is_unfolded_and_keeps_the_focus(site: BuiltSite, reader: Page) -> None:
    reader.goto(f"{site.address}/index.html")
    reader.locator(".x-article a.x-mention").first.focus()
    reader.keyboard.press("Enter")
    button = reader.locator("#x-pop .x-unfold")
    while not button.evaluate("button => button === document.activeElement"):
        reader.keyboard.press("Tab")
    expect(button).to_have_accessible_name(f"More: {reader.locator('#x-pop .x-card-name').text_content()}")
    for expanded in ("true", "false", "true"):
        reader.keyboard.press("Enter")
        expect(button).to_have_attribute("aria-expanded", expanded)
        expect(reader.locator("#x-pop .x-depth")).to_be_visible(visible=expanded == "true")
        expect(button).to_be_focused()
    expect(reader.locator("#x-pop .x-depth .x-sources a").first).to_be_visible()
    reader.keyboard.press("Escape")
    expect(reader.locator("#x-pop")).to_be_hidden()
    expect(reader.locator(".x-article a.x-mention").first).to_be_focused()


def test_the_tab_key_goes_through_what_is_unfolded_and_on_behind_the_word(site: BuiltSite, reader: Page) -> None:
    reader.goto(f"{site.address}/index.html")
    mentions = reader.locator(".x-article a.x-mention:not([data-later])")
    mentions.first.focus()
    reader.keyboard.press("Enter")
    depth = unfold(reader.locator("#x-pop"))
    depth.locator("a").last.focus()
    expect(depth.locator("a").last).to_be_in_viewport()
    reader.keyboard.press("Tab")
    expect(mentions.nth(1)).to_be_focused()
    expect(mentions.first).to_have_attribute("aria-expanded", "false")


def test_a_page_is_loaded_once_however_many_of_its_entries_unfold(site: BuiltSite, reader: Page) -> None:
    reader.goto(f"{site.address}/index.html")
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(urlsplit(request.url).path))
    for entry in ("stepanakert", "aghdam"):
        unfold(open_note(reader, entry))
    assert asked == ["/map.html"]


@pytest.mark.parametrize("status", [None, 404, 200], ids=["offline", "gone", "without the entry"])
def test_where_it_cannot_be_loaded_the_full_entry_is_one_press_away(
    site: BuiltSite, reader: Page, status: int | None
) -> None:
    def refuse(route: Route) -> None:
        if status is None:
            route.abort()
        else:
            route.fulfill(status=status, content_type="text/html", body="<p>Nothing.</p>")

    reader.goto(f"{site.address}/index.html")
    reader.route(REGISTERS, refuse)
    note = open_note(reader, "stepanakert")
    note.locator(".x-unfold").click()
    said = note.get_by_role("status")
    expect(said).to_have_text("This could not be loaded here: Full entry")
    expect(note.locator(".x-unfold")).to_be_focused()
    reader.unroute(REGISTERS)
    said.get_by_role("link").click()
    reader.wait_for_url("**/map.html#stepanakert")


def test_what_could_not_be_loaded_is_asked_for_again(site: BuiltSite, reader: Page) -> None:
    reader.goto(f"{site.address}/index.html")
    reader.route(REGISTERS, lambda route: route.abort())
    note = open_note(reader, "stepanakert")
    note.locator(".x-unfold").click()
    expect(note.get_by_role("status")).to_contain_text("could not be loaded")
    reader.unroute(REGISTERS)
    note.locator(".x-unfold").click()
    expect(note.locator(".x-depth")).to_be_hidden()
    expect(unfold(note).locator(".x-names")).to_be_visible()


@pytest.mark.parametrize("reader", [PHONE], indirect=True, ids=["phone"])
def test_on_a_phone_it_begins_in_sight_and_the_back_key_closes_it(site: BuiltSite, reader: Page) -> None:
    reader.goto(f"{site.address}/index.html")
    mention = reader.locator(".x-article a.x-mention[data-also]").first
    mention.tap()
    note = reader.locator("#x-pop")
    note.locator(".x-unfold").tap()
    expect(note.locator(".x-depth .x-prose").first).to_be_in_viewport(ratio=0.1)
    expect(mention).to_be_in_viewport()
    assert note.evaluate("note => note.scrollHeight > note.clientHeight && note.offsetHeight <= 0.66 * innerHeight")
    note.evaluate("note => note.scrollTo(0, note.scrollHeight)")
    expect(note.locator(".x-unfold")).to_be_in_viewport()
    reader.evaluate("scrollBy(0, 120)")
    before = reader.evaluate("scrollY")
    reader.go_back()
    expect(note).to_be_hidden()
    assert reader.url.endswith("/index.html")
    reader.wait_for_timeout(300)
    assert reader.evaluate("scrollY") == before


def drag(page: Page, start: int, end: int) -> None:
    """A finger that moves up or down, in pixels from the top of the window."""
    fingers = page.context.new_cdp_session(page)
    steps = [("touchStart", start), *(("touchMove", start + (end - start) * step // 10) for step in range(1, 11))]
    for kind, y in steps:
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": 200, "y": y}]})
        page.wait_for_timeout(16)
    fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_timeout(300)


@pytest.mark.parametrize("reader", [PHONE], indirect=True, ids=["phone"])
def test_a_finger_reads_on_and_closes_the_note_from_its_top_where_the_page_was(site: BuiltSite, reader: Page) -> None:
    reader.goto(f"{site.address}/index.html")
    reader.locator(".x-article a.x-mention[data-kind=claim]").first.tap()
    note = reader.locator("#x-pop")
    unfold(note)
    before, scrolled = reader.evaluate("scrollY"), note.evaluate("note => note.scrollTop")
    assert before > 0
    drag(reader, 780, 480)
    assert note.evaluate("note => note.scrollTop") > scrolled
    note.evaluate("note => note.scrollTo(0, 200)")
    drag(reader, 480, 560)
    expect(note).to_be_visible()
    note.evaluate("note => note.scrollTo(0, 0)")
    drag(reader, 480, 780)
    expect(note).to_be_hidden()
    assert reader.evaluate("scrollY") == before


def test_at_the_end_of_a_note_the_wheel_goes_on_to_the_page(site: BuiltSite, reader: Page) -> None:
    reader.goto(f"{site.address}/index.html")
    note = open_note(reader, "stepanakert")
    unfold(note)
    box = note.bounding_box()
    assert box is not None
    reader.mouse.move(box["x"] + 60, box["y"] + 60)
    before = reader.evaluate("scrollY")
    reader.mouse.wheel(0, 100)
    reader.wait_for_function("() => document.querySelector('#x-pop').scrollTop > 0")
    assert reader.evaluate("scrollY") == before
    note.evaluate("note => note.scrollTo(0, note.scrollHeight)")
    reader.wait_for_timeout(300)  # of a wheel that turns on, a browser takes the rest to where it began
    reader.mouse.wheel(0, 100)
    reader.wait_for_function("before => scrollY > before", arg=before)


@pytest.mark.parametrize("reader", [WIDE], indirect=True, ids=["wide"])
def test_notes_in_the_margin_unfold_there(site: BuiltSite, reader: Page) -> None:
    reader.goto(f"{site.address}/index.html")
    reader.locator("#p2").evaluate("paragraph => scrollTo(0, paragraph.getBoundingClientRect().top + scrollY - 200)")
    note = reader.locator(".x-step-notes .x-card[data-entry=stepanakert]")
    before = reader.evaluate("scrollY")
    expect(unfold(note).locator(".x-names")).to_be_visible()
    expect(note.locator(".x-more a")).to_be_visible()
    expect(note.locator(".x-card-name")).to_be_in_viewport()
    assert reader.evaluate("[scrollY, location.search + location.hash]") == [before, ""]
    assert reader.locator("#x-pop").is_hidden()


@pytest.mark.parametrize("reader", [PHONE, LAPTOP], indirect=True, ids=["phone", "laptop"])
def test_each_claim_in_dispute_of_a_word_is_one_visible_step_away(site: BuiltSite, reader: Page) -> None:
    reader.goto(f"{site.address}/index.html")
    assert reader.locator("a.x-mention[data-disputed][data-also]").count() > 5
    assert reader.evaluate(UNSEEN) == []


@pytest.mark.parametrize("reader", [WIDE], indirect=True, ids=["wide"])
def test_a_link_in_the_margin_lifts_the_note_it_leads_to_at_a_word_in_sight(site: BuiltSite, reader: Page) -> None:
    reader.goto(f"{site.address}/index.html")
    mention = reader.locator("a.x-mention[data-disputed][data-also]").first
    paragraph = "mention.closest('.x-paragraph')"
    mention.evaluate(f"mention => scrollTo(0, {paragraph}.getBoundingClientRect().top + scrollY - 200)")
    link = reader.locator(f".x-step-notes [data-entry='{mention.get_attribute('data-entry')}'] a[href^='#card-']").first
    before, claim = reader.evaluate("scrollY"), (link.get_attribute("href") or "").removeprefix("#card-")
    link.click()
    expect(reader.locator("#x-pop .x-card")).to_have_attribute("data-entry", claim)
    assert reader.evaluate("scrollY") == before
    expect(mention).to_have_attribute("aria-expanded", "true")


def test_a_word_is_answered_to_a_resting_pointer_after_a_note_was_pinned_too(site: BuiltSite, reader: Page) -> None:
    reader.goto(f"{site.address}/index.html")
    mention = reader.locator(".x-article a.x-mention").first
    mention.click()
    reader.keyboard.press("Escape")
    reader.mouse.move(5, 400)
    reader.wait_for_timeout(400)
    mention.hover()
    expect(reader.locator("#x-pop")).to_be_visible()
