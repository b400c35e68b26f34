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
from urllib.parse import SplitResult, unquote, urlsplit

from explainer.diagnostics.locations import Location, SourceText
from explainer.diagnostics.problems import Code, Problem, Problems
from explainer.finished.addresses import (
    Active,
    Document,
    decoded,
    folder_of,
    is_page,
    location,
    read_document,
)
from explainer.finished.content_policy import NOTHING, Known, is_protected
from explainer.finished.file_types import is_packed_sitemap, is_script, is_served
from explainer.finished.outline import Kept, Outline, outline
from explainer.finished.targets import Targets, Verdict
from explainer.words.typos import did_you_mean

__all__ = ["check_site"]

_ANOTHER_ID = "give one of the two another id; a heading written by hand takes { #another-id } at its end"
_CLEAN_HTML = "in the page written by hand, take out what is code, and end every element inside the one it began in"
_POLICY = "write it as a page in docs, which gets one, or leave it out of the site"
_ONE_POLICY = "take it out: every page gets the policy of this program, and no other counts"
_NO_REFERRER = 'give it rel="noreferrer"'
_OF_NO_TYPE = "let no hook and no other plugin write it, or link to it where it stands elsewhere"


Address = tuple[str, bool, str]
"""An address as it is written, whether a page loads what is there, and the folder from which it counts."""

_OF_THE_PAGE = ("#", " ", "\t", "\n", "\r", "\f")
"""How an address begins that may be an anchor of the page itself, for which each page is asked."""


@dataclass(frozen=True)  # without slots: a cached property needs a ``__dict__``
class BuiltSite:
    """All files of a site by path, where addresses lead there, and the outlines of those that hold any.

    ``open_pages`` are the pages without a policy of ours, ``right`` the addresses with which nothing is wrong wherever
    they stand in their folder: most of them stand on many pages.
    """

    files: Mapping[str, bytes]
    targets: Targets
    known: Known | None
    kept: Kept | None = None
    outlines: dict[str, Outline] = field(default_factory=dict)
    open_pages: set[str] = field(default_factory=set)
    right: set[Address] = field(default_factory=set)

    def read(self) -> None:
        """Read every file that holds addresses, one after another; none of their texts is kept."""
        known = self.known
        variants = (replace(known, tiles=frozenset()), Known(tiles=known.tiles), NOTHING) if known else ()
        for path, content in self.files.items():
            found = outline(path, content, self.kept) if is_served(path) or not known else None
            if found is None:
                continue
            self.outlines[path] = found
            if known and is_page(path) and not is_protected(decoded(content), variants):
                self.open_pages.add(path)

    def document(self, path: str) -> Document:
        """A file that has an outline, read again, to tell where things stand in it."""
        return read_document(path, self.files[path])

    def at(self, path: str, start: int, end: int | None = None) -> Location:
        """Where offsets in a file lead."""
        return location(path, self.files[path], start, end)


def check_site(
    files: Mapping[str, bytes],
    problems: Problems,
    address: str = "/",
    known: Known | None = None,
    kept: Kept | None = None,
) -> None:
    """Check every page, drawing, style sheet and script among ``files`` (content by path), read once each if all is
    well.

    ``address`` is where the site is served, or its path alone. Links that name its host are links of ours. ``known``
    is what may run there: without it, as for pages that another generator made, nobody asks who made it. What was read
    of the files is ``kept`` for the next time.
    """
    site = BuiltSite(files, Targets(files, urlsplit(address)), known, kept)
    site.read()
    for path, found in site.outlines.items():
        if not _is_sound(site, path, found):
            for problem in _check_document(site, site.document(path)):
                problems.add(problem)
    if known:
        for problem in _check_types(site, known):
            problems.add(problem)
        for problem in _strangers(site, known):
            problems.add(problem)


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


def _is_sound(site: BuiltSite, path: str, found: Outline) -> bool:
    """Whether ``_check_document`` would find nothing in the file at ``path``."""
    folder = folder_of(path)
    return not (
        found.is_faulty
        or path in site.open_pages
        or (site.known and any(_leads_out(site, link) for link in found.telling))
        or not all(_is_right(site, path, (link, False, folder)) for link in found.linked)
        or not all(_is_right(site, path, (link, True, folder)) for link in found.fetched)
    )


