"""The map as a still picture (SVG), for print and for readers without JavaScript. Same data as the interactive map."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from explainer.encode import as_xml
from explainer.geography import distance_km
from explainer.maps.clusters import gather
from explainer.maps.features import MapData, MapLine, MapPoint, from_below
from explainer.maps.labels import LEADING, Box, Dot, Label, LabelPosition, place_labels, spread, wrap
from explainer.maps.projection import Projection
from explainer.maps.style import INK, LINE_STYLES, POINT_DASHES, POINT_STYLES

__all__ = ["NARROW", "WIDE", "Sheet", "render_picture"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a picture is drawn for, in pixels: its width, the margin around the places, and the letters of names.

    ``sizes`` are those of names by the prominence of a place; the smaller one is that of the legend, too.
    """

    width: float
    margin: float
    sizes: Mapping[str, int]

    @property
    def apart(self) -> float:
        """Pixels that clusters of many places are apart at least: room for the ring around a number."""
        return 3.2 * self.sizes["context"]


WIDE = Sheet(width=960, margin=56, sizes={"main": 20, "context": 15})
NARROW = Sheet(width=360, margin=34, sizes={"main": 14, "context": 12})
"""For phones, on which it is shown about as wide as it is drawn."""

FOOT = 44.0
"""Height of the first row below the map, in pixels, with the scale bar and the legend; others are half as high."""

PAPER = "#fbf9f4"
FONT = "Charter, 'Bitstream Charter', 'Noto Serif', Georgia, serif"
STRIDE = 8
"""Between the points of a road that names should not cover."""


def render_picture(data: MapData, title: str, sheet: Sheet = WIDE) -> str:
    """The SVG document; ``title`` and all names are plain text."""
    project, width = Projection.around(data.bounds, sheet.width, sheet.margin), round(sheet.width)
    foot, rows = _foot(data, project, sheet)
    height = round(project.height + FOOT + (rows - 1) * FOOT / 2)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" font-family="{FONT}">',
        f"<title>{as_xml(title)}</title>",
        f'<rect width="{width}" height="{height}" fill="{PAPER}"/>',
        *_graticule(data, project),
        *_roads(data.lines, project),
        f'<rect y="{project.height:.0f}" width="{width}" height="{height - project.height:.0f}" fill="{PAPER}"/>',
        *_places(data, project, sheet),
        *foot,
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _graticule(data: MapData, project: Projection) -> list[str]:
    look = f'stroke="{INK}" stroke-opacity=".18" stroke-width=".6"'
    return [f'<path d="{project.path(line)}" {look}/>' for line in data.graticule()]


def _roads(lines: Sequence[MapLine], project: Projection) -> list[str]:
    """The roads, in the order in which the styles lie over each other."""
    below = [lines[index] for index in from_below(lines)]
    return [_stroke(project.path(line.positions), line.use) for line in below]


def _stroke(path: str, use: str) -> str:
    style = LINE_STYLES[use]
    ends = f'stroke-dasharray="{style["dash_array"]}" stroke-linecap="{style.get("line_cap", "round")}"'
    return f'<path d="{path}" fill="none" stroke="{style["color"]}" stroke-width="{style["weight"]}" {ends}/>'


def _places(data: MapData, project: Projection, sheet: Sheet) -> list[str]:
    """Dots and names, main places first: what comes first keeps its position. Many places close together are a ring."""
    points = [point for point in data.points if point.prominence != "distant"]
    points.sort(key=lambda point: point.prominence != "main")
    rings: list[tuple[Dot, str]] = []
    if data.has_clusters:
        clusters = list(gather([project(point.position) for point in points], sheet.apart))
        rings = [_ring(points[first], 1 + len(rest), data, project, sheet) for first, *rest in clusters if rest]
        points = [points[first] for first, *rest in clusters if not rest]
    dots = spread([_dot(point, project) for point in points])
    labels = [_label(point, sheet) for point in points]
    room, roads = Box(0, 0, sheet.width, project.height), list(_road_points(data, project))
    positions = place_labels(list(zip(dots, labels, strict=True)), room, roads, [dot for dot, _ in rings])
    circles = [_circle(point, dot) for point, dot in zip(points, dots, strict=True)]
    texts = [
        _text(position, label, point.prominence == "main")
        for point, position, label in zip(points, positions, labels, strict=True)
        if position
    ]
    return [_round(dot, number, sheet) for dot, number in rings] + circles + texts


