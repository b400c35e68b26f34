"""Points in degrees to pixels."""

from __future__ import annotations

import pytest

from explainer.geography import distance_km
from explainer.maps.projection import Projection

SOUTH_WEST, NORTH_EAST = (40.0, 46.0), (40.3, 46.9)


def test_corners_lie_at_the_margins_with_north_up_and_east_to_the_right() -> None:
    project = Projection.around((SOUTH_WEST, NORTH_EAST), 400.0, 20.0)
    left, bottom = project(SOUTH_WEST)
    right, top = project(NORTH_EAST)
    assert left == 20 and right == pytest.approx(380, abs=0.1)
    assert bottom == pytest.approx(project.height - 20, abs=0.1) and top == 20


def test_a_kilometre_is_as_long_to_the_north_as_to_the_east() -> None:
    project = Projection.around((SOUTH_WEST, NORTH_EAST), 4000.0, 0.0)
    here, north, east = (40.15, 46.4), (40.2, 46.4), (40.15, 46.45)
    per_km_north = (project(here)[1] - project(north)[1]) / distance_km(here, north)
    per_km_east = (project(east)[0] - project(here)[0]) / distance_km(here, east)
    assert per_km_north == pytest.approx(per_km_east, rel=0.01)


def test_a_single_point_lies_in_the_middle_of_a_region_around_it() -> None:
    project = Projection.around((SOUTH_WEST, SOUTH_WEST), 400.0, 20.0)
    assert project(SOUTH_WEST) == (200, 20)
    assert project.scale == pytest.approx(3600)


def test_a_path_runs_straight_through_its_points() -> None:
    project = Projection.around((SOUTH_WEST, NORTH_EAST), 400.0, 20.0)
    (x1, y1), (x2, y2) = project(SOUTH_WEST), project(NORTH_EAST)
    assert project.path([SOUTH_WEST, NORTH_EAST]) == f"M{x1} {y1}L{x2} {y2}"
