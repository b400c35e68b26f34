"""Routes: roads drawn on the map as lines of sketched or published points."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from explainer.kinds.coordinates import Accuracy, Point
from explainer.kinds.entry import NamedEntry
from explainer.kinds.field_types import DayInShort, Line, PlaceId, Prose, SinceInShort, SourceId
from explainer.kinds.kind import Kind, Look
from explainer.kinds.markers import Worded
from explainer.kinds.parts import Development, Statement
from explainer.locale.messages import N_

Use = Annotated[
    Literal["in-use", "limited", "former", "proposed"],
    Worded(
        {
            "in-use": N_("in use on the day"),
            "limited": N_("with limited traffic on the day"),
            "former": N_("former on the day"),
            "proposed": N_("proposed on the day"),
        }
    ),
]


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
    use: Use = Field(description="What the road was on the article's day.")
    points: tuple[Waypoint, ...] = Field(min_length=2, description="Points from one end to the other.")
    on_the_day: Statement | None = Field(default=None, description="Its state on the article's day.")
    day_in_short: DayInShort = None
    since_then: tuple[Development, ...] = Field(default=(), description="What happened later, dated and sourced.")
    since_in_short: SinceInShort = None
    sources: tuple[SourceId, ...] = Field(default=(), min_length=1, description="Sources of course and description.")

    @property
    def is_on_map(self) -> bool:
        """Always."""
        return True


KIND = Kind(
    model=Route,
    plural="routes",
    label=N_("Route"),
    look=Look(
        icon="<path d='M5 1h2L5 15H1zM9 1h2l4 14h-4zM7.500 2h1v3h-1zm0 5h1v3h-1zm0 5h1v3h-1z'/>",
        line="dashed",
        pixels=2,
        day="#4a3f7a",
        night="#c5bdf0",
    ),
    marked_by="names",
    listed_on="map",
    schema_org="Place",
    is_creative_work=False,
    motivation="identifying",
)