def _ring(first: MapPoint, size: int, data: MapData, project: Projection, sheet: Sheet) -> tuple[Dot, str]:
    """Several places where the first of them is, and how many they are."""
    number = data.interface.number(size)
    return Dot(*project(first.position), Label([number], sheet.sizes["context"]).width / 2 + 6), number


def _round(ring: Dot, number: str, sheet: Sheet) -> str:
    size = sheet.sizes["context"]
    circle = f'<circle cx="{ring.x:.1f}" cy="{ring.y:.1f}" r="{ring.reach:.1f}" fill="#fff" stroke="{INK}"/>'
    return circle + _words(number, ring.x, ring.y + size * 0.35, size, "middle")


def _dot(point: MapPoint, project: Projection) -> Dot:
    style = POINT_STYLES[point.prominence]
    return Dot(*project(point.position), style["radius"] + style["weight"] / 2)


def _label(point: MapPoint, sheet: Sheet) -> Label:
    names = [str(point.facts["name"])] + ([point.second] if point.second else [])
    return Label([line for name in names for line in wrap(name)], sheet.sizes[point.prominence])


def _road_points(data: MapData, project: Projection) -> Iterator[tuple[float, float]]:
    for line in data.lines:
        for (x1, y1), (x2, y2) in pairwise(map(project, line.positions)):
            count = max(1, math.ceil(math.hypot(x2 - x1, y2 - y1) / STRIDE))
            yield from ((x1 + (x2 - x1) * step / count, y1 + (y2 - y1) * step / count) for step in range(count))


def _circle(point: MapPoint, dot: Dot) -> str:
    style: Any = POINT_STYLES[point.prominence]
    dashes = POINT_DASHES[point.accuracy]
    outline = f'stroke="{INK}" stroke-width="{style["weight"]}"' + (f' stroke-dasharray="{dashes}"' if dashes else "")
    return f'<circle cx="{dot.x:.1f}" cy="{dot.y:.1f}" r="{style["radius"]}" fill="{style["fill_color"]}" {outline}/>'


def _text(position: LabelPosition, label: Label, is_main: bool) -> str:
    """All lines of a name, over a halo of paper."""
    # SVG places a line by its baseline, which lies below the top of the line by some 0.78 of its height.
    weight = ' font-weight="700"' if is_main else ""
    step = LEADING * label.size
    lines = "".join(
        f'<tspan x="{position.x:.1f}" y="{position.box.top + step * (number + 0.78):.1f}">{as_xml(line)}</tspan>'
        for number, line in enumerate(label.lines)
    )
    return (
        f'<text font-size="{label.size}"{weight} text-anchor="{position.anchor}" fill="{INK}"'
        f' stroke="{PAPER}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">{lines}</text>'
    )


def _foot(data: MapData, project: Projection, sheet: Sheet) -> tuple[list[str], int]:
    """The scale bar, and how the roads are drawn; in how many rows."""
    size, y, rows = sheet.sizes["context"], project.height + FOOT - 16, 1
    length, pixels = _scale(project, sheet)
    bar = f'<path d="M{sheet.margin:.0f} {y - 6:.1f}v6h{pixels:.1f}v-6" fill="none" stroke="{INK}" stroke-width="1.5"/>'
    words = data.interface.kilometres(length)
    parts = [bar, _words(words, sheet.margin + pixels + 8, y, size)]
    x = sheet.margin + pixels + 40 + Label([words], size).width
    uses = data.words.get("uses", {})
    signs = [(use, uses[use]) for use in dict.fromkeys(line.use for line in data.lines if line.use in uses)]
    for use, words in [*signs, *([(None, data.words["clusters"])] if data.has_clusters else [])]:
        width = 50 + Label([words], size).width
        if x + width > sheet.width and x > sheet.margin:
            x, y, rows = sheet.margin, y + FOOT / 2, rows + 1
        sign = _stroke(f"M{x:.1f} {y - 5:.1f}h40", use) if use else _round(Dot(x + 31, y - 5, 9), "2", sheet)
        parts += [sign, _words(words, x + 50, y, size)]
        x += width + 30
    return parts, rows


def _words(words: str, x: float, y: float, size: int, anchor: str = "") -> str:
    at = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}"{at} fill="{INK}">{as_xml(words)}</text>'


def _scale(project: Projection, sheet: Sheet) -> tuple[int, float]:
    """A round number of kilometres, and its length in pixels."""
    pixels_per_km = project.scale / distance_km((project.south, 0.0), (project.south + 1, 0.0))
    lengths = (2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1)
    length = next(km for km in lengths if km * pixels_per_km < sheet.width / 5 or km == 1)
    return length, length * pixels_per_km
