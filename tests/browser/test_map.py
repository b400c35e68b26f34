"""The map: drawn in its frame, every name one step away, and readable without a script."""

from __future__ import annotations

import json
import re
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Browser, FrameLocator, Locator, Page, Route, expect
from reader import BuiltSite, Watch

ON_TOP = """path => {
    const box = path.getBoundingClientRect()
    return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === path
}"""
"""Whether a pointer at the middle of a mark meets the mark, and not a neighbour drawn over it."""


BOXES = """elements => elements.map(element => {
    const { left, top, right, bottom } = element.getBoundingClientRect()
    return [left, top, right, bottom]
})"""
NEAR = "path.x-place:not(.x-distant)"

SIZES = [(1280, 900), (900, 1280), (360, 740), (320, 640), (640, 320)]

SPANS = """labels => labels.map(label =>
    [...label.querySelectorAll('span')].map(span => [span.textContent, span.lang, span.dir]))"""

CONTRAST = """element => {
    const numbers = colour => colour.match(/[\\d.]+/g).map(Number)
    const light = colour => {
        const linear = v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
        const [r, g, b] = numbers(colour).slice(0, 3).map(v => linear(v / 255))
        return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const behind = element => {
        const style = getComputedStyle(element)
        const [, , , alpha = 1] = numbers(style.backgroundColor)
        return alpha === 1 ? style.backgroundColor : behind(element.parentElement)
    }
    const style = getComputedStyle(element)
    const halos = style.textShadow === "none" ? [] : style.textShadow.match(/rgba?\\([^)]*\\)/g)
    return Math.min(...[behind(element), ...halos].map(colour => {
        const [a, b] = [light(style.color), light(colour)].sort((a, b) => b - a)
        return (a + 0.05) / (b + 0.05)
    }))
}"""
"""The least contrast of an element's text with what is behind it and with its halo (WCAG 2.2)."""

Box = list[float]


def facts(site: BuiltSite) -> dict[str, list[Any]]:
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


def shown(site: BuiltSite, item: dict[str, Any], choice: str) -> list[dict[str, Any]]:
    """The forms of a name that a reader sees: the heading without a language, others if a source confirms them."""
    languages = facts(site)["languages"]
    own = {"name": item["name"]}
    others = [form for form in item["names"] if form["confirmed"] and form["name"] not in item["together"]]
    if choice == "all":
        return [own, *[form for form in others if form["language"] == "en" and len(item["together"]) == 1][:1]]
    asked = languages[:2] if choice == "both" else [choice]
    return [own, *(form for language in asked for form in others if form["language"] == language)]


def choose(page: Page, choice: object) -> None:
    """What the page around the frame says when a reader chooses."""
    message = {"explainer": "names", "choice": choice}
    page.evaluate("m => document.querySelector('iframe.x-map-frame').contentWindow.postMessage(m, '*')", message)
    page.wait_for_timeout(150)


def meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def boxes(found: Locator) -> list[Box]:
    return found.evaluate_all(BOXES)  # type: ignore[no-any-return]


def settle(page: Page) -> None:
    """Wait until the map has been fitted and its names have been placed."""
    page.wait_for_timeout(500)


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
    index = max(range(len(places)), key=lambda n: (places[n]["prominence"] == "main", len(places[n]["names"])))
    path = frame.locator(f"path.x-place-{index}")
    path.focus()
    page.keyboard.press("Enter")
    popup = frame.locator(".x-popup")
    expect(popup).to_be_visible()
    assert popup.locator("h2 span").all_inner_texts() == [form["name"] for form in shown(site, places[index], "all")]
    told = popup.inner_text()
    for form in places[index]["names"]:
        assert form["name"] in told
        assert all(user in told for user in form["users"])
    page.keyboard.press("Escape")
    expect(popup).to_have_count(0)
    expect(path).to_be_focused()


