"""Places: which of them the map shows."""

from __future__ import annotations

import pytest
from harbour import story
from pydantic import ValidationError

from explainer.kinds import Place
from explainer.kinds.place import RoadDistance


def test_the_map_shows_places_with_coordinates() -> None:
    assert story().entry("velter", Place).is_on_map
    assert not story().entry("the-sound", Place).is_on_map


def test_a_distance_by_road_needs_a_source() -> None:
    with pytest.raises(ValidationError, match="sources"):
        RoadDistance(to="velter", text="about 12 km", sources=())
