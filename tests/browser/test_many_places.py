"""The map of many places: those that stand close together are one button with their number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

import pytest
from harbour import build_with_mkdocs, write_project
from long_stories import DRAFT, with_towns
from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect
from reader import BuiltSite, Watch
from server import serve

LATTICE = [(50 + row / 3, 5 + column / 2) for row in range(15) for column in range(17)]
SAME = [(55.55, 9.11)] * 3
TOWNS = [*LATTICE, *SAME]
OTHERS = 3
"""The places of the harbour."""

CLUSTER = ".folium-map .x-cluster"
BOXES = """elements => elements.map(element => {
    const { left, top, right, bottom } = element.getBoundingClientRect()
    return [left, top, right, bottom]
})"""


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    project = write_project(tmp_path_factory.mktemp("wide"), with_towns(TOWNS))
    (project / "mkdocs.yml").write_text(DRAFT, encoding="utf-8")
    build_with_mkdocs(project, project / "site")
    with serve(project / "site") as address:
        yield BuiltSite(project / "site", address)


@pytest.fixture
def frame(wide: BuiltSite, page: Page) -> FrameLocator:
    return opened(wide, page)


def opened(wide: BuiltSite, page: Page) -> FrameLocator:
    page.goto(f"{wide.address}/map.html")
    page.locator("iframe.x-map-frame").scroll_into_view_if_needed()
    frame = page.frame_locator("iframe.x-map-frame")
    frame.locator("[data-ready]").wait_for()
    settle(page)
    return frame


def settle(page: Page) -> None:
    page.wait_for_timeout(600)


def number(clusters: Locator) -> int:
    """How many places stand in clusters."""
    return sum(int(words) for words in clusters.all_inner_texts())


def press(page: Page, button: Locator) -> None:
    button.focus()
    page.keyboard.press("Enter")
    settle(page)


def look_at(frame: FrameLocator, page: Page, latitude: float, longitude: float, zoom: int) -> None:
    """What a reader would come to by hand, with more time."""
    script = "([lat, lng, zoom]) => window[document.querySelector('.folium-map').id].setView([lat, lng], zoom)"
    frame.locator("body").evaluate(f"(_, at) => ({script})(at)", [latitude, longitude, zoom])
    settle(page)


def test_every_place_is_seen_alone_or_in_a_number(frame: FrameLocator) -> None:
    assert number(frame.locator(CLUSTER)) + frame.locator("path.x-place").count() == len(TOWNS) + OTHERS
    assert 1 < frame.locator(CLUSTER).count() < 100


def test_numbers_are_buttons_and_never_lie_on_each_other(frame: FrameLocator) -> None:
    clusters = frame.locator(CLUSTER)
    for cluster in clusters.all()[:5]:
        expect(cluster).to_have_role("button")
        expect(cluster).to_have_accessible_name(re.compile(rf"^{cluster.inner_text()} places, Town \d+$|, Velter"))
    boxes: list[list[float]] = clusters.evaluate_all(BOXES)
    assert all(box[2] - box[0] >= 24 and box[3] - box[1] >= 24 for box in boxes)
    pairs = combinations(boxes, 2)
    assert [(a, b) for a, b in pairs if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]] == []


@pytest.mark.parametrize("key", ["Enter", " "])
def test_a_key_parts_a_number_and_the_focus_stays_on_its_first_place(frame: FrameLocator, page: Page, key: str) -> None:
    before = frame.locator(CLUSTER).first.get_attribute("aria-label") or ""
    frame.locator(CLUSTER).first.focus()
    page.keyboard.press(key)
    settle(page)
    assert number(frame.locator(CLUSTER)) + frame.locator("path.x-place").count() < len(TOWNS) + OTHERS
    (_, name) = before.split(", ", 1)
    now = frame.locator(":focus").get_attribute("aria-label") or ""
    assert name in now and now != before


def test_closer_and_closer_one_comes_to_a_place_with_its_name_and_its_note(frame: FrameLocator, page: Page) -> None:
    for _ in range(6):
        if not frame.locator(CLUSTER).count():
            break
        press(page, frame.locator(CLUSTER).first)
    place = frame.locator("path.x-place").first
    assert frame.locator(".x-label:visible").count() >= 1
    press(page, place)
    expect(frame.locator(".x-popup h2")).to_have_text(re.compile(r"^Town \d+$|^Velter"))
    page.keyboard.press("Escape")
    expect(place).to_be_focused()
    press(page, place)
    frame.locator(".x-popup a").last.click()
    page.wait_for_url(re.compile(r"/map/[\w-]+\.html#[\w-]+$"))
    assert page.locator(".x-row[open]").count() == 1


def test_a_finger_parts_a_number_too(wide: BuiltSite, browser: Browser) -> None:
    made = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = made.new_page()
    frame = opened(wide, page)
    least = min(map(int, frame.locator(CLUSTER).all_inner_texts()))
    cluster = frame.locator(CLUSTER).filter(has_text=re.compile(rf"^{least}$")).first
    cluster.tap()
    settle(page)
    seen = number(frame.locator(CLUSTER)) + frame.locator("path.x-place").count()
    made.close()
    assert least <= seen < len(TOWNS)


def test_places_at_one_point_open_as_a_list_of_links(frame: FrameLocator, page: Page) -> None:
    look_at(frame, page, *SAME[0], 17)
    (cluster,) = frame.locator(CLUSTER).all()
    assert cluster.inner_text() == "3"
    press(page, cluster)
    expect(frame.locator(".x-popup h2")).to_have_text("3 places")
    names = [f"Town {len(LATTICE) + n}" for n in range(3)]
    assert frame.locator(".x-popup li a").all_inner_texts() == names
    page.keyboard.press("Escape")
    expect(cluster).to_be_focused()
    press(page, cluster)
    frame.locator(".x-popup li a").first.click()
    page.wait_for_url(f"**/map/*.html#town-{len(LATTICE)}")


def test_what_leaves_the_view_is_not_drawn_and_comes_back(frame: FrameLocator, page: Page) -> None:
    look_at(frame, page, *LATTICE[0], 12)
    assert frame.locator("path.x-place").count() + frame.locator(CLUSTER).count() == 1
    look_at(frame, page, 53, 9, 9)
    for _ in range(4):
        frame.locator(".leaflet-control-zoom-out").click()
        settle(page)
    far = number(frame.locator(CLUSTER)) + frame.locator("path.x-place").count()
    assert far == len(TOWNS) + OTHERS


def test_the_keyboard_reaches_what_is_in_view_and_gets_out_again(frame: FrameLocator, page: Page) -> None:
    seen = frame.locator(f"{CLUSTER}, path.x-place").evaluate_all("all => all.map(one => one.ariaLabel)")
    frame.locator(".folium-map").focus()
    reached: list[str | None] = []
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") != "IFRAME":
            break
        reached.append(frame.locator(":focus").get_attribute("aria-label"))
    else:
        pytest.fail("Tab never left the map")
    assert set(seen) <= set(reached)


def test_the_layer_of_places_can_be_turned_off_and_on(frame: FrameLocator, page: Page) -> None:
    before = frame.locator(CLUSTER).count()
    frame.locator(".leaflet-control-layers-toggle").focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    for is_shown in (False, True):
        frame.get_by_label(re.compile("Places")).press("Space")
        expect(frame.locator(CLUSTER)).to_have_count(before if is_shown else 0)


def test_names_that_a_reader_chooses_are_heard(frame: FrameLocator, page: Page) -> None:
    heard = frame.locator(f'{CLUSTER}[aria-label*="Velter"]')
    for choice, words in (("en", "places, Velter"), ("nb", "places, Velter, Vælter")):
        message = {"explainer": "names", "choice": choice}
        page.evaluate("m => document.querySelector('iframe.x-map-frame').contentWindow.postMessage(m, '*')", message)
        expect(heard).to_have_attribute("aria-label", re.compile(f"{words}$"))


def test_without_a_script_and_on_paper_the_picture_has_the_numbers(wide: BuiltSite, browser: Browser) -> None:
    made = browser.new_context(java_script_enabled=False)
    page = made.new_page()
    page.goto(f"{wide.address}/map.html")
    expect(page.locator(".x-map-picture img")).to_be_visible()
    page.goto(f"{wide.address}/assets/explainer/map.svg")
    numbers = [words for words in page.locator("text").all_text_contents() if words.isdecimal()]
    made.close()
    assert len(numbers) > 10


def test_a_map_opened_from_a_folder_has_them_too(wide: BuiltSite, page: Page, watch: Watch) -> None:
    page.goto((wide.folder / "assets/explainer/map.html").as_uri())
    page.locator("[data-ready]").wait_for()
    settle(page)
    assert page.locator(CLUSTER).count() > 1
    assert watch.complaints == []
