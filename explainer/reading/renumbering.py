"""Paragraphs that have other numbers than before, because one was added above them or taken away.

Every number in the data then means another paragraph, also where nothing shows it: a claim or a key point names a
paragraph by its number alone. The words that stand in just one paragraph tell which numbers moved, and by how much. One
mistake is one problem, and its repair changes all the numbers together, or none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from explainer.diagnostics.locations import Edit, Location
from explainer.diagnostics.problems import Code, Problems
from explainer.kinds import Entry, Quote
from explainer.kinds.entry import HasPassages
from explainer.kinds.parts import Model
from explainer.reading.article import Article
from explainer.reading.draft import Draft
from explainer.reading.drift import Wanted
from explainer.reading.located import Located
from explainer.words.folding import stands_in
from explainer.yaml.nodes import Path
from explainer.yaml.rewrite import rewrite

__all__ = ["report_renumbered"]

_FEWEST = 2  # paragraphs that must have moved alike: one alone has rather been given a wrong number


@dataclass(frozen=True, slots=True)
class _Number:
    """A number of a paragraph somewhere in the data."""

    owner: Located[Model]
    path: Path
    article: str
    written: int

    @property
    def where(self) -> Location:
        return self.owner.at(self.path)

    def rewritten(self, number: int) -> tuple[Edit, ...]:
        return rewrite(self.owner.inner(self.path), str(number))


@dataclass(frozen=True, slots=True)
class _Sighting:
    """The number of a paragraph as it is written, and the paragraph in which alone its words stand now."""

    written: int
    now: int


@dataclass(frozen=True, slots=True)
class _Shift:
    """From ``first`` on, the paragraph of a number is now found ``by`` further down; less than zero is further up."""

    first: int
    by: int
    gone: frozenset[int]

    def moved(self, written: int) -> int:
        """The number that a number has now."""
        return written + self.by if written >= self.first else written


def report_renumbered(draft: Draft, wanted: Iterable[Wanted], problems: Problems) -> bool:
    """Report every article whose paragraphs have other numbers than the data; whether there is one."""
    sightings: dict[str, list[_Sighting]] = {}
    for article, sighting in (*_of_mentions(wanted), *_of_quotes(draft)):
        sightings.setdefault(article, []).append(sighting)
    shifts = {id_: shift for id_, found in sightings.items() if (shift := _shift(found))}
    for id_, shift in shifts.items():
        numbers = [number for number in _numbers(draft) if number.article == id_]
        _report(draft.articles[id_], shift, numbers, problems)
    return bool(shifts)


def _of_mentions(wanted: Iterable[Wanted]) -> Iterator[tuple[str, _Sighting]]:
    for one in wanted:
        if one.mention.paragraph and len(one.everywhere) == 1:
            article, now = one.everywhere[0].place
            yield article, _Sighting(one.mention.paragraph, now)


def _of_quotes(draft: Draft) -> Iterator[tuple[str, _Sighting]]:
    for located in draft.entries.values():
        quote = located.value
        if isinstance(quote, Quote) and (article := draft.articles.get(quote.article)):
            numbers = [p.number for p in article.paragraphs if stands_in(quote.exact, p.text)]
            if len(numbers) == 1:
                yield article.id, _Sighting(quote.paragraph, numbers[0])


def _shift(sightings: list[_Sighting]) -> _Shift | None:
    """The one shift that explains them all; the paragraph just before its first may have been cut in two or joined."""
    for first, by in sorted({(s.written, s.now - s.written) for s in sightings if s.now != s.written}):
        after = [s for s in sightings if s.written >= first]
        before = [s for s in sightings if s.written < first - 1]
        is_consistent = all(s.now == s.written + by for s in after) and all(s.now == s.written for s in before)
        if is_consistent and len({s.written for s in after}) >= _FEWEST:
            kept = {s.written for s in sightings if s.now == s.written}
            return _Shift(first, by, frozenset(range(first + by, first)) - kept)
    return None


def _numbers(draft: Draft) -> Iterator[_Number]:
    """Every number of a paragraph in the data, but for those that may belong to several articles."""
    lead = draft.project.value.lead
    only = next(iter(draft.articles)) if len(draft.articles) == 1 else ""
    for owner in draft.owners():
        value = owner.value
        for index, mention in enumerate(value.mentions if isinstance(value, Entry) else ()):
            if mention.paragraph:
                yield _Number(owner, ("mentions", index, "paragraph"), mention.article or only, mention.paragraph)
        for index, passage in enumerate(value.passages if isinstance(value, HasPassages) else ()):
            yield _Number(owner, ("passages", index, "paragraph"), passage.article or lead, passage.paragraph)
        if isinstance(value, Quote):
            yield _Number(owner, ("paragraph",), value.article, value.paragraph)
    for point, key_point in enumerate(draft.project.value.key_points):
        for index, number in enumerate(key_point.paragraphs):
            yield _Number(draft.project, ("key_points", point, "paragraphs", index), lead, number)


def _report(article: Article, shift: _Shift, numbers: Iterable[_Number], problems: Problems) -> None:
    lost = [number for number in numbers if number.written in shift.gone]
    for number in lost:
        message = f"paragraph {number.written} of '{article.id}' seems to be gone"
        problems.error(
            Code.MISSING_PARAGRAPH, message, number.where, "delete what names it; nothing else tells what is meant"
        )
    moved = [number for number in numbers if number.written >= shift.first]
    rewritten = [number.rewritten(shift.moved(number.written)) for number in moved]
    edits = sum(rewritten, ()) if all(rewritten) and not lost else ()
    last = len(article.paragraphs)
    message = (
        f"paragraphs {shift.first} to {last - shift.by} of '{article.id}' are now {shift.moved(shift.first)} to {last}"
    )
    remedy = f"give all {len(moved)} places in the data that name them the new numbers: 'explainer fix' does it"
    paragraph = article.paragraph(min(shift.moved(shift.first), last))
    assert paragraph is not None
    problems.error(Code.WRONG_PARAGRAPH, message, paragraph.location, remedy, edits)
