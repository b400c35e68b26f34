"""Distances, directions and corners on the globe. Points are (latitude, longitude) in degrees, WGS84."""

from __future__ import annotations

import math
from collections.abc import Sequence

__all__ = ["LatLng", "compass", "corners", "distance_km"]

LatLng = tuple[float, float]
"""Latitude and longitude, in the order of Leaflet; GeoJSON has them the other way round."""

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""

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
