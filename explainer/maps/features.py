"""What a map shows: places, roads and the grid behind them, as values that any drawing can be made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from explainer.geography import LatLng, corners
from explainer.locale.interface import Interface
from explainer.maps.projection import POLE
from explainer.maps.style import LINE_STYLES

__all__ = ["MapData", "MapLine", "MapPoint", "from_below"]

GRATICULE_STEPS = (30.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.25, 0.1, 0.05)
"""Degrees between the lines of the grid, of which a map takes the widest that still crosses its region three times."""

MOST_APART = 200
"""Places that are drawn one by one; of more, those close together are drawn as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPoint:
    """A place on the map.

    ``second`` is its other name in the report's own language, for the still picture; ``facts`` are for the reader's
    script, which finds that name among all others.
    """

    id: str
    position: LatLng
    prominence: str
    accuracy: str
    facts: Mapping[str, object]
    second: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapLine:
    """A road on the map, as (latitude, longitude) points."""

    id: str
    positions: Sequence[LatLng]
    use: str
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapData:
    """Everything a map shows.

    ``interface`` is that of the site, and ``words`` are the texts of its controls. ``languages`` are those of which a
    reader may choose one for the names; until then, names stand in ``own_language``, the report's, beside its spelling.
    """

    interface: Interface
    points: Sequence[MapPoint]
    lines: Sequence[MapLine]
    words: Mapping[str, Any]
    languages: Sequence[str] = ()
    own_language: str = "en"

    @property
    def bounds(self) -> tuple[LatLng, LatLng]:
        """South-west and north-east corners around everything that is not distant."""
        near = [point.position for point in self.points if point.prominence != "distant"]
        near += [position for line in self.lines for position in line.positions]
        near = near or [point.position for point in self.points] or [(-60.0, -180.0), (75.0, 180.0)]
        return corners(near)

    @property
    def has_clusters(self) -> bool:
        """Whether places close together are drawn as one, with their number."""
        return len(self.points) > MOST_APART

    @property
    def graticule_step(self) -> float:
        """Degrees between parallels and between meridians."""
        return next((step for step in GRATICULE_STEPS if self._span >= 3 * step), GRATICULE_STEPS[-1])

    def graticule(self) -> list[tuple[LatLng, LatLng]]:
        """Parallels and meridians over the bounds and as far again around them."""
        (south, west), (north, east) = self.bounds
        step = self.graticule_step
        margin = max(self._span, 4 * step)
        low, high = _snap(max(south - margin, -POLE), step), _snap(min(north + margin, POLE), step)
        left, right = _snap(max(west - margin, -180.0), step), _snap(min(east + margin, 180.0), step)
        parallels = [((lat, left), (lat, right)) for lat in _steps(low, high, step)]
        meridians = [((low, lng), (high, lng)) for lng in _steps(left, right, step)]
        return parallels + meridians

    @property
    def _span(self) -> float:
        (south, west), (north, east) = self.bounds
        return max(north - south, east - west)


def from_below(lines: Sequence[MapLine]) -> list[int]:
    """The numbers of the roads in the order in which they are drawn, so that none hides under another."""
    order = list(LINE_STYLES)
    return sorted(range(len(lines)), key=lambda index: order.index(lines[index].use))


def _snap(value: float, step: float) -> float:
    return round(value / step) * step


def _steps(low: float, high: float, step: float) -> list[float]:
    # rounded, because a sum of binary fractions prints as 46.300000000000004
    return [round(low + index * step, 6) for index in range(round((high - low) / step) + 1)]
