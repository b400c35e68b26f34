"""The small map on the picture of a shared link: where a place lies among the roads and the main places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explainer.geography import LatLng, corners
from explainer.maps.labels import Box, Dot, Label, place_labels, wrap
from explainer.maps.projection import Projection

if TYPE_CHECKING:
    from PIL import ImageDraw, ImageFont

__all__ = ["CoverMap", "MapSpot", "draw_map"]

PIXELS = 36
"""Between the edge and what lies outermost."""
LETTERS = 20
BLACK, SOFT, TINT = 0, 110, 238


@dataclass(frozen=True, slots=True)
class MapSpot:
    """A place that is not far away. ``title`` is empty where it has no name on the map."""

    title: str
    position: LatLng
    is_here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverMap:
    """Places, and roads as their points."""

    spots: tuple[MapSpot, ...]
    roads: tuple[tuple[LatLng, ...], ...]


def draw_map(
    draw: ImageDraw.ImageDraw, shown: CoverMap, frame: tuple[int, int, int, int], font: ImageFont.FreeTypeFont
) -> list[Box]:
    """Draw the map into a frame (left, top, width, height); the dots of the place that it is about are returned."""
    left, top, width, height = frame
    draw.rectangle((left, top, left + width, top + height), fill=TINT)
    points = [spot.position for spot in shown.spots] + [point for road in shown.roads for point in road]
    project = Projection.around(corners(points), min(width, height), PIXELS)
    shift = (left + (width - min(width, height)) / 2, top + (height - project.height) / 2)

    def pixel(point: LatLng) -> tuple[float, float]:
        x, y = project(point)
        return x + shift[0], y + shift[1]

    for road in shown.roads:
        draw.line([pixel(point) for point in road], fill=SOFT, width=3)
    dots = [Dot(*pixel(spot.position), 10 if spot.is_here else 5) for spot in shown.spots]
    for dot in dots:
        draw.ellipse((dot.box.left, dot.box.top, dot.box.right, dot.box.bottom), fill=BLACK)
    sheet = Box(left, top, left + width, top + height)
    _write(draw, list(_names(shown.spots, dots)), sheet, [pixel(point) for road in shown.roads for point in road], font)
    return [dot.box.grown(-3) for spot, dot in zip(shown.spots, dots, strict=True) if spot.is_here]


def _names(spots: Sequence[MapSpot], dots: Sequence[Dot]) -> Iterator[tuple[Dot, Label]]:
    """Those that have a name there, the place itself first: what comes first keeps its position."""
    pairs = sorted(zip(spots, dots, strict=True), key=lambda pair: not pair[0].is_here)
    return ((dot, Label(wrap(spot.title, 16) if spot.title else [], LETTERS)) for spot, dot in pairs)


def _write(
    draw: ImageDraw.ImageDraw,
    names: Sequence[tuple[Dot, Label]],
    sheet: Box,
    roads: Sequence[tuple[float, float]],
    font: ImageFont.FreeTypeFont,
) -> None:
    """Each name where it covers least; one for which there is no room is left out."""
    named = [(dot, label) for dot, label in names if label.lines]
    for (_, label), position in zip(named, place_labels(named, sheet, roads), strict=True):
        if position:
            align = {"start": "left", "middle": "center", "end": "right"}[position.anchor]
            text = "\n".join(label.lines)
            at = (position.box.left, position.box.top)
            draw.multiline_text(at, text, font=font, fill=BLACK, align=align, stroke_width=3, stroke_fill=TINT)
