"""Every address in a finished file, and where it stands: pages, drawings, style sheets, scripts, the search index.

Only reads. Whether an address leads somewhere, and whether it may stand there at all, is for ``gate`` to say.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import chain
from typing import Any

from explainer.diagnostics.locations import Location, SourceText

__all__ = ["Address", "Document", "read_document"]

_LINKS = {
    "a": ("href", "xlink:href"),
    "area": ("href",),
    "form": ("action",),
    "input": ("formaction",),
    "button": ("formaction",),
    "blockquote": ("cite",),
    "q": ("cite",),
    "del": ("cite",),
    "ins": ("cite",),
    "img": ("longdesc",),
}
"""Where an address waits for the reader."""

_LOADED = {
    "script": ("src",),
    "img": ("src",),
    "iframe": ("src",),
    "frame": ("src",),
    "source": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "input": ("src",),
    "a": ("ping",),
    "area": ("ping",),
}
"""Where a browser fetches an address by itself, or tells it that a link was followed."""

_LOADED_SETS = {"img": "srcset", "source": "srcset", "link": "imagesrcset"}
_LOADED_RELS = {"stylesheet", "icon", "apple-touch-icon", "preload", "modulepreload", "manifest", "prefetch",
                "preconnect", "dns-prefetch"}  # fmt: skip
_LOADED_ANYWHERE = ("background",)
_NO_DRAWING = {"a", "area", "link", "base"}
"""Elements whose ``href`` is not the one of SVG, which a browser fetches."""

_STYLED = {
    "style",
    "fill",
    "stroke",
    "filter",
    "clip-path",
    "mask",
    "marker-start",
    "marker-mid",
    "marker-end",
    "cursor",
}
"""Attributes that hold style, and with it addresses that are fetched."""

_PREVIEWS = {"og:image", "og:image:url", "og:image:secure_url", "og:url", "twitter:image"}

_CANDIDATE = re.compile(r"[\s,]*([^\s,]\S*?)(?:,+(?=\s|$)|\s[^,]*|$)")
_REFRESH = re.compile(r"\s*[\d.]*[\s;,]*(?:url\s*=\s*)?(?P<quote>['\"]?)(?P<address>.*?)(?P=quote)\s*", re.IGNORECASE)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_ADDRESS = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"'()\s]+))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE
)
_CSS_IMAGE_SET = re.compile(r"image-set\((?:[^()]|\([^()]*\))*\)", re.IGNORECASE)
_CSS_IN_SET = re.compile(r"""(?:image-set\(|,)\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
"""In a set of images, an address may stand between quotation marks alone."""
_JS_IMPORT = re.compile(
    r"""\b(?:import\s*\(?|(?:import|export)\b[\w\s{},*$]*\bfrom|(?:importScripts|Worker)\s*\()\s*"""
    r"""(["'`])((?:(?i:https?:/)|\.{0,2})/[^"'`\n]+)\1"""
)
_SITEMAP_ADDRESS = re.compile(r"<loc>\s*([^<\s]+)\s*</loc>")

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_DATA_BLOCKS = {"application/json"}


@dataclass(frozen=True, slots=True)
class Address:
    """An address in a file: where it stands, whether a browser fetches it unasked, and the folder it counts from."""

    value: str
    location: Location
    is_loaded: bool
    folder: str


@dataclass(slots=True)
class Document:
    """What is known of a file: its anchors, its addresses and, of a page, what no page may hold.

    ``anchors`` are what a fragment may name: ids, and the names of old-fashioned anchors.
    """

    source: SourceText
    ids: dict[str, list[Location]] = field(default_factory=dict)
    anchors: set[str] = field(default_factory=set)
    addresses: list[Address] = field(default_factory=list)
    unsafe: list[tuple[str, Location]] = field(default_factory=list)
    has_policy: bool = False

    @property
    def is_page(self) -> bool:
        """Whether readers open it by itself, so that it needs a policy of its own."""
        return self.source.path.endswith(".html")

    def add(self, value: str, location: Location, *, is_loaded: bool, folder: str | None = None) -> None:
        """Record an address; it counts from the file's own folder if no other is given."""
        folder = posixpath.dirname(self.source.path) if folder is None else folder
        self.addresses.append(Address(value, location, is_loaded, folder))


def read_document(path: str, content: bytes) -> Document | None:
    """The file at ``path``, read; None if files of its form hold no addresses."""
    read = _READERS.get(posixpath.basename(path)) or _READERS.get(posixpath.splitext(path)[1])
    if read is None:
        return None
    document = Document(SourceText(path, content.decode("utf-8", "replace")))
    read(document)
    return document


def _read_markup(document: Document) -> None:
    reader = _Reader(document)
    reader.feed(document.source.text)
    reader.close()


def _read_style(document: Document) -> None:
    for address, start, end in _css_addresses(document.source.text):
        if not address.startswith("#"):  # means something in the page that uses the style
            document.add(address, Location(document.source, start, end), is_loaded=True)


def _read_script(document: Document) -> None:
    for address, start, end in _js_addresses(document.source.text):
        document.add(address, Location(document.source, start, end), is_loaded=True)


def _read_sitemap(document: Document) -> None:
    for match in _SITEMAP_ADDRESS.finditer(document.source.text):
        document.add(match[1], Location(document.source, *match.span(1)), is_loaded=False)


def _read_search_index(document: Document) -> None:
    """Where each hit of the search leads, counted from the root of the site."""
    text, at = document.source.text, 0
    for address in _values(_parse_json(text), "location"):
        found = text.find(json.dumps(address, ensure_ascii=text.isascii()), at)  # onward, as the values come in order
        at = max(found, at)
        document.add(address, Location(document.source, at, at + 1), is_loaded=False, folder="")


_READERS: Mapping[str, Callable[[Document], None]] = {
    ".html": _read_markup,
    ".svg": _read_markup,
    ".css": _read_style,
    ".js": _read_script,
    ".mjs": _read_script,
    "sitemap.xml": _read_sitemap,
    "search_index.json": _read_search_index,
}
"""By the name of a file, or by its ending."""


def _css_addresses(text: str) -> Iterator[tuple[str, int, int]]:
    """Addresses in a style with where they start and end, those in comments left out."""
    without_comments = _CSS_COMMENT.sub(lambda comment: " " * len(comment[0]), text)
    sets = _CSS_IMAGE_SET.finditer(without_comments)
    in_sets = (_CSS_IN_SET.finditer(without_comments, *images.span()) for images in sets)
    for match in chain(_CSS_ADDRESS.finditer(without_comments), *in_sets):
        if match.lastindex:
            yield match[match.lastindex].strip(), *match.span(match.lastindex)


def _js_addresses(text: str) -> Iterator[tuple[str, int, int]]:
    """Addresses of scripts that a script loads by name, with where they start and end."""
    for match in _JS_IMPORT.finditer(text):
        yield match[2], *match.span(2)


def _parse_json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _values(value: Any, key: str) -> Iterator[str]:
    """Every text that stands under ``key``, however deep."""
    if isinstance(value, dict):
        for name, item in value.items():
            if name == key and isinstance(item, str):
                yield item
            yield from _values(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from _values(item, key)


class _Reader(HTMLParser):
    """Fills a Document while it goes through a page."""

    def __init__(self, document: Document) -> None:
        super().__init__(convert_charrefs=True)
        self.document = document
        self._open: list[tuple[str, Location]] = []
        self._text: list[str] | None = None
        self._text_kind = ""
        self._is_data = False

    @property
    def _here(self) -> Location:
        line, column = self.getpos()
        start = self.document.source.offset(line, column + 1)
        return Location(self.document.source, start, start + 1)

    def close(self) -> None:
        """Report what is still open at the end of the page."""
        super().close()
        self.document.unsafe += [(f"'{tag}' never ends", location) for tag, location in self._open]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._open.pop()
            self._text = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag not in _VOID:
            self._open.append((tag, self._here))
        if id_ := attributes.get("id"):
            self.document.ids.setdefault(id_, []).append(self._here)
            self.document.anchors.add(id_)
        if tag == "a" and (name := attributes.get("name")):
            self.document.anchors.add(name)
        if tag == "meta" and attributes.get("http-equiv", "").lower() == "content-security-policy":
            self.document.has_policy = True
        if tag == "style" or (tag == "script" and "src" not in attributes):
            self._text, self._text_kind, self._is_data = [], tag, attributes.get("type") in _DATA_BLOCKS
        self.document.unsafe += [(message, self._here) for message in _unsafe(tag, attributes)]
        for value in _links(tag, attributes):
            self.document.add(value, self._here, is_loaded=False)
        for value in _loaded(tag, attributes):
            self.document.add(value, self._here, is_loaded=True)

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._text is not None and tag == self._text_kind:
            self._read_block("".join(self._text))
            self._text = None
        if self._open and self._open[-1][0] == tag:
            self._open.pop()
        elif tag not in _VOID:
            inside = f"inside '{self._open[-1][0]}'" if self._open else "without a beginning"
            self.document.unsafe.append((f"'{tag}' ends {inside}", self._here))
            while self._open and any(name == tag for name, _ in self._open):
                if self._open.pop()[0] == tag:
                    break

    def _read_block(self, text: str) -> None:
        """Addresses in a style or script of the page, and links in its data; they stand where the element does."""
        where = self._open[-1][1]
        if self._is_data:
            for value in _values(_parse_json(text), "href"):
                self.document.add(value, where, is_loaded=False)
            return
        for value, _, _ in _css_addresses(text) if self._text_kind == "style" else _js_addresses(text):
            self.document.add(value, where, is_loaded=True)


def _unsafe(tag: str, attributes: Mapping[str, str]) -> Iterator[str]:
    for name in attributes:
        if name.startswith("on"):
            yield f"'{name}' puts code into an attribute"
    if "srcdoc" in attributes:
        yield "'srcdoc' hides a page in an attribute"
    if tag == "base":
        yield "'base' changes where every link leads"


def _links(tag: str, attributes: Mapping[str, str]) -> Iterator[str]:
    """What leads somewhere when the reader asks for it, or tells machines of it."""
    yield from (attributes[name] for name in _LINKS.get(tag, ()) if name in attributes)
    if tag == "link" and "href" in attributes and not _is_loaded_link(attributes):
        yield attributes["href"]
    if tag == "meta" and attributes.get("property", attributes.get("name", "")).lower() in _PREVIEWS:
        yield attributes.get("content", "")


def _loaded(tag: str, attributes: Mapping[str, str]) -> Iterator[str]:
    """What a browser fetches or opens by itself."""
    yield from (attributes[name] for name in (*_LOADED.get(tag, ()), *_LOADED_ANYWHERE) if name in attributes)
    yield from _CANDIDATE.findall(attributes.get(_LOADED_SETS.get(tag, ""), ""))
    if tag == "link" and "href" in attributes and _is_loaded_link(attributes):
        yield attributes["href"]
    if tag not in _NO_DRAWING:
        yield from (attributes[name] for name in ("href", "xlink:href") if name in attributes)
    if tag == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
        yield from _refresh(attributes.get("content", ""))
    for style in (value for name, value in attributes.items() if name in _STYLED):
        yield from (value for value, _, _ in _css_addresses(style))


def _is_loaded_link(attributes: Mapping[str, str]) -> bool:
    return not _LOADED_RELS.isdisjoint(attributes.get("rel", "").lower().split())


def _refresh(content: str) -> Iterator[str]:
    match = _REFRESH.fullmatch(content)
    if match and match["address"]:
        yield match["address"]
