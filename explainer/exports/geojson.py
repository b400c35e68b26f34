"""Places and roads as GeoJSON (RFC 7946): positions are longitude, latitude."""

from __future__ import annotations

from typing import Any

from explainer.exports.base import Export, as_json
from explainer.kinds import Entry
from explainer.kinds.place import Coordinates
from explainer.kinds.route import Waypoint
from explainer.pages.base import Context


def render(context: Context) -> str:
    """A FeatureCollection of points and lines."""
    story = context.story
    points = [
        _feature(context, place, "Point", _position(place.coordinates), accuracy=place.coordinates.accuracy)
        for place in story.places
        if place.coordinates
    ]
    lines = [
        _feature(context, route, "LineString", [_position(point) for point in route.points], use=route.use)
        for route in story.routes
    ]
    return as_json({"type": "FeatureCollection", "features": points + lines})


def _position(point: Coordinates | Waypoint) -> list[float]:
    return [point.longitude, point.latitude]


def _feature(context: Context, entry: Entry, shape: str, coordinates: Any, **facts: str) -> dict[str, Any]:
    page = context.site_address(context.entry_path(entry))
    return {
        "type": "Feature",
        "id": entry.id,
        "geometry": {"type": shape, "coordinates": coordinates},
        "properties": {"name": entry.name, "kind": entry.kind, **facts, "page": page},
    }


EXPORT = Export(
    name="Places and roads",
    path="places.geojson",
    media_type="application/geo+json",
    standard="GeoJSON, RFC 7946",
    render=render,
)
