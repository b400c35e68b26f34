"""Places and roads as GeoJSON (RFC 7946): positions are longitude, latitude."""

from __future__ import annotations

from typing import Any

from explainer.exports.base import Export, as_json
from explainer.kinds import Entry
from explainer.pages.base import Context


def render(context: Context) -> str:
    """A FeatureCollection of points and lines."""
    features = [
        _feature(context, place, "Point", _position(place.coordinates.latitude, place.coordinates.longitude))
        | {"properties": _properties(context, place) | {"accuracy": place.coordinates.accuracy}}
        for place in context.story.places
        if place.coordinates
    ]
    for route in context.story.routes:
        line = [_position(point.latitude, point.longitude) for point in route.points]
        features.append(_feature(context, route, "LineString", line))
    return as_json({"type": "FeatureCollection", "features": features})


def _feature(context: Context, entry: Entry, shape: str, coordinates: Any) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": entry.id,
        "geometry": {"type": shape, "coordinates": coordinates},
        "properties": _properties(context, entry),
    }


def _position(latitude: float, longitude: float) -> list[float]:
    return [longitude, latitude]


def _properties(context: Context, entry: Entry) -> dict[str, Any]:
    return {"name": entry.name, "kind": entry.kind, "page": context.site_address(context.entry_path(entry))}


EXPORT = Export(
    name="Places and roads",
    path="places.geojson",
    media_type="application/geo+json",
    standard="GeoJSON, RFC 7946",
    render=render,
)
