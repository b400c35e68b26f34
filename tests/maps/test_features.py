"""What a map shows: its bounds, its grid, and which road lies over which."""

from __future__ import annotations

from itertools import pairwise

import pytest

from explainer.maps.features import MapData, MapLine, MapPoint, from_below
from explainer.maps.style import LINE_STYLES
from explainer.pages.interface import interface


def point(id_: str, latitude: float, longitude: float, prominence: str = "main") -> MapPoint:
    return MapPoint(
        id=id_, position=(latitude, longitude), prominence=prominence, accuracy="published", facts={"name": id_}
    )


def road(use: str) -> MapLine:
    return MapLine(id=use, positions=[(39.9, 46.5), (40.3, 46.9)], use=use, facts={})


def data(*points: MapPoint, lines: tuple[MapLine, ...] = ()) -> MapData:
    return MapData(interface=interface("en"), points=points, lines=lines, words={})


HARBOUR = data(
    point("mole", 40.0, 46.6),
    point("fort", 40.2, 46.8, "context"),
    point("cape", 60.0, 10.0, "distant"),
    lines=(road("former"),),
)


@pytest.mark.parametrize(
    ("story", "bounds"),
    [
        pytest.param(HARBOUR, ((39.9, 46.5), (40.3, 46.9)), id="around places and roads, distant ones left out"),
        pytest.param(data(point("cape", 60.0, 10.0, "distant")), ((60.0, 10.0), (60.0, 10.0)), id="only distant ones"),
        pytest.param(data(), ((-60.0, -180.0), (75.0, 180.0)), id="nothing: the world"),
    ],
)
def test_bounds_lie_around_what_matters(story: MapData, bounds: object) -> None:
    assert story.bounds == bounds


def test_the_graticule_covers_the_bounds_in_equal_steps() -> None:
    lines = HARBOUR.graticule()
    parallels = sorted({start[0] for start, end in lines if start[0] == end[0]})
    meridians = sorted({start[1] for start, end in lines if start[1] == end[1]})
    assert parallels[0] <= 39.9 and parallels[-1] >= 40.3
    assert meridians[0] <= 46.5 and meridians[-1] >= 46.9
    steps = {round(b - a, 6) for found in (parallels, meridians) for a, b in pairwise(found)}
    assert steps == {HARBOUR.graticule_step}
    assert len(lines) == len(parallels) + len(meridians)


@pytest.mark.parametrize(
    ("north_east", "step"),
    [
        pytest.param((40.0, 46.0), 0.05, id="a single point"),
        pytest.param((40.4, 46.4), 0.1, id="a coast"),
        pytest.param((40.0, 49.0), 1.0, id="a country"),
        pytest.param((80.0, 170.0), 30.0, id="half the world"),
    ],
)
def test_the_graticule_suits_the_size_of_the_region(north_east: tuple[float, float], step: float) -> None:
    story = data(point("mole", 40.0, 46.0), point("far", *north_east))
    assert story.graticule_step == step
    assert len(story.graticule()) < 60


def test_the_graticule_ends_with_the_world() -> None:
    ends = [position for line in data().graticule() for position in line]
    assert {lng for _, lng in ends} >= {-180.0, 180.0}
    assert all(abs(lat) <= 90 and abs(lng) <= 180 for lat, lng in ends)


def test_a_road_in_use_lies_over_those_that_are_not_and_equals_keep_their_order() -> None:
    lines = [road("in-use"), road("former"), road("in-use"), road("proposed")]
    assert from_below(lines) == [1, 3, 0, 2]
    assert [lines[index].use for index in from_below(lines)] == sorted(
        (line.use for line in lines), key=list(LINE_STYLES).index
    )