def test_a_click_on_a_place_opens_its_note(site: BuiltSite, page: Page) -> None:
    frame = open_map(site, page)
    index = max(range(len(facts(site)["places"])), key=lambda n: frame.locator(f"path.x-place-{n}").evaluate(ON_TOP))
    frame.locator(f"path.x-place-{index}").click()
    expect(frame.locator(".x-popup h2 span").first).to_have_text(str(facts(site)["places"][index]["name"]))


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


def test_only_the_background_says_where_it_is_asked_from_and_the_button_tells_so(site: BuiltSite, page: Page) -> None:
    said: list[str | None] = []

    def refuse(route: Route) -> None:
        said.append(route.request.headers.get("referer"))
        route.abort()

    page.route(re.compile(r"^https://"), refuse)
    frame = open_map(site, page)
    frame.get_by_role("button", name=re.compile(r"background.*\(its server then learns which site you read\)")).click()
    page.wait_for_timeout(300)
    assert set(said) == {f"{site.address}/"}


def test_a_page_from_a_folder_has_no_background_and_says_why(site: BuiltSite, page: Page) -> None:
    page.goto((site.folder / "assets/explainer/map.html").as_uri())
    page.locator("[data-ready]").wait_for()
    expect(page.locator(".x-no-tiles")).to_contain_text("needs a web server")
    assert page.get_by_role("button", name=re.compile("background")).count() == 0


def test_without_a_script_the_still_picture_is_shown(site: BuiltSite, browser: Browser) -> None:
    made = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = made.new_page()
    page.goto(f"{site.address}/map.html")
    picture = page.locator(".x-map-picture img")
    expect(picture).to_be_visible()
    box = picture.bounding_box()
    made.close()
    assert box is not None and box["width"] > 300 and box["height"] > 100


def test_without_a_script_the_letters_of_the_map_are_large_enough_on_a_phone(site: BuiltSite, browser: Browser) -> None:
    made = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = made.new_page()
    page.goto(f"{site.address}/map.html")
    picture = page.locator(".x-map-picture img")
    box, address = picture.bounding_box(), picture.evaluate("image => image.currentSrc")
    made.close()
    assert box and box["width"] > 300
    drawing = (site.folder / address.removeprefix(f"{site.address}/")).read_text()
    letters = [float(size) for size in re.findall(r'font-size="([\d.]+)"', drawing)]
    (width,) = re.findall(r'viewBox="0 0 (\d+) ', drawing)
    assert letters
    assert min(letters) * box["width"] / float(width) >= 11


