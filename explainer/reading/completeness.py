"""What a story might still say: told as notices, because a story that leaves it out is poorer and not wrong.

What many entries lack is told once, at the first of them: who takes over a story of a thousand sources learns of it in
one line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from explainer.diagnostics.locations import Location
from explainer.diagnostics.problems import Code, Problem
from explainer.kinds import KINDS, Actor, Claim, Event, Place, Quote, Route, Source, Term
from explainer.kinds.claim import Position
from explainer.kinds.entry import Explained, NamedEntry
from explainer.kinds.parts import Model
from explainer.reading.story import Story
from explainer.words.bounds import MAX_DAY, MAX_SINCE
from explainer.words.english import counted
from explainer.words.folding import slug
from explainer.words.markdown import plain_text
from explainer.words.mentions import NameIndex

__all__ = [
    "left_out",
    "one_sided_gists",
    "one_sided_names",
    "positions_of_others",
    "repeated_newsrooms",
    "unreached_claims",
    "without_gist",
]

_ALIKE = 0.6
"""Of 1: spellings of one name share at least so much ("Stephens", "Stevens"); other names share less."""

_NAMED = 5
"""Entries that a notice names; the others are counted."""


@dataclass(frozen=True, slots=True)
class _Gap:
    """A field that is left out: the model it belongs to, its name, and the entry and place where it is missing."""

    model: type[Model]
    field: str
    entry: str
    where: Location


def left_out(story: Story) -> Iterator[Problem]:
    """Fields that may be left out and are missed: one notice for each, at the first entry without it."""
    found: dict[tuple[type[Model], str], list[_Gap]] = {}
    for gap in _gaps(story):
        found.setdefault((gap.model, gap.field), []).append(gap)
    for (model, field), gaps in found.items():
        yield _told_at_the_first(Code.LEFT_OUT, model, field, gaps)


def without_gist(story: Story) -> Iterator[Problem]:
    """Entries that nothing short can be said of: one notice for each kind, at the first of them."""
    for kind in KINDS.values():
        gaps = [
            _Gap(kind.model, "gist", entry.id, story.entries[entry.id].key)
            for entry in story.of_kind(kind.name)
            if isinstance(entry, Explained) and not story.gist(entry)
        ]
        if gaps:
            yield _told_at_the_first(Code.NO_GIST, kind.model, "gist", gaps)


def _told_at_the_first(code: Code, model: type[Model], field: str, gaps: list[_Gap]) -> Problem:
    """One notice for all entries in which a field is missed."""
    gaps.sort(key=lambda gap: (gap.where.path, gap.where.start))
    entries = list(dict.fromkeys(gap.entry for gap in gaps))
    more = f" and {len(entries) - _NAMED} more" if len(entries) > _NAMED else ""
    thing = counted(len(gaps), model.__name__.lower())
    message = f"{thing} {'has' if len(gaps) == 1 else 'have'} no '{field}': {', '.join(entries[:_NAMED])}{more}"
    remedy = f"add {field}: {model.model_fields[field].description}".rstrip(".")
    return _notice(code, message, gaps[0].where, remedy)


def _gaps(story: Story) -> Iterator[_Gap]:
    """Every field that is missed, claim by claim and source by source."""
    reports = {report.side for report in story.reports}
    for claim in story.of(Claim):
        located = story.entries[claim.id]
        for field in ("about", "heading"):
            if getattr(claim, field) is None:
                yield _Gap(Claim, field, claim.id, located.key)
        for index, position in enumerate(claim.positions):
            for field in _missed(position, is_report=position.party in reports):
                if getattr(position, field) is None:
                    yield _Gap(Position, field, claim.id, located.at(("positions", index, "party")))
    for located in story.entries.values():
        entry = located.value
        later, day = entry.later, entry.that_day
        if later and not entry.later_in_short and (len(later) > 1 or _is_longer(later[0].text, MAX_SINCE)):
            yield _Gap(type(entry), "since_in_short", entry.id, located.key)
        if day and not entry.that_day_in_short and _is_longer(day.text, MAX_DAY):
            yield _Gap(type(entry), "day_in_short", entry.id, located.key)
    for source in story.of(Source):
        for field in ("genre", "checked_on"):
            if getattr(source, field) is None:
                yield _Gap(Source, field, source.id, story.entries[source.id].key)


def _is_longer(text: str, most: int) -> bool:
    """Whether readers see more than so many characters of a Markdown text; they see no more than are written."""
    return len(text) > most and len(plain_text(text)) > most


def _missed(position: Position, *, is_report: bool) -> Iterator[str]:
    """The fields that a position of this stance should have; a report speaks for itself."""
    if not (position.is_silence or is_report):
        yield "speaker"
    if field := {"accepts-fact": "instead", "attributes": "whom", "not-found": "searched"}.get(position.stance):
        yield field


def one_sided_gists(story: Story) -> Iterator[Problem]:
    """A gist that names nobody of those who say a claim, or nobody of those who do not, though both have positions.

    The gist of a term is held against the claims on whether that is the word for it.
    """
    names = NameIndex((party, name.lower()) for party, name in _names_of_parties(story))
    for entry, claim in _gists_in_dispute(story):
        named = {id_ for id_, _ in names.find(story.gist(entry))}
        for says in (True, False):
            side = [p.party for p in claim.positions if not p.is_silence and (p.stance == "says") is says]
            if side and named.isdisjoint(side):
                message = f"the gist names none of the parties that {'say so' if says else 'do not simply say so'}"
                remedy = f"name one of them: {', '.join(story.party(id_).short for id_ in side)}"
                yield _notice(Code.ONE_SIDED_GIST, message, story.entries[entry.id].at(("gist",)), remedy)


def _gists_in_dispute(story: Story) -> Iterator[tuple[Explained, Claim]]:
    for claim in story.of(Claim):
        if claim.gist:
            yield claim, claim
        if claim.about == "word":
            terms = (story.entry(id_, Term) for id_ in claim.terms)
            yield from ((term, claim) for term in terms if term.gist)


def one_sided_names(story: Story) -> Iterator[Problem]:
    """A place or body that parties call by different names, where nobody said which forms stand together."""
    for entry in (*story.of(Place), *story.of(Route), *story.of(Actor)):
        if entry.shown_as or (isinstance(entry, Actor) and entry.type == "person"):
            continue
        others = {
            party: forms[0]
            for party, forms in _forms_of_parties(story, entry).items()
            if not any(_are_alike(form, entry.name) for form in forms)
        }
        if others:
            told = ", ".join(f"'{form}' ({story.party(party).short})" for party, form in others.items())
            message = f"'{entry.name}' stands alone for what others call {told}"
            remedy = "write shown_as: with a form of each side, or with this name alone if nobody contests it"
            yield _notice(Code.ONE_SIDED_NAME, message, story.entries[entry.id].at(("names",)), remedy)


def _forms_of_parties(story: Story, entry: NamedEntry) -> dict[str, list[str]]:
    """The confirmed forms in Latin letters that each party with positions uses."""
    found: dict[str, list[str]] = {}
    for form in entry.names:
        latin = form.transliteration or form.name
        if form.confirmed and slug(latin):
            for party in form.used_by:
                if story.party(party).takes_positions:
                    found.setdefault(party, []).append(latin)
    return found


def _are_alike(one: str, other: str) -> bool:
    """Whether two forms of a name are spellings of one."""
    return SequenceMatcher(a=slug(one), b=slug(other), autojunk=False).ratio() >= _ALIKE


def _names_of_parties(story: Story) -> Iterator[tuple[str, str]]:
    """Each party with its names and with those of its actors."""
    for id_, party in story.project.value.parties.items():
        yield from ((id_, name) for name in (party.name, party.short))
    for actor in story.of(Actor):
        if actor.party:
            yield from ((actor.party, name) for name in actor.search_names)


def positions_of_others(story: Story) -> Iterator[Problem]:
    """A stated position that rests on no source of its party, and on none that carries the party's own words."""
    for claim, index, position in _positions(story):
        sources = [story.entry(id_, Source) for id_ in position.sources]
        if (
            not (position.is_silence or position.quote)
            and sources
            and not any(source.carries(position.party) for source in sources)
        ):
            message = f"no source of this position is a source of '{position.party}', or quotes it"
            remedy = f"add one, or write quotes: [{position.party}] in the source that carries its words"
            where = story.entries[claim.id].at(("positions", index, "sources"))
            yield _notice(Code.POSITION_OF_OTHERS, message, where, remedy)


