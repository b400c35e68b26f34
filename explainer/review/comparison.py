"""Two states of a story side by side: what changes for readers, and what the newer one leaves open.

Nothing is judged here; the findings are for whoever reviews a change to the data. ``base`` is the older state and
``head`` the newer one, as in a pull request.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from explainer.diagnostics.problems import Code, Problems
from explainer.kinds import Actor, Claim, Quote, Source
from explainer.kinds.claim import SILENCES
from explainer.pages import PAGES, Context, Page, entries
from explainer.reading.checks import check_story
from explainer.reading.resolve import marked_names
from explainer.reading.story import Story
from explainer.review.marks import MarkChanges, compare_marks
from explainer.words.folding import without_diacritics
from explainer.words.mentions import NameIndex, choose_spans

__all__ = ["Change", "Comparison", "Finding", "Share", "Voice", "compare"]

_SHORTEST = 4
"""Letters that a name has at least: a shorter one, without its capitals, is too often another word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An entry or page; ``how`` is new, changed or removed, and ``fields`` are those of an entry that changed."""

    how: str
    id: str
    name: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something the newer state leaves open; ``is_new`` if the older one did not."""

    text: str
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """The quotations of one party's speakers: their number, the words they hold, and their number before."""

    party: str
    quotations: int
    words: int
    before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """How much room a party has on the board of claims, and in the sources.

    ``says`` counts its positions that say a claim, ``others`` those that dispute, qualify or decline it, ``silent``
    those for which nothing was found or answered. ``words`` are those of its positions, ``before`` in the older state.
    """

    party: str
    says: int
    others: int
    silent: int
    words: int
    before: int
    sources: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All that is told of a change. ``names`` are the names of entries and the titles of articles, by id."""

    marks: MarkChanges
    entries: tuple[Change, ...]
    pages: tuple[Change, ...]
    never_mentioned: tuple[Finding, ...]
    never_cited: tuple[Finding, ...]
    unmarked_names: tuple[Finding, ...]
    shares: tuple[Share, ...]
    voices: tuple[Voice, ...]
    names: Mapping[str, str]

    @property
    def changes_anything(self) -> bool:
        """Whether readers see any difference."""
        return bool(self.marks != MarkChanges() or self.entries or self.pages)


def compare(base: Story, head: Story) -> Comparison:
    """What changes from ``base`` to ``head``."""
    before, now = _messages(base), _messages(head)
    return Comparison(
        marks=compare_marks(base, head),
        entries=tuple(_entries(base, head)),
        pages=tuple(_changes(_pages(base), _pages(head))),
        never_mentioned=_findings(before[Code.NEVER_MENTIONED], now[Code.NEVER_MENTIONED]),
        never_cited=_findings(before[Code.NEVER_CITED], now[Code.NEVER_CITED]),
        unmarked_names=_findings(_unmarked(base), _unmarked(head)),
        shares=tuple(_shares(base, head)),
        voices=tuple(_voices(base, head)),
        names=_names(base) | _names(head),  # of an entry with two, the newer one
    )


# Entries and pages ----------------------------------------------------------------------------------------------------


def _entries(base: Story, head: Story) -> Iterator[Change]:
    """Every entry that differs; one that says which id it had has changed, and is not another one."""
    had = {
        old: id_ for id_, located in head.entries.items() if id_ not in base.entries for old in located.value.formerly
    }
    old = {had.get(id_, id_): (located.value.name, located.value) for id_, located in base.entries.items()}
    new = {id_: (located.value.name, located.value) for id_, located in head.entries.items()}
    for change in _changes(old, new):
        if change.how != "changed":
            yield change
            continue
        (_, before), (_, now) = old[change.id], new[change.id]
        fields = dict.fromkeys([*type(before).model_fields, *type(now).model_fields])  # an id may have another kind now
        changed = (name for name in fields if getattr(before, name, None) != getattr(now, name, None))
        yield replace(change, fields=tuple(changed))


def _pages(story: Story) -> dict[str, tuple[str, Any]]:
    """Title and text of every page by path. The small pages of single entries change with their entries."""
    context = Context(story)
    builders = (build for build in PAGES if build is not entries.build)
    made = (item for build in builders for item in build(context) if isinstance(item, Page))
    return {page.path: (page.title, page.markdown) for page in made}


def _changes(old: Mapping[str, tuple[str, Any]], new: Mapping[str, tuple[str, Any]]) -> Iterator[Change]:
    """What is new, changed and removed among things with a name and a content, by id."""
    for id_, (name, content) in new.items():
        if id_ not in old:
            yield Change(how="new", id=id_, name=name)
        elif old[id_][1] != content:
            yield Change(how="changed", id=id_, name=name)
    for id_, (name, _) in old.items():
        if id_ not in new:
            yield Change(how="removed", id=id_, name=name)


# What is left open ----------------------------------------------------------------------------------------------------


def _findings(before: Iterable[str], now: Iterable[str]) -> tuple[Finding, ...]:
    known = set(before)
    return tuple(Finding(text=text, is_new=text not in known) for text in dict.fromkeys(now))


def _messages(story: Story) -> Mapping[Code, list[str]]:
    """What the checks say, by code."""
    problems = Problems()
    check_story(story, problems)
    found: dict[Code, list[str]] = {code: [] for code in Code}
    for problem in problems:
        found[problem.code].append(problem.message)
    return found


def _unmarked(story: Story) -> Iterator[str]:
    """Names of entries that stand unmarked in a paragraph: in links, or in other letters than the entry has them."""
    names = NameIndex(
        (id_, _bare(name))
        for id_, located in story.entries.items()
        for name in marked_names(located.value)
        if len(name) >= _SHORTEST
    )
    rank = dict.fromkeys(story.entries, 0)  # no kind of entry comes before another
    for article in story.articles.values():
        marks = story.marks(article.id)
        for paragraph in article.paragraphs:
            marked = [mark.target for mark in marks.get(paragraph.number, ())]
            for span in choose_spans((), names.find(_bare(paragraph.text)), marked, rank):
                words = paragraph.text[span.range.start : span.range.end]
                meant = " or ".join(story.entry(id_).name for id_ in span.bodies)
                yield f"“{words}” in paragraph {paragraph.number} of '{article.id}' may mean {meant}"


def _bare(text: str) -> str:
    """Lower case without diacritics, character for character, so that offsets stay the same."""
    return "".join(low if len(low := without_diacritics(char).lower()) == 1 else char for char in text)


# Quotations -----------------------------------------------------------------------------------------------------------


def _shares(base: Story, head: Story) -> Iterator[Share]:
    """The quotations of each party's speakers, in the order of the parties; then those of speakers without one."""
    old, new = _by_party(base), _by_party(head)
    known = [*head.project.value.parties, *base.project.value.parties, None]
    for party in dict.fromkeys(known):
        if party in old or party in new:
            texts = new.get(party, [])
            yield Share(
                party=_party_name(party, head, base),
                quotations=len(texts),
                words=sum(len(text.split()) for text in texts),
                before=len(old.get(party, [])),
            )


