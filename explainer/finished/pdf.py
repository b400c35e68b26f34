"""A printed book: on which page each heading stands, and its outline and dates, made anew.

Chromium writes a sound, tagged document that knows the place of every id a link leads to. Its own outline runs words
together where a heading breaks into lines, and its dates are those of the clock; both are made here, from the headings
and from the day of the content.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date

from pypdf import PdfReader, PdfWriter
from pypdf.generic import Fit, IndirectObject

from explainer.finished.book import Heading

__all__ = ["finish", "page_numbers"]


def page_numbers(pdf: bytes) -> dict[str, int]:
    """The number of the page on which each id stands that a link leads to, counted from 1."""
    reader = PdfReader(io.BytesIO(pdf))
    places = reader.named_destinations.items()
    # Chromium writes ids as names of PDF, which begin with a slash.
    numbers = ((name.removeprefix("/"), reader.get_destination_page_number(place)) for name, place in places)
    return {id_: number + 1 for id_, number in numbers if number is not None}


def finish(pdf: bytes, headings: Iterable[Heading], day: date | None) -> bytes:
    """The same document with an outline of ``headings``, and with the day of its content for the time of its making."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    _add_outline(writer, headings, page_numbers(pdf))
    # Not Chromium's dates and versions: equal books give equal bytes.
    kept = {name: value for name, value in (writer.metadata or {}).items() if name in ("/Title", "/Producer")}
    stamp = f"D:{day:%Y%m%d}000000Z" if day else ""
    writer.metadata = kept | ({"/CreationDate": stamp, "/ModDate": stamp} if stamp else {})
    finished = io.BytesIO()
    writer.write(finished)
    return finished.getvalue()


def _add_outline(writer: PdfWriter, headings: Iterable[Heading], numbers: dict[str, int]) -> None:
    """Add the headings, each below the last one of a higher level; only the chapters are seen at first."""
    places = writer.named_destinations
    above: dict[int, IndirectObject] = {}
    for heading in headings:
        above = {level: item for level, item in above.items() if level < heading.level}
        above[heading.level] = writer.add_outline_item(
            heading.text,
            numbers[heading.id] - 1,
            parent=above[max(above)] if above else None,
            fit=Fit.xyz(top=places[f"/{heading.id}"].top),
            is_open=False,
        )
