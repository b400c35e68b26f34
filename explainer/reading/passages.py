"""Passages selected by hand, by mentions and quotations: found exactly, or an error that names the nearest words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from explainer.diagnostics.locations import Edit, Location
from explainer.diagnostics.problems import Code, Problems
from explainer.kinds.entry import Entry
from explainer.kinds.quote import Quote
from explainer.reading.article import Article, Paragraph
from explainer.reading.draft import Draft, Gaps
from explainer.reading.drift import Chosen, PassageIndex, Wanted, certain_edits, selectors
from explainer.reading.located import Located
from explainer.words.folding import collapse
from explainer.words.quotations import quoted
from explainer.words.selectors import nearest_passage, similarity
from explainer.words.typos import first_difference, near_passages
from explainer.yaml.nodes import Node, Path
from explainer.yaml.rewrite import rewrite

__all__ = ["Passages", "all_wanted", "check_paragraphs", "check_quotes", "find_mentions"]

Passages = dict[tuple[str, int], list[Chosen]]
"""Passages that mentions select, by the id of their article and the number of their paragraph."""


def find_mentions(draft: Draft, wanted: Sequence[Wanted], problems: Problems) -> Passages:
    """Every passage that a mention selects and that can be marked; adds an error for each other mention."""
    single = [Chosen(one, one.hits[0]) for one in wanted if len(one.hits) == 1]
    for one in single:
        if one.hit.is_locked:
            message, remedy = "these words stand inside a link or code", "choose words outside the link or the code"
            problems.error(Code.UNMARKABLE_PASSAGE, message, one.wanted.where, remedy)
    chosen = [one for one in single if not one.hit.is_locked]
    _check_overlaps(problems, chosen)
    _tell_lost(draft, problems, [one for one in wanted if len(one.hits) != 1], chosen)
    found: Passages = {}
    for one in chosen:
        found.setdefault(one.hit.place, []).append(one)
    return found


def all_wanted(draft: Draft) -> Iterator[Wanted]:
    """Every mention, with the articles in which its words are looked for."""
    everywhere = tuple(draft.articles.values())
    mentions = (mention for located in draft.entries.values() for mention in located.value.mentions)
    index = PassageIndex(everywhere, mentions)
    for located in draft.entries.values():
        for number, mention in enumerate(located.value.mentions):
            if mention.article is None or mention.article in draft.articles:
                articles = (draft.articles[mention.article],) if mention.article else everywhere
                yield Wanted(located, ("mentions", number), mention, articles, index)


def _tell_lost(draft: Draft, problems: Problems, lost: Sequence[Wanted], chosen: Sequence[Chosen]) -> None:
    """Add an error for each mention that selects no passage, or several.

    Words that are gone are none while an article could not be read, which may hold them; and no edits are certain
    while anything could not be read, which may hold the same words.
    """
    is_article_unread = "article" in draft.gaps.kinds
    is_certain = draft.gaps == Gaps() and len(lost) <= _MOST_LOST
    edits = certain_edits(lost, chosen) if is_certain else {}
    hints = _Hints()
    for wanted in lost:
        mends = edits.get(wanted.where, ())
        number, articles = wanted.mention.paragraph, wanted.articles
        if number and len(articles) == 1 and articles[0].paragraph(number) is None:
            _tell_no_paragraph(problems, articles[0], number, wanted.at("paragraph"), mends)
        elif wanted.hits:
            _tell_ambiguous(problems, wanted, mends)
        elif wanted.everywhere:
            numbers = {hit.paragraph.number for hit in wanted.everywhere}
            _tell_wrong_paragraph(problems, numbers, wanted.at("paragraph"), mends)
        elif not is_article_unread:
            _tell_gone(problems, wanted, hints, mends)


def _tell_no_paragraph(
    problems: Problems, article: Article, number: int, where: Location, edits: tuple[Edit, ...] = ()
) -> None:
    count = len(article.paragraphs)
    message = f"the article has no paragraph {number}"
    problems.error(Code.MISSING_PARAGRAPH, message, where, f"'{article.id}' has paragraphs 1 to {count}", edits)


def _tell_wrong_paragraph(problems: Problems, numbers: Iterable[int], where: Location, edits: tuple[Edit, ...]) -> None:
    message = "these words stand in another paragraph"
    remedy = f"write paragraph: {' or '.join(map(str, sorted(numbers)))}"
    problems.error(Code.WRONG_PARAGRAPH, message, where, remedy, edits)


def _tell_ambiguous(problems: Problems, wanted: Wanted, edits: tuple[Edit, ...]) -> None:
    number = wanted.mention.paragraph
    count = len({hit.article.id for hit in wanted.hits})
    scope = f"paragraph {number}" if number else "the article"
    place = f"in {count} articles" if count > 1 else f"{len(wanted.hits)} times in {scope}"
    fields = ["article"] * (count > 1) + ["paragraph"] * (number is None)
    remedy = f"add {', or '.join([*fields, 'prefix or suffix'])}: the words just before or after them"
    problems.error(Code.QUOTE_AMBIGUOUS, f"these words stand {place}", wanted.where, remedy, edits)


def _tell_gone(problems: Problems, wanted: Wanted, hints: _Hints, edits: tuple[Edit, ...]) -> None:
    """The words themselves are gone, or their prefix or suffix is."""
    articles, mention = wanted.articles, wanted.mention
    _, after, alone = map(wanted.places, selectors(mention))
    if not alone:
        _tell_no_such_words(problems, articles, mention.exact, mention.paragraph, wanted.where, hints, edits)
        return
    field, side = ("prefix", "before") if after else ("suffix", "after")
    message = f"this does not stand right {side} '{mention.exact}'"
    remedy = f"copy what does, with its spaces ({alone[0].article.file.path}:{alone[0].paragraph.location.line})"
    problems.error(Code.QUOTE_NOT_FOUND, message, wanted.at(field), remedy, edits)


def _tell_no_such_words(
    problems: Problems,
    articles: Sequence[Article],
    words: str,
    number: int | None,
    where: Location,
    hints: _Hints,
    edits: tuple[Edit, ...] = (),
) -> None:
    """``number`` is that of the paragraph that should contain the words."""
    message = "the article does not contain these words"
    problems.error(Code.QUOTE_NOT_FOUND, message, where, hints.nearest(articles, words, number), edits)


def _check_overlaps(problems: Problems, chosen: Iterable[Chosen]) -> None:
    """Add an error for passages that overlap.

    Each is compared with the one that reaches furthest of those before it: a long one may overlap several.
    """
    furthest: Chosen | None = None
    for one in sorted(chosen, key=lambda one: (one.hit.place, one.hit.target, one.wanted.entry)):
        if furthest and furthest.hit.overlaps(one.hit):
            _tell_overlap(problems, furthest, one)
        furthest = max(one, furthest or one, key=lambda one: (one.hit.place, one.hit.target.end))


def _tell_overlap(problems: Problems, one: Chosen, other: Chosen) -> None:
    """Several entries may share exactly the same words, but each only once."""
    first, second, where = one.wanted.entry, other.wanted.entry, other.wanted.where
    if one.hit.target != other.hit.target:
        message = f"a passage of '{second}' overlaps one of '{first}' ({one.wanted.where})"
        remedy = "shorten one of the two, or give both the same words"
        problems.error(Code.OVERLAPPING_MENTIONS, message, where, remedy)
    elif first == second:
        message = f"'{first}' marks the same words twice"
        remedy = f"delete one of the two mentions ({one.wanted.where})"
        problems.error(Code.OVERLAPPING_MENTIONS, message, where, remedy)


def check_quotes(draft: Draft, problems: Problems) -> None:
    """Check that every quotation is in the paragraph it names, and its contested words in the quotation."""
    hints = _Hints()
    for located, quote, article in draft.quotes():
        if _check_quote(problems, located, quote, article, hints):
            for index, contested in enumerate(quote.contested):
                if contested.words not in quote.exact:
                    path: Path = ("contested", index, "words")
                    _tell_not_quoted(problems, quote.exact, contested.words, located.at(path), located.inner(path))


def _tell_not_quoted(problems: Problems, quotation: str, words: str, where: Location, node: Node) -> None:
    message = "the quotation does not contain these words"
    near = nearest_passage(quotation, words)
    remedy = f"the closest words are '{near}'" if near else "copy the words from the quotation"
    drifted = near_passages(quotation, words)
    edits = rewrite(node, quotation[drifted[0].start : drifted[0].end]) if len(drifted) == 1 else ()
    problems.error(Code.QUOTE_NOT_FOUND, message, where, remedy, edits)


def _check_quote(problems: Problems, located: Located[Entry], quote: Quote, article: Article, hints: _Hints) -> bool:
    """Whether the quotation is in its paragraph. No edit changes its words: only the original shows which are right."""
    _check_marks(problems, located, quote)
    numbers = article.paragraphs_with(quote.exact)
    if quote.paragraph in numbers:
        return True
    where = located.at(("paragraph",))
    edits = rewrite(located.inner(("paragraph",)), str(numbers[0])) if len(numbers) == 1 else ()
    if article.paragraph(quote.paragraph) is None:
        _tell_no_paragraph(problems, article, quote.paragraph, where, edits)
    elif numbers:
        _tell_wrong_paragraph(problems, numbers, where, edits)
    else:
        where = located.at(("exact",))
        _tell_no_such_words(problems, [article], collapse(quote.exact), quote.paragraph, where, hints)
    return False


def _check_marks(problems: Problems, located: Located[Entry], quote: Quote) -> None:
    """The site puts quotation marks around the words; if they bring their own, readers would see both."""
    words = quote.exact.strip()
    if any(found.start == 1 and found.end == len(words) - 1 for found in quoted(words)):
        message = "the quotation marks around the words are set by the site"
        problems.error(Code.BAD_VALUE, message, located.at(("exact",)), "leave the outer marks out")


def check_paragraphs(draft: Draft, problems: Problems) -> None:
    """Check that every paragraph exists that is named by its number alone."""
    for named in draft.named_paragraphs():
        article = draft.articles.get(named.article)
        if article and article.paragraph(named.number) is None:
            _tell_no_paragraph(problems, article, named.number, named.where)


_LONG = 60  # characters; in longer words nobody sees at a glance which one differs
_BONUS = 10  # points of similarity (of 100) that a passage of the named paragraph is ahead of others


_MOST_LOST = 300  # lost passages among which certain repairs are looked for
_MOST_HINTS = 50  # lost passages for which the nearest words are looked for; each takes a walk through all articles


class _Hints:
    """Where lost words probably come from, for the first of them: more have a common cause, which the first show."""

    def __init__(self) -> None:
        self._given = 0

    def nearest(self, articles: Sequence[Article], words: str, number: int | None) -> str:
        """A hint; ``number`` is that of the paragraph that should contain the words."""
        self._given += 1
        return _nearest(articles, words, number) if self._given <= _MOST_HINTS else _COPY


_COPY = "copy the words from the article"


def _nearest(articles: Sequence[Article], words: str, number: int | None) -> str:
    """A hint where the words probably come from; if they are long, with the first difference."""
    candidates = [found for article in articles for found in _candidates(article, words, number)]
    if not candidates:
        return _COPY
    best = max(candidates, key=lambda one: one.rank)
    place = f"{best.article.file.path}:{best.paragraph.location.line}"
    if len(words) > _LONG and (different := first_difference(words, best.paragraph.text)):
        there, here = different
        return f'the article has "{there}" where this has "{here}" ({place})'
    return f'the closest passage is "{best.words}" ({place})'


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A passage that may be meant. Of several, the one with the highest rank is the likeliest."""

    article: Article
    paragraph: Paragraph
    words: str
    rank: tuple[bool, float]


def _candidates(article: Article, words: str, number: int | None) -> Iterator[_Candidate]:
    """The most similar passage of each paragraph; one that differs only by typos and signs ranks above all others."""
    for paragraph in article.paragraphs:
        drifted = [paragraph.text[found.start : found.end] for found in near_passages(paragraph.text, words)]
        near = drifted[0] if drifted else nearest_passage(paragraph.text, words)
        if near:
            bonus = _BONUS if paragraph.number == number else 0
            rank = (bool(drifted), similarity(words, near) + bonus)
            yield _Candidate(article=article, paragraph=paragraph, words=near, rank=rank)
