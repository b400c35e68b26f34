"""The last check: the finished files of a whole site, read as they will be served.

Every internal link, anchor, frame and file must exist, ids are unique, nothing is loaded from another host, scripts,
styles and frames are known by who makes them, no code stands in attributes, every page starts with a content policy of
ours and no other, no link tells where the reader comes from, and no file is of a type that no site needs. ``addresses``
finds what is judged here.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from urllib.parse import SplitResult, unquote, urlsplit

from explainer.diagnostics.locations import Location, SourceText
from explainer.diagnostics.problems import Code, Problem, Problems
from explainer.finished.addresses import Active, Address, Document, decoded, location, read_document
from explainer.finished.content_policy import NOTHING, Known, is_protected
from explainer.finished.file_types import is_packed_sitemap, is_script, is_served
from explainer.words.typos import did_you_mean

__all__ = ["check_site"]

_LINK_SCHEMES = {"", "http", "https", "mailto"}

_ANOTHER_ID = "give one of the two another id; a heading written by hand takes { #another-id } at its end"
_CLEAN_HTML = "in the page written by hand, take out what is code, and end every element inside the one it began in"
_POLICY = "write it as a page in docs, which gets one, or leave it out of the site"
_ONE_POLICY = "take it out: every page gets the policy of this program, and no other counts"
_NO_REFERRER = 'give it rel="noreferrer"'
_OF_NO_TYPE = "let no hook and no other plugin write it, or link to it where it stands elsewhere"
_SERVE = "serve the file from the site"
_SAFE = "a link may begin with https:, http: or mailto:, or lead to a page of the site"


Verdict = tuple[Code, str, str | None]
"""What is wrong with an address, in words, and what to do."""


@dataclass(frozen=True)  # without slots: a cached property needs a ``__dict__``
class BuiltSite:
    """All files of a site by path, what is known of those that hold addresses, and where the site is served.

    ``open_pages`` are the pages without a policy of ours. ``verdicts`` keeps what is wrong with addresses, for most of
    them stand on many pages.
    """

    files: Mapping[str, bytes]
    address: SplitResult
    known: Known | None
    documents: dict[str, Document] = field(default_factory=dict)
    open_pages: set[str] = field(default_factory=set)
    verdicts: dict[tuple[str, bool, str], Verdict | None] = field(default_factory=dict)

    @cached_property
    def root(self) -> str:
        """The path at which the site is served, with a slash at either end."""
        return f"/{self.address.path.strip('/')}/".replace("//", "/")

    @cached_property
    def by_folded_path(self) -> Mapping[str, str]:
        """Every file by its path without capitals."""
        return {path.casefold(): path for path in self.files}

    def read(self) -> None:
        """Read every file that holds addresses, one after another; none of their texts is kept."""
        known = self.known
        variants = (replace(known, tiles=frozenset()), Known(tiles=known.tiles), NOTHING) if known else ()
        for path, content in self.files.items():
            document = read_document(path, content) if is_served(path) or not known else None
            if document is None:
                continue
            self.documents[path] = document
            if known and document.is_page and not is_protected(decoded(content), variants):
                self.open_pages.add(path)

    def at(self, path: str, start: int, end: int | None = None) -> Location:
        """Where offsets in a file lead."""
        return location(path, self.files[path], start, end)


def check_site(files: Mapping[str, bytes], problems: Problems, address: str = "/", known: Known | None = None) -> None:
    """Check every page, drawing, style sheet and script among ``files`` (content by path), read once each.

    ``address`` is where the site is served, or its path alone. Links that name its host are links of ours. ``known``
    is what may run there: without it, as for pages that another generator made, nobody asks who made it.
    """
    site = BuiltSite(files, urlsplit(address), known)
    site.read()
    for document in site.documents.values():
        for problem in _check_document(site, document):
            problems.add(problem)
    if known:
        for problem in _check_types(site, known):
            problems.add(problem)
        for path, active, pages in _strangers(site, known):
            problems.add(_stranger(site.at(path, active.start), active, pages))


def _check_types(site: BuiltSite, known: Known) -> Iterator[Problem]:
    for path in site.files:
        where = Location(SourceText(path, ""), 0, 0)
        if not is_served(path):
            yield _problem(Code.REFUSED_FILE, "this is no file that a site may hold", where, _OF_NO_TYPE)
        elif path.endswith(".gz") and not is_packed_sitemap(path, site.files):
            yield _problem(Code.REFUSED_FILE, "this is not the sitemap, packed", where, _OF_NO_TYPE)
        elif is_script(path) and path not in known.files:
            # whatever lies on the site, a page may load
            yield _problem(Code.UNSAFE_HTML, "this script is none of ours and none of the theme's", where, _NO_SCRIPT)


def _check_document(site: BuiltSite, document: Document) -> Iterator[Problem]:
    path = document.path
    for id_, start in document.repeated:
        message = f"the id '{id_}' stands twice on this page"
        yield _problem(Code.DUPLICATE_ID, message, site.at(path, start), _ANOTHER_ID)
    for message, start in document.unsafe:
        yield _problem(Code.UNSAFE_HTML, message, site.at(path, start), _CLEAN_HTML)
    if site.known:
        yield from _check_policy(site, document)
    for address in document.addresses.values():
        if wrong := _verdict(site, path, address):
            code, message, remedy = wrong
            yield _problem(code, message, site.at(path, address.start, address.end), remedy)


def _check_policy(site: BuiltSite, document: Document) -> Iterator[Problem]:
    path = document.path
    if path in site.open_pages:
        message = "this page has no content policy of this program"
        yield _problem(Code.UNSAFE_HTML, message, site.at(path, 0), _POLICY)
    for start in document.policies[document.is_page :]:
        message = "this page brings a content policy of its own"
        yield _problem(Code.UNSAFE_HTML, message, site.at(path, start), _ONE_POLICY)
    for link, start in document.telling:
        parts = _split(link)
        if parts.netloc and not _is_own(site, parts):
            message = f"the link to '{link}' would tell where the reader comes from"
            yield _problem(Code.UNSAFE_HTML, message, site.at(path, start), _NO_REFERRER)


def _verdict(site: BuiltSite, path: str, address: Address) -> Verdict | None:
    """What is wrong with an address in the file at ``path``: the same for all that count it from the same folder."""
    if address.value.startswith(_ON_PAGE) or not address.value:
        return _wrong_with(site, path, address)
    key = (address.value, address.is_loaded, address.folder)
    if key not in site.verdicts:
        site.verdicts[key] = _wrong_with(site, path, address)
    return site.verdicts[key]


_ON_PAGE = ("#", "?", " ", "\t", "\n", "\f", "\r")
"""How an address begins that may lead to the page on which it stands."""


def _wrong_with(site: BuiltSite, path: str, address: Address) -> Verdict | None:
    try:
        parts = urlsplit(address.value.strip())
    except ValueError:
        return Code.BROKEN_LINK, f"'{address.value}' is not an address", None
    if parts.scheme == "data" and address.is_loaded:
        return None
    if parts.scheme not in _LINK_SCHEMES:
        return Code.UNSAFE_HTML, f"'{address.value[:60]}' is not a safe address", _SAFE
    if _is_own(site, parts):
        return _dead_end(site, path, address, parts._replace(path=parts.path or "/"))
    if not (parts.netloc or parts.scheme):
        return _dead_end(site, path, address, parts)
    if address.is_loaded:
        return Code.FOREIGN_ADDRESS, f"'{address.value}' would be loaded from another host", _SERVE
    return None


def _split(address: str) -> SplitResult:
    try:
        return urlsplit(address.strip())
    except ValueError:  # told elsewhere
        return SplitResult("", "", "", "", "")


_NO_SCRIPT = "take it out; only who runs the site may name scripts, below 'allow_scripts' in mkdocs.yml"
_STRANGERS = {
    "script": ("script", _NO_SCRIPT),
    "style": ("style", "put it into a style sheet, and name that below 'extra_css' in mkdocs.yml"),
    "iframe": ("frame", "take it out, and link to the document"),
}


def _strangers(site: BuiltSite, known: Known) -> Iterator[tuple[str, Active, int]]:
    """What is active and not known: the first of each kind with its page, and on how many pages it stands."""
    found: dict[tuple[str, str], list[tuple[str, Active]]] = {}
    for path, document in site.documents.items():
        for active in document.active if document.is_page else ():
            if not _is_known(site, known, path, active):
                found.setdefault((active.tag, active.address or active.digest), []).append((path, active))
    return ((*places[0], len(places)) for places in found.values())


def _is_known(site: BuiltSite, known: Known, path: str, active: Active) -> bool:
    if active.address is None:
        return active.digest in (known.styles if active.tag == "style" else known.scripts)
    parts = _split(active.address)
    if parts.scheme or parts.netloc:
        return False
    target = _resolve(site, path, posixpath.dirname(path), unquote(parts.path))
    return target in (known.frames if active.tag == "iframe" else known.files)


def _stranger(where: Location, active: Active, pages: int) -> Problem:
    word, remedy = _STRANGERS[active.tag]
    named = f" '{active.address}'" if active.address else ""
    more = f"; {pages} pages hold it" if pages > 1 else ""
    message = f"the {word}{named} is none of ours and none of the theme's{more}"
    return _problem(Code.UNSAFE_HTML, message, where, remedy)


def _is_own(site: BuiltSite, parts: SplitResult) -> bool:
    """Whether an address with a host leads below the place where the site is served; a newsroom may have both the
    original report and its explainer on one host."""
    own = site.address
    is_our_host = own.netloc and parts.netloc.lower() == own.netloc.lower() and parts.scheme in ("", own.scheme)
    return bool(is_our_host) and f"{posixpath.normpath(parts.path or '/')}/".replace("//", "/").startswith(site.root)


def _dead_end(site: BuiltSite, path: str, address: Address, parts: SplitResult) -> Verdict | None:
    """What is wrong with an address that leads to the site itself."""
    wanted = _resolve(site, path, address.folder, unquote(parts.path))
    target = _file_at(site, wanted)
    if target is None:
        return Code.BROKEN_LINK, f"'{address.value}' leads to no file", _remedy(site, wanted)
    anchor = parts.fragment.partition(":~:")[0]  # then come words to highlight (text fragments), no part of an anchor
    document = site.documents.get(target)
    if not document or not anchor or _has_anchor(document, anchor):
        return None
    near = did_you_mean(unquote(anchor), document.anchors)
    remedy = f"did you mean '#{near}'?" if near else None
    return Code.BROKEN_LINK, f"'{address.value}' leads to no anchor", remedy


def _has_anchor(document: Document, anchor: str) -> bool:
    """As browsers look for it (WHATWG HTML, "indicated part"): as it stands, then percent-decoded, then the top."""
    return not {anchor, unquote(anchor)}.isdisjoint(document.anchors) or unquote(anchor).lower() == "top"


def _resolve(site: BuiltSite, path: str, folder: str, link: str) -> str | None:
    """The path a link means, counted from the root of the site; a folder ends in a slash. None if it is elsewhere.

    ``link`` is the path of a URL, absolute or relative to ``folder``; an empty one means the file at ``path`` itself.
    """
    if not link:
        return path
    if link.startswith("/"):
        if not f"{link}/".startswith(site.root):
            return None
        link, folder = link[len(site.root) :] or "./", ""
    joined = posixpath.normpath(posixpath.join(folder, link))
    if joined == ".":
        return "/"
    return f"{joined}/" if posixpath.basename(link) in ("", ".", "..") else joined


def _file_at(site: BuiltSite, wanted: str | None) -> str | None:
    """The file at a path: itself, or the page of a folder."""
    if wanted is None:
        return None
    index = posixpath.join(wanted, "index.html").lstrip("/")
    return next((path for path in (wanted, index) if path in site.files), None)


def _remedy(site: BuiltSite, wanted: str | None) -> str | None:
    """What a dead path was probably meant to be."""
    if wanted is None:
        return f"the site is served below {site.root}"
    if found := site.by_folded_path.get(wanted.casefold()):
        return f"did you mean '{found}'? small and capital letters differ"
    if any(path.startswith(f"{wanted.rstrip('/')}/") for path in site.files):
        return "that is a folder without a page of its own; name a file in it"
    return None


def _problem(code: Code, message: str, location: Location, remedy: str | None = None) -> Problem:
    return Problem(code=code, message=message, location=location, remedy=remedy)