def test_on_paper_the_still_picture_is_shown(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/map.html")
    page.emulate_media(media="print")
    expect(page.locator(".x-map-picture img")).to_be_visible()
    expect(page.locator("iframe.x-map-frame")).to_be_hidden()


# Names ---------------------------------------------------------------------------------------------------------------


def test_names_follow_the_choice_on_labels_marks_and_notes(site: BuiltSite, page: Page) -> None:
    frame = open_map(site, page)
    places, languages = facts(site)["places"], facts(site)["languages"]
    frame.locator("path.x-place-0").focus()
    page.keyboard.press("Enter")
    for choice in ("both", *languages, "all"):
        choose(page, choice)
        seen = frame.locator(".x-label").evaluate_all(SPANS)
        for index, place in enumerate(places):
            forms = shown(site, place, choice)
            heard = frame.locator(f"path.x-place-{index}").get_attribute("aria-label")
            assert heard == f"{', '.join(form['name'] for form in forms)}, {place['type']}"
            assert [[f["name"], f.get("language", ""), "auto" if "language" in f else ""] for f in forms] in seen
        heading = frame.locator(".x-popup h2 span").all_inner_texts()
        assert heading == [form["name"] for form in shown(site, places[0], choice)]


def test_a_chosen_language_is_smaller_beside_the_heading(site: BuiltSite, page: Page) -> None:
    frame = open_map(site, page)
    choose(page, "hy")
    label = frame.locator(".x-label.x-main:visible").first
    sizes = label.locator("span").evaluate_all("spans => spans.map(s => parseFloat(getComputedStyle(s).fontSize))")
    assert len(sizes) > 1
    assert sizes[0] > max(sizes[1:]) and min(sizes[1:]) >= 11


def test_the_map_asks_the_page_around_it_what_to_show(site: BuiltSite, page: Page) -> None:
    page.add_init_script(
        "window.heard = []; addEventListener('message', e => heard.push([e.data, e.source === window.frames[0]]))"
    )
    open_map(site, page)
    page.wait_for_function("heard.length > 0")
    assert page.evaluate("heard") == [[{"explainer": "ready"}, True]]


def test_the_choice_on_the_page_reaches_the_map(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/map.html?names=ru")
    page.locator("iframe.x-map-frame").scroll_into_view_if_needed()
    path = page.frame_locator("iframe.x-map-frame").locator("path.x-place-0")
    forms = shown(site, facts(site)["places"][0], "ru")
    expect(path).to_have_attribute("aria-label", re.compile(f"^{forms[0]['name']}, {forms[1]['name']}, "))


def test_a_choice_that_the_data_do_not_offer_is_ignored(site: BuiltSite, page: Page, watch: Watch) -> None:
    frame = open_map(site, page)
    choose(page, "hy")
    before = frame.locator(".x-label").all_text_contents()
    for choice in ("xx", "", None, 7, ["hy"], {"hy": 1}, "__proto__", "constructor"):
        choose(page, choice)
        assert frame.locator(".x-label").all_text_contents() == before, choice
    assert watch.complaints == []


def test_only_the_page_around_the_frame_is_heard(site: BuiltSite, page: Page, watch: Watch) -> None:
    frame = open_map(site, page)
    before = frame.locator(".x-label").all_text_contents()
    own = "() => window.postMessage({ explainer: 'names', choice: 'hy' }, '*')"
    frame.locator("body").evaluate(own)
    for message in (None, "names", {"explainer": "ready"}, {"choice": "hy"}):
        page.evaluate("m => document.querySelector('iframe.x-map-frame').contentWindow.postMessage(m, '*')", message)
    page.wait_for_timeout(150)
    assert frame.locator(".x-label").all_text_contents() == before
    assert watch.complaints == []


def test_a_map_opened_by_itself_works_too(site: BuiltSite, page: Page, watch: Watch) -> None:
    page.goto(f"{site.address}/assets/explainer/map.html")
    page.locator("[data-ready]").wait_for()
    assert page.locator(".x-label:visible").count() >= 3
    assert watch.complaints == []


# What lies where -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_name_covers_a_name_a_mark_or_a_button(site: BuiltSite, page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    frame = open_map(site, page)
    (map_box,) = boxes(frame.locator(".folium-map"))
    for choice in ("all", "both", "hy"):
        choose(page, choice)
        names = boxes(frame.locator(".x-label:visible"))
        others = boxes(frame.locator(".leaflet-control, path.x-place:visible"))
        assert len(names) >= 4
        assert [pair for pair in combinations(names, 2) if meet(*pair)] == []
        assert [(name, other) for name in names for other in others if meet(name, other)] == []
        assert all(map_box[0] <= name[0] and name[2] <= map_box[2] for name in names)
        assert all(map_box[1] <= name[1] and name[3] <= map_box[3] for name in names)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_mark_can_be_pressed_on_the_first_view(site: BuiltSite, page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    frame = open_map(site, page)
    settle(page)
    near = frame.locator(NEAR)
    near_ids = [place["id"] for place in facts(site)["places"] if place["prominence"] != "distant"]
    on_top = near.evaluate_all(f"paths => paths.filter({ON_TOP}).map(path => path.dataset.id)")
    assert on_top == near_ids
    main = [" ".join(place["name"].split()) for place in facts(site)["places"] if place["prominence"] == "main"]
    names = frame.locator(".x-label.x-main:visible span:first-child").all_inner_texts()
    assert [" ".join(name.split()) for name in names] == main


def test_marks_drawn_side_by_side_go_home_on_a_closer_look(site: BuiltSite, page: Page) -> None:
    frame = open_map(site, page)
    settle(page)
    moved = frame.locator(".x-moved")
    expect(moved).to_be_visible()
    for _ in range(3):
        frame.locator(".leaflet-control-zoom-in").click()
        page.wait_for_timeout(450)
    expect(moved).to_be_hidden()
    assert frame.locator("path.x-place.x-crowded").count() == 0


def test_from_afar_places_give_way_and_come_back(site: BuiltSite, page: Page) -> None:
    frame = open_map(site, page)
    for _ in range(4):
        frame.locator(".leaflet-control-zoom-out").click()
        page.wait_for_timeout(450)
    assert frame.locator("path.x-place.x-crowded").count() > 0
    assert frame.locator("path.x-place.x-main.x-crowded").count() == 0
    found = boxes(frame.locator("path.x-place.x-context:visible"))
    assert [pair for pair in combinations(found, 2) if meet(*pair) and _distance(*pair) < 8] == []
    for _ in range(4):
        frame.locator(".leaflet-control-zoom-in").click()
        page.wait_for_timeout(450)
    assert frame.locator("path.x-place.x-crowded").count() == 0


def _distance(a: Box, b: Box) -> float:
    return float(((a[0] + a[2] - b[0] - b[2]) ** 2 + (a[1] + a[3] - b[1] - b[3]) ** 2) ** 0.5 / 2)


@pytest.mark.parametrize(
    ("before", "after"),
    [((1280, 900), (320, 640)), ((1280, 900), (640, 320)), ((320, 640), (1280, 900)), ((900, 1280), (320, 480))],
    ids=str,
)
def test_legend_and_buttons_never_lie_on_each_other(
    site: BuiltSite, page: Page, before: tuple[int, int], after: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": before[0], "height": before[1]})
    frame = open_map(site, page)
    for size in (before, after):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        settle(page)
        for is_open in (True, False):
            frame.locator(".x-legend").evaluate("(legend, open) => { legend.open = open }", is_open)
            settle(page)
            controls = boxes(frame.locator(".leaflet-control:visible, .x-legend, .x-tiles"))
            assert len(controls) >= 5
            assert [pair for pair in combinations(controls, 2) if meet(*pair)] == []
            (map_box,), (foot,), (body,) = (boxes(frame.locator(name)) for name in (".folium-map", ".x-foot", "body"))
            assert map_box[3] <= foot[1] and foot[3] <= body[3] + 1
            assert map_box[3] - map_box[1] >= 100


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_a_contrast_of_seven_to_one(site: BuiltSite, browser: Browser, scheme: str) -> None:
    made = browser.new_context(color_scheme="dark" if scheme == "dark" else "light", locale="en-GB")
    page = made.new_page()
    page.goto(f"{site.address}/assets/explainer/map.html")
    page.locator("[data-ready]").wait_for()
    assert page.locator("html").get_attribute("data-scheme") == scheme
    page.locator("path.x-place-0").focus()
    page.keyboard.press("Enter")
    texts = page.locator(".x-label span, .x-popup :is(h2, p, li, span, a), .x-foot :is(summary, li, p, button)")
    assert texts.count() > 30
    contrasts = texts.evaluate_all(f"texts => texts.map({CONTRAST})")
    made.close()
    assert min(contrasts) >= 7


def test_the_grid_is_out_of_the_way(site: BuiltSite, page: Page) -> None:
    frame = open_map(site, page)
    lines = frame.locator("path.x-graticule")
    assert lines.count() > 5
    assert set(lines.evaluate_all("all => all.map(line => getComputedStyle(line).pointerEvents)")) == {"none"}


@pytest.mark.parametrize("picture", ["map", "map-narrow"])
def test_on_the_still_picture_no_name_covers_a_name_or_a_dot(site: BuiltSite, page: Page, picture: str) -> None:
    page.goto(f"{site.address}/assets/explainer/{picture}.svg")
    names = boxes(page.locator("text"))
    assert len(names) > 10
    assert [pair for pair in combinations(names, 2) if meet(*pair)] == []
    assert not [(name, dot) for name in names for dot in boxes(page.locator("circle")) if meet(name, dot)]


# Keyboard, wheel and finger ------------------------------------------------------------------------------------------


def test_places_are_reached_in_reading_order_and_the_keyboard_gets_out_again(site: BuiltSite, page: Page) -> None:
    frame = open_map(site, page)
    page.locator("iframe.x-map-frame").evaluate("frame => frame.contentDocument.querySelector('.folium-map').focus()")
    reached: list[str] = []
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") != "IFRAME":
            break
        reached.append(frame.locator(":focus").evaluate("e => e.dataset.id || e.className"))
    else:
        pytest.fail("Tab never left the map")
    ids = [place["id"] for place in facts(site)["places"]]
    assert [id_ for id_ in reached if id_ in ids] == ids
    assert {road["id"] for road in facts(site)["roads"]} <= set(reached)
    assert any("x-tiles" in name for name in reached)


def test_a_place_out_of_sight_comes_into_view_when_the_keyboard_reaches_it(site: BuiltSite, page: Page) -> None:
    frame = open_map(site, page)
    index = next(n for n, place in enumerate(facts(site)["places"]) if place["prominence"] == "distant")
    frame.locator(f"path.x-place-{index}").focus()
    page.wait_for_timeout(100)
    (mark,), (map_box,) = boxes(frame.locator(f"path.x-place-{index}")), boxes(frame.locator(".folium-map"))
    assert mark[2] > mark[0]
    assert map_box[0] < mark[0] and mark[2] < map_box[2] and map_box[1] < mark[1] and mark[3] < map_box[3]


def test_places_can_be_reached_after_their_layer_was_away(site: BuiltSite, page: Page) -> None:
    frame = open_map(site, page)
    frame.locator(".leaflet-control-layers-toggle").focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)  # Leaflet lets the press that opens the list not reach the list, until its next turn
    for name in ("Places", "Roads"):
        box = frame.get_by_label(re.compile(name))
        for is_shown in (False, True):
            box.press("Space")
            expect(box).to_be_checked(checked=is_shown)
    frame.locator("path.x-place-0").focus()
    page.keyboard.press("Enter")
    expect(frame.locator(".x-popup")).to_be_visible()
    page.keyboard.press("Escape")
    expect(frame.locator("path.x-place-0")).to_be_focused()
    drawn = frame.locator("path:is(.x-road, .x-place)").evaluate_all("paths => paths.map(path => path.dataset.id)")
    assert drawn[-len(facts(site)["places"]) :] == [place["id"] for place in facts(site)["places"]]


def test_the_wheel_scrolls_the_page_until_the_map_is_pressed(site: BuiltSite, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 600})
    frame = open_map(site, page)
    scale = frame.locator(".leaflet-control-scale-line")
    before, top = scale.evaluate("line => line.style.width + line.textContent"), page.evaluate("scrollY")
    box = page.locator("iframe.x-map-frame").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + 60)
    page.mouse.wheel(0, 120)
    settle(page)
    assert page.evaluate("scrollY") > top
    assert scale.evaluate("line => line.style.width + line.textContent") == before

    page.mouse.click(box["x"] + box["width"] * 0.8, box["y"] + 20)
    top = page.evaluate("scrollY")
    page.mouse.wheel(0, 120)
    settle(page)
    assert page.evaluate("scrollY") == top
    assert scale.evaluate("line => line.style.width + line.textContent") != before

    page.locator("h1").first.evaluate("h => { h.tabIndex = -1; h.focus({ preventScroll: true }) }")
    page.mouse.wheel(0, 60)
    settle(page)
    assert page.evaluate("scrollY") > top


def test_a_finger_scrolls_the_page_until_it_taps_the_map(site: BuiltSite, browser: Browser) -> None:
    made = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = made.new_page()
    frame = open_map(site, page)
    action = "map => getComputedStyle(map).touchAction"
    asleep = frame.locator(".folium-map").evaluate(action)
    box = page.locator("iframe.x-map-frame").bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + 40)
    page.wait_for_timeout(400)
    awake = frame.locator(".folium-map").evaluate(action)
    made.close()
    assert (asleep, awake) == ("pan-x pan-y", "none")
