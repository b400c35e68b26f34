"""From the globe to a picture: points in degrees to pixels, x to the right and y down."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from explainer.geography import LatLng

__all__ = ["POLE", "Projection", "web_mercator"]

POLE = 85.0
"""Degrees of latitude at which Web Mercator ends, Leaflet's projection of the world (85.0511, to be exact)."""

WORLD = 256.0
"""Width of the world in pixels, at zoom 0 of Web Mercator."""

NARROWEST = 0.1
"""Degrees of latitude that a picture shows across at least, about 11 km."""


@dataclass(frozen=True, slots=True)
class Projection:
    """Equirectangular, true to scale at the middle latitude: fit for a region, and simple to check.

    ``scale`` is in pixels per degree of latitude; a degree of longitude is ``squeeze`` times as wide, the cosine of the
    middle latitude. ``height`` and ``margin`` are in pixels.
    """

    south: float
    west: float
    scale: float
    squeeze: float
    height: float
    margin: float

    @classmethod
    def around(cls, corners: tuple[LatLng, LatLng], width: float, margin: float) -> Projection:
        """The projection in which ``corners`` (south-west, north-east) fill a picture no higher than wide."""
        (south, west), (north, east) = corners
        squeeze = math.cos(math.radians((south + north) / 2))
        across = max((east - west) * squeeze, north - south, NARROWEST)
        west -= (across / squeeze - (east - west)) / 2
        scale = (width - 2 * margin) / across
        return cls(south, west, scale, squeeze, (north - south) * scale + 2 * margin, margin)

    def __call__(self, point: LatLng) -> tuple[float, float]:
        """The pixel of a point, to a tenth."""
        x = self.margin + (point[1] - self.west) * self.squeeze * self.scale
        y = self.height - self.margin - (point[0] - self.south) * self.scale
        return round(x, 1), round(y, 1)

    def path(self, points: Iterable[LatLng]) -> str:
        """Straight lines from point to point, as path data of SVG."""
        return "M" + "L".join(f"{x} {y}" for x, y in map(self, points))


def web_mercator(point: LatLng) -> tuple[float, float]:
    """The pixel of a point on Leaflet's map of the world at zoom 0; each zoom has twice as many as the one before."""
    latitude, longitude = math.radians(max(-POLE, min(point[0], POLE))), point[1]
    return (longitude / 360 + 0.5) * WORLD, (0.5 - math.asinh(math.tan(latitude)) / math.tau) * WORLD