def repeated_newsrooms(story: Story) -> Iterator[Problem]:
    """A position that bears a report out, and rests on nothing but the report's own newsroom."""
    for claim, index, position in _positions(story):
        if position.sources and len(story.of_same_newsroom(position)) == len(position.sources):
            message = "this position rests on the report's own newsroom alone"
            where = story.entries[claim.id].at(("positions", index, "sources"))
            yield _notice(Code.SAME_NEWSROOM, message, where, "add a source of another newsroom, or take it out")


def unreached_claims(story: Story) -> Iterator[Problem]:
    """A claim that readers of the articles never come by: neither a passage makes it, nor does what one leads to."""
    for claim in story.of(Claim):
        near = (entry for entry in story.neighbours(claim.id) if isinstance(entry, Event | Quote | Term))
        if not any(story.passages(entry.id) for entry in (claim, *near)):
            message = "no passage of an article leads to this claim, and none to a term, event or quotation beside it"
            remedy = "add a mention of the words that make it, or name a term that an article uses"
            yield _notice(Code.UNREACHED_CLAIM, message, story.entries[claim.id].key, remedy)


def _positions(story: Story) -> Iterator[tuple[Claim, int, Position]]:
    for claim in story.of(Claim):
        for index, position in enumerate(claim.positions):
            yield claim, index, position


def _notice(code: Code, message: str, location: Location, remedy: str) -> Problem:
    return Problem(code=code, message=message, location=location, remedy=remedy, severity="notice")
