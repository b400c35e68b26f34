"""Every address (URL) in a finished file, and where it stands: pages, drawings, style sheets, scripts, search index.

Only reads. Whether an address leads somewhere, and whether it may stand there at all, is for ``gate`` to say.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from explainer.diagnostics.locations import Location, SourceText
from explainer.finished.attributes import fetched_addresses, leads_out, linked_addresses, unsafe_parts
from explainer.finished.content_policy import digest, is_data
from explainer.finished.markup import Element, Markup, Position, parse_markup
from explainer.finished.styles_and_scripts import css_addresses, js_addresses
from explainer.finished.xml import parse_xml

__all__ = ["Active", "Address", "Document", "read_document"]

_SITEMAP_ADDRESS = re.compile(r"<loc>\s*([^<\s]+)\s*</loc>")


@dataclass(frozen=True, slots=True)
class Address:
    """An address in a file, whole or relative, as it is written there.

    ``is_loaded`` tells whether a browser fetches it unasked; ``folder`` is the path from which a relative one counts.
    """

    value: str
    location: Location
    is_loaded: bool
    folder: str


@dataclass(frozen=True, slots=True)
class Active:
    """A script, a style or a frame of a page: the address it is loaded from, or the digest of its text."""

    tag: str
    address: str | None
    digest: str
    location: Location


@dataclass(slots=True)
class Document:
    """What is known of a file: its anchors, its addresses and, of a page, what is active and what no page may hold.

    ``anchors`` are what a fragment may name: ids, and the names of old-fashioned anchors. ``unsafe`` is each such thing
    in words, with where it stands. ``telling`` are the links that would tell other hosts where the reader comes from.
    """

    source: SourceText
    ids: dict[str, list[Location]] = field(default_factory=dict)
    anchors: set[str] = field(default_factory=set)
    addresses: list[Address] = field(default_factory=list)
    unsafe: list[tuple[str, Location]] = field(default_factory=list)
    active: list[Active] = field(default_factory=list)
    telling: list[Address] = field(default_factory=list)
    policies: list[Location] = field(default_factory=list)

    @property
    def is_page(self) -> bool:
        """Whether readers open it by itself, so that it needs a policy of its own."""
        return self.source.path.lower().endswith(_PAGES)

    def add(self, value: str, location: Location, *, is_loaded: bool, folder: str | None = None) -> None:
        """Record an address; it counts from the file's own folder if no other is given."""
        folder = posixpath.dirname(self.source.path) if folder is None else folder
        self.addresses.append(Address(value, location, is_loaded, folder))


def read_document(path: str, content: bytes) -> Document | None:
    """The file at ``path``, read; None if files of its format hold no addresses."""
    read = _READERS.get(posixpath.basename(path)) or _READERS.get(posixpath.splitext(path)[1].lower())
    if read is None:
        return None
    document = Document(SourceText(path, content.decode("utf-8", "replace")))
    read(document)
    return document


def _read_page(document: Document) -> None:
    _read_markup(document, parse_markup(document.source.text))


def _read_xml(document: Document) -> None:
    _read_markup(document, parse_xml(document.source.text))


def _read_markup(document: Document, markup: Markup) -> None:
    for element in markup.elements:
        _read_element(document, element)
    document.unsafe += [(message, _at(document, position)) for message, position in markup.mistakes]


def _at(document: Document, position: Position) -> Location:
    start = document.source.offset(*position)
    return Location(document.source, start, start + 1)


def _read_element(document: Document, element: Element) -> None:
    tag, attributes, here = element.tag, element.attributes, _at(document, element.position)
    if id_ := attributes.get("id"):
        document.ids.setdefault(id_, []).append(here)
        document.anchors.add(id_)
    if tag == "a" and (name := attributes.get("name")):
        document.anchors.add(name)
    if tag == "meta" and attributes.get("http-equiv", "").lower() == "content-security-policy":
        document.policies.append(here)
    if tag in ("style", "iframe") or (tag == "script" and not is_data(element)):
        address = None if tag == "style" else attributes.get("src")
        document.active.append(Active(tag, address, digest(element.text), here))
    document.unsafe += [(message, here) for message in unsafe_parts(element)]
    if leads_out(element):
        document.telling += [Address(value, here, is_loaded=False, folder="") for value in linked_addresses(element)]
    for value in linked_addresses(element):
        document.add(value, here, is_loaded=False)
    for value in fetched_addresses(element):
        document.add(value, here, is_loaded=True)
    if tag == "style" or (tag == "script" and "src" not in attributes):
        _read_block(document, element, here)


def _read_block(document: Document, element: Element, here: Location) -> None:
    """Addresses in a style or script of the page, and links in its data; they stand where the element does."""
    if key := _LINKS_IN_DATA.get(element.attributes.get("type", "").lower()):
        for value in _values(_parse_json(element.text), key):
            document.add(value, here, is_loaded=False)
        return
    for value, _, _ in css_addresses(element.text) if element.tag == "style" else js_addresses(element.text):
        document.add(value, here, is_loaded=True)


_LINKS_IN_DATA = {"application/json": "href", "application/ld+json": "@id"}
"""Under which key links stand in the data of a page, by their type."""


def _read_style(document: Document) -> None:
    for address, start, end in css_addresses(document.source.text):
        if not address.startswith("#"):  # a bare fragment is one of the page that uses the style (CSS Values 4)
            document.add(address, Location(document.source, start, end), is_loaded=True)


def _read_script(document: Document) -> None:
    for address, start, end in js_addresses(document.source.text):
        document.add(address, Location(document.source, start, end), is_loaded=True)


def _read_sitemap(document: Document) -> None:
    _read_xml(document)
    for match in _SITEMAP_ADDRESS.finditer(document.source.text):
        document.add(match[1], Location(document.source, *match.span(1)), is_loaded=False)


def _read_search_index(document: Document) -> None:
    """Where each hit of the search leads, counted from the root of the site."""
    text, at = document.source.text, 0
    for address in _values(_parse_json(text), "location"):
        # The parser tells no positions, but values come in the order of the text: so each is looked for after the last.
        at = max(text.find(json.dumps(address, ensure_ascii=text.isascii()), at), at)
        is_home = address.partition("#")[0] == ""  # the home page of a site whose pages are folders has no path
        where = Location(document.source, at, at + 1)
        document.add(f"./{address}" if is_home else address, where, is_loaded=False, folder="")


_PAGES = (".html", ".htm", ".shtml", ".xhtml", ".xht")
"""Endings for which a server says that a file is a page."""

_READERS: Mapping[str, Callable[[Document], None]] = {
    **dict.fromkeys(_PAGES, _read_page),
    **dict.fromkeys((".svg", ".xml", ".atom"), _read_xml),
    ".css": _read_style,
    ".js": _read_script,
    ".mjs": _read_script,
    "sitemap.xml": _read_sitemap,
    "search_index.json": _read_search_index,
}
"""By the name of a file, or by its ending."""


def _parse_json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):  # the latter where lists lie in lists, a thousand levels deep
        return None


def _values(value: Any, key: str) -> Iterator[str]:
    """Every text that stands under ``key``, however deep, in order."""
    waiting = [("", value)]
    while waiting:
        name, item = waiting.pop()
        if isinstance(item, str):
            yield from [item] if name == key else []
        elif isinstance(item, dict):
            waiting += reversed(item.items())
        elif isinstance(item, list):
            waiting += (("", one) for one in reversed(item))
