"""Distances, directions and corners on the globe. Points are (latitude, longitude) in degrees, WGS84."""

from __future__ import annotations

import heapq
import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

__all__ = ["LatLng", "Nearest", "compass", "corners", "distance_km"]

T = TypeVar("T")

LatLng = tuple[float, float]
"""Latitude and longitude, in the order of Leaflet; GeoJSON has them the other way round."""

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""

_ROUNDED = 1 - 1e-9
"""What two ways to compute one distance may differ by."""

_COMPASS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")


def distance_km(a: LatLng, b: LatLng) -> float:
    """Great-circle distance in kilometres (haversine formula; within 0.5 % of the ellipsoid)."""
    (lat_a, lng_a), (lat_b, lng_b) = (map(math.radians, point) for point in (a, b))
    h = math.sin((lat_b - lat_a) / 2) ** 2
    h += math.cos(lat_a) * math.cos(lat_b) * math.sin((lng_b - lng_a) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, h)))


def compass(a: LatLng, b: LatLng) -> str:
    """The direction from ``a`` to ``b`` as one of eight words."""
    (lat_a, lng_a), (lat_b, lng_b) = (map(math.radians, point) for point in (a, b))
    east = math.sin(lng_b - lng_a) * math.cos(lat_b)
    north = math.cos(lat_a) * math.sin(lat_b) - math.sin(lat_a) * math.cos(lat_b) * math.cos(lng_b - lng_a)
    return _COMPASS[round(math.degrees(math.atan2(east, north)) / 45) % 8]


def corners(points: Sequence[LatLng]) -> tuple[LatLng, LatLng]:
    """The south-west and north-east corners of the smallest box around points; a box that crosses no date line."""
    latitudes, longitudes = [latitude for latitude, _ in points], [longitude for _, longitude in points]
    return (min(latitudes), min(longitudes)), (max(latitudes), max(longitudes))


class Nearest(Generic[T]):
    """Things by latitude, so that the nearest to a point are found without a look at those far north and south."""

    def __init__(self, things: Iterable[tuple[LatLng, str, T]]) -> None:
        """``things`` are those with their positions and ids; of two at one distance the lesser id is first."""
        self._things = sorted(((point, id_, thing) for point, id_, thing in things), key=lambda one: one[:2])

    def to(self, here: LatLng, count: int) -> list[T]:
        """The nearest things, the nearest first."""
        found: list[tuple[float, str, T]] = []
        for least, (point, id_, thing) in self._outwards(here[0]):
            if len(found) == count and least > found[-1][0]:
                break
            found.append((distance_km(here, point), id_, thing))
            found.sort(key=lambda one: one[:2])
            del found[count:]
        return [thing for _, _, thing in found]

    def _outwards(self, latitude: float) -> Iterator[tuple[float, tuple[LatLng, str, T]]]:
        """All things and the kilometres that each is away at least, from here to the poles."""
        middle = bisect_left(self._things, latitude, key=lambda one: one[0][0])
        south, north = range(middle - 1, -1, -1), range(middle, len(self._things))
        both = (((abs(self._things[at][0][0] - latitude), at) for at in side) for side in (south, north))
        for degrees, at in heapq.merge(*both):
            yield math.radians(degrees) * EARTH_RADIUS_KM * _ROUNDED, self._things[at]
