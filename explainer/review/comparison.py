"""Two states of a story side by side: what changes for readers, and what the newer one leaves open.

Nothing is judged here; the findings are for whoever reviews a change to the data.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from explainer.diagnostics.problems import Code, Problems
from explainer.pages import PAGES, Context, Page, entries
from explainer.reading.checks import check_story
from explainer.reading.resolve import marked_names
from explainer.reading.story import Story
from explainer.words.folding import without_diacritics
from explainer.words.mentions import NameIndex
from explainer.words.selectors import TextRange

__all__ = ["Change", "Comparison", "Finding", "Mark", "Share", "compare"]

_SHORTEST = 4  # a shorter name without its capitals is too often another word


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A marked passage: where it stands, its words, and the ids of the entries they mean."""

    article: str
    paragraph: int
    words: str
    means: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An entry or page that is new, changed or removed; ``fields`` are those of an entry that changed."""

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
    """How many quotations have a speaker of one party, how many words they hold, and how many there were before."""

    party: str
    quotations: int
    words: int
    before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All that is told of a change. ``names`` are the names of entries and articles by id."""

    new_marks: tuple[Mark, ...]
    changed_marks: tuple[tuple[Mark, Mark], ...]
    removed_marks: tuple[Mark, ...]
    entries: tuple[Change, ...]
    pages: tuple[Change, ...]
    never_mentioned: tuple[Finding, ...]
    never_cited: tuple[Finding, ...]
    unmarked_names: tuple[Finding, ...]
    shares: tuple[Share, ...]
    names: Mapping[str, str]

    @property
    def changes_anything(self) -> bool:
        """Whether readers see any difference."""
        return bool(self.new_marks or self.changed_marks or self.removed_marks or self.entries or self.pages)


def compare(base: Story, head: Story) -> Comparison:
    """What changes from ``base`` to ``head``."""
    kept = _texts(base) & _texts(head)
    old, new = list(_marks(base, kept)), list(_marks(head, kept))
    removed, added = _beyond(old, new), _beyond(new, old)
    changed = list(_take_changed(removed, added))
    told_before, told_now = _told(base), _told(head)
    return Comparison(
        new_marks=tuple(mark for mark, _ in added),
        changed_marks=tuple(changed),
        removed_marks=tuple(mark for mark, _ in removed),
        entries=tuple(_entries(base, head)),
        pages=tuple(_changes(_pages(base), _pages(head))),
        never_mentioned=_findings(told_before[Code.NEVER_MENTIONED], told_now[Code.NEVER_MENTIONED]),
        never_cited=_findings(told_before[Code.NEVER_CITED], told_now[Code.NEVER_CITED]),
        unmarked_names=_findings(_unmarked(base), _unmarked(head)),
        shares=tuple(_shares(base, head)),
        names=_names(base) | _names(head),
    )


# Mentions -------------------------------------------------------------------------------------------------------------


_Text = tuple[str, str]
"""The id of an article, and the text of a paragraph of it."""

_Placed = tuple[Mark, _Text | None]
"""A mark, and its paragraph if both states have it word for word, whatever its number: paragraphs move."""


def _texts(story: Story) -> set[_Text]:
    return {(article.id, paragraph.text) for article in story.articles.values() for paragraph in article.paragraphs}


def _marks(story: Story, kept: Collection[_Text]) -> Iterator[_Placed]:
    for article in story.articles.values():
        for annotation in story.annotations[article.id]:
            paragraph = article.paragraphs[annotation.paragraph - 1]
            words = paragraph.text[annotation.target.start : annotation.target.end]
            mark = Mark(article=article.id, paragraph=paragraph.number, words=words, means=annotation.bodies)
            text = (article.id, paragraph.text)
            yield mark, text if text in kept else None


def _beyond(marks: Iterable[_Placed], others: Iterable[_Placed]) -> list[_Placed]:
    """The marks that the others do not have as often in the same paragraph, or in any of those that changed."""
    spare = Counter((_words(placed), placed[0].means) for placed in others)
    found = []
    for placed in marks:
        key = (_words(placed), placed[0].means)
        if spare[key]:
            spare[key] -= 1
        else:
            found.append(placed)
    return found


def _take_changed(removed: list[_Placed], added: list[_Placed]) -> Iterator[tuple[Mark, Mark]]:
    """Takes from both lists the same words of the same place with another meaning, in pairs."""
    for new in list(added):
        old = next((placed for placed in removed if _words(placed) == _words(new)), None)
        if old:
            removed.remove(old)
            added.remove(new)
            yield old[0], new[0]


def _words(placed: _Placed) -> tuple[str, str, _Text | None]:
    mark, text = placed
    return mark.article, mark.words, text


# Entries and pages ----------------------------------------------------------------------------------------------------


def _entries(base: Story, head: Story) -> Iterator[Change]:
    old = {id_: (located.value.name, located.value) for id_, located in base.entries.items()}
    new = {id_: (located.value.name, located.value) for id_, located in head.entries.items()}
    for change in _changes(old, new):
        fields = _changed_fields(old[change.id][1], new[change.id][1]) if change.how == "changed" else ()
        yield Change(how=change.how, id=change.id, name=change.name, fields=fields)


def _changed_fields(old: Any, new: Any) -> tuple[str, ...]:
    fields = dict.fromkeys([*type(old).model_fields, *type(new).model_fields])
    return tuple(name for name in fields if getattr(old, name, None) != getattr(new, name, None))


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


def _told(story: Story) -> Mapping[Code, list[str]]:
    """What the checks say, by the kind of problem."""
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
    for article in story.articles.values():
        marks = story.marks(article.id)
        for paragraph in article.paragraphs:
            marked = [mark.target for mark in marks.get(paragraph.number, ())]
            for target, ids in _longest(names.find(_bare(paragraph.text)), marked):
                words = paragraph.text[target.start : target.end]
                meant = " or ".join(story.entry(id_).name for id_ in ids)
                yield f"“{words}” in paragraph {paragraph.number} of '{article.id}' may mean {meant}"


def _bare(text: str) -> str:
    """Small letters without diacritics, one for one, so that offsets stay."""
    return "".join(low if len(low := without_diacritics(char).lower()) == 1 else char for char in text)


def _longest(found: Iterable[tuple[str, TextRange]], taken: list[TextRange]) -> list[tuple[TextRange, list[str]]]:
    """The ranges that touch none of ``taken`` and no longer one, in order, each with the ids found there."""
    ids: dict[TextRange, list[str]] = {}
    for id_, target in found:
        if not any(target.overlaps(other) for other in taken):
            ids.setdefault(target, []).append(id_)
    kept: list[TextRange] = []
    for target in sorted(ids, key=lambda item: (item.start - item.end, item.start)):
        if not any(target.overlaps(other) for other in kept):
            kept.append(target)
    return [(target, sorted(set(ids[target]))) for target in sorted(kept)]


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
    for quote in story.quotes:
        found.setdefault(getattr(story.entry(quote.speaker), "party", None), []).append(quote.exact)
    return found


def _party_name(party: str | None, *stories: Story) -> str:
    if party is None:
        return "Speakers of no party"
    return next(story.party(party).short for story in stories if party in story.project.value.parties)


def _names(story: Story) -> dict[str, str]:
    articles = {article.id: article.title for article in story.articles.values()}
    return articles | {id_: located.value.name for id_, located in story.entries.items()}
