"""Places and roads as GeoJSON (RFC 7946): positions are longitude, latitude."""

from __future__ import annotations

from collections.abc import Mapping

from explainer.exports.export import Export, as_json
from explainer.kinds import Entry, Place, Route
from explainer.kinds.coordinates import Coordinates, Point
from explainer.pages.context import Context

ACCURACIES = ("published", "derived", "schematic")
"""From best to worst: a line is as good as the worst of its points."""


def render(context: Context) -> str:
    """A FeatureCollection of points, then of lines, each in the order of its file."""
    points = [_point(context, place, place.coordinates) for place in context.story.of(Place) if place.coordinates]
    lines = [_line(context, route) for route in context.story.of(Route)]
    makers = {"attribution": context.makers.name, "license": context.makers.licence_data}
    stated = {name: value for name, value in makers.items() if value}  # foreign members (RFC 7946, 6.1)
    return as_json({"type": "FeatureCollection", **stated, "features": points + lines})


def _point(context: Context, place: Place, found: Coordinates) -> dict[str, object]:
    how = {"accuracy": found.accuracy, "within_km": found.within_km}
    return _feature(context, place, "Point", _position(found), how)


def _line(context: Context, route: Route) -> dict[str, object]:
    worst = max((point.accuracy for point in route.points), key=ACCURACIES.index)
    how = {"accuracy": worst, "use": route.use}
    return _feature(context, route, "LineString", [_position(point) for point in route.points], how)


def _position(point: Point) -> list[float]:
    return [point.longitude, point.latitude]


def _feature(
    context: Context, entry: Entry, shape: str, coordinates: object, facts: Mapping[str, object]
) -> dict[str, object]:
    page = context.address(context.entry_path(entry))
    return {
        "type": "Feature",
        "id": entry.id,
        "geometry": {"type": shape, "coordinates": coordinates},
        "properties": {"name": entry.title, "kind": entry.kind, **facts, "page": page},
    }


EXPORT = Export(
    name="Places and roads",
    path="places.geojson",
    media_type="application/geo+json",
    standard="GeoJSON, RFC 7946",
    render=render,
)
