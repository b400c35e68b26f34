"""The last check: the finished HTML of a whole site.

Every internal link, anchor and file must exist, ids are unique, nothing is loaded from another host, no code stands in
attributes, and every page carries a content policy.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from explainer.locations import Location, SourceText
from explainer.problems import Code, Problem, Problems, did_you_mean

__all__ = ["check_site"]

_LOADED = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "iframe": ("src",),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "input": ("src",),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
}
_LOADED_RELS = {"stylesheet", "icon", "shortcut icon", "apple-touch-icon", "preload", "modulepreload", "manifest",
                "prefetch", "preconnect", "dns-prefetch"}  # fmt: skip
_LINK_SCHEMES = {"", "http", "https", "mailto"}


@dataclass(frozen=True, slots=True)
class Address:
    """An address in a page: where it stands, and whether opening the page fetches it."""

    value: str
    location: tuple[int, int]
    is_loaded: bool


@dataclass(slots=True)
class Document:
    """What the gate needs to know of a page."""

    source: SourceText
    ids: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    addresses: list[Address] = field(default_factory=list)
    unsafe: list[tuple[str, tuple[int, int]]] = field(default_factory=list)
    has_policy: bool = False

    def at(self, position: tuple[int, int]) -> Location:
        start = self.source.offset(position[0], position[1] + 1)
        return Location(self.source, start, start + 1)


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """All files of a site by path, its pages read, and the path at which the site is served."""

    files: Mapping[str, bytes]
    pages: Mapping[str, Document]
    root: str


def check_site(files: Mapping[str, bytes], problems: Problems, root: str = "/") -> None:
    """Check every page among ``files`` (content by path); ``root`` is the path at which the site is served."""
    pages = {path: _read(path, content) for path, content in files.items() if path.endswith(".html")}
    site = BuiltSite(files, pages, f"/{root.strip('/')}/".replace("//", "/"))
    for path, page in pages.items():
        for problem in _check_page(site, path, page):
            problems.add(problem)


def _read(path: str, content: bytes) -> Document:
    document = Document(SourceText(path, content.decode("utf-8", "replace")))
    reader = _Reader(document)
    reader.feed(document.source.text)
    reader.close()
    return document


def _check_page(site: BuiltSite, path: str, page: Document) -> Iterator[Problem]:
    for id_, positions in page.ids.items():
        if len(positions) > 1:
            yield _problem(Code.DUPLICATE_ID, f"the id '{id_}' stands twice on this page", page, positions[1])
    for message, position in page.unsafe:
        yield _problem(Code.UNSAFE_HTML, message, page, position)
    if not page.has_policy:
        yield _problem(Code.UNSAFE_HTML, "this page has no content policy", page, (1, 0))
    for address in page.addresses:
        yield from _check_address(site, path, page, address)


def _check_address(site: BuiltSite, path: str, page: Document, address: Address) -> Iterator[Problem]:
    try:
        parts = urlsplit(address.value.strip())
    except ValueError:
        yield _problem(Code.BROKEN_LINK, f"'{address.value}' is not an address", page, address.location)
        return
    if parts.scheme == "data" and address.is_loaded:
        return
    if parts.scheme not in _LINK_SCHEMES:
        yield _problem(Code.UNSAFE_HTML, f"'{address.value[:60]}' is not a safe address", page, address.location)
    elif parts.netloc or parts.scheme:
        if address.is_loaded:
            message = f"'{address.value}' would be loaded from another host"
            yield _problem(Code.FOREIGN_ADDRESS, message, page, address.location, "serve the file from the site")
    else:
        yield from _check_internal(site, path, page, address)


def _check_internal(site: BuiltSite, path: str, page: Document, address: Address) -> Iterator[Problem]:
    parts = urlsplit(address.value.strip())
    target = _target(site, path, unquote(parts.path))
    if target is None:
        yield _problem(Code.BROKEN_LINK, f"'{address.value}' leads to no file", page, address.location)
        return
    anchor = unquote(parts.fragment)
    if anchor and target in site.pages and anchor not in site.pages[target].ids and anchor != "top":
        near = did_you_mean(anchor, site.pages[target].ids)
        remedy = f"did you mean '#{near}'?" if near else None
        message = f"'{address.value}' leads to no anchor"
        yield _problem(Code.BROKEN_LINK, message, page, address.location, remedy)


def _target(site: BuiltSite, path: str, link: str) -> str | None:
    """The file a path leads to, or None."""
    if not link:
        return path
    if link.startswith("/"):
        if not f"{link}/".startswith(site.root):
            return None
        link, base = link[len(site.root) :] or "./", ""
    else:
        base = posixpath.dirname(path)
    joined = posixpath.normpath(posixpath.join(base, link))
    candidates = [joined] if not link.endswith("/") and joined != "." else []
    candidates.append("index.html" if joined == "." else f"{joined}/index.html")
    return next((candidate for candidate in candidates if candidate in site.files), None)


def _problem(code: Code, message: str, page: Document, position: tuple[int, int], remedy: str | None = None) -> Problem:
    return Problem(code=code, message=message, location=page.at(position), remedy=remedy)


_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class _Reader(HTMLParser):
    def __init__(self, document: Document) -> None:
        super().__init__(convert_charrefs=True)
        self.document = document
        self._open: list[tuple[str, tuple[int, int]]] = []

    def close(self) -> None:
        """Report what is still open at the end of the page."""
        super().close()
        self.document.unsafe += [(f"'{tag}' never ends", position) for tag, position in self._open]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1][0] == tag:
            self._open.pop()
        elif tag not in _VOID:
            inside = f"inside '{self._open[-1][0]}'" if self._open else "without a beginning"
            self.document.unsafe.append((f"'{tag}' ends {inside}", self.getpos()))
            while self._open and any(name == tag for name, _ in self._open):
                if self._open.pop()[0] == tag:
                    break

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        position = self.getpos()
        if tag not in _VOID:
            self._open.append((tag, position))
        if id_ := attributes.get("id"):
            self.document.ids.setdefault(id_, []).append(position)
        for name in attributes:
            if name.startswith("on"):
                self.document.unsafe.append((f"'{name}' puts code into an attribute", position))
        if tag == "meta" and attributes.get("http-equiv", "").lower() == "content-security-policy":
            self.document.has_policy = True
        elif tag == "base":
            self.document.unsafe.append(("'base' changes where every link leads", position))
        for value, is_loaded in _addresses(tag, attributes):
            self.document.addresses.append(Address(value, position, is_loaded))


def _addresses(tag: str, attributes: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    for name in _LOADED.get(tag, ()):
        if name == "srcset":
            candidates = attributes.get(name, "").split(",")
            yield from ((candidate.split()[0], True) for candidate in candidates if candidate.strip())
        elif name in attributes:
            yield attributes[name], True
    if tag in ("a", "area") and "href" in attributes:
        yield attributes["href"], False
    if tag == "link" and "href" in attributes:
        yield attributes["href"], attributes.get("rel", "").lower() in _LOADED_RELS
