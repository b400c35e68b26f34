"""Articles and entries to a Story: references followed, passages found, everything that fails reported.

Nothing is guessed: a passage that is gone or stands twice is an error, with the nearest words as a hint.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from explainer.article import Article, Paragraph
from explainer.kinds import KINDS, Entry, Quote, Source
from explainer.kinds.base import Mention
from explainer.kinds.project import Project
from explainer.locations import Location
from explainer.mentions import NameIndex, choose_spans
from explainer.model_fields import references
from explainer.problems import Code, Problems, did_you_mean
from explainer.schema import Located
from explainer.selectors import TextQuoteSelector, TextRange, find_quote, likeness, nearest_passage
from explainer.story import Annotation, Story
from explainer.yaml_nodes import Path

__all__ = ["Gaps", "resolve"]

_KIND_NAMES = list(KINDS)

Found = dict[tuple[str, int], list[tuple[str, TextRange]]]
"""Passages by article and paragraph: the entry each means, and its range."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """What could not be read for reasons already reported; to name it is no second mistake."""

    ids: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()


def resolve(
    project: Located[Project],
    articles: Mapping[str, Article],
    entries: Iterable[Located[Any]],
    gaps: Gaps,
    problems: Problems,
) -> Story:
    """The Story; true only if ``problems`` holds no error afterwards."""
    known = _unique(entries, problems)
    resolver = _Resolver(project, articles, known, gaps, problems)
    resolver.check_references()
    chosen = resolver.find_mentions()
    resolver.check_quotes()
    resolver.check_paragraphs()
    return Story(project, articles, known, dict(resolver.annotate(chosen)))


def _unique(entries: Iterable[Located[Any]], problems: Problems) -> dict[str, Located[Any]]:
    known: dict[str, Located[Any]] = {}
    for located in entries:
        first = known.setdefault(located.value.id, located)
        if first is not located:
            message = f"the id '{located.value.id}' is taken"
            problems.error(Code.DUPLICATE_ID, message, located.key, f"it stands at {first.key}; choose another")
    return known


class _Resolver:
    def __init__(
        self,
        project: Located[Project],
        articles: Mapping[str, Article],
        entries: Mapping[str, Located[Any]],
        gaps: Gaps,
        problems: Problems,
    ) -> None:
        self.project = project
        self.articles = articles
        self.entries = entries
        self.gaps = gaps
        self.problems = problems

    # References ---------------------------------------------------------------------------------------------------

    def check_references(self) -> None:
        for owner in self._owners():
            for path, kind, target in references(owner.value):
                self._check_reference(owner, path, kind, target)

    def _owners(self) -> Iterator[Located[Any]]:
        yield self.project
        yield from (article.front for article in self.articles.values())
        yield from self.entries.values()

    def _check_reference(self, owner: Located[Any], path: Path, kind: str, target: str) -> None:
        known = self._ids(kind)
        if target in known or target in self.gaps.ids or kind in self.gaps.kinds:
            return
        remedy = self._reference_remedy(kind, target, known)
        message = f"no {kind} is called '{target}'" if kind in KINDS else f"there is no {kind} '{target}'"
        if target in self.entries:
            message = f"'{target}' is not {_with_article(kind)}"
        self.problems.error(Code.UNKNOWN_REFERENCE, message, owner.at(path), remedy)

    def _ids(self, kind: str) -> set[str]:
        if kind == "party":
            return set(self.project.value.parties)
        if kind == "article":
            return set(self.articles)
        return {id_ for id_, located in self.entries.items() if located.value.kind == kind}

    def _reference_remedy(self, kind: str, target: str, known: set[str]) -> str:
        near = did_you_mean(target, known)
        if target in self.entries:
            other = self.entries[target]
            return f"it is {_with_article(other.value.kind)} ({other.key}); name {_with_article(kind)} here"
        if near is None:
            where = f"data/{KINDS[kind].filename}" if kind in KINDS else "explainer.yml"
            return f"add it to {where}, or correct the id" if kind != "article" else "use the name of an article file"
        at = f" ({self.entries[near].key.path}:{self.entries[near].key.line})" if near in self.entries else ""
        return f"did you mean '{near}'{at}?"

    # Passages -----------------------------------------------------------------------------------------------------

    def find_mentions(self) -> Found:
        found: Found = {}
        for id_, located in self.entries.items():
            for index, mention in enumerate(located.value.mentions):
                hit = self._find_mention(located, mention, ("mentions", index))
                if hit:
                    article, paragraph, target = hit
                    found.setdefault((article.id, paragraph.number), []).append((id_, target))
        self._check_overlaps(found)
        return found

    def _find_mention(
        self, owner: Located[Any], mention: Mention, path: Path
    ) -> tuple[Article, Paragraph, TextRange] | None:
        where = owner.at((*path, "exact"))
        if mention.article is not None and mention.article not in self.articles:
            return None
        articles = [self.articles[mention.article]] if mention.article else list(self.articles.values())
        selector = TextQuoteSelector(exact=mention.exact, prefix=mention.prefix, suffix=mention.suffix)
        if mention.paragraph and len(articles) == 1 and articles[0].paragraph(mention.paragraph) is None:
            self._report_no_paragraph(articles[0], mention.paragraph, owner.at((*path, "paragraph")))
            return None
        everywhere = list(_places(articles, selector))
        hits = [hit for hit in everywhere if mention.paragraph in (None, hit[1].number)]
        if not hits and everywhere:
            self._report_wrong_paragraph(everywhere, owner.at((*path, "paragraph")))
            return None
        if len(hits) != 1:
            if hits or "article" not in self.gaps.kinds:
                self._report_hits(len(hits), selector, articles, where)
            return None
        article, paragraph, target = hits[0]
        if any(target.overlaps(other) for other in paragraph.locked):
            remedy = "choose words outside the link or the code"
            self.problems.error(Code.UNMARKABLE_PASSAGE, "these words stand inside a link or code", where, remedy)
            return None
        return article, paragraph, target

    def _report_no_paragraph(self, article: Article, number: int, where: Location) -> None:
        count = len(article.paragraphs)
        message = f"the article has no paragraph {number}"
        self.problems.error(Code.MISSING_PARAGRAPH, message, where, f"'{article.id}' has paragraphs 1 to {count}")

    def _report_wrong_paragraph(self, hits: Sequence[tuple[Article, Paragraph, Any]], where: Location) -> None:
        numbers = sorted({paragraph.number for _, paragraph, _ in hits})
        message = "these words stand in another paragraph"
        remedy = f"write paragraph: {' or '.join(map(str, numbers))}"
        self.problems.error(Code.WRONG_PARAGRAPH, message, where, remedy)

    def _report_hits(
        self, count: int, selector: TextQuoteSelector, articles: Sequence[Article], where: Location
    ) -> None:
        if count > 1:
            message = f"these words stand in the article {count} times"
            remedy = "add paragraph, or prefix or suffix: the words just before or after them"
            self.problems.error(Code.QUOTE_AMBIGUOUS, message, where, remedy)
            return
        remedy = _nearest(articles, selector)
        self.problems.error(Code.QUOTE_NOT_FOUND, "the article does not contain these words", where, remedy)

    def _check_overlaps(self, found: Found) -> None:
        for passages in found.values():
            ordered = sorted(passages, key=lambda item: (item[1], item[0]))
            for (id_a, range_a), (id_b, range_b) in pairwise(ordered):
                if range_a != range_b and range_a.overlaps(range_b):
                    self._report_overlap(id_a, id_b)
                elif range_a == range_b and id_a == id_b:
                    self._report_twice(id_a)

    def _report_overlap(self, one: str, other: str) -> None:
        where = self.entries[other].at(("mentions",))
        message = f"a passage of '{other}' overlaps one of '{one}' ({self.entries[one].key})"
        remedy = "shorten one of the two, or give both the same words"
        self.problems.error(Code.OVERLAPPING_MENTIONS, message, where, remedy)

    def _report_twice(self, id_: str) -> None:
        message = f"'{id_}' marks the same words twice"
        where = self.entries[id_].at(("mentions",))
        self.problems.error(Code.OVERLAPPING_MENTIONS, message, where, "delete one of the two mentions")

    def _kind(self, id_: str) -> str:
        return str(self.entries[id_].value.kind)

    # Quotations and paragraphs ------------------------------------------------------------------------------------

    def check_quotes(self) -> None:
        for located in self.entries.values():
            quote = located.value
            if not isinstance(quote, Quote) or quote.article not in self.articles:
                continue
            if not self._check_quote(located, quote, self.articles[quote.article]):
                continue
            for index, contested in enumerate(quote.contested):
                if contested.words not in quote.exact:
                    message = "the quotation does not contain these words"
                    near = nearest_passage(quote.exact, contested.words)
                    remedy = f"the closest words are '{near}'" if near else "copy the words from the quotation"
                    where = located.at(("contested", index, "words"))
                    self.problems.error(Code.QUOTE_NOT_FOUND, message, where, remedy)

    def _check_quote(self, located: Located[Any], quote: Quote, article: Article) -> bool:
        """Whether the quotation stands in its paragraph."""
        selector = TextQuoteSelector(exact=" ".join(quote.exact.split()))
        paragraph = article.paragraph(quote.paragraph)
        if paragraph is None:
            self._report_no_paragraph(article, quote.paragraph, located.at(("paragraph",)))
            return False
        if find_quote(paragraph.text, selector):
            return True
        elsewhere = list(_places([article], selector))
        if elsewhere:
            self._report_wrong_paragraph(elsewhere, located.at(("paragraph",)))
        else:
            self._report_hits(0, selector, [article], located.at(("exact",)))
        return False

    def check_paragraphs(self) -> None:
        for located in self._owners():
            for index, passage in enumerate(getattr(located.value, "passages", ())):
                article = self.articles.get(passage.article or self.project.value.lead)
                if article and article.paragraph(passage.paragraph) is None:
                    where = located.at(("passages", index, "paragraph"))
                    self._report_no_paragraph(article, passage.paragraph, where)
        lead = self.articles.get(self.project.value.lead)
        for number, point in enumerate(self.project.value.key_points):
            for index, paragraph in enumerate(point.paragraphs):
                if lead and lead.paragraph(paragraph) is None:
                    where = self.project.at(("key_points", number, "paragraphs", index))
                    self._report_no_paragraph(lead, paragraph, where)

    # Annotations --------------------------------------------------------------------------------------------------

    def annotate(self, chosen: Found) -> Iterator[tuple[str, tuple[Annotation, ...]]]:
        self._check_names()
        rank = {id_: _KIND_NAMES.index(self._kind(id_)) for id_ in self.entries}
        index = NameIndex((id_, name) for id_, entry in self._named() for name in entry.search_names)
        for article in self.articles.values():
            yield article.id, tuple(_annotate(article, chosen, index, rank))

    def _named(self) -> Iterator[tuple[str, Entry | _AliasesOnly]]:
        """Entries that are found by name. Titles of sources, claims, quotations and events are not names."""
        for id_, located in self.entries.items():
            if located.value.kind in ("actor", "place", "route", "term"):
                yield id_, located.value
            elif not isinstance(located.value, Source) and located.value.aliases:
                yield id_, _AliasesOnly(located.value)

    def _check_names(self) -> None:
        owners: dict[tuple[str, str], str] = {}
        for id_, entry in self._named():
            for name in dict.fromkeys(entry.search_names):
                first = owners.setdefault((self._kind(id_), name), id_)
                if first != id_:
                    message = f"'{name}' is a name of '{first}' and of '{id_}'"
                    remedy = (
                        f"take it from one of the two, and mark its passages by mentions ({self.entries[first].key})"
                    )
                    where = self.entries[id_].at(_name_path(entry, name))
                    self.problems.error(Code.AMBIGUOUS_NAME, message, where, remedy)


class _AliasesOnly:
    """An entry found by its aliases, not by its heading."""

    def __init__(self, entry: Entry) -> None:
        self.search_names = entry.aliases


def _annotate(article: Article, chosen: Found, index: NameIndex, rank: dict[str, int]) -> Iterator[Annotation]:
    for paragraph in article.paragraphs:
        explicit = chosen.get((article.id, paragraph.number), [])
        used: dict[str, int] = {}
        for span in choose_spans(explicit, index.find(paragraph.text), paragraph.locked, rank):
            body = span.bodies[0]
            used[body] = used.get(body, 0) + 1
            again = f"-{used[body]}" if used[body] > 1 else ""
            yield Annotation(
                bodies=span.bodies,
                kind=_KIND_NAMES[rank[body]],
                article=article.id,
                paragraph=paragraph.number,
                target=span.range,
                anchor=f"p{paragraph.number}-{body}{again}",
            )


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


def _name_path(entry: Any, name: str) -> Path:
    if name in getattr(entry, "aliases", ()):
        return ("aliases", entry.aliases.index(name))
    for index, form in enumerate(getattr(entry, "names", ())):
        if form.name == name:
            return ("names", index, "name")
    return ("name",)


def _with_article(word: str) -> str:
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"
