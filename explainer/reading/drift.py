"""Mentions that do not, or no longer, select one passage: what they look for, and where that certainly went.

What is found here is only proposed as an edit: a mark is made only where the words occur exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from explainer.diagnostics.locations import Edit, Location
from explainer.encode import as_yaml_quoted
from explainer.kinds.entry import Entry
from explainer.kinds.parts import Mention
from explainer.reading.article import Article, Paragraph
from explainer.reading.located import Located
from explainer.words.bounds import MAX_LINE
from explainer.words.folding import fold
from explainer.words.mentions import Needles
from explainer.words.selectors import TextQuoteSelector, TextRange, bared, find_quote
from explainer.words.typos import near_passages, word_ranges
from explainer.yaml.nodes import Path
from explainer.yaml.rewrite import add_after, rewrite

__all__ = ["Chosen", "Hit", "PassageIndex", "Wanted", "certain_edits", "selectors"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage: its article, its paragraph, and its range there."""

    article: Article
    paragraph: Paragraph
    target: TextRange

    @property
    def place(self) -> tuple[str, int]:
        """The id of the article and the number of the paragraph."""
        return self.article.id, self.paragraph.number

    @property
    def is_locked(self) -> bool:
        """Whether it overlaps a link or code, where no mark can be made."""
        return any(self.target.overlaps(other) for other in self.paragraph.locked)

    def overlaps(self, other: Hit) -> bool:
        """Whether the two share a character."""
        return self.place == other.place and self.target.overlaps(other.target)


