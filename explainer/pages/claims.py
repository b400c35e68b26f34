"""The claims: a board of claims and parties, then each claim with every position and its sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from explainer.kinds import Claim, Source
from explainer.kinds.claim import Position
from explainer.kinds.project import Party
from explainer.pages.context import Context
from explainer.pages.page import Asset, Page
from explainer.pages.shelves import shelved
from explainer.reading.story import Story

_LETTERS = 90
"""How many letters of small type stand side by side on a sheet of paper, beside the claims."""

_SPEAKERS = re.compile(r"[,;] | and ")
"""Between the speakers of one position."""


def build(context: Context) -> Iterator[Page | Asset]:
    """A register, if there are claims. Its board leads to all, so it needs the width more than headings do."""
    _ = context.interface.gettext
    if not context.story.of(Claim):
        return
    parties = _parties(context.story)
    found = {"carriers": partial(_carriers, context.story), "former_ids": partial(_former_ids, context.story)}
    yield from shelved(
        context,
        "claims",
        _("Claims"),
        "claims.html.j2",
        "claims.yml",
        description=_("Who says what: each claim in and around the report, and each party’s position on it."),
        told=lambda _: found,
        is_wide=True,
        parties=parties,
        is_crowded=_is_crowded(parties.values()),
    )


def _parties(story: Story) -> dict[str, Party]:
    """Those that take positions, and any other that holds one all the same."""
    holding = {position.party for claim in story.of(Claim) for position in claim.positions}
    parties = story.project.value.parties.items()
    return {id_: party for id_, party in parties if party.takes_positions or id_ in holding}


def _is_crowded(parties: Iterable[Party]) -> bool:
    """Whether the short names of the parties, one word below the other, are wider together than a sheet of paper."""
    return sum(1 + max(map(len, party.short.split())) for party in parties) > _LETTERS


def _former_ids(story: Story, claim: Claim) -> dict[str | None, list[str]]:
    """Ids that positions on a claim had in earlier versions, by the party that holds the position now.

    Those of parties without a position are below None: links to them still lead to the claim.
    """
    holding = {position.party for position in claim.positions}
    found: dict[str | None, list[str]] = {None: []}
    for id_, party in story.project.value.parties.items():
        place = id_ if id_ in holding else None
        names = [f"{one}_{other}" for one in (claim.id, *claim.formerly) for other in (id_, *party.formerly)]
        is_new = claim.formerly or party.formerly
        found.setdefault(place, []).extend(name for name in names if is_new and name != f"{claim.id}_{place}")
    return found


def _carriers(story: Story, position: Position) -> list[str]:
    """Who carried the words of a party, by whom they were published; nobody if a source is the speaker's own text.

    A news report of the party's own side carries a speaker's words too, unless the newsroom itself is the speaker.
    Where some sources are of the party's side or said to quote it, the others do not carry its words.
    """
    sources = [story.entry(id_, Source) for id_ in position.sources]
    speakers = [name.casefold() for name in _SPEAKERS.split(position.speaker or "")]
    for source in sources:
        names = [name.casefold() for name in (source.publisher, source.desk)]
        speaks = any(speaker in name or name in speaker for name in names for speaker in speakers)
        if source.side == position.party and (source.genre != "news" or speaks):
            return []
    carrying = [source for source in sources if source.carries(position.party)] or sources
    return list(dict.fromkeys(source.via or source.publisher for source in carrying))
