"""The annotated reports: the lead article on the home page with the key points first, the others below ``reports/``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar
from urllib.parse import urljoin

from markupsafe import Markup

from explainer.kinds import KINDS, Event, Kind, Place, Route, Source
from explainer.kinds.entry import Entry
from explainer.maps.locator import Road, Spot, render_locator
from explainer.pages.context import Context
from explainer.pages.linked_data import author_of, page_node
from explainer.pages.page import Page
from explainer.pages.ways import ways
from explainer.reading.article import Article
from explainer.reading.story import Annotation, Story
from explainer.reading.voices import voices
from explainer.words.markdown import plain_text

E = TypeVar("E", bound=Entry)

WORDS_A_MINUTE = 230
"""How fast a news report is read."""
SAMPLE = 20
"""Characters of words that show how a kind is marked."""


_NO_WAYS = ("index.md", "timeline.md")
"""The report itself, and the page that does not yet tell its day by the hour."""


def build(context: Context) -> Iterator[Page]:
    """One page for each article."""
    story = context.story
    order = {event.id: number for number, event in enumerate(story.of(Event))}
    for article in story.articles.values():
        passages = first_passages(story, article)
        places, routes = _of_kind(Place, passages), _of_kind(Route, passages)
        page = context.page(
            context.article_path(article.id),
            article.title,
            "report.html.j2",
            f"articles/{article.id}.md",
            description=plain_text(story.project.value.summary) if article is story.lead else "",
            article=article,
            front=article.front.value,
            is_lead=article is story.lead,
            minutes=reading_time(article),
            ways=[way for way in ways(story, context.interface) if way[0] not in _NO_WAYS],
            samples=samples(story, article),
            voices=voices(story, article),
            said=context.sides_path(article.id),
            locator=_locator([place for place, _ in places], [route for route, _ in routes]),
            places=[*places, *routes],
            events=sorted(_of_kind(Event, passages), key=lambda pair: order[pair[0].id]),
            mentioned={entry.id for entry, _ in passages},
            issues=context.options.issues_url,
            others=[other for other in story.articles.values() if other is not article],
        )
        source = article.front.value.source
        yield replace(
            page,
            author=author_of(article, context.makers),
            article=page_node(
                article,
                story.entry(source, Source) if source else None,
                context.makers,
                _address(context, page.path),
            ),
        )


def _address(context: Context, path: str) -> str:
    """Where a page stands: its whole address if that of the site is known, otherwise seen from the page itself."""
    site = context.options.site_url
    return urljoin(site, context.address(path)) if site else context.address(path, path)


def reading_time(article: Article) -> int:
    """Minutes that an article takes to read, at least one."""
    words = sum(len(paragraph.text.split()) for paragraph in article.paragraphs)
    return max(1, round(words / WORDS_A_MINUTE))


def samples(story: Story, article: Article) -> list[tuple[Kind[Entry], str]]:
    """Each kind that is marked in an article, with the first few words that are marked so."""
    words: dict[str, list[str]] = {}
    for passage in story.annotations[article.id]:
        paragraph = article.paragraph(passage.paragraph)
        assert paragraph is not None
        words.setdefault(passage.kind, []).append(paragraph.text[passage.target.start : passage.target.end])
    return [
        (kind, next((few for few in words[kind.name] if len(few) <= SAMPLE), min(words[kind.name], key=len)))
        for kind in KINDS.values()
        if kind.name in words
    ]


def first_passages(story: Story, article: Article) -> list[tuple[Entry, Annotation]]:
    """The entries that an article mentions, each with its first passage there, in order."""
    found: dict[str, Annotation] = {}
    for passage in story.annotations[article.id]:
        for id_ in passage.bodies:
            found.setdefault(id_, passage)
    return [(story.entry(id_), passage) for id_, passage in found.items()]


def _of_kind(kind: type[E], passages: Iterable[tuple[Entry, Annotation]]) -> list[tuple[E, Annotation]]:
    return [(entry, passage) for entry, passage in passages if isinstance(entry, kind)]


def _locator(places: Iterable[Place], routes: Iterable[Route]) -> Markup:
    """The small map of the places and roads that an article mentions; places far away are left to the list."""
    spots = [
        Spot(
            id=place.id,
            name=place.title,
            position=place.coordinates.position,
            is_main=place.prominence == "main",
        )
        for place in places
        if place.coordinates and place.prominence != "distant"
    ]
    roads = [Road(id=route.id, positions=[point.position for point in route.points]) for route in routes]
    return render_locator(spots, roads)
