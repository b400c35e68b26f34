"""Places and roads on any map."""

from __future__ import annotations

import json
from typing import Any

import harbour

from explainer.exports import geojson


def features() -> dict[str, dict[str, Any]]:
    found = json.loads(geojson.render(harbour.context()))
    assert found["type"] == "FeatureCollection"
    return {feature["id"]: feature for feature in found["features"]}


def test_positions_are_longitude_then_latitude() -> None:
    assert features()["velter"]["geometry"] == {"type": "Point", "coordinates": [8.0, 58.1]}
    assert features()["coast-road"]["geometry"] == {
        "type": "LineString",
        "coordinates": [[8.0, 58.1], [8.1, 58.2], [8.4, 58.3]],
    }


def test_a_point_tells_its_name_its_page_and_how_good_it_is() -> None:
    assert features()["old-mole"]["properties"] == {
        "name": "Old Mole",
        "kind": "place",
        "accuracy": "derived",
        "within_km": 0.2,
        "page": "map.html#old-mole",
    }


def test_a_road_is_as_good_as_the_worst_of_its_points() -> None:
    assert features()["coast-road"]["properties"] == {
        "name": "Coast road",
        "kind": "route",
        "accuracy": "schematic",
        "use": "in-use",
        "page": "map.html#coast-road",
    }


def test_points_come_before_roads_and_a_place_without_coordinates_is_left_out() -> None:
    assert list(features()) == ["velter", "old-mole", "cape-norn", "coast-road"]