def _by_party(story: Story) -> dict[str | None, list[str]]:
    found: dict[str | None, list[str]] = {}
    for quote in story.of(Quote):
        found.setdefault(story.entry(quote.speaker, Actor).party, []).append(quote.exact)
    return found


# Positions and sources ------------------------------------------------------------------------------------------------


def _voices(base: Story, head: Story) -> Iterator[Voice]:
    """The room of each party that has a position or a source, in the order of the parties."""
    old, new = _positions(base), _positions(head)
    for party, value in head.project.value.parties.items():
        stances = [stance for stance, _ in new.get(party, ())]
        silent = sum(stance in SILENCES for stance in stances)
        sources = sum(source.side == party for source in head.of(Source))
        if stances or sources:
            yield Voice(
                party=value.short,
                says=stances.count("says"),
                others=len(stances) - stances.count("says") - silent,
                silent=silent,
                words=sum(words for _, words in new.get(party, ())),
                before=sum(words for id_ in (party, *value.formerly) for _, words in old.get(id_, ())),
                sources=sources,
            )


def _positions(story: Story) -> dict[str, list[tuple[str, int]]]:
    """The stances of each party and how many words each position has."""
    found: dict[str, list[tuple[str, int]]] = {}
    for claim in story.of(Claim):
        for position in claim.positions:
            found.setdefault(position.party, []).append((position.stance, len(position.text.split())))
    return found


def _party_name(party: str | None, *stories: Story) -> str:
    if party is None:
        return "Speakers of no party"
    return next(story.party(party).short for story in stories if party in story.project.value.parties)


def _names(story: Story) -> dict[str, str]:
    articles = {article.id: article.title for article in story.articles.values()}
    return articles | {id_: located.value.name for id_, located in story.entries.items()}
