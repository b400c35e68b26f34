"""Every address (URL) in a finished file, and where it stands: pages, drawings, style sheets, scripts, search index.

Only reads. Whether an address leads somewhere, and whether it may stand there at all, is for ``gate`` to say.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from explainer.diagnostics.locations import Location, SourceText
from explainer.finished.attributes import fetched_addresses, leads_out, linked_addresses, unsafe_parts
from explainer.finished.content_policy import digest, is_data
from explainer.finished.markup import Markup, parse_markup
from explainer.finished.styles_and_scripts import css_addresses, js_addresses
from explainer.finished.tags import Tag
from explainer.finished.xml import parse_xml

__all__ = [
    "Active",
    "Address",
    "Document",
    "Facts",
    "decoded",
    "facts_of",
    "folder_of",
    "holds_addresses",
    "is_page",
    "location",
    "read_document",
]

_SEARCH_INDEX = "search_index.json"
_SITEMAP_ADDRESS = re.compile(r"<loc>\s*([^<\s]+)\s*</loc>")


class Address(NamedTuple):
    """An address in a file, whole or relative, as it is written there, and from where to where (offsets).

    ``is_loaded`` tells whether a browser fetches it unasked.
    """

    value: str
    start: int
    end: int
    is_loaded: bool


class Active(NamedTuple):
    """A script, a style or a frame of a page: the address it is loaded from, or the digest of its text."""

    tag: str
    address: str | None
    digest: str


class Facts(NamedTuple):
    """What an element says by itself, wherever it stands.

    ``linked`` are addresses that a reader may follow, ``fetched`` those that a browser fetches unasked, and ``telling``
    the links that would tell other hosts where the reader comes from; ``unsafe`` is in words what no page may hold.
    """

    id: str | None = None
    name: str | None = None
    is_policy: bool = False
    active: Active | None = None
    unsafe: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()
    fetched: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()


@dataclass(slots=True)
class Document:
    """What is known of a file: its anchors, its addresses and, of a page, what is active and what no page may hold.

    Places are offsets, which ``location`` makes lines of; the text of the file is not kept. ``anchors`` are what a
    fragment may name: ids, and the names of old-fashioned anchors. ``repeated`` are ids that stood there already.
    ``unsafe`` is each such thing in words. ``telling`` are the links that would tell other hosts where the reader comes
    from. An address is told where it first stands.
    """

    path: str
    ids: set[str] = field(default_factory=set)
    repeated: list[tuple[str, int]] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    addresses: dict[tuple[str, bool], Address] = field(default_factory=dict)
    unsafe: list[tuple[str, int]] = field(default_factory=list)
    active: list[tuple[Active, int]] = field(default_factory=list)
    telling: list[tuple[str, int]] = field(default_factory=list)
    policies: list[int] = field(default_factory=list)

    @property
    def is_page(self) -> bool:
        """Whether it is one of the pages of the site."""
        return is_page(self.path)

    def add(self, value: str, start: int, end: int, *, is_loaded: bool) -> None:
        """Record an address."""
        self.addresses.setdefault((value, is_loaded), Address(value, start, end, is_loaded))


def read_document(path: str, content: bytes) -> Document:
    """The file at ``path``, read; nothing is found in one whose format holds no addresses."""
    document = Document(path)
    if read := _reader(path):
        read(document, decoded(content))
    return document


def holds_addresses(path: str) -> bool:
    """Whether files of such a format hold addresses."""
    return _reader(path) is not None


def is_page(path: str) -> bool:
    """Whether readers open a file by itself, so that it needs a policy of its own."""
    return path.lower().endswith(_PAGES)


def folder_of(path: str) -> str:
    """The path from which addresses in a file count: where it lies, but for the index of the search."""
    return "" if posixpath.basename(path) == _SEARCH_INDEX else posixpath.dirname(path)


def location(path: str, content: bytes, start: int, end: int | None = None) -> Location:
    """Where offsets in a file that was read lead; to one character if no end is given."""
    text = decoded(content)
    first, last = (len(SourceText(path, text[:offset]).text) for offset in (start, start + 1 if end is None else end))
    return Location(SourceText(path, text), first, last)


def decoded(content: bytes) -> str:
    """The text of a file, as browsers read one that is not all UTF-8."""
    return content.decode("utf-8", "replace")


def _reader(path: str) -> Callable[[Document, str], None] | None:
    ending = posixpath.splitext(path)[1].lower()
    return _read_page if is_page(path) else _READERS.get(posixpath.basename(path)) or _READERS.get(ending)


def _read_page(document: Document, text: str) -> None:
    _read_markup(document, parse_markup(text))


def _read_xml(document: Document, text: str) -> None:
    _read_markup(document, parse_xml(text))


def _read_markup(document: Document, markup: Markup) -> None:
    for element in markup.elements:
        if facts := facts_of(element.tag, element.text):
            _add_facts(document, facts, element.start)
    document.unsafe += markup.mistakes


def _add_facts(document: Document, facts: Facts, here: int) -> None:
    if facts.id:
        if facts.id in document.ids:
            document.repeated.append((facts.id, here))
        document.ids.add(facts.id)
    document.anchors.update(filter(None, (facts.id, facts.name)))
    if facts.is_policy:
        document.policies.append(here)
    if facts.active:
        document.active.append((facts.active, here))
    document.unsafe += [(message, here) for message in facts.unsafe]
    document.telling += [(value, here) for value in facts.telling]
    for value in facts.linked:
        document.add(value, here, here + 1, is_loaded=False)
    for value in facts.fetched:
        document.add(value, here, here + 1, is_loaded=True)


@lru_cache(maxsize=1 << 13)
def facts_of(tag: Tag, text: str = "") -> Facts | None:
    """What matters about an element, and what it holds if it is a script or a style; None if nothing does, as with
    most."""
    name, attributes = tag.name, tag.attributes
    is_active = name in ("style", "iframe") or (name == "script" and not is_data(tag))
    address = None if name == "style" else attributes.get("src")
    linked = tuple(linked_addresses(tag))
    facts = Facts(
        id=attributes.get("id") or None,
        name=(name == "a" and attributes.get("name")) or None,
        is_policy=name == "meta" and attributes.get("http-equiv", "").lower() == "content-security-policy",
        active=Active(name, address, digest(text)) if is_active else None,
        unsafe=tuple(unsafe_parts(tag)),
        linked=linked + tuple(_links_in_data(tag, text)),
        fetched=(*fetched_addresses(tag), *_fetched_by_text(tag, text)),
        telling=linked if leads_out(tag) else (),
    )
    return facts if facts != _NOTHING else None


_NOTHING = Facts()


def _links_in_data(tag: Tag, text: str) -> Iterator[str]:
    if tag.name == "script" and is_data(tag):
        yield from _values(_parse_json(text), _LINKS_IN_DATA[tag.attributes["type"].lower()])


def _fetched_by_text(tag: Tag, text: str) -> Iterator[str]:
    if tag.name == "style":
        yield from (value for value, _, _ in css_addresses(text))
    elif tag.name == "script" and "src" not in tag.attributes and not is_data(tag):
        yield from (value for value, _, _ in js_addresses(text))


_LINKS_IN_DATA = {"application/json": "href", "application/ld+json": "@id"}
"""Under which key links stand in the data of a page, by their type."""


def _read_style(document: Document, text: str) -> None:
    for address, start, end in css_addresses(text):
        if not address.startswith("#"):  # a bare fragment is one of the page that uses the style (CSS Values 4)
            document.add(address, start, end, is_loaded=True)


def _read_script(document: Document, text: str) -> None:
    for address, start, end in js_addresses(text):
        document.add(address, start, end, is_loaded=True)


def _read_sitemap(document: Document, text: str) -> None:
    _read_xml(document, text)
    for match in _SITEMAP_ADDRESS.finditer(text):
        document.add(match[1], *match.span(1), is_loaded=False)


def _read_search_index(document: Document, text: str) -> None:
    """Where each hit of the search leads, counted from the root of the site."""
    at = 0
    for address in _values(_parse_json(text), "location"):
        # The parser tells no positions, but values come in the order of the text: so each is looked for after the last.
        at = max(text.find(json.dumps(address, ensure_ascii=text.isascii()), at), at)
        is_home = address.partition("#")[0] == ""  # the home page of a site whose pages are folders has no path
        document.add(f"./{address}" if is_home else address, at, at + 1, is_loaded=False)


_PAGES = (".html", ".htm", ".shtml", ".xhtml", ".xht")
"""Endings for which a server says that a file is a page."""

_READERS: Mapping[str, Callable[[Document, str], None]] = {
    **dict.fromkeys((".svg", ".xml", ".atom"), _read_xml),
    ".css": _read_style,
    ".js": _read_script,
    ".mjs": _read_script,
    "sitemap.xml": _read_sitemap,
    _SEARCH_INDEX: _read_search_index,
}
"""By the name of a file that is no page, or by its ending."""


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
