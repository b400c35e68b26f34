"""The annotated reports: the lead article on the home page with the key points first, the others below ``reports/``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from markupsafe import Markup

from explainer.article import Article
from explainer.kinds import Event, Place, Route
from explainer.kinds.base import Entry
from explainer.maps.locator import Road, Spot, render_locator
from explainer.pages.base import Context, Page
from explainer.render import plain_text
from explainer.story import Annotation, Story

E = TypeVar("E", bound=Entry)


def build(context: Context) -> Iterator[Page]:
    """One page for each article."""
    story = context.story
    for article in story.articles.values():
        yield context.page(
            context.article_path(article.id),
            article.title,
            "report.md.j2",
            f"articles/{article.id}.md",
            description=plain_text(story.project.value.summary) if article is story.lead else "",
            article=article,
            front=article.front.value,
            is_lead=article is story.lead,
            locator=locator(story, article),
            places=[*first_passages(story, article, Place), *first_passages(story, article, Route)],
            events=sorted(first_passages(story, article, Event), key=lambda pair: story.events.index(pair[0])),
            issues=context.options.issues_url,
            others=[other for other in story.articles.values() if other is not article],
        )


def first_passages(story: Story, article: Article, kind: type[E]) -> list[tuple[E, Annotation]]:
    """The entries of a kind that an article mentions, each with its first passage there."""
    mentioned = [entry for entry in story.mentioned(article.id) if isinstance(entry, kind)]
    passages = story.annotations[article.id]
    return [(entry, next(passage for passage in passages if entry.id in passage.bodies)) for entry in mentioned]


def locator(story: Story, article: Article) -> Markup:
    """The small map of the places and roads that an article mentions; places far away are left to the list."""
    spots = [
        Spot(
            id=place.id,
            name=place.name,
            position=(place.coordinates.latitude, place.coordinates.longitude),
            is_main=place.prominence == "main",
        )
        for place, _ in first_passages(story, article, Place)
        if place.coordinates and place.prominence != "distant"
    ]
    roads = [
        Road(id=route.id, positions=[(point.latitude, point.longitude) for point in route.points])
        for route, _ in first_passages(story, article, Route)
    ]
    return render_locator(spots, roads)
