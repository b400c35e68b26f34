"""Distances, directions and corners on the globe."""

from __future__ import annotations

from random import Random
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.geography import LatLng, Nearest, compass, corners, distance_km

points = st.tuples(st.floats(-89, 89), st.floats(-180, 180))


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [
        pytest.param((40.0, 46.0), (40.0, 46.0), 0, id="nowhere"),
        pytest.param((0.0, 0.0), (0.0, 90.0), 10_007.6, id="a quarter of the equator"),
        pytest.param((0.0, 0.0), (0.0, 180.0), 20_015.1, id="half way round"),
        pytest.param((-90.0, 0.0), (90.0, 0.0), 20_015.1, id="pole to pole"),
        pytest.param((51.4778, 0.0), (48.8367, 2.3364), 337.8, id="Greenwich to the Paris observatory"),
        pytest.param((0.0, 179.5), (0.0, -179.5), 111.2, id="across the date line"),
    ],
)
def test_distance_is_measured_on_the_great_circle(a: LatLng, b: LatLng, km: float) -> None:
    assert distance_km(a, b) == pytest.approx(km, abs=0.5)


@given(points, points)
def test_distance_is_the_same_both_ways_and_never_more_than_half_the_globe(a: LatLng, b: LatLng) -> None:
    assert distance_km(a, b) == pytest.approx(distance_km(b, a), abs=1e-6)
    assert 0 <= distance_km(a, b) <= 20_016


@pytest.mark.parametrize(
    ("to", "word"),
    [
        ((41.0, 46.0), "north"),
        ((40.8, 47.0), "north-east"),
        ((40.0, 47.0), "east"),
        ((39.2, 47.0), "south-east"),
        ((39.0, 46.0), "south"),
        ((39.2, 45.0), "south-west"),
        ((40.0, 45.0), "west"),
        ((40.8, 45.0), "north-west"),
    ],
)
def test_direction_is_one_of_eight_words(to: LatLng, word: str) -> None:
    assert compass((40.0, 46.0), to) == word


@pytest.mark.parametrize(
    ("there", "back"),
    [("north", "south"), ("east", "west"), ("north-east", "south-west"), ("north-west", "south-east")],
)
def test_the_way_back_points_the_other_way(there: str, back: str) -> None:
    steps = {"north": (0.1, 0.0), "east": (0.0, 0.1), "north-east": (0.1, 0.1), "north-west": (0.1, -0.1)}
    step = steps[there]
    here, other = (5.0, 20.0), (5.0 + step[0], 20.0 + step[1])
    assert (compass(here, other), compass(other, here)) == (there, back)


def test_direction_across_the_date_line_takes_the_short_way() -> None:
    assert compass((0.0, 179.5), (0.0, -179.5)) == "east"


@given(st.lists(points, min_size=1))
def test_corners_are_the_smallest_box_that_holds_all_points(held: list[LatLng]) -> None:
    (south, west), (north, east) = corners(held)
    assert all(south <= latitude <= north and west <= longitude <= east for latitude, longitude in held)
    assert {south, north} <= {latitude for latitude, _ in held}
    assert {west, east} <= {longitude for _, longitude in held}


@given(points, st.lists(points, max_size=12))
def test_the_nearest_are_those_at_the_least_distances(here: LatLng, others: list[LatLng]) -> None:
    ranked = sorted(range(len(others)), key=lambda number: (distance_km(here, others[number]), f"{number:02}"))
    found = Nearest((other, f"{number:02}", number) for number, other in enumerate(others)).to(here, 3)
    assert found == ranked[:3]


def test_the_nearest_are_found_without_a_look_at_all_others() -> None:
    random = Random(1)  # noqa: S311 -- the same every time
    others = [(random.uniform(-60, 60), random.uniform(-180, 180)) for _ in range(2_000)]
    nearest = Nearest((other, str(number), number) for number, other in enumerate(others))
    with patch("explainer.geography.distance_km", wraps=distance_km) as measured:
        for other in others[:100]:
            nearest.to(other, 3)
    assert measured.call_count < 100 * 300
