"""The map: drawn in its frame, every name one step away, and readable without a script."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Browser, FrameLocator, Page, expect
from reader import BuiltSite, Watch

ON_TOP = """path => {
    const box = path.getBoundingClientRect()
    return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === path
}"""
"""Whether a pointer at the middle of a mark meets the mark, and not a neighbour drawn over it."""


def facts(site: BuiltSite) -> dict[str, list[dict[str, object]]]:
    html = (site.folder / "assets/explainer/map.html").read_text(encoding="utf-8")
    found = re.search(r'id="map-data">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])  # type: ignore[no-any-return]


def open_map(site: BuiltSite, page: Page) -> FrameLocator:
    page.goto(f"{site.address}/map.html")
    page.locator("iframe.x-map-frame").scroll_into_view_if_needed()
    frame = page.frame_locator("iframe.x-map-frame")
    frame.locator("[data-ready]").wait_for()
    return frame


def test_places_and_roads_are_drawn_with_their_names(site: BuiltSite, page: Page) -> None:
    frame, known = open_map(site, page), facts(site)
    assert frame.locator("path.x-place").count() == len(known["places"])
    assert frame.locator("path.x-road").count() == len(known["roads"])
    labels = frame.locator(".x-label").all_inner_texts()
    main = [str(place["name"]) for place in known["places"] if place["prominence"] == "main"]
    assert main
    assert all(any(name in label for label in labels) for name in main)
    assert frame.locator(".x-label:visible").count() >= 3


def test_a_place_opens_a_note_with_all_its_names_and_escape_gives_the_focus_back(site: BuiltSite, page: Page) -> None:
    frame = open_map(site, page)
    places = facts(site)["places"]
    index = max(range(len(places)), key=lambda n: (places[n]["prominence"] == "main", len(places[n]["names"])))  # type: ignore[arg-type]
    path = frame.locator(f"path.x-place-{index}")
    path.focus()
    page.keyboard.press("Enter")
    popup = frame.locator(".x-popup")
    expect(popup).to_be_visible()
    expect(popup.locator("h2")).to_have_text(str(places[index]["name"]))
    shown = popup.inner_text()
    for form in places[index]["names"]:  # type: ignore[attr-defined]
        assert form["name"] in shown
        assert all(user in shown for user in form["users"])
    page.keyboard.press("Escape")
    expect(popup).to_have_count(0)
    expect(path).to_be_focused()


def test_a_click_on_a_place_opens_its_note(site: BuiltSite, page: Page) -> None:
    frame = open_map(site, page)
    index = max(range(len(facts(site)["places"])), key=lambda n: frame.locator(f"path.x-place-{n}").evaluate(ON_TOP))
    frame.locator(f"path.x-place-{index}").click()
    expect(frame.locator(".x-popup h2")).to_have_text(str(facts(site)["places"][index]["name"]))


def test_a_note_leads_to_the_entry_in_the_whole_window(site: BuiltSite, page: Page) -> None:
    frame = open_map(site, page)
    frame.locator("path.x-place-0").focus()
    page.keyboard.press("Enter")
    frame.locator(".x-popup a").last.click()
    page.wait_for_url(f"**/map.html#{facts(site)['places'][0]['id']}")
    assert page.locator("iframe.x-map-frame").count() == 1


def test_the_background_is_asked_for_only_after_the_reader_does(site: BuiltSite, page: Page, watch: Watch) -> None:
    page.route(re.compile(r"^https://"), lambda route: route.abort())
    frame = open_map(site, page)
    page.wait_for_timeout(300)
    assert watch.hosts() == {"127.0.0.1"}
    button = frame.get_by_role("button", name=re.compile("background"))
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    with_tiles = watch.hosts()
    assert len(with_tiles) == 2
    assert [complaint for complaint in watch.complaints if "Content Security Policy" in complaint] == []


def test_without_a_script_the_still_picture_is_shown(site: BuiltSite, browser: Browser) -> None:
    made = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = made.new_page()
    page.goto(f"{site.address}/map.html")
    picture = page.locator(".x-map-picture img")
    expect(picture).to_be_visible()
    box = picture.bounding_box()
    made.close()
    assert box is not None and box["width"] > 300 and box["height"] > 100


def test_on_paper_the_still_picture_is_shown(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/map.html")
    page.emulate_media(media="print")
    expect(page.locator(".x-map-picture img")).to_be_visible()
    expect(page.locator("iframe.x-map-frame")).to_be_hidden()
