"""What a browser prints of a page: everything, whatever is folded, on few sheets that break well."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache

import pytest
from playwright.sync_api import Browser
from pypdfium2 import PdfDocument, PdfPage
from pypdfium2.raw import FPDFText_GetFontSize
from reader import BuiltSite

VOLUME = "sources/side-media"
"""The longest of the volumes into which the sources are divided."""

REGISTERS = ("people", "map", "timeline", "claims", "glossary", VOLUME)
WORD = re.compile(r"\w+")
WORDS_ON_A_SHEET = 550
"""At least, on average; a sheet of a printed book of this size holds as many."""

FOOT = 45
"""Points from the lower edge of a sheet, below which only its number stands."""

TEXT = 12
"""Pixels of the largest letters that are no heading."""

Print = Callable[[str, str, bool], PdfDocument]


@pytest.fixture(scope="module")
def printed(site: BuiltSite, browser: Browser) -> Print:
    """Prints a page as it stands once it has been opened: its name, the size of the sheet, with or without scripts."""

    @cache
    def print_page(name: str, sheet: str, has_script: bool) -> PdfDocument:
        reader = browser.new_context(java_script_enabled=has_script)
        page = reader.new_page()
        page.goto(f"{site.address}/{name}.html", wait_until="networkidle")
        page.screenshot()  # of a long page that it has not painted yet, the browser prints only the beginning
        pdf = page.pdf(format=sheet, prefer_css_page_size=True)
        reader.close()
        return PdfDocument(pdf)

    return print_page


def words(document: PdfDocument) -> Counter[str]:
    return Counter(word for page in document for word in WORD.findall(page.get_textpage().get_text_bounded()))


def words_of_the_page(site: BuiltSite, browser: Browser, name: str) -> Counter[str]:
    """All that the text of a page says on paper."""
    page = browser.new_page()
    page.goto(f"{site.address}/{name}.html")
    page.emulate_media(media="print")
    said = Counter(WORD.findall(page.locator(".md-content").inner_text()))
    page.close()
    return said


def last_letters(page: PdfPage) -> list[float]:
    """The size of the lowest letter in the left and the right half of a sheet; none where one is empty."""
    text, middle = page.get_textpage(), page.get_width() / 2
    letters = [(text.get_charbox(at), FPDFText_GetFontSize(text, at)) for at in range(text.count_chars())]
    lowest: list[float] = []
    for is_left in (True, False):
        half = [
            (bottom, size)
            for (left, bottom, right, top), size in letters
            if (right < middle) == is_left and bottom > FOOT and top > bottom
        ]
        lowest.extend(size for _, size in sorted(half)[:1])
    return lowest


@pytest.mark.parametrize("name", REGISTERS)
def test_a_register_fills_its_sheets(printed: Print, name: str) -> None:
    document = printed(name, "A4", True)
    assert words(document).total() / len(document) >= WORDS_ON_A_SHEET


@pytest.mark.parametrize("name", [*REGISTERS, "quotes"])
def test_no_heading_stands_alone_at_the_foot_of_a_column(printed: Print, name: str) -> None:
    *sheets, _ = printed(name, "A4", True)
    assert [number for number, page in enumerate(sheets, 1) if max(last_letters(page), default=0) > TEXT] == []


@pytest.mark.parametrize("sheet", ["A4", "Letter"])
@pytest.mark.parametrize("name", ["claims", VOLUME, "people"])
def test_no_word_is_cut_off(site: BuiltSite, browser: Browser, printed: Print, name: str, sheet: str) -> None:
    said = words_of_the_page(site, browser, name)
    assert said.total() > 5000
    assert said - words(printed(name, sheet, True)) == Counter()


def test_sources_carry_the_addresses_that_a_reader_can_type(site: BuiltSite, browser: Browser, printed: Print) -> None:
    page = browser.new_page()
    page.goto(f"{site.address}/{VOLUME}.html")
    links = page.locator(".x-source > .x-address a")
    addresses: list[str] = links.evaluate_all("links => links.map(link => link.getAttribute('href'))")
    page.close()
    text = "".join(sheet.get_textpage().get_text_bounded() for sheet in printed(VOLUME, "A4", True))
    letters = "".join(WORD.findall(text))
    unlike = [one for one in addresses if ("%" not in one) != ("".join(WORD.findall(one)) in letters)]
    assert len(addresses) > 150
    assert unlike == []


@pytest.mark.parametrize("name", ["claims", VOLUME, "people"])
def test_a_page_is_printed_with_a_script_as_without(printed: Print, name: str) -> None:
    assert words(printed(name, "A4", True)) == words(printed(name, "A4", False))


@pytest.mark.parametrize("sheet", ["A4", "Letter"])
def test_the_board_stands_on_one_sheet_with_the_name_of_every_party(
    site: BuiltSite, browser: Browser, printed: Print, sheet: str
) -> None:
    page = browser.new_page()
    page.goto(f"{site.address}/claims.html")
    heads, rows = (page.locator(f".x-board {part} th").all_inner_texts() for part in ("thead", "tbody"))
    page.close()
    assert len(heads) > 5
    assert len(rows) > 20
    first = " ".join(printed("claims", sheet, True)[0].get_textpage().get_text_bounded().split())
    assert " ".join(heads) in first
    assert [row for row in rows if row not in first] == []
