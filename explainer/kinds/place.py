"""Places: what the map shows as points or labels, with every name and the status on the article's day."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from explainer.kinds.coordinates import Coordinates
from explainer.kinds.entry import NamedEntry
from explainer.kinds.field_types import Line, PlaceId, Prose, SourceId, Sources
from explainer.kinds.parts import Development, Model, Statement

PlaceType = Literal[
    "city", "town", "village", "square", "corridor", "checkpoint", "post", "region", "country", "building", "area"
]


class RoadDistance(Model):
    """A distance by road that a source gives; distances as the crow flies are computed."""

    to: PlaceId = Field(description="The other place.")
    text: Line = Field(description="The distance in words, with its doubts.", examples=["about 12 km by road"])
    sources: Sources


class Place(NamedEntry):
    """A settlement, building, crossing, region or country."""

    kind: ClassVar[str] = "place"

    type: PlaceType = Field(description="What sort of place this is.")
    description: Prose = Field(
        description="What and where it is, and why it matters here.",
        examples=["A mole of stone, where ships from the sound are unloaded."],
    )
    coordinates: Coordinates | None = Field(default=None, description="Leave out for regions and countries.")
    prominence: Literal["main", "context", "distant"] = Field(
        default="context", description="main places are labelled first; distant ones stay outside the first view."
    )
    on_the_day: Statement | None = Field(default=None, description="Who controlled it and what it was on the day.")
    since_then: tuple[Development, ...] = Field(default=(), description="What happened later, dated and sourced.")
    distances: tuple[RoadDistance, ...] = Field(default=(), description="Distances by road that sources give.")
    sources: tuple[SourceId, ...] = Field(default=(), min_length=1, description="Sources of the description.")
