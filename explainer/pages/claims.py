"""The claims: a board of claims and parties, then each claim with every position and its sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from explainer.kinds.claim import Stance
from explainer.pages.base import Context, Page

STANCES = {stance: stance.replace("-", " ") for stance in get_args(Stance)}

DESCRIPTION = "Who says what: each claim in and around the report, and each party’s position on it with its sources."


def build(context: Context) -> Iterator[Page]:
    """One page."""
    parties = {id_: party for id_, party in context.story.project.value.parties.items() if party.takes_positions}
    yield context.page(
        "claims.md",
        "Claims",
        "claims.md.j2",
        "data/claims.yml",
        description=DESCRIPTION,
        parties=parties,
        stances=STANCES,
    )
