"""Routes: roads drawn on the map as lines of sketched or published points."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from explainer.kinds.coordinates import Accuracy, Point
from explainer.kinds.entry import NamedEntry
from explainer.kinds.field_types import Line, PlaceId, Prose, SourceId
from explainer.kinds.parts import Development, Statement


class Waypoint(Point):
    """One point of a route."""

    accuracy: Accuracy = Field(description="published, derived or schematic, as for places.")
    place: PlaceId | None = Field(default=None, description="The place this point stands for, if any.")
    note: Line | None = Field(default=None, description="What the point is.", examples=["the bridge over the river"])
    sources: tuple[SourceId, ...] = Field(default=(), description="Where a published point was found.")


class Route(NamedEntry):
    """A road, in its course at a certain time."""

    kind: ClassVar[str] = "route"

    description: Prose = Field(
        description="Which road this is, and when it was used.", examples=["The only road from the town to the cape."]
    )
    use: Literal["in-use", "former", "proposed"] = Field(description="What the road was on the article's day.")
    points: tuple[Waypoint, ...] = Field(min_length=2, description="Points from one end to the other.")
    on_the_day: Statement | None = Field(default=None, description="Its state on the article's day.")
    since_then: tuple[Development, ...] = Field(default=(), description="What happened later, dated and sourced.")
    sources: tuple[SourceId, ...] = Field(default=(), min_length=1, description="Sources of course and description.")
