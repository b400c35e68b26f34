"""A draft to a Story: references checked, passages found, names marked.

Nothing is guessed: a passage that is gone or ambiguous is an error, with the nearest words as a hint.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from explainer.diagnostics.problems import Code, Problems
from explainer.files.store import Store
from explainer.kinds import KINDS, Entry
from explainer.kinds.entry import NamedEntry
from explainer.reading.article import Article
from explainer.reading.draft import Draft
from explainer.reading.kept import known_spans, spans_key
from explainer.reading.passages import Passages, all_wanted, check_paragraphs, check_quotes, find_mentions
from explainer.reading.references import check_references
from explainer.reading.renumbering import check_numbering
from explainer.reading.story import Annotation, Story
from explainer.words.folding import fold
from explainer.words.mentions import NameIndex, SharedPassages, Span, choose_spans
from explainer.words.selectors import TextRange
from explainer.yaml.nodes import Path

__all__ = ["marked_names", "resolve"]

_KIND_NAMES = list(KINDS)


def resolve(draft: Draft, problems: Problems, kept: Store | None = None) -> Story:
    """The Story; complete only if ``problems`` holds no error afterwards."""
    check_references(draft, problems)
    _check_names(draft, problems)
    chosen = _choose(draft, problems)
    names = _Names(draft)
    annotations = {article.id: tuple(_annotate(article, chosen, names, kept)) for article in draft.articles.values()}
    return Story(draft.project, draft.articles, draft.entries, annotations, draft.ledger, draft.verified)


def _choose(draft: Draft, problems: Problems) -> Passages:
    """The passages selected by hand; none while paragraphs have other numbers: all others would follow from that."""
    wanted = list(all_wanted(draft))
    if not check_numbering(draft, wanted, problems):
        return {}
    check_quotes(draft, problems)
    check_paragraphs(draft, problems)
    return find_mentions(draft, wanted, problems)


def marked_names(entry: Entry) -> tuple[str, ...]:
    """The words by which articles are found to mention an entry."""
    return KINDS[entry.kind].marked_names(entry)


def _check_names(draft: Draft, problems: Problems) -> None:
    """Add an error for each name by which two entries of one kind could be meant."""
    alike: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for id_, located in draft.entries.items():
        for name in dict.fromkeys(marked_names(located.value)):
            alike.setdefault((located.value.kind, fold(name)), []).append((name, id_))
    for names in (names for names in alike.values() if len(names) > 1):  # as few are
        known = SharedPassages()
        for name, id_ in names:
            first = known.first_owner(name, id_)
            if first != id_:
                message = f"'{name}' is a name of '{first}' and of '{id_}'"
                remedy = f"take it from one of the two, and mark its passages by mentions ({draft.entries[first].key})"
                located = draft.entries[id_]
                where = located.at(_name_path(located.value, name))
                problems.error(Code.AMBIGUOUS_NAME, message, where, remedy)


@dataclass(frozen=True)  # without slots: a cached property needs a ``__dict__``
class _Names:
    """The names of all entries, and the rank of each entry's kind."""

    draft: Draft

    @cached_property
    def rank(self) -> dict[str, int]:
        return {id_: _KIND_NAMES.index(self.draft.kind_of(id_)) for id_ in self.draft.entries}

    @cached_property
    def index(self) -> NameIndex:
        entries = self.draft.entries.items()
        return NameIndex((id_, name) for id_, located in entries for name in marked_names(located.value))

    @cached_property
    def key(self) -> str:
        return spans_key({id_: (self.rank[id_], marked_names(one.value)) for id_, one in self.draft.entries.items()})


def _annotate(article: Article, chosen: Passages, names: _Names, kept: Store | None) -> Iterator[Annotation]:
    explicit = [chosen.get((article.id, paragraph.number), []) for paragraph in article.paragraphs]
    by_hand = [[(one.wanted.entry, one.hit.target) for one in some] for some in explicit]
    spans = known_spans(article, by_hand, names.key, kept, lambda: _spans(article, by_hand, names))
    for paragraph, some, found in zip(article.paragraphs, explicit, spans, strict=True):
        meanings = {(one.wanted.entry, one.hit.target): one.wanted.mention.here for one in some}
        used: dict[str, int] = {}
        for span in found:
            body = span.bodies[0]
            used[body] = used.get(body, 0) + 1
            again = f"_{used[body]}" if used[body] > 1 else ""  # not "-2": an id may end so
            yield Annotation(
                bodies=span.bodies,
                kind=_KIND_NAMES[names.rank[body]],
                article=article.id,
                paragraph=paragraph.number,
                target=span.range,
                here={id_: here for id_ in span.bodies if (here := meanings.get((id_, span.range)))},
                anchor=f"p{paragraph.number}-{body}{again}",
                former_anchors=tuple(
                    f"p{paragraph.number}-{id_}{again}" for id_ in names.draft.entries[body].value.formerly
                ),
            )


def _spans(article: Article, by_hand: Sequence[Sequence[tuple[str, TextRange]]], names: _Names) -> list[list[Span]]:
    return [
        choose_spans(selected, names.index.find(paragraph.text), paragraph.locked, names.rank)
        for paragraph, selected in zip(article.paragraphs, by_hand, strict=True)
    ]


def _name_path(entry: Entry, name: str) -> Path:
    """The field of an entry that holds the name."""
    if name in entry.aliases:
        return ("aliases", entry.aliases.index(name))
    for index, form in enumerate(entry.names if isinstance(entry, NamedEntry) else ()):
        if form.name == name:
            return ("names", index, "name")
    return ("name",)
