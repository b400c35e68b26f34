"""Everything that has been read and not yet resolved: the project, its articles and entries, and the gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from explainer.diagnostics.locations import Location
from explainer.diagnostics.problems import Code, Problems
from explainer.kinds.entry import Entry
from explainer.kinds.ledger import Ledger
from explainer.kinds.parts import Model, Passage
from explainer.kinds.project import Project
from explainer.kinds.quote import Quote
from explainer.kinds.verified import Verified
from explainer.reading.article import Article
from explainer.reading.located import Located
from explainer.yaml.nodes import Path

__all__ = ["Draft", "Gaps", "NamedParagraph", "unique"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """Ids and kinds that could not be read. There is a problem for each already; a reference to one is not a second.

    Of the kinds in ``doubtful`` an entry is there under a wrong id: whoever names one may have meant that.
    """

    ids: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NamedParagraph:
    """A number of a paragraph somewhere in the data: where it is written, the id of its article, and the number."""

    owner: Located[Model]
    path: Path
    article: str
    number: int

    @property
    def where(self) -> Location:
        """Where the number is written."""
        return self.owner.at(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Everything that was read; articles and entries by id."""

    project: Located[Project]
    articles: Mapping[str, Article]
    entries: Mapping[str, Located[Entry]]
    gaps: Gaps
    ledger: Ledger | None = None
    verified: Located[Verified] | None = None

    def owners(self) -> Iterator[Located[Model]]:
        """Everything that holds references: the project, the front matter of articles, the entries."""
        yield self.project
        yield from (article.front for article in self.articles.values())
        yield from self.entries.values()

    def named_paragraphs(self) -> Iterator[NamedParagraph]:
        """Every paragraph that a claim, a correction or a key point names by its number alone."""
        lead = self.project.value.lead
        for owner in self.owners():
            passages: tuple[Passage, ...] = vars(owner.value).get("passages", ())
            for index, passage in enumerate(passages):
                path: Path = ("passages", index, "paragraph")
                yield NamedParagraph(owner, path, passage.article or lead, passage.paragraph)
        for point, key_point in enumerate(self.project.value.key_points):
            for index, number in enumerate(key_point.paragraphs):
                yield NamedParagraph(self.project, ("key_points", point, "paragraphs", index), lead, number)

    def quotes(self) -> Iterator[tuple[Located[Entry], Quote, Article]]:
        """Every quotation with its article, but for those whose article could not be read."""
        for located in self.entries.values():
            quote = located.value
            if isinstance(quote, Quote) and (article := self.articles.get(quote.article)):
                yield located, quote, article

    def kind_of(self, id_: str) -> str:
        """The name of an entry's kind."""
        return self.entries[id_].value.kind


def unique(entries: Iterable[Located[Entry]], problems: Problems) -> dict[str, Located[Entry]]:
    """The entries by id, the first of each; adds an error for an id that is taken."""
    known: dict[str, Located[Entry]] = {}
    for located in entries:
        first = known.setdefault(located.value.id, located)
        if first is not located:
            message = f"the id '{located.value.id}' is taken"
            problems.error(Code.DUPLICATE_ID, message, located.key, f"it stands at {first.key}; choose another")
    return known
