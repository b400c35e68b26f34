"""Places: what the map shows as points or labels, with every name and the status on the article's day."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from explainer.kinds.base import Development, Line, Model, NamedEntry, PlaceId, Prose, SourceId, Sources, Statement

PlaceType = Literal[
    "city", "town", "village", "square", "corridor", "checkpoint", "post", "region", "country", "building", "area"
]
Accuracy = Literal["published", "derived", "schematic"]

Latitude = Annotated[
    float, Field(ge=-90, le=90, allow_inf_nan=False, description="Degrees north, WGS84.", examples=[58.1467])
]
Longitude = Annotated[
    float, Field(ge=-180, le=180, allow_inf_nan=False, description="Degrees east, WGS84.", examples=[7.9956])
]


class Point(Model):
    """A point on the globe."""

    latitude: Latitude
    longitude: Longitude

    @property
    def position(self) -> tuple[float, float]:
        """Latitude and longitude."""
        return self.latitude, self.longitude


class Coordinates(Point):
    """A point on the map, with how it was found and how far off it may be."""

    accuracy: Accuracy = Field(description="published by a gazetteer, derived by us from published facts, or a sketch.")
    within_km: Annotated[float, Field(gt=0, allow_inf_nan=False)] = Field(
        description="How far off the point may be, in kilometres.", examples=[0.5]
    )
    note: Prose | None = Field(
        default=None,
        description="How the point was found, when it is not published.",
        examples=["Between the two piers named in the report."],
    )
    sources: Sources


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
