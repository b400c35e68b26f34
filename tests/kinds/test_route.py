"""Routes: lines of at least two points, always on the map."""

from __future__ import annotations

from harbour import story

from explainer.kinds import Route


def test_the_map_shows_every_route() -> None:
    assert all(route.is_on_map for route in story().of(Route))
