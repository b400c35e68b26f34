"""A draft to a Story: references checked, passages found, names marked.

Nothing is guessed: a passage that is gone or ambiguous is an error, with the nearest words as a hint.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from explainer.diagnostics.problems import Code, Problems
from explainer.kinds import KINDS, Entry
from explainer.kinds.entry import NamedEntry
from explainer.reading.article import Article
from explainer.reading.draft import Draft
from explainer.reading.passages import Passages, all_wanted, check_paragraphs, check_quotes, find_mentions
from explainer.reading.references import check_references
from explainer.reading.renumbering import check_numbering
from explainer.reading.story import Annotation, Story
from explainer.words.folding import fold
from explainer.words.mentions import NameIndex, SharedPassages, choose_spans
from explainer.yaml.nodes import Path

__all__ = ["marked_names", "resolve"]

_KIND_NAMES = list(KINDS)


def resolve(draft: Draft, problems: Problems) -> Story:
    """The Story; complete only if ``problems`` holds no error afterwards."""
    check_references(draft, problems)
    _check_names(draft, problems)
    chosen = _choose(draft, problems)
    rank = {id_: _KIND_NAMES.index(draft.kind_of(id_)) for id_ in draft.entries}
    index = NameIndex((id_, name) for id_, located in draft.entries.items() for name in marked_names(located.value))
    former = {id_: located.value.formerly for id_, located in draft.entries.items()}
    annotations = {
        article.id: tuple(_annotate(article, chosen, index, rank, former)) for article in draft.articles.values()
    }
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


def _annotate(
    article: Article,
    chosen: Passages,
    index: NameIndex,
    rank: dict[str, int],
    former: Mapping[str, tuple[str, ...]],
) -> Iterator[Annotation]:
    for paragraph in article.paragraphs:
        explicit = chosen.get((article.id, paragraph.number), [])
        by_hand = [(one.wanted.entry, one.hit.target) for one in explicit]
        meanings = {(one.wanted.entry, one.hit.target): one.wanted.mention.here for one in explicit}
        used: dict[str, int] = {}
        for span in choose_spans(by_hand, index.find(paragraph.text), paragraph.locked, rank):
            body = span.bodies[0]
            used[body] = used.get(body, 0) + 1
            again = f"_{used[body]}" if used[body] > 1 else ""  # not "-2": an id may end so
            yield Annotation(
                bodies=span.bodies,
                kind=_KIND_NAMES[rank[body]],
                article=article.id,
                paragraph=paragraph.number,
                target=span.range,
                here={id_: here for id_ in span.bodies if (here := meanings.get((id_, span.range)))},
                anchor=f"p{paragraph.number}-{body}{again}",
                former_anchors=tuple(f"p{paragraph.number}-{id_}{again}" for id_ in former[body]),
            )


def _name_path(entry: Entry, name: str) -> Path:
    """The field of an entry that holds the name."""
    if name in entry.aliases:
        return ("aliases", entry.aliases.index(name))
    for index, form in enumerate(entry.names if isinstance(entry, NamedEntry) else ()):
        if form.name == name:
            return ("names", index, "name")
    return ("name",)
