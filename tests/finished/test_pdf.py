"""A printed book: the pages of its ids, its outline and its dates."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, Destination, DictionaryObject, Fit, NameObject

from explainer.finished.book import Heading
from explainer.finished.pdf import finish, page_numbers

HEADINGS = (
    Heading("index", "Home", 2),
    Heading("index--b", "B", 3),
    Heading("index--c", "C & Վ", 4),
    Heading("index--d", "D", 3),
    Heading("quay", "Quay", 2),
    Heading("quay--e", "E", 4),
)
PAGES = {"index": 1, "index--b": 1, "index--c": 2, "index--d": 3, "quay": 3, "quay--e": 3}


def printed() -> bytes:
    """Three pages with the places of the headings, as Chromium writes them, and the time of their making."""
    writer = PdfWriter()
    for _ in range(3):
        writer.add_blank_page(100, 100)
    places = DictionaryObject()
    for id_, number in PAGES.items():
        page = writer.pages[number - 1].indirect_reference
        assert page is not None
        places[NameObject(f"/{id_}")] = ArrayObject(Destination(id_, page, Fit.xyz(left=0, top=90, zoom=0)).dest_array)
    writer.root_object[NameObject("/Dests")] = places
    writer.add_metadata({"/Title": "Grain", "/Creator": "a browser", "/CreationDate": "D:20300101123456+01'00'"})
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def outline(reader: PdfReader) -> Iterator[tuple[int, str, int | None]]:
    """Depth, words and page of every line."""

    def walk(items: list[object], depth: int) -> Iterator[tuple[int, str, int | None]]:
        for item in items:
            if isinstance(item, list):
                yield from walk(item, depth + 1)
            elif isinstance(item, Destination):
                yield depth, str(item.title), reader.get_destination_page_number(item)

    return walk(list(reader.outline), 0)


def test_the_pages_of_ids_are_counted_from_one() -> None:
    assert page_numbers(printed()) == PAGES


def test_headings_become_an_outline_each_below_the_last_that_was_higher() -> None:
    reader = PdfReader(io.BytesIO(finish(printed(), HEADINGS, None)))
    assert list(outline(reader)) == [
        (0, "Home", 0),
        (1, "B", 0),
        (2, "C & Վ", 1),
        (1, "D", 2),
        (0, "Quay", 2),
        (1, "E", 2),
    ]


def test_the_day_of_the_content_is_the_day_of_the_document() -> None:
    reader = PdfReader(io.BytesIO(finish(printed(), HEADINGS, date(2031, 1, 15))))
    assert reader.metadata == {
        "/Title": "Grain",
        "/Producer": "pypdf",
        "/CreationDate": "D:20310115000000Z",
        "/ModDate": "D:20310115000000Z",
    }


def test_content_without_a_day_gives_a_document_without_a_date() -> None:
    reader = PdfReader(io.BytesIO(finish(printed(), HEADINGS, None)))
    assert reader.metadata is not None
    assert reader.metadata.creation_date is None


def test_finishing_twice_gives_the_same_bytes_and_the_same_pages() -> None:
    once, again = (finish(printed(), HEADINGS, date(2031, 1, 15)) for _ in range(2))
    assert once == again
    assert page_numbers(once) == PAGES
