"""Everything resolved: the project, its articles and entries, what marks what and who points to whom.

A Story is a value. It answers questions of the pages and never changes.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, groupby
from typing import TypeVar, cast, overload

from explainer.dates import PartialDate
from explainer.kinds import KINDS, Claim, Correction, Entry, Quote, Source
from explainer.kinds.claim import Position
from explainer.kinds.entry import Explained
from explainer.kinds.ledger import Ledger
from explainer.kinds.parts import Archive
from explainer.kinds.project import FrontMatter, Party, Project
from explainer.kinds.verified import HumanCheck, Verified
from explainer.reading.article import Article
from explainer.reading.located import Located
from explainer.words.bounds import MAX_GIST
from explainer.words.markdown import plain_text
from explainer.words.mentions import NameIndex
from explainer.words.selectors import TextRange
from explainer.words.sentences import first_sentence
from explainer.yaml.nodes import Path

__all__ = ["Annotation", "Referrer", "Story"]

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """A marked passage (W3C Web Annotation): the entries it means, the kind of the first, and where it stands.

    ``here`` is what the words mean in this place, by entry, where an author said so; ``former_anchors`` are those it
    had while the first entry had other ids.
    """

    bodies: tuple[str, ...]
    kind: str
    article: str
    paragraph: int
    target: TextRange
    anchor: str
    here: Mapping[str, str] = field(default_factory=dict)
    former_anchors: tuple[str, ...] = ()

    @property
    def body(self) -> str:
        """The entry whose card the passage opens."""
        return self.bodies[0]


@dataclass(frozen=True, slots=True)
class Referrer:
    """An entry that points to another, and the field by which it first does."""

    entry: Entry
    path: Path


@dataclass(frozen=True)
class Story:
    """The whole explainer."""

    project: Located[Project]
    articles: Mapping[str, Article]
    entries: Mapping[str, Located[Entry]]
    annotations: Mapping[str, tuple[Annotation, ...]]
    ledger: Ledger | None = None
    verified: Located[Verified] | None = None

    @property
    def lead(self) -> Article:
        """The article on the home page."""
        return self.articles[self.project.value.lead]

    def front(self, article: str) -> FrontMatter:
        """What an article says of itself at its head."""
        return self.articles[article].front.value

    def of(self, model: type[E]) -> tuple[E, ...]:
        """Entries of a kind by its model, in the order readers see."""
        return cast("tuple[E, ...]", self._by_kind[model.kind])

    def of_kind(self, kind: str) -> tuple[Entry, ...]:
        """The same by its name."""
        return self._by_kind[kind]

    @overload
    def entry(self, id_: str) -> Entry: ...

    @overload
    def entry(self, id_: str, model: type[E]) -> E: ...

    def entry(self, id_: str, model: type[Entry] = Entry) -> Entry:
        """The entry of that id, which is of the kind of ``model``. Raises KeyError if there is none.

        Every reference in a Story has been resolved, so it is there, and is what the field of the reference holds.
        """
        entry = self.entries[id_].value
        assert isinstance(entry, model)
        return entry

    @cached_property
    def reports(self) -> tuple[Source, ...]:
        """The reports that the articles retell or print."""
        heads = (article.front.value for article in self.articles.values())
        return tuple(self.entry(head.source, Source) for head in heads if head.source)

    def positions(self, claim: Claim) -> Sequence[Position]:
        """The positions on a claim in the order of the parties, which is the same everywhere."""
        order = list(self.project.value.parties)
        return sorted(claim.positions, key=lambda position: order.index(position.party))

    def claims_on(self, entry: Entry) -> tuple[Claim, ...]:
        """The claims whose positions belong to an entry: its own, or those on what to call it, if it is such a term."""
        return (entry,) if isinstance(entry, Claim) else self._claims_on_words.get(entry.id, ())

    def party(self, id_: str) -> Party:
        """The party of that id."""
        return self.project.value.parties[id_]

    def gist(self, entry: Entry) -> str:
        """An entry in one sentence; empty where nobody wrote one and the first of its description does not do.

        That one does not where it is long, or where a part of the entry is in dispute: what follows it may be the other
        side.
        """
        if isinstance(entry, Explained) and entry.gist:
            return entry.gist
        if entry.id not in self._first_sentences:
            self._first_sentences[entry.id] = self._first_sentence(entry)
        return self._first_sentences[entry.id]

    @cached_property
    def _first_sentences(self) -> dict[str, str]:
        """What was found so far, by entry: every page that shows an entry asks again."""
        return {}

    def _first_sentence(self, entry: Entry) -> str:
        if entry.id in self.disputed:
            return ""
        found = first_sentence(plain_text(entry.described))
        return found if len(found) <= MAX_GIST and not any(self._disputed_words.find(found)) else ""

    @cached_property
    def disputed(self) -> Set[str]:
        """The claims, and the entries that claims are about or turn on."""
        claims = self.of(Claim)
        return {claim.id for claim in claims}.union(*(self._targets.get(claim.id, ()) for claim in claims))

    @cached_property
    def _disputed_words(self) -> NameIndex:
        """The names of what is in dispute, and the words by which articles make the claims."""
        entries = (self.entry(id_) for id_ in self.disputed)
        words = ((e.id, text) for e in entries for text in (*e.search_names, *(m.exact for m in e.mentions)))
        return NameIndex(words)

    def gone_since(self, source: Source) -> PartialDate | None:
        """Since when a source is known to be no longer at its address; None if it is there, as far as we know."""
        record = self.ledger.sources.get(source.id) if self.ledger else None
        return record.since if record and record.url == source.url and record.status == "gone" else None

    def stored_copy(self, source: Source) -> Archive | None:
        """A copy that outlives the address of a source, unless the copy is known to be gone too."""
        record = self.ledger.sources.get(source.id) if self.ledger else None
        found = self.ledger.archives.get(source.id) if self.ledger else None
        copy = source.archive or (record.archive if record and record.url == source.url else None)
        is_lost = copy and found and found.url == copy.url and found.status == "gone"
        return None if is_lost else copy

    def address(self, source: Source) -> str:
        """Where readers find a source: at its address or, once it is gone from there, as a stored copy."""
        copy = self.stored_copy(source)
        return copy.url if copy and self.gone_since(source) else source.url

    def of_same_newsroom(self, position: Position) -> list[str]:
        """The sources of a position in which a report's own newsroom speaks again: they do not bear the report out."""
        sides, desks = self._sides_and_desks
        if position.party in sides:
            return []
        sources = (self.entry(id_, Source) for id_ in position.sources)
        return [source.id for source in sources if source.desk in desks and source.side == position.party]

    @cached_property
    def _sides_and_desks(self) -> tuple[Set[str], Set[str]]:
        """Those of the reports."""
        return {report.side for report in self.reports}, {report.desk for report in self.reports}

    @property
    def human_checks(self) -> tuple[HumanCheck, ...]:
        """Every record of a person who compared a paragraph with the original, whether it still holds or not."""
        return self.verified.value.checks if self.verified else ()

    @property
    def names(self) -> Mapping[str, Mapping[str, str]]:
        """Everything an entry can point to: ids and names by kind, parties and articles too."""
        names = {kind: {entry.id: entry.name for entry in self.of_kind(kind)} for kind in KINDS}
        names["entry"] = {id_: name for ids in names.values() for id_, name in ids.items()}
        names["party"] = {id_: party.name for id_, party in self.project.value.parties.items()}
        names["article"] = {article.id: article.title for article in self.articles.values()}
        return names

    def words(self, annotation: Annotation) -> str:
        """The words that a passage marks."""
        paragraph = self.articles[annotation.article].paragraph(annotation.paragraph)
        assert paragraph is not None
        return paragraph.text[annotation.target.start : annotation.target.end]

    def file_of(self, id_: str) -> str:
        """The file that an entry stands in, by its path below the data folder."""
        return self.entries[id_].key.path.removeprefix(self._folder)

    @cached_property
    def _folder(self) -> str:
        """The path of the data folder, with a slash behind it."""
        return posixpath.join(posixpath.dirname(self.project.key.path), "")

    def last_file(self, kind: str) -> str:
        """The file at whose end an entry of the kind is added: the last that holds one, or else the kind's own."""
        return self._last_files.get(kind, KINDS[kind].filename)

    @cached_property
    def _last_files(self) -> Mapping[str, str]:
        last = {located.value.kind: id_ for id_, located in self.entries.items()}
        return {kind: self.file_of(id_) for kind, id_ in last.items()}

    def passages(self, id_: str) -> tuple[Annotation, ...]:
        """Every passage that means the entry, article by article."""
        return self._passages.get(id_, ())

    def passages_in(self, article: str, id_: str) -> tuple[Annotation, ...]:
        """Every passage of one article that means the entry, in its order."""
        return self._passages_in.get((article, id_), ())

    def quotes_in(self, article: str) -> Mapping[int, Sequence[Quote]]:
        """The quotations that an article prints, by the number of their paragraph."""
        return self._quotes_in.get(article, {})

    def referrers(self, id_: str) -> tuple[Referrer, ...]:
        """Every entry that points to the entry, in the order of kinds and files."""
        return self._referrers.get(id_, ())

    def neighbours(self, id_: str) -> tuple[Entry, ...]:
        """Entries the entry points to, then those that point to it, each once; its sources are not counted."""
        ids = dict.fromkeys([*self._targets.get(id_, ()), *(r.entry.id for r in self.referrers(id_))])
        return tuple(entry for other in ids if other != id_ and not isinstance(entry := self.entry(other), Source))

    def corrections_of(self, id_: str) -> tuple[Correction, ...]:
        """Every correction that concerns the entry, the newest first."""
        return self._corrections_of.get(id_, ())

    def corrections_in(self, article: str) -> Mapping[int, tuple[Correction, ...]]:
        """The corrected paragraphs of an article by number, each with its corrections, the newest first."""
        return self._corrections_in.get(article, {})

    def marks(self, article: str) -> Mapping[int, list[Annotation]]:
        """The marked passages of an article by the number of their paragraph."""
        found: dict[int, list[Annotation]] = {}
        for annotation in self.annotations[article]:
            found.setdefault(annotation.paragraph, []).append(annotation)
        return found

    def mentioned(self, article: str) -> tuple[Entry, ...]:
        """The entries an article mentions, in order of first appearance."""
        ids = dict.fromkeys(body for annotation in self.annotations[article] for body in annotation.bodies)
        return tuple(self.entry(id_) for id_ in ids)

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[Entry, ...]]:
        found: dict[str, list[Entry]] = {kind: [] for kind in KINDS}
        for located in self.entries.values():
            found[located.value.kind].append(located.value)
        return {kind: KINDS[kind].sorted(entries) for kind, entries in found.items()}

    @cached_property
    def _claims_on_words(self) -> Mapping[str, tuple[Claim, ...]]:
        found: dict[str, list[Claim]] = {}
        for claim in self.of(Claim):
            for id_ in claim.terms[:1] if claim.about == "word" else ():
                found.setdefault(id_, []).append(claim)
        return {id_: tuple(claims) for id_, claims in found.items()}

    @cached_property
    def _passages(self) -> Mapping[str, tuple[Annotation, ...]]:
        found: dict[str, list[Annotation]] = {}
        for annotation in chain.from_iterable(self.annotations.values()):
            for body in annotation.bodies:
                found.setdefault(body, []).append(annotation)
        return {id_: tuple(passages) for id_, passages in found.items()}

    @cached_property
    def _passages_in(self) -> Mapping[tuple[str, str], tuple[Annotation, ...]]:
        return {
            (article, id_): tuple(passages)
            for id_, found in self._passages.items()
            for article, passages in groupby(found, lambda passage: passage.article)
        }

    @cached_property
    def _quotes_in(self) -> Mapping[str, Mapping[int, list[Quote]]]:
        found: dict[str, dict[int, list[Quote]]] = {}
        for quote in self.of(Quote):
            found.setdefault(quote.article, {}).setdefault(quote.paragraph, []).append(quote)
        return found

    @cached_property
    def _corrections_of(self) -> Mapping[str, tuple[Correction, ...]]:
        found: dict[str, list[Correction]] = {}
        for correction in self.of(Correction):
            for id_ in dict.fromkeys(correction.concerns):
                found.setdefault(id_, []).append(correction)
        return {id_: tuple(corrections) for id_, corrections in found.items()}

    @cached_property
    def _corrections_in(self) -> Mapping[str, Mapping[int, tuple[Correction, ...]]]:
        found: dict[str, dict[int, dict[str, Correction]]] = {}
        for correction in self.of(Correction):
            for passage in correction.passages:
                article = found.setdefault(passage.article or self.project.value.lead, {})
                article.setdefault(passage.paragraph, {})[correction.id] = correction
        return {
            id_: {number: tuple(corrections.values()) for number, corrections in sorted(article.items())}
            for id_, article in found.items()
        }

    @cached_property
    def _referrers(self) -> Mapping[str, tuple[Referrer, ...]]:
        found: dict[str, dict[str, Referrer]] = {}
        for entry, path, target in self._links():
            found.setdefault(target, {}).setdefault(entry.id, Referrer(entry, path))
        return {id_: tuple(referrers.values()) for id_, referrers in found.items()}

    @cached_property
    def _targets(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for entry, _, target in self._links():
            found.setdefault(entry.id, []).append(target)
        return found

    def _links(self) -> Iterator[tuple[Entry, Path, str]]:
        for kind in KINDS:
            for entry in self.of_kind(kind):
                for path, target_kind, target in self.entries[entry.id].references:
                    if target_kind in KINDS:
                        yield entry, path, target
