"""Why trust the site: what those who make it say of themselves, and what its own data show, counted.

Nothing is judged here, and nothing is made up: what the data do not say is shown as "not stated".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from explainer.dates import PartialDate
from explainer.kinds import KINDS, Entry, Source
from explainer.kinds.project import About, Party
from explainer.pages.context import Context
from explainer.pages.page import Page
from explainer.reading.article import Article
from explainer.reading.human_checks import holding
from explainer.reading.story import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """The sources of one side, and how many there are of each genre; None stands for a genre that is not stated."""

    id: str
    party: Party
    by_genre: Counter[str | None]

    @property
    def total(self) -> int:
        """How many sources they are."""
        return self.by_genre.total()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the bar of all sources, in percent of it: those of one side and genre."""

    genre: str | None
    start: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where a side begins on the bar, in percent of it, and whether its number has room there."""

    start: float
    is_labelled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The sources of which so much was read, how many of them say when they were checked, and when that was last."""

    seen: str
    sources: int
    dated: int
    last: PartialDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How many paragraphs of an article people have compared with the original; who did, and when last."""

    article: Article
    paragraphs: int
    people: Mapping[str, PartialDate]


def build(context: Context) -> Iterator[Page]:
    """One page, whatever is stated."""
    story, _ = context.story, context.interface.gettext
    shares = list(_shares(story))
    totals: Counter[str | None] = Counter(source.genre for source in story.of(Source))
    compared = list(_comparisons(story))
    originals = [front.form for article in story.articles.values() if (front := article.front.value).form != "own"]
    yield context.page(
        "trust.md",
        _("Why trust this site"),
        "trust.html.j2",
        "explainer.yml",
        description=_("Who makes this site and how, what it rests on, what a person has checked, what is not known."),
        about=story.project.value.about or About(),
        compared=compared,
        originals=originals,
        untouched=len(originals) - len(compared),
        shares=shares,
        totals=totals,
        genres=_genres(totals),
        bar=list(_bar(shares)),
        marks=list(_marks(shares)),
        genre_words=Source.choices("genre"),
        readings=list(_readings(story)),
        seen_words=Source.choices("seen"),
        uncertain=_uncertain(story),
    )


def _shares(story: Story) -> Iterator[Share]:
    """The sides that have sources, in the order of the parties."""
    for id_, party in story.project.value.parties.items():
        by_genre: Counter[str | None] = Counter(s.genre for s in story.of(Source) if s.side == id_)
        if by_genre:
            yield Share(id=id_, party=party, by_genre=by_genre)


def _genres(counts: Counter[str | None]) -> list[str | None]:
    """The genres that there are, in the order of the choices; last comes what is not stated."""
    return [genre for genre in (*Source.choices("genre"), None) if counts[genre]]


def _bar(shares: Sequence[Share]) -> Iterator[Part]:
    """All sources beside each other: one side after another in the order of the table, each by genre."""
    whole, at = sum(share.total for share in shares), 0
    for share in shares:
        for genre in _genres(share.by_genre):
            count = share.by_genre[genre]
            yield Part(genre=genre, start=100 * at / whole, width=100 * count / whole)
            at += count


_ROOM_PERCENT = 5
"""What the number of a side needs on the bar of a phone."""


def _marks(shares: Sequence[Share]) -> Iterator[Mark]:
    whole, at = sum(share.total for share in shares), 0
    for share in shares:
        yield Mark(start=100 * at / whole, is_labelled=100 * share.total / whole >= _ROOM_PERCENT)
        at += share.total


def _readings(story: Story) -> Iterator[Reading]:
    for seen in Source.choices("seen"):
        sources = [source for source in story.of(Source) if source.seen == seen]
        dates = [source.checked_on for source in sources if source.checked_on]
        if sources:
            last = max(dates, key=lambda day: day.sort_key, default=None)
            yield Reading(seen=seen, sources=len(sources), dated=len(dates), last=last)


def _comparisons(story: Story) -> Iterator[Comparison]:
    """The articles of which people have compared something with an original, by records that still hold."""
    for article in story.articles.values():
        if article.front.value.form == "own":
            continue
        checks = sorted(holding(story, article), key=lambda check: check.checked_on.sort_key)
        if checks:
            yield Comparison(
                article=article,
                paragraphs=len({check.paragraph for check in checks}),
                people={check.checked_by: check.checked_on for check in checks},
            )


def _uncertain(story: Story) -> Mapping[str, list[Entry]]:
    """The entries that say what is not certain in them, by kind."""
    found = {kind: [entry for entry in story.of_kind(kind) if _is_uncertain(entry)] for kind in KINDS}
    return {kind: entries for kind, entries in found.items() if entries}


def _is_uncertain(entry: Entry) -> bool:
    return entry.uncertainty is not None or entry.confidence != "high"
