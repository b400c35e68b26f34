"""Passages chosen by hand: mentions and quotations, found exactly or reported with the nearest words as a hint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from explainer.article import Article, Paragraph
from explainer.draft import Draft
from explainer.kinds import Quote
from explainer.kinds.base import Mention
from explainer.locations import Location
from explainer.problems import Code, Problems
from explainer.schema import Located
from explainer.selectors import TextQuoteSelector, TextRange, find_quote, likeness, nearest_passage
from explainer.text import collapse
from explainer.yaml_nodes import Path

__all__ = ["Passages", "check_paragraphs", "check_quotes", "find_mentions"]

Passages = dict[tuple[str, int], list[tuple[str, TextRange]]]
"""Passages by article and paragraph: the entry each means, and its range."""


def find_mentions(draft: Draft, problems: Problems) -> Passages:
    """Every passage that a mention selects."""
    chosen: list[_Chosen] = []
    for id_, located in draft.entries.items():
        for index, mention in enumerate(located.value.mentions):
            path: Path = ("mentions", index)
            hit = _find_mention(draft, problems, located, mention, path)
            if hit:
                article, paragraph, target = hit
                place = (article.id, paragraph.number)
                chosen.append(_Chosen(place=place, target=target, entry=id_, where=located.at((*path, "exact"))))
    _check_overlaps(problems, chosen)
    found: Passages = {}
    for one in chosen:
        found.setdefault(one.place, []).append((one.entry, one.target))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chosen:
    """A passage that was found: its article and paragraph, its range there, its entry, and the line that chose it."""

    place: tuple[str, int]
    target: TextRange
    entry: str
    where: Location


def _find_mention(
    draft: Draft, problems: Problems, owner: Located[Any], mention: Mention, path: Path
) -> tuple[Article, Paragraph, TextRange] | None:
    where = owner.at((*path, "exact"))
    if mention.article is not None and mention.article not in draft.articles:
        return None
    articles = [draft.articles[mention.article]] if mention.article else list(draft.articles.values())
    selector = TextQuoteSelector(exact=mention.exact, prefix=mention.prefix, suffix=mention.suffix)
    if mention.paragraph and len(articles) == 1 and articles[0].paragraph(mention.paragraph) is None:
        _report_no_paragraph(problems, articles[0], mention.paragraph, owner.at((*path, "paragraph")))
        return None
    everywhere = list(_places(articles, selector))
    hits = [hit for hit in everywhere if mention.paragraph in (None, hit[1].number)]
    if not hits and everywhere:
        _report_wrong_paragraph(problems, everywhere, owner.at((*path, "paragraph")))
        return None
    if len(hits) != 1:
        if hits:
            _report_ambiguous(problems, [article for article, _, _ in hits], mention, where)
        elif "article" not in draft.gaps.kinds:
            _report_gone(problems, selector, articles, owner, path)
        return None
    article, paragraph, target = hits[0]
    if any(target.overlaps(other) for other in paragraph.locked):
        remedy = "choose words outside the link or the code"
        problems.error(Code.UNMARKABLE_PASSAGE, "these words stand inside a link or code", where, remedy)
        return None
    return article, paragraph, target


def _report_no_paragraph(problems: Problems, article: Article, number: int, where: Location) -> None:
    count = len(article.paragraphs)
    message = f"the article has no paragraph {number}"
    problems.error(Code.MISSING_PARAGRAPH, message, where, f"'{article.id}' has paragraphs 1 to {count}")


def _report_wrong_paragraph(
    problems: Problems, hits: Sequence[tuple[Article, Paragraph, Any]], where: Location
) -> None:
    numbers = sorted({paragraph.number for _, paragraph, _ in hits})
    message = "these words stand in another paragraph"
    remedy = f"write paragraph: {' or '.join(map(str, numbers))}"
    problems.error(Code.WRONG_PARAGRAPH, message, where, remedy)


def _report_ambiguous(problems: Problems, hits: Sequence[Article], mention: Mention, where: Location) -> None:
    count = len({article.id for article in hits})
    place = f"in {count} articles" if count > 1 else f"{len(hits)} times in {_place(mention)}"
    message = f"these words stand {place}"
    fields = ["article"] * (count > 1) + ["paragraph"] * (mention.paragraph is None)
    remedy = f"add {', or '.join([*fields, 'prefix or suffix'])}: the words just before or after them"
    problems.error(Code.QUOTE_AMBIGUOUS, message, where, remedy)


def _place(mention: Mention) -> str:
    return f"paragraph {mention.paragraph}" if mention.paragraph else "the article"


def _report_gone(
    problems: Problems, selector: TextQuoteSelector, articles: Sequence[Article], owner: Located[Any], path: Path
) -> None:
    """The words themselves are gone, or what should stand before or after them is."""
    alone = next(_places(articles, TextQuoteSelector(exact=selector.exact)), None)
    if alone is None:
        where, message = owner.at((*path, "exact")), "the article does not contain these words"
        problems.error(Code.QUOTE_NOT_FOUND, message, where, _nearest(articles, selector.exact))
        return
    after = TextQuoteSelector(exact=selector.exact, suffix=selector.suffix)
    field, side = ("prefix", "before") if any(_places(articles, after)) else ("suffix", "after")
    article, paragraph, _ = alone
    message = f"this does not stand right {side} '{selector.exact}'"
    remedy = f"copy what does, with its spaces ({article.source.path}:{paragraph.location.line})"
    problems.error(Code.QUOTE_NOT_FOUND, message, owner.at((*path, field)), remedy)


def _check_overlaps(problems: Problems, chosen: Iterable[_Chosen]) -> None:
    for one, other in pairwise(sorted(chosen, key=lambda item: (item.place, item.target, item.entry))):
        if one.place == other.place and one.target.overlaps(other.target):
            if one.target != other.target:
                message = f"a passage of '{other.entry}' overlaps one of '{one.entry}' ({one.where})"
                remedy = "shorten one of the two, or give both the same words"
                problems.error(Code.OVERLAPPING_MENTIONS, message, other.where, remedy)
            elif one.entry == other.entry:
                message = f"'{one.entry}' marks the same words twice"
                remedy = f"delete one of the two mentions ({one.where})"
                problems.error(Code.OVERLAPPING_MENTIONS, message, other.where, remedy)


def check_quotes(draft: Draft, problems: Problems) -> None:
    """Every quotation stands in the paragraph it names, and its contested words stand in it."""
    for located in draft.entries.values():
        quote = located.value
        if not isinstance(quote, Quote) or quote.article not in draft.articles:
            continue
        if not _check_quote(problems, located, quote, draft.articles[quote.article]):
            continue
        for index, contested in enumerate(quote.contested):
            if contested.words not in quote.exact:
                message = "the quotation does not contain these words"
                near = nearest_passage(quote.exact, contested.words)
                remedy = f"the closest words are '{near}'" if near else "copy the words from the quotation"
                where = located.at(("contested", index, "words"))
                problems.error(Code.QUOTE_NOT_FOUND, message, where, remedy)


def _check_quote(problems: Problems, located: Located[Any], quote: Quote, article: Article) -> bool:
    """Whether the quotation stands in its paragraph."""
    selector = TextQuoteSelector(exact=collapse(quote.exact))
    paragraph = article.paragraph(quote.paragraph)
    if paragraph is None:
        _report_no_paragraph(problems, article, quote.paragraph, located.at(("paragraph",)))
        return False
    if find_quote(collapse(paragraph.text), selector):  # a space that does not break lines is a space
        return True
    elsewhere = list(_places([article], selector))
    if elsewhere:
        _report_wrong_paragraph(problems, elsewhere, located.at(("paragraph",)))
    else:
        _report_gone(problems, selector, [article], located, ())
    return False


def check_paragraphs(draft: Draft, problems: Problems) -> None:
    """Every paragraph that a claim or a key point names exists."""
    for located in draft.owners():
        for index, passage in enumerate(getattr(located.value, "passages", ())):
            article = draft.articles.get(passage.article or draft.project.value.lead)
            if article and article.paragraph(passage.paragraph) is None:
                where = located.at(("passages", index, "paragraph"))
                _report_no_paragraph(problems, article, passage.paragraph, where)
    lead = draft.articles.get(draft.project.value.lead)
    for number, point in enumerate(draft.project.value.key_points):
        for index, paragraph in enumerate(point.paragraphs):
            if lead and lead.paragraph(paragraph) is None:
                where = draft.project.at(("key_points", number, "paragraphs", index))
                _report_no_paragraph(problems, lead, paragraph, where)


def _places(articles: Iterable[Article], selector: TextQuoteSelector) -> Iterator[tuple[Article, Paragraph, TextRange]]:
    for article in articles:
        for paragraph in article.paragraphs:
            for found in find_quote(paragraph.text, selector):
                yield article, paragraph, found


def _nearest(articles: Sequence[Article], words: str) -> str:
    best = [
        (near, article, paragraph)
        for article in articles
        for paragraph in article.paragraphs
        if (near := nearest_passage(paragraph.text, words))
    ]
    if not best:
        return "copy the words from the article"
    near, article, paragraph = max(best, key=lambda item: likeness(words, item[0]))
    return f'the closest passage is "{near}" ({article.source.path}:{paragraph.location.line})'
