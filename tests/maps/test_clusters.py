"""Places close together are one, on a sheet and at each zoom, and each place is somewhere."""

from __future__ import annotations

import math
import re
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.files.package import package_file
from explainer.geography import LatLng
from explainer.maps.clusters import CLOSEST, FARTHEST, REACH, TOUCHING, Member, at_zoom, by_zoom, gather
from explainer.maps.projection import web_mercator

ZOOMS = range(FARTHEST, CLOSEST + 1)
SOMEWHERE = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
CLOSE_BY = st.tuples(st.floats(40, 40.01), st.floats(46, 46.01))
POINTS = st.lists(st.one_of(SOMEWHERE, CLOSE_BY, st.just((40.0, 46.0))), max_size=30)


def pixels(points: list[LatLng], zoom: int) -> list[tuple[float, float]]:
    return [(x * 2**zoom, y * 2**zoom) for x, y in map(web_mercator, points)]


@given(POINTS)
def test_every_place_is_in_exactly_one_cluster_at_each_zoom(points: list[LatLng]) -> None:
    members = by_zoom(points)
    for zoom in ZOOMS:
        assert sorted(number for cluster in at_zoom(members, zoom) for number in cluster) == list(range(len(points)))


@given(POINTS)
def test_clusters_never_stand_closer_than_a_number_needs(points: list[LatLng]) -> None:
    members = by_zoom(points)
    for zoom in ZOOMS:
        at = pixels(points, zoom)
        first = [at[cluster[0]] for cluster in at_zoom(members, zoom)]
        least = TOUCHING if zoom == CLOSEST else REACH
        assert all(math.dist(*pair) >= least for pair in combinations(first, 2))


@given(POINTS)
def test_a_closer_look_only_parts_clusters(points: list[LatLng]) -> None:
    members = by_zoom(points)
    for zoom in ZOOMS[:-1]:
        wholes = [set(cluster) for cluster in at_zoom(members, zoom)]
        assert all(any(whole.issuperset(part) for whole in wholes) for part in at_zoom(members, zoom + 1))


@given(POINTS)
def test_at_the_closest_zoom_only_places_that_would_lie_on_each_other_stand_together(points: list[LatLng]) -> None:
    at = pixels(points, CLOSEST)
    for first, *others in at_zoom(by_zoom(points), CLOSEST):
        assert all(math.dist(at[first], at[other]) < TOUCHING for other in others)


def test_places_at_the_same_point_never_part_and_others_do() -> None:
    same, near, far = (40.0, 46.0), (40.001, 46.001), (-40.0, -46.0)
    members = by_zoom([same, near, same, far])
    never, at_last = CLOSEST + 1, members[2].apart
    assert members == [Member(0, 0), Member(2, never), Member(1, at_last), Member(3, 0)]
    assert FARTHEST < at_last <= CLOSEST
    assert at_zoom(members, at_last - 1) == [[0, 2, 1], [3]]
    assert at_zoom(members, at_last) == at_zoom(members, CLOSEST) == [[0, 2], [1], [3]]


def test_what_comes_first_stands_where_it_is() -> None:
    random = Random(1)  # noqa: S311 -- the same every time
    members = by_zoom([(random.uniform(30, 50), random.uniform(60, 90)) for _ in range(200)])
    assert all(cluster[0] == min(cluster) for zoom in ZOOMS for cluster in at_zoom(members, zoom))
    assert [len(at_zoom(members, zoom)) for zoom in (FARTHEST, CLOSEST)] == [2, 200]


@pytest.mark.parametrize(
    ("points", "clusters"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([(0, 0), (30, 0), (10, 0)], [[0, 2], [1]], id="at the reach it stands alone"),
        pytest.param([(0, 0), (20, 0), (40, 0)], [[0, 1], [2]], id="no chain: only the first draws others to it"),
        pytest.param([(0, 0), (0, 0)], [[0, 1]], id="one point"),
        pytest.param([(-5, -5), (5, 5)], [[0, 1]], id="over the edge of the sheet"),
    ],
)
def test_each_free_point_takes_the_free_ones_around_it(
    points: list[tuple[float, float]], clusters: list[list[int]]
) -> None:
    assert list(gather(points, 30)) == clusters


def test_the_script_knows_the_same_zooms() -> None:
    view = package_file("explainer", "assets/map/view.js").decode()
    assert re.findall(r"CLOSEST = (\d+)$", view, re.MULTILINE) == [str(CLOSEST)]
    assert re.findall(r"setMinZoom\((\d+)\)", view) == [str(FARTHEST)]
