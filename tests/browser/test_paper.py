"""The PDF that Chromium prints of the shipped site: tagged, with an outline, every chapter and sound links."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination
from pypdfium2 import PdfDocument
from reader import BuiltSite
from trees import tree

from explainer.cli import main

ROOT = Path(__file__).parent.parent.parent
SIDES = (
    "report", "armenia", "azerbaijan", "karabakh-armenians", "russia", "courts", "united-nations", "red-cross",
    "states", "media", "reference-works",
)  # fmt: skip
"""By which the sources are divided, in the order of the project."""

CHAPTERS = (
    "index", "people", "map", "timeline", "quotes", "claims", "glossary",
    "sources", *(f"sources/side-{side}" for side in SIDES), "about", "trust", "corrections",
)  # fmt: skip


def make(site: BuiltSite, output: Path) -> bytes:
    assert main(["pdf", str(ROOT / "data"), "--site", str(site.folder), "--output", str(output), "--quiet"]) == 0
    return output.read_bytes()


@pytest.fixture(scope="module")
def printed(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return make(site, tmp_path_factory.mktemp("paper") / "grain.pdf")


@pytest.fixture(scope="module")
def reader(printed: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(printed))


@pytest.fixture(scope="module")
def texts(printed: bytes) -> list[str]:
    """The words of every page, white space folded."""
    pages = PdfDocument(printed)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pages]


def outline(reader: PdfReader) -> Iterator[tuple[int, str, int]]:
    """Depth, words and page, counted from 1, of every line of the outline."""

    def walk(items: list[object], depth: int) -> Iterator[tuple[int, str, int]]:
        for item in items:
            if isinstance(item, list):
                yield from walk(item, depth + 1)
            elif isinstance(item, Destination):
                yield depth, str(item.title), (reader.get_destination_page_number(item) or 0) + 1

    return walk(list(reader.outline), 0)


def titles(site: BuiltSite) -> list[str]:
    """The headings of the site's pages, which are those of the chapters."""
    found = (tree((site.folder / f"{name}.html").read_text(encoding="utf-8")) for name in CHAPTERS)
    return [page.one("article", "md-content__inner").one("h1").text for page in found]


def test_the_document_is_tagged_and_has_a_title_and_a_language(reader: PdfReader) -> None:
    root: Any = reader.root_object
    assert "/StructTreeRoot" in root
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata
    assert reader.metadata.title == "Flour by way of Aghdam"


def test_it_is_set_on_a4_and_on_no_more_sheets_than_it_needs(reader: PdfReader) -> None:
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages} == {(595, 842)}
    assert 60 < len(reader.pages) < 240


def test_the_outline_names_every_chapter_in_the_order_of_the_navigation(site: BuiltSite, reader: PdfReader) -> None:
    lines = list(outline(reader))
    assert [words for depth, words, _ in lines if depth == 0] == titles(site)
    assert (2, "Stepanakert · Khankendi") in {(depth, " ".join(words.split())) for depth, words, _ in lines}


def test_every_line_of_the_outline_leads_to_a_page_with_its_words(reader: PdfReader, texts: list[str]) -> None:
    packed = ["".join(text.split()) for text in texts]
    assert [words for _, words, number in outline(reader) if "".join(words.split()) not in packed[number - 1]] == []


def test_every_page_but_the_first_carries_its_number(texts: list[str]) -> None:
    assert [number for number, text in enumerate(texts, 1) if not text.startswith(f"{number} ")] == [1]


def test_the_numbers_in_the_contents_are_those_of_the_pages(reader: PdfReader, texts: list[str]) -> None:
    lines = list(outline(reader))
    contents = "".join("".join(texts[1 : lines[0][2] - 1]).split())  # a line may break behind a dash
    wanted = ("".join(f"{words}{number}".split()) for _, words, number in lines)
    assert [line for line in wanted if line not in contents] == []


def test_the_text_of_every_chapter_is_there(site: BuiltSite, texts: list[str]) -> None:
    whole = "".join("".join(texts).split())
    for name in CHAPTERS:
        page = tree((site.folder / f"{name}.html").read_text(encoding="utf-8")).one("article", "md-content__inner")
        folded = {found.text for details in page.all("details") for found in details.all("p")}
        words = [found.text for found in page.all("p") if not found.attributes.get("class") and len(found.text) > 200]
        words = [text for text in words if text not in folded]
        assert all("".join(text.split())[:60] in whole for text in words[:5]), name


def test_no_entry_is_printed_twice(texts: list[str]) -> None:
    assert "".join(texts).count("with headquarters in Baku") == 1


def test_names_in_every_script_can_be_found(texts: list[str]) -> None:
    whole = " ".join(texts)
    assert all(name in whole for name in ("Ստեփանակերտ", "Xankəndi", "Степанакерт"))


def test_links_lead_inside_the_document_or_to_the_open_web(reader: PdfReader) -> None:
    places = reader.named_destinations
    inside: list[object] = []
    outside: list[object] = []
    for page in reader.pages:
        for reference in page.get("/Annots", ()):
            link = reference.get_object()
            (inside if "/Dest" in link else outside).append(link.get("/Dest") or link["/A"]["/URI"])
    assert len(inside) > 1000
    assert [name for name in inside if str(name) not in places] == []
    assert [address for address in outside if not str(address).startswith(("https://", "http://", "mailto:"))] == []


def test_a_second_print_gives_the_same_bytes(site: BuiltSite, printed: bytes, tmp_path: Path) -> None:
    assert make(site, tmp_path / "again.pdf") == printed
