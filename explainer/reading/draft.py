"""What has been read and not yet resolved: the project, its articles and entries, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from explainer.diagnostics.problems import Code, Problems
from explainer.kinds import Entry
from explainer.kinds.ledger import Ledger
from explainer.kinds.parts import Model
from explainer.kinds.project import Project
from explainer.reading.article import Article
from explainer.reading.located import Located

__all__ = ["Draft", "Gaps", "unique"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """What could not be read for reasons already reported; to name it is no second mistake."""

    ids: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Everything that was read, by id."""

    project: Located[Project]
    articles: Mapping[str, Article]
    entries: Mapping[str, Located[Entry]]
    gaps: Gaps
    ledger: Ledger | None = None

    def owners(self) -> Iterator[Located[Model]]:
        """All that can point to something: the project, the heads of articles, the entries."""
        yield self.project
        yield from (article.front for article in self.articles.values())
        yield from self.entries.values()

    def kind_of(self, id_: str) -> str:
        """The name of an entry's kind."""
        return self.entries[id_].value.kind


def unique(entries: Iterable[Located[Entry]], problems: Problems) -> dict[str, Located[Entry]]:
    """The entries by id; an id that is taken is reported."""
    known: dict[str, Located[Entry]] = {}
    for located in entries:
        first = known.setdefault(located.value.id, located)
        if first is not located:
            message = f"the id '{located.value.id}' is taken"
            problems.error(Code.DUPLICATE_ID, message, located.key, f"it stands at {first.key}; choose another")
    return known
