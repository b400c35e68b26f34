"""Places: what the map shows as points or labels, with every name and the status on the article's day."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from explainer.kinds.coordinates import Coordinates
from explainer.kinds.entry import NamedEntry
from explainer.kinds.field_types import DayInShort, Line, PlaceId, Prose, SinceInShort, SourceId, Sources
from explainer.kinds.kind import Kind, Look
from explainer.kinds.markers import Worded
from explainer.kinds.parts import Development, Model, Statement
from explainer.locale.messages import N_

PlaceType = Annotated[
    Literal[
        "city", "town", "village", "square", "corridor", "checkpoint", "post", "region", "country", "building", "area"
    ],
    Worded(
        {
            "city": N_("city"),
            "town": N_("town"),
            "village": N_("village"),
            # Translators: an open space in a town
            "square": N_("square"),
            "corridor": N_("corridor"),
            "checkpoint": N_("checkpoint"),
            # Translators: where guards or soldiers stand
            "post": N_("post"),
            "region": N_("region"),
            "country": N_("country"),
            "building": N_("building"),
            "area": N_("area"),
        }
    ),
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
    day_in_short: DayInShort = None
    since_then: tuple[Development, ...] = Field(default=(), description="What happened later, dated and sourced.")
    since_in_short: SinceInShort = None
    distances: tuple[RoadDistance, ...] = Field(default=(), description="Distances by road that sources give.")
    sources: tuple[SourceId, ...] = Field(default=(), min_length=1, description="Sources of the description.")

    @property
    def is_on_map(self) -> bool:
        """Whether it has coordinates."""
        return self.coordinates is not None


KIND = Kind(
    model=Place,
    plural="places",
    label=N_("Place"),
    look=Look(
        icon="<path fill-rule='evenodd' d='M8 0a5.500 5.500 0 0 0-5.500 5.500C2.500 9.500 8 16 8 16s5.500-6.500 "
        "5.500-10.500A5.500 5.500 0 0 0 8 0zm0 3.500a2 2 0 1 1 0 4 2 2 0 0 1 0-4z'/>",
        line="double",
        day="#0f4a66",
        night="#a5d3ea",
    ),
    marked_by="names",
    listed_on="map",
    schema_org="Place",
    is_creative_work=False,
    motivation="identifying",
)
