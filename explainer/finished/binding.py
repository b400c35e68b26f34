"""The pages of a finished site as chapters of a book.

What only works on a screen is left out, and so are the notes at the foot of a report: in a book its marks lead to the
whole entries, chapters later. Ids are made unique by page, and links between pages become links inside the book. It
reads the theme's HTML after the gate has let it through, and refuses nothing: what leads nowhere in a book becomes a
link to the site, or plain words where the address of the site is not known.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from explainer.diagnostics.errors import MisuseError
from explainer.finished.book import Book, Chapter, Heading, TitlePage

__all__ = ["bind"]

_MAIN = b"md-content__inner"
_CONTENT = "article.md-content__inner"
_NAVIGATION = ".md-nav--primary a[href]"
_VOLUMES = ".x-volumes a[href]"
_ONLY_ON_SCREEN = (
    "script, style, template, form, iframe, nav, [hidden], .md-content__button, .headerlink, "
    ".x-reading, .x-ways, .x-step, .x-steps, .x-tools, .x-feed, .x-source .x-referrers"
)
"""Also the lists of all that cites a source, which are for following, and would fill half of the pages on sources."""

_REFERS = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers", "for")
_WEB_ONLY = "h1.x-web-only"
"""The heading of a page for contributors, which no book needs."""

_REPORT = ".x-article"


def bind(files: Mapping[str, bytes], title_page: TitlePage) -> Book:
    """The book of a finished site, whose files are given by path. Raises MisuseError if its front page is not ours."""
    documents = {
        path: BeautifulSoup(content, "html.parser", from_encoding="utf-8")
        for path, content in files.items()
        if _MAIN in content
    }
    home = documents.get("index.html")
    if home is None:
        raise MisuseError("the front page of the site is none of ours; build the site with: explainer build")
    binder = _Binder(documents)
    return Book(
        title_page=title_page,
        language=_attribute(home.html, "lang") or "en",
        direction=_attribute(home.body, "dir") or "ltr",
        address=binder.address,
        styles=tuple(_attribute(link, "href") for link in home.select('link[rel="stylesheet"]')),
        chapters=tuple(binder.chapter(path) for path in binder.contents),
    )


class _Binder:
    """All pages at once, because a link of one leads to an id of another.

    ``address`` is where the site is on the web, if its pages tell; ``contents`` are the pages of the book by path, in
    their order.
    """

    def __init__(self, documents: Mapping[str, BeautifulSoup]) -> None:
        home = documents["index.html"]
        self.address = _attribute(home.select_one('link[rel="canonical"]'), "href") or None
        found = {path: document.select_one(_CONTENT) for path, document in documents.items()}
        pages = {path: content for path, content in found.items() if content and not content.select_one(_WEB_ONLY)}
        self.contents = {path: pages[path] for path in _order(home, pages)}
        self._moved: dict[tuple[str, str], str] = {}
        for path, content in self.contents.items():
            self._leave_out(path, content)
        # Before any chapter is made, because that gives its elements other ids.
        self._ids = {
            path: {_attribute(element, "id") for element in content.select("[id]")}
            for path, content in self.contents.items()
        }

    def _leave_out(self, path: str, content: Tag) -> None:
        """Remove what works on a screen only, and the notes; links to a note will lead where the note leads."""
        for card in content.select(".x-card[id]"):
            full = card.select_one(".x-more a[href]")
            if full:
                self._moved[path, _attribute(card, "id")] = _attribute(full, "href")
        for notes in content.select(".x-cards[aria-labelledby]"):
            _remove_section(content, notes)
        for element in content.select(_ONLY_ON_SCREEN):
            if not element.decomposed:  # with an element around it, which stood before it
                element.decompose()

    def chapter(self, path: str) -> Chapter:
        """One page, ready for the book."""
        content = self.contents[path]
        for element in content.find_all(True):
            self._fit(path, element)
        first = Heading(_chapter_id(path), _words(content.select_one("h2") or content), 2)
        below = content.select("h3[id]:not(.x-heard), h4[id]")  # its sections that paper shows, and the entries in them
        others = (Heading(_attribute(found, "id"), _words(found), int(found.name[1])) for found in below)
        return Chapter(id=first.id, headings=(first, *others), html=content.decode_contents(formatter="minimal"))

    def _fit(self, path: str, element: Tag) -> None:
        """Change one element so that it does in the book what it did in its page."""
        if element.name in ("h1", "h2", "h3", "h4", "h5"):
            element.name = f"h{int(element.name[1]) + 1}"
        if element.has_attr("aria-level"):
            element["aria-level"] = str(int(_attribute(element, "aria-level")) + 1)
        if element.has_attr("id"):
            element["id"] = _inside(path, _attribute(element, "id"))
        for name in _REFERS:
            if element.has_attr(name):
                element[name] = " ".join(_inside(path, id_) for id_ in _attribute(element, name).split())
        if element.name == "a" and element.has_attr("href"):
            target = self._target(path, _attribute(element, "href"))
            if target is None:
                element.unwrap()
            else:
                element["href"] = target
        elif element.name == "img":
            _place_picture(path, element)
        elif element.name in ("details", "summary"):  # paper is never folded, and breaks a plain block as text breaks
            element.name = "div"

    def _target(self, path: str, link: str) -> str | None:
        """Where a link of a page leads in the book: inside it, to the open web, to the site, or nowhere."""
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            return link
        page = self._page(path, unquote(parts.path))
        if page is None:
            return urljoin(urljoin(self.address, path), link) if self.address else None
        anchor = unquote(parts.fragment)
        if (page, anchor) in self._moved:
            return self._target(page, self._moved[page, anchor])
        return f"#{_inside(page, anchor) if anchor in self._ids[page] else _chapter_id(page)}"

    def _page(self, path: str, link: str) -> str | None:
        """The page that a relative path leads to, if it is in the book."""
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(path), link)) if link else path
        candidates = (joined, posixpath.normpath(f"{joined}/index.html"))
        return next((candidate for candidate in candidates if candidate in self.contents), None)


def _order(home: BeautifulSoup, pages: Mapping[str, Tag]) -> list[str]:
    """The home page, then further reports, which no navigation names, then the pages that it names, with volumes."""
    linked = (posixpath.normpath(urlsplit(_attribute(link, "href")).path) for link in home.select(_NAVIGATION))
    named = [path for link in linked for path in (link, f"{link}/index.html") if path in pages]
    named = [path for page in named for path in (page, *_volumes(page, pages))]
    reports = sorted(path for path in pages if path not in named and pages[path].select_one(_REPORT))
    return list(dict.fromkeys(("index.html", *reports, *named)))


def _volumes(path: str, pages: Mapping[str, Tag]) -> Iterator[str]:
    """The volumes of a register, which its index alone names."""
    for link in pages[path].select(_VOLUMES):
        volume = posixpath.normpath(posixpath.join(posixpath.dirname(path), _attribute(link, "href")))
        yield from (found for found in (volume, f"{volume}/index.html") if found in pages)


def _remove_section(content: Tag, section: Tag) -> None:
    """Remove a section, its heading, and what stands between."""
    heading = content.find(id=_attribute(section, "aria-labelledby"))
    while isinstance(heading, Tag) and (between := heading.find_next_sibling()) is not None and between is not section:
        between.decompose()
    if isinstance(heading, Tag):
        heading.decompose()
    section.decompose()


def _place_picture(path: str, picture: Tag) -> None:
    """Let a picture's address count from the root of the site, and have it loaded before anybody scrolls to it."""
    source = _attribute(picture, "src")
    if not urlsplit(source).scheme:
        picture["src"] = posixpath.normpath(posixpath.join(posixpath.dirname(path), source))
    for name in ("loading", "srcset"):
        if picture.has_attr(name):
            del picture[name]


def _chapter_id(path: str) -> str:
    return path.removesuffix(".html").removesuffix("/index")


def _inside(path: str, id_: str) -> str:
    """An id of a page in the book."""
    return f"{_chapter_id(path)}--{id_}"


def _words(element: Tag) -> str:
    return " ".join(element.get_text().split())


def _attribute(element: Tag | None, name: str) -> str:
    """An attribute as text; bs4 gives a list for those that are lists of words."""
    value = element.get(name) if element else None
    return " ".join(value) if isinstance(value, list) else value or ""
