"""The annotated reports: the lead article on the home page with the key points first, the others below ``reports/``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar
from urllib.parse import urljoin

from markupsafe import Markup

from explainer.kinds import KINDS, Claim, Event, Kind, Place, Route, Source
from explainer.kinds.entry import Entry
from explainer.maps.locator import Road, Spot, render_locator
from explainer.pages.context import Context
from explainer.pages.linked_data import author_of, page_node
from explainer.pages.newest import REPORTS
from explainer.pages.page import Page
from explainer.pages.render import first_marks, is_in_dispute
from explainer.reading.article import Article
from explainer.reading.story import Annotation, Story
from explainer.reading.voices import voices
from explainer.words.markdown import plain_text

E = TypeVar("E", bound=Entry)

WORDS_A_MINUTE = 230
"""How fast a news report is read."""
SAMPLE = 20
"""Characters of words that show how a kind is marked."""
MORE_REPORTS = 10
"""So many others stand at the foot of a report, the newest; a page of their own lists all."""


_NO_WAYS = ("index.md", "timeline.md")
"""The report itself, and the page that does not yet tell its day by the hour."""


def build(context: Context) -> Iterator[Page]:
    """One page for each article."""
    story, lead = context.story, context.story.project.value.lead
    for article in story.articles.values():
        page = context.page(
            context.article_path(article.id),
            article.title,
            "report.html.j2",
            f"articles/{article.id}.md",
            description=plain_text(story.project.value.summary) if article.id == lead else "",
            asking=partial(_values, context, article.id),
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


def _values(context: Context, id_: str) -> dict[str, Any]:
    """What a report shows, as its story tells it."""
    story = context.story
    article = story.articles[id_]
    passages = first_passages(story, article)
    places, routes = _of_kind(Place, passages), _of_kind(Route, passages)
    return {
        "article": article,
        "front": article.front.value,
        "is_lead": id_ == story.project.value.lead,
        "minutes": reading_time(article),
        "ways": [way for way in context.ways() if way[0] not in _NO_WAYS],
        "samples": samples(story, article),
        "voices": voices(story, article),
        "said": context.sides_path(id_),
        "locator": _locator([place for place, _ in places], [route for route, _ in routes]),
        "places": [*places, *routes],
        "events": sorted(_of_kind(Event, passages), key=lambda pair: context.rank(pair[0])),
        "mentioned": {entry.id for entry, _ in passages},
        "issues": context.options.issues_url,
        "others": [other for other in context.newest(MORE_REPORTS + 1) if other != id_][:MORE_REPORTS],
        "all_reports": REPORTS,
    }


def _address(context: Context, path: str) -> str:
    """Where a page stands: its whole address if that of the site is known, otherwise seen from the page itself."""
    site = context.options.site_url
    return urljoin(site, context.address(path)) if site else context.address(path, path)


def reading_time(article: Article) -> int:
    """Minutes that an article takes to read, at least one."""
    words = sum(len(paragraph.text.split()) for paragraph in article.paragraphs)
    return max(1, round(words / WORDS_A_MINUTE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Words that show how a kind is marked; ``is_later`` if it is so only where readers ask for every mark."""

    kind: Kind[Entry]
    words: str
    is_disputed: bool
    is_later: bool


def samples(story: Story, article: Article) -> list[Sample]:
    """Each kind that is marked in an article, with the first few words that are marked so, seen at first if any are."""
    found: dict[str, list[Sample]] = {}
    first = first_marks(story, article)
    for mark in story.annotations[article.id]:
        paragraph = article.paragraph(mark.paragraph)
        assert paragraph is not None
        sample = Sample(
            kind=KINDS[mark.kind],
            words=paragraph.text[mark.target.start : mark.target.end],
            is_disputed=mark.kind == Claim.kind and is_in_dispute(story, mark),
            is_later=not is_in_dispute(story, mark) and mark.anchor not in first,
        )
        found.setdefault(mark.kind, []).append(sample)
    chosen = (min(found[kind], key=_worth) for kind in KINDS if kind in found)
    return sorted(chosen, key=lambda sample: sample.is_later)


def _worth(sample: Sample) -> tuple[bool, bool, int]:
    """What is in dispute and seen at first comes first, then what is short; of the short ones, the first."""
    return sample.is_later, not sample.is_disputed, max(SAMPLE, len(sample.words))


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
