"""The report first, and notes of one pane: each number that the site promises its readers, measured."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from reader import BuiltSite

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
LAPTOP = {"viewport": {"width": 1280, "height": 800}}
WIDE = {"viewport": {"width": 1440, "height": 900}}
ENLARGED = {"viewport": {"width": 640, "height": 400}}
"""A laptop at 200 %."""

TOO_TALL = """async share => {
    const found = []
    for (const mention of document.querySelectorAll(".x-article a.x-mention")) {
        mention.click()
        await new Promise(requestAnimationFrame)
        const note = document.querySelector("#x-pop")
        if (note.scrollHeight > note.clientHeight * 1.02 || note.offsetHeight > share * innerHeight + 2) {
            found.push(mention.dataset.entry)
        }
    }
    return found
}"""
"""The entries whose notes do not fit into their share of the window."""

NINE = """() => {
    const card = document.querySelector('.x-cards > .x-card[data-kind=claim]')
    const said = card.querySelector(".x-who-says")
    const party = "The Assembly of the Northern Harbour Towns"
    said.replaceChildren(...["says so:", "disputes it:", "accepts the fact, not the word:"].map(words => {
        const line = document.createElement("span")
        line.className = "x-said-so"
        line.textContent = `${words} ${party}, ${party}, ${party}`
        return line
    }))
    card.querySelector(".x-gist").textContent = "A sentence of one hundred and sixty letters. ".repeat(4).slice(0, 160)
    const mention = document.querySelector("a.x-mention")
    mention.dataset.entry = card.dataset.entry
    mention.dataset.tested = ""
}"""
"""Gives the first claim nine parties with long names."""


BESIDE = """ids => {
    const notes = [...document.querySelectorAll(".x-step-notes .x-card")]
    return notes.map(note => note.dataset.entry).join() === ids.join()
}"""


@pytest.fixture
def reader(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    made = browser.new_context(**request.param)
    made.set_default_timeout(8_000)
    yield made.new_page()
    made.close()


@pytest.mark.parametrize(
    ("reader", "below"),
    [(PHONE, 844), (LAPTOP, 600), (WIDE, 650)],
    indirect=["reader"],
    ids=["phone", "laptop", "wide"],
)
def test_the_report_begins_on_the_first_screen(site: BuiltSite, reader: Page, below: int) -> None:
    reader.goto(f"{site.address}/index.html")
    assert reader.locator("#p1").evaluate("paragraph => paragraph.getBoundingClientRect().top + scrollY") < below


@pytest.mark.parametrize("reader", [PHONE], indirect=True, ids=["phone"])
def test_the_page_of_the_report_is_short_and_light(site: BuiltSite, reader: Page) -> None:
    reader.goto(f"{site.address}/index.html")
    assert reader.evaluate("() => document.documentElement.scrollHeight / innerHeight") <= 14
    assert reader.evaluate("() => document.querySelectorAll('*').length") <= 2500
    assert len(gzip.compress((site.folder / "index.html").read_bytes(), 9)) <= 35_000


@pytest.mark.parametrize(
    ("reader", "share"), [(PHONE, 0.65), (ENLARGED, 0.9)], indirect=["reader"], ids=["phone", "enlarged"]
)
def test_every_note_fits_one_pane(site: BuiltSite, reader: Page, share: float) -> None:
    reader.goto(f"{site.address}/index.html")
    assert reader.evaluate(TOO_TALL, share) == []


@pytest.mark.parametrize(
    ("reader", "share"), [(PHONE, 0.65), (ENLARGED, 0.9)], indirect=["reader"], ids=["phone", "enlarged"]
)
def test_a_claim_of_nine_parties_with_long_names_fits_one_pane(site: BuiltSite, reader: Page, share: float) -> None:
    reader.goto(f"{site.address}/index.html")
    reader.evaluate(NINE)
    reader.locator("a.x-mention[data-tested]").evaluate("mention => mention.click()")
    box = reader.locator("#x-pop").evaluate(
        "note => [note.scrollHeight, note.clientHeight, note.offsetHeight / innerHeight]"
    )
    assert box[0] <= box[1] + 2 and box[2] <= share + 0.01


@pytest.mark.parametrize("reader", [LAPTOP], indirect=True, ids=["laptop"])
@pytest.mark.parametrize("column", [0.1, 0.45, 0.85])
def test_no_note_stops_the_wheel(site: BuiltSite, reader: Page, column: float) -> None:
    reader.goto(f"{site.address}/index.html")
    box = reader.locator("#p1").bounding_box()
    assert box is not None
    reader.mouse.move(box["x"] + column * box["width"], 420)
    for _ in range(14):
        reader.wait_for_timeout(400)
        before = reader.evaluate("scrollY")
        reader.mouse.wheel(0, 100)
        reader.wait_for_function("before => scrollY > before", arg=before)


@pytest.mark.parametrize("reader", [LAPTOP, WIDE], indirect=True, ids=["laptop", "wide"])
def test_the_panel_beside_the_report_never_keeps_the_wheel(site: BuiltSite, reader: Page) -> None:
    reader.goto(f"{site.address}/index.html")
    box = reader.locator(".md-sidebar .x-step-places").bounding_box()
    assert box is not None
    reader.mouse.move(box["x"] + box["width"] / 2, 600)
    for _ in range(14):
        before = reader.evaluate("scrollY")
        reader.mouse.wheel(0, 100)
        reader.wait_for_function("before => scrollY > before", arg=before)
        reader.wait_for_timeout(150)


@pytest.mark.parametrize("reader", [PHONE], indirect=True, ids=["phone"])
def test_the_back_key_closes_a_note_and_leaves_no_page(site: BuiltSite, reader: Page) -> None:
    reader.goto(f"{site.address}/people.html")
    reader.goto(f"{site.address}/index.html")
    mention = reader.locator(".x-article a.x-mention").first
    for _ in range(2):
        mention.tap()
        reader.locator("#x-pop").wait_for()
        reader.go_back()
        reader.locator("#x-pop").wait_for(state="hidden")
        assert reader.url.endswith("/index.html")
    mention.tap()
    reader.get_by_role("button", name="Close").tap()
    reader.wait_for_timeout(200)
    reader.go_back()
    reader.wait_for_url("**/people.html")


@pytest.mark.parametrize("reader", [LAPTOP], indirect=True, ids=["laptop"])
def test_the_tab_key_goes_on_behind_the_word(site: BuiltSite, reader: Page) -> None:
    reader.goto(f"{site.address}/index.html")
    mentions = reader.locator(".x-article a.x-mention:not([data-later])")
    mentions.first.focus()
    reader.keyboard.press("Enter")
    stops = reader.locator("#x-pop :is(a[href], button:enabled)").count()
    for _ in range(stops + 1):
        reader.keyboard.press("Tab")
    assert mentions.nth(1).evaluate("mention => mention === document.activeElement")


@pytest.mark.parametrize("reader", [{"viewport": {"width": 1440, "height": 900}}], indirect=True, ids=["wide"])
def test_the_notes_of_the_paragraph_stand_beside_it(site: BuiltSite, reader: Page) -> None:
    reader.goto(f"{site.address}/index.html")
    for number in (2, 7):
        paragraph = reader.locator(f"#p{number}")
        paragraph.evaluate("paragraph => scrollTo(0, paragraph.getBoundingClientRect().top + scrollY - 200)")
        entries = paragraph.locator("a.x-mention").evaluate_all("all => [...new Set(all.map(a => a.dataset.entry))]")
        reader.wait_for_function(BESIDE, arg=entries)
        assert reader.locator(".x-step-notes > .x-now").count() == 0
    reader.locator("#p7 a.x-mention").first.hover()
    expect(reader.locator(".x-step-notes > .x-now")).to_have_count(1)
    reader.wait_for_timeout(500)
    assert reader.locator("#x-pop").is_hidden()
