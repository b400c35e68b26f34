"""The same walk in another browser: marks and notes, sides, options, timeline and map, and the Reader View."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from firefox import Firefox, started
from reader import BuiltSite
from trees import tree

NOTE = "document.querySelector('[role=dialog][aria-label^=\"Note: \"]:not([hidden])')"
MARK = "a.x-mention"
ESCAPE = "\ue00c"  # WebDriver, 17.4.2


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    with started(tmp_path_factory.mktemp("firefox")) as running:
        yield running


def count(selector: str) -> str:
    return f"document.querySelectorAll('{selector}').length"


def test_a_mark_opens_its_note_and_escape_gives_the_focus_back(site: BuiltSite, firefox: Firefox) -> None:
    firefox.open(f"{site.address}/index.html")
    firefox.click(MARK)
    entry = firefox.value(f"document.querySelector('{MARK}').dataset.entry")
    assert firefox.wait(f"{NOTE}?.querySelector('[data-entry]').dataset.entry") == entry
    firefox.press(ESCAPE)
    firefox.wait(f"!{NOTE}")
    assert firefox.value(f"document.activeElement === document.querySelector('{MARK}')")


def test_a_note_unfolds_in_place(site: BuiltSite, firefox: Firefox) -> None:
    firefox.open(f"{site.address}/index.html")
    firefox.click(MARK)
    firefox.wait(NOTE)
    firefox.click("#x-pop .x-unfold")
    firefox.wait(count("#x-pop .x-depth .x-sources a"))
    assert firefox.value("document.activeElement.getAttribute('aria-expanded')") == "true"


def test_the_words_across_a_mark_can_be_selected(site: BuiltSite, firefox: Firefox) -> None:
    firefox.open(f"{site.address}/index.html")
    firefox.value(f"getSelection().selectAllChildren(document.querySelector('{MARK}').parentElement)")
    words = firefox.value("getSelection().toString()")
    assert firefox.value(f"document.querySelector('{MARK}').textContent") in words


def test_a_side_puts_its_signs_on_disputed_words(site: BuiltSite, firefox: Firefox) -> None:
    firefox.open(f"{site.address}/index.html")
    assert firefox.value(count(f"{MARK}[data-side]")) == 0
    side = firefox.value("document.querySelector('.x-sides select').options[1].value")
    firefox.open(f"{site.address}/index.html?side={side}")
    firefox.wait(count(f"{MARK}[data-side]"))


def test_marks_are_taken_away_and_brought_back(site: BuiltSite, firefox: Firefox) -> None:
    firefox.open(f"{site.address}/index.html?marks=none")
    firefox.wait(f"!{count(f'{MARK}:not(.x-off)')}")
    firefox.open(f"{site.address}/index.html?marks=all")
    firefox.wait(f"!{count(f'{MARK}.x-off')}")


def test_the_timeline_is_filtered(site: BuiltSite, firefox: Firefox) -> None:
    firefox.open(f"{site.address}/timeline.html")
    whole = firefox.value(count(".x-event"))
    some = firefox.value("document.querySelectorAll('.x-filter select')[1].options[1].value")
    firefox.open(f"{site.address}/timeline.html?who={some}")
    assert 0 < firefox.wait(count(".x-event:not([hidden])")) < whole


def test_the_map_draws_its_places(site: BuiltSite, firefox: Firefox) -> None:
    firefox.open(f"{site.address}/map.html")
    firefox.enter_frame("iframe.x-map-frame")
    try:
        firefox.wait(f"{count('.leaflet-interactive')} > 5")
    finally:
        firefox.leave_frame()


def reader_view(firefox: Firefox, address: str) -> str:
    """What the Reader View shows of a page."""
    firefox.open(f"about:reader?url={address}")
    firefox.wait("document.body.classList.contains('loaded')")
    return " ".join(firefox.value("document.body.textContent").split())


def test_the_reader_view_keeps_every_paragraph_of_the_report(site: BuiltSite, firefox: Firefox) -> None:
    page = tree((site.folder / "index.html").read_text(encoding="utf-8"))
    words = reader_view(firefox, f"{site.address}/index.html")
    paragraphs = [found.text for found in page if re.fullmatch(r"p\d+", found.attributes.get("id", ""))]
    assert paragraphs
    assert [text[:60] for text in paragraphs if text.lstrip("0123456789") not in words] == []
