"""Places that stand too close to each other to be told apart, gathered into clusters: on a picture, or at each zoom.

The one rule for both: in turn, each point that is still free takes the free ones around it. Whatever comes first thus
stands where it is, and no two clusters are nearer to each other than they are told.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from explainer.geography import LatLng
from explainer.maps.grid import Grid
from explainer.maps.projection import web_mercator

__all__ = ["CLOSEST", "FARTHEST", "Member", "at_zoom", "by_zoom", "gather"]

FARTHEST, CLOSEST = 2, 17
"""The zooms of the interactive map, which its script knows by the same numbers."""

REACH = 64.0
"""Pixels that clusters are apart at least, at any zoom but the closest: room for the number of each, and for names."""

TOUCHING = 16.0
"""The same at the closest zoom: what is nearer lies on each other, and no other zoom could tell it apart."""


class Member(NamedTuple):
    """A point by its number, and the first zoom at which it stands apart from the one before it, in their order.

    That is 0 for one that does so on the whole world, and more than ``CLOSEST`` for one that never does.
    """

    number: int
    apart: int


def gather(points: Sequence[tuple[float, float]], reach: float) -> Iterator[list[int]]:
    """All points by their numbers, in clusters whose first ones are ``reach`` apart or more; both are in pixels."""
    places: Grid[int] = Grid(reach)
    for number, (x, y) in enumerate(points):
        places.add(number, (x, y, x, y))
    taken: set[int] = set()
    for number, (x, y) in enumerate(points):
        if number not in taken:
            around = (
                other for other in places.near((x - reach, y - reach, x + reach, y + reach)) if other not in taken
            )
            found = [other for other in around if math.dist(points[other], (x, y)) < reach]
            taken.update(found)
            yield found


def by_zoom(points: Sequence[LatLng]) -> list[Member]:
    """All points in an order in which each cluster is a run, at every zoom; the first of a run is where it stands.

    Clusters are made of those of the next closer zoom, so that a closer look only ever parts them.
    """
    at = [web_mercator(point) for point in points]
    runs = [[Member(number, 0)] for number in range(len(points))]
    for zoom in range(CLOSEST, FARTHEST - 1, -1):
        first = (at[run[0].number] for run in runs)
        pixels = [(x * 2**zoom, y * 2**zoom) for x, y in first]
        clusters = gather(pixels, TOUCHING if zoom == CLOSEST else REACH)
        runs = [list(_joined([runs[number] for number in cluster], zoom + 1)) for cluster in clusters]
    return [member for run in runs for member in run]


def at_zoom(members: Iterable[Member], zoom: float) -> list[list[int]]:
    """The clusters at a zoom; points that stand alone are clusters of one."""
    found: list[list[int]] = []
    for number, apart in members:
        if apart <= zoom:
            found.append([])
        found[-1].append(number)
    return found


def _joined(runs: Sequence[Sequence[Member]], apart: int) -> Iterator[Member]:
    """Several runs as one, whose parts are apart from that zoom on."""
    first, *others = runs
    yield from first
    for run in others:
        yield run[0]._replace(apart=apart)
        yield from run[1:]
