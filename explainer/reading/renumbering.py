"""Paragraphs that have other numbers than the data say, because one was added above them or deleted.

Every number in the data then means another paragraph, even where nothing shows it: a claim or a key point names a
paragraph by its number alone. Mentions and quotations whose words occur in just one paragraph show which numbers moved,
and by how much. One mistake is one problem, and its repair changes all the numbers together, or none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from explainer.diagnostics.problems import Code, Problems
from explainer.reading.article import Article
from explainer.reading.draft import Draft, NamedParagraph
from explainer.reading.drift import Wanted
from explainer.yaml.rewrite import rewrite

__all__ = ["check_numbering"]

_FEWEST = 2  # paragraphs that must have moved alike; a single one was probably given a wrong number


@dataclass(frozen=True, slots=True)
class _Sighting:
    """The number that the data give for some words, and the number of the only paragraph that contains them now."""

    written: int
    now: int


@dataclass(frozen=True, slots=True)
class _Shift:
    """Numbers from ``first`` on now mean paragraphs ``by`` further down (up if negative), those in ``gone`` none."""

    first: int
    by: int
    gone: frozenset[int]

    def moved(self, written: int) -> int:
        """The present number of the paragraph that had the number ``written``."""
        return written + self.by if written >= self.first else written


def check_numbering(draft: Draft, wanted: Iterable[Wanted], problems: Problems) -> bool:
    """Add an error for every article whose paragraphs have other numbers than the data say; whether there is none."""
    sightings: dict[str, list[_Sighting]] = {}
    for article, sighting in (*_of_mentions(wanted), *_of_quotes(draft)):
        sightings.setdefault(article, []).append(sighting)
    shifts = {id_: shift for id_, found in sightings.items() if (shift := _shift(found))}
    for id_, shift in shifts.items():
        numbers = [number for number in _numbers(draft) if number.article == id_]
        _tell_shift(draft.articles[id_], shift, numbers, problems)
    return not shifts


def _of_mentions(wanted: Iterable[Wanted]) -> Iterator[tuple[str, _Sighting]]:
    for one in wanted:
        if one.mention.paragraph and len(one.everywhere) == 1:
            article, now = one.everywhere[0].place
            yield article, _Sighting(one.mention.paragraph, now)


def _of_quotes(draft: Draft) -> Iterator[tuple[str, _Sighting]]:
    for _, quote, article in draft.quotes():
        numbers = article.paragraphs_with(quote.exact)
        if len(numbers) == 1:
            yield article.id, _Sighting(quote.paragraph, numbers[0])


def _shift(sightings: list[_Sighting]) -> _Shift | None:
    """The shift that explains all sightings, if there is one.

    The paragraph just before its first does not count: where one was split or two were joined, it may be either.
    """
    moved = sorted({(s.written, s.now - s.written) for s in sightings if s.now != s.written})
    count = Counter(first for first, _ in moved)
    # what has moved by two lengths shows no shift, and neither does what begins below something else that has moved
    for first, by in (one for one in moved if count[one[0]] == 1 and one[0] <= moved[0][0] + 1):
        after = [s for s in sightings if s.written >= first]
        before = [s for s in sightings if s.written < first - 1]
        is_consistent = all(s.now == s.written + by for s in after) and all(s.now == s.written for s in before)
        if is_consistent and len({s.written for s in after}) >= _FEWEST:
            kept = {s.written for s in sightings if s.now == s.written}
            return _Shift(first, by, frozenset(range(first + by, first)) - kept)
    return None


def _numbers(draft: Draft) -> Iterator[NamedParagraph]:
    """Every number of a paragraph in the data, but for those that may belong to any of several articles."""
    yield from draft.named_paragraphs()
    for located, quote, _ in draft.quotes():
        yield NamedParagraph(located, ("paragraph",), quote.article, quote.paragraph)
    only = next(iter(draft.articles)) if len(draft.articles) == 1 else ""
    for located in draft.entries.values():
        for index, mention in enumerate(located.value.mentions):
            if mention.paragraph:
                path = ("mentions", index, "paragraph")
                yield NamedParagraph(located, path, mention.article or only, mention.paragraph)


def _tell_shift(article: Article, shift: _Shift, named: Sequence[NamedParagraph], problems: Problems) -> None:
    lost = [one for one in named if one.number in shift.gone]
    for one in lost:
        message = f"paragraph {one.number} of '{article.id}' seems to be gone"
        problems.error(
            Code.MISSING_PARAGRAPH, message, one.where, "delete what names it; nothing else tells what is meant"
        )
    moved = [one for one in named if one.number >= shift.first]
    rewritten = [rewrite(one.owner.inner(one.path), str(shift.moved(one.number))) for one in moved]
    # with half of the numbers changed, nobody could tell any more which are old and which are new
    edits = sum(rewritten, ()) if all(rewritten) and not lost else ()
    last = len(article.paragraphs)
    message = (
        f"paragraphs {shift.first} to {last - shift.by} of '{article.id}' are now {shift.moved(shift.first)} to {last}"
    )
    remedy = f"give all {len(moved)} places in the data that name them the new numbers: 'explainer fix' does it"
    paragraph = article.paragraph(min(shift.moved(shift.first), last))
    assert paragraph is not None
    problems.error(Code.WRONG_PARAGRAPH, message, paragraph.location, remedy, edits)
