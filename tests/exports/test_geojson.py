from __future__ import annotations

import json

import harbour

from explainer.exports import geojson


def features() -> dict[str, dict]:
    found = json.loads(geojson.render(harbour.context()))
    assert found["type"] == "FeatureCollection"
    return {feature["id"]: feature for feature in found["features"]}


def test_positions_are_longitude_then_latitude() -> None:
    assert features()["velter"]["geometry"] == {"type": "Point", "coordinates": [8.0, 58.1]}
    assert features()["coast-road"]["geometry"]["coordinates"] == [[8.0, 58.1], [8.1, 58.2], [8.4, 58.3]]


def test_a_feature_tells_its_name_its_page_and_how_good_it_is() -> None:
    assert features()["old-mole"]["properties"] == {
        "name": "Old Mole",
        "kind": "place",
        "accuracy": "derived",
        "page": "map.html#old-mole",
    }
    assert features()["coast-road"]["properties"]["use"] == "in-use"


def test_a_place_without_coordinates_is_left_out() -> None:
    assert list(features()) == ["velter", "old-mole", "cape-norn", "coast-road"]
