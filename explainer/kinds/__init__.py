"""The kinds of entry. A new kind is one file here and one line in KINDS."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from explainer.kinds.actor import Actor
from explainer.kinds.claim import Claim
from explainer.kinds.correction import Correction
from explainer.kinds.entry import Entry
from explainer.kinds.event import Event
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of entry: its model, its words, and the page that shows it."""

    name: str
    plural: str
    label: str
    model: type[Entry]
    page: str
    schema_org: str

    @property
    def filename(self) -> str:
        """The data file that holds entries of this kind."""
        return f"{self.plural}.yml"


_ALL = (
    Kind(name="actor", plural="actors", label="Actor", model=Actor, page="people", schema_org="Thing"),
    Kind(name="place", plural="places", label="Place", model=Place, page="map", schema_org="Place"),
    Kind(name="route", plural="routes", label="Route", model=Route, page="map", schema_org="Place"),
    Kind(name="event", plural="events", label="Event", model=Event, page="timeline", schema_org="Event"),
    Kind(name="quote", plural="quotes", label="Quotation", model=Quote, page="quotes", schema_org="Quotation"),
    Kind(name="term", plural="terms", label="Term", model=Term, page="glossary", schema_org="DefinedTerm"),
    Kind(name="claim", plural="claims", label="Claim", model=Claim, page="claims", schema_org="Claim"),
    Kind(name="source", plural="sources", label="Source", model=Source, page="sources", schema_org="CreativeWork"),
    Kind(
        name="correction",
        plural="corrections",
        label="Correction",
        model=Correction,
        page="corrections",
        schema_org="CorrectionComment",
    ),
)

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _ALL}
"""Every kind by name, in the order in which a passage that means several is shown."""
