"""What a story might still say: told as notices, because a story that leaves it out is poorer and not wrong.

What many entries lack is told once, at the first of them: who takes over a story of a thousand sources learns of it in
one line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from explainer.diagnostics.locations import Location
from explainer.diagnostics.problems import Code, Problem
from explainer.kinds import Actor, Claim, Source
from explainer.kinds.claim import Position
from explainer.kinds.parts import Model
from explainer.reading.story import Story
from explainer.words.english import counted
from explainer.words.mentions import NameIndex

__all__ = ["left_out", "one_sided_gists", "positions_of_others", "repeated_newsrooms"]

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
        gaps.sort(key=lambda gap: (gap.where.path, gap.where.start))
        entries = list(dict.fromkeys(gap.entry for gap in gaps))
        more = f" and {len(entries) - _NAMED} more" if len(entries) > _NAMED else ""
        thing = counted(len(gaps), model.__name__.lower())
        message = f"{thing} {'has' if len(gaps) == 1 else 'have'} no '{field}': {', '.join(entries[:_NAMED])}{more}"
        remedy = f"add {field}: {model.model_fields[field].description}".rstrip(".")
        yield _notice(Code.LEFT_OUT, message, gaps[0].where, remedy)


def _gaps(story: Story) -> Iterator[_Gap]:
    """Every field that is missed, claim by claim and source by source."""
    reports = {report.side for report in story.reports}
    for claim in story.of(Claim):
        located = story.entries[claim.id]
        for field in ("about", "heading", "gist"):
            if getattr(claim, field) is None:
                yield _Gap(Claim, field, claim.id, located.key)
        for index, position in enumerate(claim.positions):
            for field in _missed(position, is_report=position.party in reports):
                if getattr(position, field) is None:
                    yield _Gap(Position, field, claim.id, located.at(("positions", index, "party")))
    for source in story.of(Source):
        for field in ("genre", "checked_on"):
            if getattr(source, field) is None:
                yield _Gap(Source, field, source.id, story.entries[source.id].key)


def _missed(position: Position, *, is_report: bool) -> Iterator[str]:
    """The fields that a position of this stance should have; a report speaks for itself."""
    if not (position.is_silence or is_report):
        yield "speaker"
    if field := {"accepts-fact": "instead", "attributes": "whom", "not-found": "searched"}.get(position.stance):
        yield field


def one_sided_gists(story: Story) -> Iterator[Problem]:
    """A gist that names nobody of those who say a claim, or nobody of those who do not, though both have positions."""
    names = NameIndex((party, name.lower()) for party, name in _names_of_parties(story))
    for claim in story.of(Claim):
        named = {id_ for id_, _ in names.find(claim.gist)} if claim.gist else set()
        for says in (True, False):
            side = [p.party for p in claim.positions if not p.is_silence and (p.stance == "says") is says]
            if claim.gist and side and named.isdisjoint(side):
                message = f"the gist names none of the parties that {'say so' if says else 'do not simply say so'}"
                remedy = f"name one of them: {', '.join(story.party(id_).short for id_ in side)}"
                yield _notice(Code.ONE_SIDED_GIST, message, story.entries[claim.id].at(("gist",)), remedy)


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


def _positions(story: Story) -> Iterator[tuple[Claim, int, Position]]:
    for claim in story.of(Claim):
        for index, position in enumerate(claim.positions):
            yield claim, index, position


def _notice(code: Code, message: str, location: Location, remedy: str) -> Problem:
    return Problem(code=code, message=message, location=location, remedy=remedy, severity="notice")
