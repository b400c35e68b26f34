"""Reading the report: notes are lifted to their words, and are there without a script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from reader import BuiltSite, Watch

ENTRIES = "all => all.map(one => one.dataset.entry)"


def note(page: Page) -> Locator:
    """The lifted note, while it is to be seen (the search of the theme is a dialog too)."""
    return page.get_by_role("dialog", name=re.compile("^Note: "))


def test_a_click_on_a_marked_word_opens_its_note_and_escape_gives_the_focus_back(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/index.html")
    mention = page.locator("a.x-mention").first
    name = page.locator(f"#card-{mention.get_attribute('data-entry')} .x-card-name").text_content() or ""
    dialog = note(page)
    expect(dialog).to_have_count(0)
    mention.click()
    expect(dialog).to_be_visible()
    expect(dialog.locator(".x-card-name").first).to_have_text(name)
    expect(mention).to_have_attribute("aria-expanded", "true")
    assert page.url.endswith("/index.html")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(mention).to_be_focused()
    expect(mention).to_have_attribute("aria-expanded", "false")


def test_a_note_opens_by_keyboard_and_its_links_can_be_reached(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/index.html")
    mention = page.locator("a.x-mention").first
    mention.focus()
    page.keyboard.press("Enter")
    dialog = note(page)
    expect(dialog).to_be_focused()
    page.keyboard.press("Tab")
    expect(dialog.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    expect(mention).to_be_focused()


def test_the_pointer_opens_a_note_and_takes_it_away(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/index.html")
    page.locator("a.x-mention").first.hover()
    expect(note(page)).to_be_visible()
    page.mouse.move(5, 5)
    expect(note(page)).to_have_count(0)


def test_a_click_elsewhere_closes_the_note(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/index.html")
    page.locator("a.x-mention").first.click()
    expect(note(page)).to_be_visible()
    page.locator("h1").click()
    expect(note(page)).to_have_count(0)


def test_a_lifted_note_repeats_no_id(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/index.html")
    page.locator("a.x-mention").first.click()
    expect(note(page)).to_be_visible()
    ids = page.evaluate("() => [...document.querySelectorAll('[id]')].map(element => element.id)")
    assert sorted(ids) == sorted(set(ids))


def test_a_word_that_means_several_entries_opens_the_first_and_leads_to_the_others(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/index.html")
    mention = page.locator("a.x-mention[data-also]").first
    also = (mention.get_attribute("data-also") or "").split()
    mention.click()
    shown = note(page).locator(".x-card")
    assert shown.evaluate_all(ENTRIES) == [mention.get_attribute("data-entry")]
    assert note(page).locator(".x-also").count() == len(also)
    note(page).locator(".x-also a").first.click()
    assert shown.evaluate_all(ENTRIES) == [also[0]]
    expect(mention).to_have_attribute("aria-expanded", "true")


def test_a_note_stays_on_the_screen_of_a_phone(site: BuiltSite, browser: Browser) -> None:
    made = browser.new_context(viewport={"width": 320, "height": 640}, has_touch=True)
    page = made.new_page()
    page.goto(f"{site.address}/index.html")
    page.locator("a.x-mention").first.tap()
    box = note(page).bounding_box()
    made.close()
    assert box is not None
    assert box["x"] >= 0 and box["x"] + box["width"] <= 320
    assert box["y"] >= 0 and box["y"] + box["height"] <= 640


def test_without_a_script_every_note_is_there_and_every_mark_leads_to_one(site: BuiltSite, browser: Browser) -> None:
    made = browser.new_context(java_script_enabled=False)
    page = made.new_page()
    page.goto(f"{site.address}/index.html")
    cards = page.locator("section.x-card")
    count = cards.count()
    assert count > 20
    for index in range(count):
        expect(cards.nth(index)).to_be_visible()
    mention = page.locator("a.x-mention").first
    mention.click()
    assert page.url.endswith(f"#card-{mention.get_attribute('data-entry')}")
    expect(page.locator(":target")).to_be_in_viewport()
    page.locator(":target .x-back a").first.click()
    expect(mention).to_be_in_viewport()
    made.close()


def test_marks_can_be_switched_off_and_the_words_stay(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/index.html")
    words = page.locator(".x-article").inner_text()
    page.get_by_text("Reading options").click()
    page.get_by_role("group", name="Marked words").get_by_label("none").check()
    assert page.locator(".x-article").inner_text() == words
    assert page.locator("a.x-mention:not(.x-off)").count() == 0
    assert "marks=none" in page.url
    page.reload()
    assert page.locator("a.x-mention:not(.x-off)").count() == 0


def test_each_density_of_marks_is_shown_on_words_of_the_report(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/index.html")
    page.get_by_text("Reading options").click()
    samples = page.locator(".x-density")
    words = samples.locator(".x-words").evaluate_all(
        "all => all.map(one => [...one.children].map(word => word.innerText))"
    )
    assert words == [words[0]] * 3
    name, again, disputed = words[0]
    assert name == again
    report = page.locator(".x-article")
    expect(report.locator("a.x-mention:not([data-disputed])", has_text=name).first).to_be_visible()
    expect(report.locator("a.x-mention[data-disputed]", has_text=disputed).first).to_be_visible()
    drawn = samples.evaluate_all(
        "all => all.map(one => [...one.querySelectorAll('.x-words > *')].map(word => word.matches('.x-mention')))"
    )
    assert drawn == [[True, False, True], [True, True, True], [False, False, False]]
    shown = page.evaluate(
        "() => document.querySelectorAll('a.x-mention:has(.x-anchor):not([data-later])').length + ' marks'"
    )
    group = page.get_by_role("group", name="Marked words")
    for named in (f"names once, and all that is in dispute {shown}", "none"):  # the sample says nothing
        expect(group.get_by_role("radio", name=named, exact=True)).to_have_count(1)


def test_the_timeline_can_be_filtered(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/timeline.html")
    every = page.locator(".x-event").count()
    assert page.locator(".x-event:visible").count() == every
    page.get_by_label("Layer").select_option("in-the-report")
    shown = page.locator(".x-event:visible")
    assert 0 < shown.count() < every
    assert set(shown.evaluate_all("events => events.map(event => event.dataset.story)")) == {"in-the-report"}
    counts = page.locator(".x-jumps a:visible .x-group-count").all_inner_texts()
    assert sum(map(int, counts)) == shown.count()
    expect(page.get_by_role("status").filter(has_text="events")).to_have_text(f"{shown.count()} of {every} events")


def test_an_address_that_is_badly_encoded_leaves_the_page_whole(site: BuiltSite, page: Page, watch: Watch) -> None:
    page.goto(f"{site.address}/timeline.html?names=hy#50%")
    expect(page.get_by_label("Layer")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="events")).to_have_count(1)
    expect(page.locator(".x-other-name").first).to_be_attached()
    assert watch.complaints == []


def test_an_event_that_is_filtered_away_shows_itself_to_whoever_follows_a_link_to_it(
    site: BuiltSite, page: Page
) -> None:
    page.goto(f"{site.address}/timeline.html")
    page.get_by_label("Layer").select_option("in-the-report")
    event = page.locator(".x-event[data-story=background]").last
    name = event.locator(".x-event-name").get_attribute("id")
    expect(event).to_be_hidden()
    page.evaluate("id => { location.hash = id }", name)
    expect(event.locator(".x-event-name")).to_be_in_viewport()
    expect(page.get_by_label("Layer")).to_have_value("")


def test_a_link_to_another_site_keeps_its_words_whatever_language_names_are_in(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/people.html")
    page.evaluate("""() => document.querySelector(".x-heading").insertAdjacentHTML("afterend", `
        <p><a class="own" href="map.html#aghdam">Aghdam&nbsp;· Akna</a>
        <a class="foreign" href="https://site.example/#aghdam">Aghdam</a>
        <a href="https://site.example/#100%">all</a></p>`)""")
    page.get_by_text("Reading options").click()
    page.get_by_role("group", name="Names").get_by_label("Azerbaijani", exact=True).check()
    expect(page.locator("a.own")).to_have_text("Aghdam · Akna Ağdam")
    expect(page.locator("a.foreign")).to_have_text("Aghdam")


def test_the_notes_before_and_after_are_one_step_away(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/index.html")
    entries = page.locator(".x-cards > .x-card").evaluate_all(ENTRIES)
    page.locator("a.x-mention").first.click()
    expect(note(page).get_by_role("button", name="Previous note")).to_be_disabled()
    for number, entry in enumerate(entries[:6], start=1):
        assert note(page).locator(".x-card").evaluate_all(ENTRIES) == [entry]
        expect(note(page).locator(".x-pop-number")).to_have_text(f"note {number} of {len(entries)}")
        expect(note(page)).to_be_focused()
        expect(page.locator("a.x-mention[aria-expanded=true]")).to_be_in_viewport()
        note(page).get_by_role("button", name="Next note").click()
    note(page).get_by_role("button", name="Previous note").click()
    assert note(page).locator(".x-card").evaluate_all(ENTRIES) == [entries[5]]


def test_steps_pass_over_notes_whose_words_are_switched_off(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/index.html?without=term")
    marked = page.locator(".x-article a.x-mention:not(.x-off)")
    entries = page.locator(".x-cards > .x-card").evaluate_all(ENTRIES)
    seen = marked.evaluate_all("all => all.flatMap(({ dataset: { entry, also } }) => [entry, also?.split(' ')].flat())")
    reached = [entry for entry in entries if entry in seen]
    assert 1 < len(reached) < len(entries)
    marked.first.click()
    following = note(page).get_by_role("button", name="Next note")
    for entry in reached:
        assert note(page).locator(".x-card").evaluate_all(ENTRIES) == [entry]
        if entry != reached[-1]:
            following.click()
    expect(following).to_be_disabled()


@pytest.mark.parametrize(
    ("path", "selector"), [("people", ".x-heading"), ("map", ".x-heading"), ("timeline", ".x-places a")]
)
def test_names_follow_the_reader_and_come_back(site: BuiltSite, page: Page, path: str, selector: str) -> None:
    page.goto(f"{site.address}/{path}.html")
    page.locator("details.x-row").evaluate_all("all => all.forEach(row => { row.open = true })")
    before = page.locator(selector).all_inner_texts()
    page.get_by_text("Reading options").click()
    options = page.get_by_role("group", name="Names")
    options.get_by_label("Russian").check()
    foreign = page.locator(f"{selector} [lang=ru]")
    expect(foreign.first).to_be_visible()
    assert any(re.search("[а-я]", text) for text in foreign.all_inner_texts())
    assert "names=ru" in page.url
    options.get_by_label("as on this site").check()
    expect(foreign).to_have_count(0)
    assert page.locator(selector).all_inner_texts() == before


@pytest.mark.parametrize("choice", ["hy", "az", "ru", "both"])
def test_forms_that_stand_together_stay_so_whatever_language_names_are_in(
    site: BuiltSite, page: Page, choice: str
) -> None:
    page.goto(f"{site.address}/map.html?names={choice}")
    heading = page.locator("#stepanakert")
    expect(heading.locator(".x-other-name").first).to_be_attached()
    assert heading.evaluate("one => one.firstChild.textContent.split(/\\s/).join(' ')") == "Stepanakert · Khankendi"
    page.goto(f"{site.address}/index.html?names={choice}")
    expect(page.locator(".x-card-name .x-other-name").first).to_be_attached()
    drawn = " ".join(page.locator(".x-spot[data-entry=stepanakert] .x-spot-name tspan").all_text_contents())
    assert " ".join(drawn.split()) == "Stepanakert · Khankendi"


def test_the_reports_own_words_keep_their_names(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/index.html")
    words = page.locator(".x-article").inner_text()
    page.goto(f"{site.address}/index.html?names=hy")
    expect(page.locator(".x-card-name [lang=hy]").first).to_be_attached()
    assert page.locator(".x-article").inner_text() == words


def test_the_margin_follows_the_paragraph_being_read(site: BuiltSite, page: Page) -> None:
    page.set_viewport_size({"width": 1400, "height": 900})
    page.goto(f"{site.address}/index.html")
    panel = page.locator(".md-sidebar .x-step")
    expect(panel).to_be_visible()
    for number in (1, 7):
        paragraph = page.locator(f"#p{number}")
        paragraph.evaluate("element => scrollTo(0, element.getBoundingClientRect().top + scrollY - 200)")
        wanted = set(
            paragraph.locator("a.x-mention[data-kind=place]").evaluate_all("all => all.map(a => a.dataset.entry)")
        )
        expect(panel.locator(".x-step-places a.x-now").first).to_be_visible()
        page.wait_for_function("count => document.querySelectorAll('.x-step-places a.x-now').length >= count", arg=1)
        page.wait_for_timeout(100)
        shown = set(panel.locator(".x-step-places a.x-now").evaluate_all("all => all.map(a => a.dataset.entry)"))
        assert wanted <= shown, number


def test_a_place_that_is_chosen_marks_its_passages_and_stands_in_the_address(site: BuiltSite, page: Page) -> None:
    page.set_viewport_size({"width": 1400, "height": 900})
    page.goto(f"{site.address}/index.html")
    link = page.locator(".x-step-places a").first
    chosen = link.get_attribute("data-entry")
    link.click()
    assert f"show={chosen}" in page.url
    marked = page.locator("a.x-mention.x-shown")
    assert marked.count() == page.locator(f"a.x-mention[data-entry={chosen}], a.x-mention[data-also~={chosen}]").count()
    expect(link).to_have_attribute("aria-current", "true")
    page.reload()
    assert marked.count() > 0
    link.click()
    expect(marked).to_have_count(0)
    assert "show=" not in page.url


def test_on_a_phone_places_and_days_are_folded_away(site: BuiltSite, browser: Browser) -> None:
    made = browser.new_context(viewport={"width": 360, "height": 740})
    page = made.new_page()
    page.goto(f"{site.address}/index.html")
    expect(page.locator(".x-step summary")).to_be_visible()
    expect(page.locator(".x-step-places")).to_be_hidden()
    page.locator(".x-step summary").click()
    expect(page.locator(".x-step-places")).to_be_visible()
    made.close()


def test_with_a_script_the_notes_at_the_foot_fold_to_their_names(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/index.html")
    last = page.locator(".x-cards > .x-card").last
    expect(last.locator(".x-card-name")).to_be_visible()
    expect(last.locator(".x-more")).to_be_hidden()
    page.goto(f"{site.address}/index.html#{last.get_attribute('id')}")
    expect(last.locator(".x-more")).to_be_visible()
    expect(last.locator(".x-card-name")).to_be_in_viewport()
    name = page.locator(".x-cards > .x-card .x-card-name a").first
    name.click()
    expect(page.locator(".x-cards > .x-card .x-more").first).to_be_visible()
    expect(last.locator(".x-more")).to_be_hidden()


def test_the_place_of_marked_words_stands_on_their_last_line_and_nothing_on_the_line_before(
    site: BuiltSite, page: Page
) -> None:
    page.goto(f"{site.address}/index.html")
    for width in range(320, 440, 10):
        page.set_viewport_size({"width": width, "height": 800})
        apart = page.evaluate(
            """() => [...document.querySelectorAll("a.x-mention:has(.x-anchor)")].filter(mark => {
              const boxes = [...mark.getClientRects()]
              const place = mark.querySelector(".x-anchor").getBoundingClientRect()
              return !boxes[0].width || place.top < boxes.at(-1).top - 2 || place.top > boxes.at(-1).bottom
            }).map(mark => mark.textContent)"""
        )
        assert apart == [], width