@dataclass(frozen=True)
class Wanted:
    """A mention that is looked for: its entry, its path there, and the articles that may contain its words."""

    owner: Located[Entry]
    path: Path
    mention: Mention
    articles: tuple[Article, ...]
    index: PassageIndex | None = None

    @property
    def entry(self) -> str:
        """The id of the entry that is mentioned."""
        return self.owner.value.id

    @property
    def where(self) -> Location:
        """The location of its words in the data."""
        return self.at("exact")

    def at(self, field: str) -> Location:
        """The location of one of its fields in the data."""
        return self.owner.at((*self.path, field))

    def changed(self, fields: Mapping[str, str]) -> Wanted:
        """The same mention with other values of some fields."""
        return replace(self, mention=self.mention.model_copy(update=dict(fields)), index=None)

    def rewritten(self, field: str, text: str) -> tuple[Edit, ...]:
        """The edit of one of its fields to another text; none if that is not possible."""
        return rewrite(self.owner.inner((*self.path, field)), text)

    @cached_property
    def everywhere(self) -> tuple[Hit, ...]:
        """The passages it selects in any paragraph, whichever it names."""
        return self.places(selectors(self.mention)[0])

    def places(self, selector: TextQuoteSelector) -> tuple[Hit, ...]:
        """The passages that a selector finds in its articles."""
        if self.index is None:
            return tuple(_places(self.articles, selector))
        return self.index.places(self.mention.article or "", selector)

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """The passages it selects, in the paragraph it names if it names one."""
        return tuple(hit for hit in self.everywhere if self.mention.paragraph in (None, hit.paragraph.number))

    def near(self) -> list[Hit]:
        """The same but for typos; each passage includes the prefix and suffix."""
        mention = self.mention
        return [
            Hit(article, paragraph, found)
            for article in self.articles
            for paragraph in article.paragraphs
            if mention.paragraph in (None, paragraph.number)
            for found in near_passages(paragraph.text, mention.prefix + mention.exact + mention.suffix)
        ]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A mention and the passage it selects."""

    wanted: Wanted
    hit: Hit


def selectors(mention: Mention) -> tuple[TextQuoteSelector, TextQuoteSelector, TextQuoteSelector]:
    """What a mention looks for; the same without its prefix; and its words alone."""
    exact, prefix, suffix = mention.exact, mention.prefix, mention.suffix
    whole = TextQuoteSelector(exact=exact, prefix=prefix, suffix=suffix)
    return whole, TextQuoteSelector(exact=exact, suffix=suffix), TextQuoteSelector(exact=exact)


class PassageIndex:
    """Where everything stands that the mentions of a story look for, found in one pass over its articles."""

    def __init__(self, articles: Iterable[Article], mentions: Iterable[Mention]) -> None:
        needles = Needles(selector.whole for mention in mentions for selector in selectors(mention))
        self._places: dict[str, dict[str, list[tuple[Paragraph, int]]]] = {}
        self._articles = {article.id: article for article in articles}
        for article in self._articles.values():
            for paragraph in article.paragraphs:
                for whole, found in needles.find(bared(paragraph.text).text):
                    by_article = self._places.setdefault(whole, {})
                    by_article.setdefault(article.id, []).append((paragraph, found.start))
        self._hits: dict[tuple[TextQuoteSelector, str], tuple[Hit, ...]] = {}

    def places(self, article: str, selector: TextQuoteSelector) -> tuple[Hit, ...]:
        """The passages that one of the selectors of the mentions finds in an article, or in all if none is named."""
        if (selector, article) not in self._hits:
            by_article = self._places.get(selector.whole, {})
            self._hits[selector, article] = tuple(
                Hit(self._articles[id_], paragraph, selector.target(bared(paragraph.text), start))
                for id_ in ([article] if article else by_article)
                for paragraph, start in by_article.get(id_, ())
            )
        return self._hits[selector, article]


def _places(articles: Iterable[Article], selector: TextQuoteSelector) -> Iterator[Hit]:
    """Every passage that a selector finds."""
    for article in articles:
        for paragraph in article.paragraphs:
            for found in find_quote(paragraph.text, selector):
                yield Hit(article, paragraph, found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Proposal:
    """The passage that a mention would select after some edits.

    ``is_last`` if that passage is certain only because all others like it are taken.
    """

    wanted: Wanted
    hit: Hit
    edits: tuple[Edit, ...]
    is_last: bool = False

    def competes_with(self, other: _Proposal) -> bool:
        """Whether at most one of two proposals can be right.

        Two entries may share exactly one passage; but then it is not certain that it is the last one for either.
        """
        is_shared = self.hit.target == other.hit.target and self.wanted.entry != other.wanted.entry
        return self.hit.overlaps(other.hit) and not (is_shared and not self.is_last and not other.is_last)


def certain_edits(lost: Iterable[Wanted], taken: Sequence[Chosen]) -> dict[Location, tuple[Edit, ...]]:
    """The edits that fix each lost mention that can mean only one passage, by the location of its words.

    ``taken`` are all other mentions with their passages. It must be complete, for any mention might mean the same one.
    """
    proposals = [found for wanted in lost if (found := _propose(wanted, taken)) and found.edits]
    return {
        one.wanted.where: one.edits
        for one in proposals
        if not any(one.competes_with(other) for other in proposals if other is not one)
    }


def _propose(wanted: Wanted, taken: Sequence[Chosen]) -> _Proposal | None:
    if wanted.hits:
        return _told_apart(wanted, taken)
    proposal = _moved(wanted) if wanted.everywhere else _drifted(wanted)
    return proposal if proposal and _is_free(proposal, taken) else None


def _is_free(proposal: _Proposal, taken: Sequence[Chosen]) -> bool:
    """Whether a mark can be made: not in a link or code, and over no mark but one of the same words."""
    hit, entry = proposal.hit, proposal.wanted.entry
    others = [one for one in taken if one.hit.overlaps(hit)]
    return not hit.is_locked and all(one.hit.target == hit.target and one.wanted.entry != entry for one in others)


def _moved(wanted: Wanted) -> _Proposal | None:
    """For words that occur once, in another paragraph than the one named, which has nothing like them."""
    if len(wanted.everywhere) > 1 or wanted.near():
        return None
    hit = wanted.everywhere[0]
    return _Proposal(wanted=wanted, hit=hit, edits=wanted.rewritten("paragraph", str(hit.paragraph.number)))


def _drifted(wanted: Wanted) -> _Proposal | None:
    """For words that changed a little in the article, or whose prefix or suffix did."""
    near = wanted.near()
    if len(near) != 1:
        return None
    whole, mention = near[0], wanted.mention
    text = whole.paragraph.text
    target = _exact_part(text, whole.target, mention)
    if target is None:
        return None
    before, after = text[: target.start], text[target.end :]
    # what still fits is left as the author wrote it; the passage found reaches from the prefix to the suffix
    fields = {
        "exact": text[target.start : target.end],
        "prefix": mention.prefix if before.endswith(mention.prefix) else text[whole.target.start : target.start],
        "suffix": mention.suffix if after.startswith(mention.suffix) else text[target.end : whole.target.end],
    }
    if len(wanted.changed(fields).hits) != 1:
        return None
    changed = [field for field in fields if fields[field] != getattr(mention, field)]
    edits = [wanted.rewritten(field, fields[field]) for field in changed]
    hit = Hit(whole.article, whole.paragraph, target)
    # all edits or none: half of them would select another passage, or nothing
    return _Proposal(wanted=wanted, hit=hit, edits=sum(edits, ()) if all(edits) else ())


def _exact_part(text: str, whole: TextRange, mention: Mention) -> TextRange | None:
    """The part of a passage that matches ``exact``, with the signs at its ends.

    None if the fields do not divide the passage between words.
    """
    before, exact, after = (list(word_ranges(part)) for part in (mention.prefix, mention.exact, mention.suffix))
    words = [word for word in word_ranges(text) if whole.start <= word.start and word.end <= whole.end]
    if not exact or len(before) + len(exact) + len(after) != len(words):
        return None
    start, end = words[len(before)].start, words[len(before) + len(exact) - 1].end
    lead, tail = mention.exact[: exact[0].start], mention.exact[exact[-1].end :]
    start -= len(lead) if fold(text[:start]).endswith(fold(lead)) else 0
    end += len(tail) if fold(text[end:]).startswith(fold(tail)) else 0
    return TextRange(start, end)


def _told_apart(wanted: Wanted, taken: Sequence[Chosen]) -> _Proposal | None:
    """For words that occur several times, of which one is left: a prefix or suffix selects it."""
    free = [hit for hit in wanted.hits if not hit.is_locked and not any(hit.overlaps(one.hit) for one in taken)]
    if len(free) != 1 or wanted.mention.prefix or wanted.mention.suffix:
        return None
    for field, words in _surroundings(free[0]):
        if len(words) <= MAX_LINE and len(wanted.changed({field: words}).hits) == 1:
            edits = add_after(wanted.owner.inner(wanted.path), "exact", field, as_yaml_quoted(words))
            return _Proposal(wanted=wanted, hit=free[0], edits=edits, is_last=True)
    return None


def _surroundings(hit: Hit) -> Iterator[tuple[str, str]]:
    """Fields that could tell a passage apart: more and more words before it as a prefix, then after it as a suffix."""
    text, target = hit.paragraph.text, hit.target
    words = list(word_ranges(text))
    yield from (("prefix", text[word.start : target.start]) for word in reversed(words) if word.end <= target.start)
    yield from (("suffix", text[target.end : word.end]) for word in words if word.start >= target.end)
