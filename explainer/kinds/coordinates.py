"""Points on the globe: in degrees of WGS84, with how each was found and how far off it may be."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from explainer.kinds.field_types import Prose, Sources
from explainer.kinds.markers import Worded
from explainer.kinds.parts import Model
from explainer.locale.messages import N_

__all__ = ["Accuracy", "Coordinates", "Point"]

Accuracy = Annotated[
    Literal["published", "derived", "schematic"],
    Worded(
        {
            "published": N_("from a published gazetteer or encyclopaedia"),
            "derived": N_("derived by us from published facts"),
            "schematic": N_("a sketch of ours"),
        }
    ),
]

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
