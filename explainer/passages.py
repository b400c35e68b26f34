"""Passages chosen by hand: mentions and quotations, found exactly or reported with the nearest words as a hint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
from explainer.yaml_nodes import Path

__all__ = ["Passages", "check_paragraphs", "check_quotes", "find_mentions"]

Passages = dict[tuple[str, int], list[tuple[str, TextRange]]]
"""Passages by article and paragraph: the entry each means, and its range."""


def find_mentions(draft: Draft, problems: Problems) -> Passages:
    """Every passage that a mention selects."""
    found: Passages = {}
    for id_, located in draft.entries.items():
        for index, mention in enumerate(located.value.mentions):
            hit = _find_mention(draft, problems, located, mention, ("mentions", index))
            if hit:
                article, paragraph, target = hit
                found.setdefault((article.id, paragraph.number), []).append((id_, target))
    _check_overlaps(draft, problems, found)
    return found


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
        if hits or "article" not in draft.gaps.kinds:
            _report_hits(problems, len(hits), selector, articles, where)
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


def _report_hits(
    problems: Problems,
    count: int,
    selector: TextQuoteSelector,
    articles: Sequence[Article],
    where: Location,
) -> None:
    if count > 1:
        message = f"these words stand in the article {count} times"
        remedy = "add paragraph, or prefix or suffix: the words just before or after them"
        problems.error(Code.QUOTE_AMBIGUOUS, message, where, remedy)
        return
    remedy = _nearest(articles, selector)
    problems.error(Code.QUOTE_NOT_FOUND, "the article does not contain these words", where, remedy)


def _check_overlaps(draft: Draft, problems: Problems, found: Passages) -> None:
    for passages in found.values():
        ordered = sorted(passages, key=lambda item: (item[1], item[0]))
        for (id_a, range_a), (id_b, range_b) in pairwise(ordered):
            if range_a != range_b and range_a.overlaps(range_b):
                _report_overlap(draft, problems, id_a, id_b)
            elif range_a == range_b and id_a == id_b:
                _report_twice(draft, problems, id_a)


def _report_overlap(draft: Draft, problems: Problems, one: str, other: str) -> None:
    where = draft.entries[other].at(("mentions",))
    message = f"a passage of '{other}' overlaps one of '{one}' ({draft.entries[one].key})"
    remedy = "shorten one of the two, or give both the same words"
    problems.error(Code.OVERLAPPING_MENTIONS, message, where, remedy)


def _report_twice(draft: Draft, problems: Problems, id_: str) -> None:
    message = f"'{id_}' marks the same words twice"
    where = draft.entries[id_].at(("mentions",))
    problems.error(Code.OVERLAPPING_MENTIONS, message, where, "delete one of the two mentions")


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
    selector = TextQuoteSelector(exact=" ".join(quote.exact.split()))
    paragraph = article.paragraph(quote.paragraph)
    if paragraph is None:
        _report_no_paragraph(problems, article, quote.paragraph, located.at(("paragraph",)))
        return False
    if find_quote(paragraph.text, selector):
        return True
    elsewhere = list(_places([article], selector))
    if elsewhere:
        _report_wrong_paragraph(problems, elsewhere, located.at(("paragraph",)))
    else:
        _report_hits(problems, 0, selector, [article], located.at(("exact",)))
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


def _nearest(articles: Sequence[Article], selector: TextQuoteSelector) -> str:
    for article in articles:
        for paragraph in article.paragraphs:
            if selector.exact in paragraph.text:
                return f"the words stand at {article.source.path}:{paragraph.location.line}; check prefix and suffix"
    best = [
        (near, article, paragraph)
        for article in articles
        for paragraph in article.paragraphs
        if (near := nearest_passage(paragraph.text, selector.exact))
    ]
    if not best:
        return "copy the words from the article"
    near, article, paragraph = max(best, key=lambda item: likeness(selector.exact, item[0]))
    return f'the closest passage is "{near}" ({article.source.path}:{paragraph.location.line})'
