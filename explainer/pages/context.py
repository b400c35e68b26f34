"""What every page is made with: addresses, links between pages, and templates, which print finished HTML."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache, partial
from typing import Any
from urllib.parse import urljoin

from markupsafe import Markup

from explainer.encode import as_html
from explainer.files.store import Store
from explainer.kinds import KINDS, Entry
from explainer.kinds.claim import SIGNS, Position
from explainer.locale.interface import Interface
from explainer.pages.interface import interface
from explainer.pages.makers import Makers
from explainer.pages.options import SiteOptions
from explainer.pages.page import Page, close_up
from explainer.pages.printed import date, day_in_full, day_in_short, direction
from explainer.pages.prose import rich_text
from explainer.pages.render import card_id, render_article
from explainer.pages.tables import Tables
from explainer.pages.templates import Templates
from explainer.pages.traces import Traces, asked, fingerprint
from explainer.reading.article import Article
from explainer.reading.story import Annotation, Story
from explainer.words.markdown import plain_text

__all__ = ["Context", "PageLinks", "own_page"]


@dataclass(frozen=True)
class Context:
    """The story, the options, and how to make pages of them."""

    story: Story
    options: SiteOptions = field(default_factory=SiteOptions)
    traces: Traces[Context] | None = None

    def watched(self, kept: Store) -> Context:
        """The same for those who make pages that are ``kept``: it notes what each asks, and this one answers."""
        traces = Traces(kept, self.story, self)
        return replace(self, story=traces.watched(), traces=traces)

    def page(
        self,
        path: str,
        title: str,
        template: str,
        source: str | None,
        *,
        description: str,
        asking: Callable[[], Mapping[str, Any]] | None = None,
        **values: Any,
    ) -> Page:
        """A page from a template.

        ``source`` is the data file it is made of, and ``description`` what search engines and shared links show.
        The template shows ``values``, and what comes of ``asking`` the story. If that is all it knows, the page is kept
        for the next build.
        """

        def make(asked: Mapping[str, Any]) -> str:
            told = {"title": title, "description": description, "links": PageLinks(self, path), **values}
            return close_up(self.render(template, **told, **asked))

        if asking:
            name = f"{path} {fingerprint([template, title, description, values])}"
            html = self.made(name, lambda: make(asking()))
        else:
            html = make({})
        shown = next((kind.name for kind in KINDS.values() if kind.filename == source), None)
        file = self.data_file(self.story.last_file(shown) if shown else source) if source else None
        return Page(
            path=path,
            title=title,
            html=html,
            source=file,
            description=description,
            author=self.makers.byline,
        )

    def made(self, name: str, make: Callable[[], str]) -> str:
        """What ``make`` makes, or has made of the same in an earlier build (``traces``)."""
        return self.traces.made(name, make) if self.traces else make()

    def render(self, template: str, **values: Any) -> str:
        """What a template prints."""
        return self._templates.get_template(template).render(**values)

    @property
    def interface(self) -> Interface:
        """Messages, dates and numbers in the language of the site."""
        return interface(self.options.language)

    @cached_property
    def tables(self) -> Tables:
        """What is known of the story as a whole: for methods that are ``asked``, or for no page that is kept."""
        return self.traces.context.tables if self.traces else Tables(self.story, self.interface)

    @cached_property
    def makers(self) -> Makers:
        """Those who make the site, and how they are reached."""
        return Makers(self.story.project.value, self.interface)

    def data_file(self, name: str) -> str:
        """Where a data file is in the project, whatever folder the site is built from."""
        return posixpath.join(self.options.data_folder, name)

    def article_path(self, article: str) -> str:
        """The page of an article: the lead is the home page."""
        return "index.md" if article == self.story.project.value.lead else f"reports/{article}.md"

    def sides_path(self, article: str) -> str:
        """The script with what each side says of the claims in an article."""
        return f"assets/explainer/sides-{article}.js"

    @asked
    def paragraph_mark(self, article: str, number: int) -> str:
        """What a paragraph is called elsewhere: its number, and whose it is where there are several articles."""
        articles = self.story.articles
        if len(articles) == 1:
            return self.interface.gettext("¶%(number)s", number=number)
        return self.interface.gettext("¶%(number)s of %(report)s", number=number, report=articles[article].title)

    @asked
    def newest(self, number: int) -> Sequence[str]:
        """So many articles, the newest first."""
        return self.tables.newest[:number]

    @asked
    def ways(self) -> Sequence[tuple[str, str]]:
        """Paths of the pages that lead on from anywhere, and what they answer."""
        return self.tables.ways

    @asked
    def rank(self, entry: Entry) -> int:
        """How many entries of its kind stand before it."""
        return self.tables.ranks[entry.id]

    @asked
    def file_apart(self, entry: Entry) -> str | None:
        """The file of an entry that does not stand where one of its kind is added."""
        file = self.story.file_of(entry.id)
        return file if file != self.story.last_file(entry.kind) else None

    @asked
    def entry_path(self, entry: Entry) -> str:
        """The page and anchor of an entry."""
        return f"{self.tables.volume_of.get(entry.id) or f'{KINDS[entry.kind].page}.md'}#{entry.id}"

    def own_path(self, entry: Entry) -> str:
        """The page of an entry alone, which is served as it is."""
        return own_page(entry.id)

    def shared_path(self, entry: Entry) -> str:
        """What an entry is shared by: its own page, if it has one, or else its place on the page of its kind."""
        return self.own_path(entry) if KINDS[entry.kind].has_own_pages else self.entry_path(entry)

    def shared_address(self, entry: Entry) -> str | None:
        """The whole address of that, if the address of the site is known."""
        site = self.options.site_url
        return urljoin(site, self.address(self.shared_path(entry))) if site else None

    def address(self, target: str, seen_from: str = "") -> str:
        """The address of a page, an anchor or an asset, relative to the page or asset that leads there.

        Both are paths from the root of the site's files, where pages end in .md; without ``seen_from`` the address is
        relative to the root of the built site.
        """
        path, hash_, anchor = target.partition("#")
        if path == seen_from and anchor:
            return f"#{anchor}"
        return f"{self._relative(path, self._folder(seen_from))}{hash_}{anchor}"

    # Files and folders are few, and links between them many.

    @cached_property
    def _folder(self) -> Callable[[str], str]:
        """The folder of the built site in which a file is served."""
        return lru_cache(maxsize=2**14)(lambda path: posixpath.dirname(self.options.served(path)))

    @cached_property
    def _relative(self) -> Callable[[str, str], str]:
        """The address of a file as seen from such a folder."""
        return lru_cache(maxsize=2**14)(lambda path, here: _relative(self.options.served(path), here))

    @cached_property
    def _templates(self) -> Templates:
        environment = Templates()
        environment.filters |= {
            "prose": rich_text,
            "plain": plain_text,
            "date": partial(date, self.interface),
            "party": self.story.party,
            "card_id": card_id,
        }
        environment.globals |= {
            "article_html": self.article_html,
            "card_id": card_id,
            "day_in_full": day_in_full,
            "day_in_short": day_in_short,
            "direction": direction,
            "kinds": KINDS,
            "interface": self.interface,
            "_": self.interface.html.gettext,
            "ngettext": self.interface.html.ngettext,
            "comma": as_html(self.interface.comma),
            "semicolon": as_html(self.interface.semicolon),
            "dot": as_html(self.interface.dot),
            "language_name": self.interface.language_name,
            "edit_address": self.edit_address,
            "file_apart": self.file_apart,
            "makers": self.makers,
            "story": self.story,
            "project": self.story.project.value,
            "shared_path": self.shared_path,
            "shared_address": self.shared_address,
            "signs": SIGNS,
            "stances": Position.choices("stance"),
            "citation": self.citation,
            "same_newsroom": self.story.of_same_newsroom,
        }
        return environment

    @asked
    def citation(self, id_: str) -> str:
        """What a source is called where it is cited: publisher and date. Empty for other entries."""
        return self.tables.citations.get(id_, "")

    def article_html(self, article: Article) -> Markup:
        """An article with its marks, seen from its own page."""
        here = self.article_path(article.id)
        return render_article(
            self.story, article, self.interface, lambda quote: self.address(self.entry_path(quote), here)
        )

    @asked
    def edit_address(self, entry: Entry) -> str | None:
        """Where the line of the data file that made an entry can be edited."""
        if self.options.edit_base is None:
            return None
        file, line = self.data_file(self.story.file_of(entry.id)), self.story.entries[entry.id].key.line
        return f"{self.options.edit_base.rstrip('/')}/{file}#L{line}"


@dataclass(frozen=True)
class PageLinks:
    """Links from one page to others, and to its own places."""

    context: Context
    path: str

    def address(self, target: str) -> str:
        """The address of a page, an anchor or an asset, ``target`` counted from the root of the site's files."""
        return self.context.address(target, self.path)

    def to(self, target: str, label: str) -> Markup:
        """A link to a page, an anchor or an asset."""
        return Markup(f'<a href="{as_html(self.address(target))}">{as_html(label)}</a>')  # noqa: S704 -- encoded

    def entry(self, entry: Entry | str, label: str | None = None) -> Markup:
        """A link to an entry."""
        entry = self.context.story.entry(entry) if isinstance(entry, str) else entry
        return self.to(self.context.entry_path(entry), label or entry.title)

    def entries(self, ids: Iterable[str]) -> Markup:
        """Links to several entries, with commas between."""
        return as_html(self.context.interface.comma).join(self.entry(id_) for id_ in ids)

    def sources(self, ids: Iterable[str]) -> Markup:
        """Short links to sources: publisher and date."""
        return as_html(self.context.interface.semicolon).join(
            self.entry(id_, self.context.citation(id_)) for id_ in dict.fromkeys(ids)
        )

    def paragraph(self, article: str | None, number: int, label: str | None = None) -> Markup:
        """A link to a paragraph of an article; the lead article if none is named."""
        article = article or self.context.story.project.value.lead
        target = f"{self.context.article_path(article)}#p{number}"
        return self.to(target, label or self._mark(article, number))

    def passage(self, annotation: Annotation, label: str | None = None) -> Markup:
        """A link to a marked passage."""
        target = f"{self.context.article_path(annotation.article)}#{annotation.anchor}"
        return self.to(target, label or self._mark(annotation.article, annotation.paragraph))

    def _mark(self, article: str, number: int) -> str:
        """The page of an article need not say whose its own paragraphs are."""
        is_here = self.context.article_path(article) == self.path
        if is_here:
            return self.context.interface.gettext("¶%(number)s", number=number)
        return self.context.paragraph_mark(article, number)

    def article(self, article: str) -> Markup:
        """A link to an article."""
        return self.to(self.context.article_path(article), self.context.story.front(article).title)


def _relative(there: str, here: str) -> str:
    """The address of a served file or folder as seen from a folder; that of a folder ends in a slash."""
    *folders, name = there.split("/")
    start = here.split("/") if here else []
    shared = len(posixpath.commonprefix([folders, start]))
    return "/".join([*[".."] * (len(start) - shared), *folders[shared:], name]) or "./"


def own_page(id_: str) -> str:
    """The page of the entry alone that has the id, or had it."""
    return f"entry/{id_}.html"