def _is_right(site: BuiltSite, path: str, address: Address) -> bool:
    if address in site.right:
        return True
    link, is_loaded, folder = address
    if _wrong_with(site, path, folder, link, is_loaded=is_loaded):
        return False
    if not link.startswith(_OF_THE_PAGE):
        site.right.add(address)
    return True


def _check_document(site: BuiltSite, document: Document) -> Iterator[Problem]:
    path, folder = document.path, folder_of(document.path)
    for id_, start in document.repeated:
        message = f"the id '{id_}' stands twice on this page"
        yield _problem(Code.DUPLICATE_ID, message, site.at(path, start), _ANOTHER_ID)
    for message, start in document.unsafe:
        yield _problem(Code.UNSAFE_HTML, message, site.at(path, start), _CLEAN_HTML)
    if site.known:
        yield from _check_policy(site, document)
    for address in document.addresses.values():
        if wrong := _wrong_with(site, path, folder, address.value, is_loaded=address.is_loaded):
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
        if _leads_out(site, link):
            message = f"the link to '{link}' would tell where the reader comes from"
            yield _problem(Code.UNSAFE_HTML, message, site.at(path, start), _NO_REFERRER)


def _leads_out(site: BuiltSite, link: str) -> bool:
    parts = _split(link)
    return bool(parts.netloc) and not site.targets.is_own(parts)


def _wrong_with(site: BuiltSite, path: str, folder: str, link: str, *, is_loaded: bool) -> Verdict | None:
    """What is wrong with an address that stands in the file at ``path`` and counts from ``folder``."""
    address, _, fragment = link.strip().partition("#")
    target = site.targets.of(folder, address, is_loaded=is_loaded)
    if target.wrong:
        code, words, remedy = target.wrong
        return code, f"'{link if code is not Code.UNSAFE_HTML else link[:60]}' {words}", remedy
    found = site.outlines.get(path if target.is_here else target.path or "")
    # What comes then are words to highlight (text fragments), and no part of an anchor.
    anchor = fragment.translate(_PASSED_OVER).partition(":~:")[0]
    if not found or not anchor or _has_anchor(found, anchor):
        return None
    near = did_you_mean(unquote(anchor), found.anchors)
    remedy = f"did you mean '#{near}'?" if near else None
    return Code.BROKEN_LINK, f"'{link}' leads to no anchor", remedy


_PASSED_OVER = str.maketrans("", "", "\t\r\n")
"""Characters of an address that browsers do not read (WHATWG URL, "basic URL parser")."""


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


def _strangers(site: BuiltSite, known: Known) -> Iterator[Problem]:
    """What is active and not known: the first of each kind, and on how many pages it stands."""
    pages: dict[tuple[str, str], list[tuple[str, Active]]] = {}
    for path, found in site.outlines.items():
        for active in found.active if is_page(path) else ():
            if not _is_known(site, known, path, active):
                pages.setdefault((active.tag, active.address or active.digest), []).append((path, active))
    for (path, first), *others in pages.values():
        start = next(start for active, start in site.document(path).active if active == first)
        yield _stranger(site.at(path, start), first, 1 + len(others))


def _is_known(site: BuiltSite, known: Known, path: str, active: Active) -> bool:
    if active.address is None:
        return active.digest in (known.styles if active.tag == "style" else known.scripts)
    parts = _split(active.address)
    if parts.scheme or parts.netloc:
        return False
    target = site.targets.resolve(posixpath.dirname(path), unquote(parts.path)) if parts.path else path
    return target in (known.frames if active.tag == "iframe" else known.files)


def _stranger(where: Location, active: Active, pages: int) -> Problem:
    word, remedy = _STRANGERS[active.tag]
    named = f" '{active.address}'" if active.address else ""
    more = f"; {pages} pages hold it" if pages > 1 else ""
    message = f"the {word}{named} is none of ours and none of the theme's{more}"
    return _problem(Code.UNSAFE_HTML, message, where, remedy)


def _has_anchor(found: Outline, anchor: str) -> bool:
    """As browsers look for it (WHATWG HTML, "indicated part"): as it stands, then percent-decoded, then the top."""
    return not {anchor, unquote(anchor)}.isdisjoint(found.anchors) or unquote(anchor).lower() == "top"


def _problem(code: Code, message: str, location: Location, remedy: str | None = None) -> Problem:
    return Problem(code=code, message=message, location=location, remedy=remedy)
