"""The small map beside an article (inline SVG): where its places are, for the eye only.

Everything it shows is also a list of links beside it. Colours and sizes of letters are the style sheet's.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from explainer.encode import as_html
from explainer.geography import LatLng, corners
from explainer.maps.projection import Projection

__all__ = ["Road", "Spot", "render_locator"]

WIDTH = 240.0
MARGIN = 28.0
LETTER = 6.4
"""Width of a letter, on average, at the font size the style sheet sets. All lengths here are pixels."""
LEADING = 13
GAP = 9.0
"""Between a dot and its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place of the article; a main one has the larger dot."""

    id: str
    name: str
    position: LatLng
    is_main: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    """A road of the article, as (latitude, longitude) points."""

    id: str
    positions: Sequence[LatLng]


def render_locator(spots: Sequence[Spot], roads: Sequence[Road]) -> Markup:
    """The picture, or nothing when there are not two points to tell apart."""
    points = [spot.position for spot in spots] + [point for road in roads for point in road.positions]
    if len(set(points)) < 2:
        return Markup()
    project = Projection.around(corners(points), WIDTH, MARGIN)
    ordered = sorted(spots, key=lambda spot: spot.is_main)  # in SVG, what comes last lies on top
    shapes = [
        *(_road(road, project) for road in roads),
        *(_spot(spot, *project(spot.position)) for spot in ordered),
    ]
    box = Markup('<svg class="x-locator" viewBox="0 0 {:.0f} {:.0f}" aria-hidden="true" focusable="false">')
    return Markup("\n").join([box.format(WIDTH, project.height), *shapes, Markup("</svg>")])


def _road(road: Road, project: Projection) -> Markup:
    return Markup('<g class="x-spot-road" data-entry="{}"><path d="{}"/></g>').format(
        road.id, project.path(road.positions)
    )


_SPOT = Markup(
    '<g class="x-spot{}" data-entry="{}"><circle cx="{}" cy="{}" r="{}"/>'
    '<text class="x-spot-name" y="{:.1f}" text-anchor="{}">{}</text></g>'
)
_LINE = Markup('<tspan x="{:.1f}" dy="{}">{}</tspan>')


def _spot(spot: Spot, x: float, y: float) -> Markup:
    """A dot and its name, on the side with more room and in as many lines as that room asks for."""
    size, main = (5, " x-spot-main") if spot.is_main else (3.5, "")
    anchor, at, room = ("start", x + GAP, WIDTH - x) if x < WIDTH / 2 else ("end", x - GAP, x)
    lines = textwrap.wrap(spot.name, max(8, int((room - GAP) / LETTER))) or [spot.name]
    top = y + 4 - LEADING * (len(lines) - 1) / 2
    rows = Markup().join(_LINE.format(at, LEADING if number else 0, as_html(line)) for number, line in enumerate(lines))
    return _SPOT.format(main, spot.id, x, y, size, top, anchor, rows)
