"""The annotated reports: the lead article on the home page with the key points first, the others below ``reports/``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from markupsafe import Markup

from explainer.kinds import Event, Place, Route
from explainer.kinds.entry import Entry
from explainer.maps.locator import Road, Spot, render_locator
from explainer.pages.context import Context
from explainer.pages.page import Page
from explainer.reading.article import Article
from explainer.reading.story import Annotation, Story
from explainer.words.markdown import plain_text

E = TypeVar("E", bound=Entry)


def build(context: Context) -> Iterator[Page]:
    """One page for each article."""
    story = context.story
    order = {event.id: number for number, event in enumerate(story.of(Event))}
    for article in story.articles.values():
        passages = first_passages(story, article)
        places, routes = _of_kind(Place, passages), _of_kind(Route, passages)
        yield context.page(
            context.article_path(article.id),
            article.title,
            "report.html.j2",
            f"articles/{article.id}.md",
            description=plain_text(story.project.value.summary) if article is story.lead else "",
            article=article,
            front=article.front.value,
            is_lead=article is story.lead,
            locator=_locator([place for place, _ in places], [route for route, _ in routes]),
            places=[*places, *routes],
            events=sorted(_of_kind(Event, passages), key=lambda pair: order[pair[0].id]),
            mentioned={entry.id for entry, _ in passages},
            issues=context.options.issues_url,
            others=[other for other in story.articles.values() if other is not article],
        )


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
            name=place.name,
            position=place.coordinates.position,
            is_main=place.prominence == "main",
        )
        for place in places
        if place.coordinates and place.prominence != "distant"
    ]
    roads = [Road(id=route.id, positions=[point.position for point in route.points]) for route in routes]
    return render_locator(spots, roads)
