"""The claims: a board of claims and parties, then each claim with every position and its sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

from explainer.kinds.claim import Stance
from explainer.pages.base import Context, Page

STANCES = {stance: stance.replace("-", " ") for stance in get_args(Stance)}

DESCRIPTION = "Who says what: each claim in and around the report, and each party’s position on it with its sources."


def build(context: Context) -> Iterator[Page]:
    """One page. Its board leads to every claim, so it needs the width more than a list of the same headings."""
    parties = {id_: party for id_, party in context.story.project.value.parties.items() if party.takes_positions}
    page = context.page(
        "claims.md",
        "Claims",
        "claims.md.j2",
        "claims.yml",
        description=DESCRIPTION,
        parties=parties,
        stances=STANCES,
    )
    yield replace(page, is_wide=True)
