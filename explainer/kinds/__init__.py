"""The kinds of entry. A new kind is one file here and one line in KINDS."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from explainer.kinds import actor, claim, correction, event, place, quote, route, source, term
from explainer.kinds.actor import Actor
from explainer.kinds.claim import Claim
from explainer.kinds.correction import Correction
from explainer.kinds.entry import Entry
from explainer.kinds.event import Event
from explainer.kinds.kind import Kind
from explainer.kinds.place import Place
from explainer.kinds.quote import Quote
from explainer.kinds.route import Route
from explainer.kinds.source import Source
from explainer.kinds.term import Term

__all__ = [
    "KINDS",
    "Actor",
    "Claim",
    "Correction",
    "Entry",
    "Event",
    "Kind",
    "Place",
    "Quote",
    "Route",
    "Source",
    "Term",
]


def _by_name(*kinds: Kind[Any]) -> Mapping[str, Kind[Entry]]:
    return {kind.name: kind for kind in kinds}


KINDS = _by_name(
    actor.KIND,
    place.KIND,
    route.KIND,
    event.KIND,
    quote.KIND,
    term.KIND,
    claim.KIND,
    source.KIND,
    correction.KIND,
)
"""Every kind by name, in the order in which a passage that means several is shown."""
