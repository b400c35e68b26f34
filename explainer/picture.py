"""The map as a still picture (SVG), for print and for readers without JavaScript. Same data as the interactive map."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from explainer.geography import Point, distance_km
from explainer.maps import INK, LINE_STYLES, MapData, MapPoint

__all__ = ["render_picture"]

WIDTH = 960.0
MARGIN = 56.0
FONT = "Charter, 'Bitstream Charter', 'Noto Serif', Georgia, serif"


@dataclass(frozen=True, slots=True)
class Projection:
    """Equirectangular, true to scale at the middle latitude: fit for a region, and simple to check."""

    south: float
    west: float
    scale: float
    squeeze: float
    height: float
    margin: float

    @classmethod
    def around(cls, corners: tuple[Point, Point], width: float = WIDTH, margin: float = MARGIN) -> Projection:
        """The projection in which ``corners`` (south-west, north-east) fill the picture's width."""
        (south, west), (north, east) = corners
        squeeze = math.cos(math.radians((south + north) / 2))
        scale = (width - 2 * margin) / max((east - west) * squeeze, 1e-6)
        return cls(south, west, scale, squeeze, (north - south) * scale + 2 * margin, margin)

    def __call__(self, point: Point) -> tuple[float, float]:
        """x to the right and y down, in pixels."""
        x = self.margin + (point[1] - self.west) * self.squeeze * self.scale
        y = self.height - self.margin - (point[0] - self.south) * self.scale
        return round(x, 1), round(y, 1)


def render_picture(data: MapData, title: str) -> str:
    """The SVG document."""
    project = Projection.around(data.bounds)
    height = round(project.height + 40)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {height}" role="img" font-family="{FONT}">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH:.0f}" height="{height}" fill="#faf8f3"/>',
        *_graticule(data, project),
        *(_road(line.positions, line.use, project) for line in data.lines),
        *_places(data.points, project),
        *_scale_bar(project, height),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _graticule(data: MapData, project: Projection) -> list[str]:
    lines = []
    for start, end in data.graticule():
        (x1, y1), (x2, y2) = project(start), project(end)
        lines.append(f'<path d="M{x1} {y1}L{x2} {y2}" stroke="{INK}" stroke-opacity=".18" stroke-width=".6"/>')
    return lines


def _road(positions: Sequence[Point], use: str, project: Projection) -> str:
    style = LINE_STYLES[use]
    path = "L".join(f"{x} {y}" for x, y in map(project, positions))
    dash = f'stroke-dasharray="{style["dash_array"]}"'
    return f'<path d="M{path}" fill="none" stroke="{style["color"]}" stroke-width="{style["weight"]}" {dash}/>'


def _places(points: Sequence[MapPoint], project: Projection) -> list[str]:
    shown = [point for point in points if point.prominence != "distant"]
    dots, labels = [], []
    boxes: list[tuple[float, float, float, float]] = []
    for point in sorted(shown, key=lambda p: p.prominence != "main"):
        x, y = project(point.position)
        main = point.prominence == "main"
        fill = "#f6d47a" if main else "#ffffff"
        dash = "" if point.accuracy == "published" else ' stroke-dasharray="3 2"'
        dots.append(
            f'<circle cx="{x}" cy="{y}" r="{7 if main else 4.5}" fill="{fill}" stroke="{INK}" stroke-width="2"{dash}/>'
        )
        labels += _label(point, x, y, 19 if main else 15, boxes)
    return dots + labels


def _label(point: MapPoint, x: float, y: float, size: int, boxes: list[tuple[float, float, float, float]]) -> list[str]:
    """The place's name at the first of eight spots where it covers no other label."""
    name, second = str(point.facts["name"]), str(point.facts.get("second", ""))
    width = max(len(name), len(second)) * size * 0.54
    lines = 2 if second else 1
    height = size * 1.15 * lines
    spots = [(12, -height / 2), (-12 - width, -height / 2), (12, 4), (12, -height - 4), (-12 - width, 4),
             (-12 - width, -height - 4), (-width / 2, 12), (-width / 2, -height - 12)]  # fmt: skip
    for dx, dy in spots:
        box = (x + dx, y + dy, x + dx + width, y + dy + height)
        inside = box[0] > 2 and box[2] < WIDTH - 2
        if inside and not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in boxes):
            break
    boxes.append(box)
    rows = [(name, "600")] + ([(second, "600")] if second else [])
    return [
        f'<text x="{box[0]:.1f}" y="{box[1] + size * (0.92 + 1.15 * row):.1f}" font-size="{size}"'
        f' font-weight="{weight}"'
        f' fill="{INK}" stroke="#faf8f3" stroke-width="4" paint-order="stroke">{escape(text)}</text>'
        for row, (text, weight) in enumerate(rows)
    ]


def _scale_bar(project: Projection, height: int) -> list[str]:
    km_per_degree = distance_km((project.south, 0.0), (project.south + 1, 0.0))
    pixels_per_km = project.scale / km_per_degree
    length = next(km for km in (500, 200, 100, 50, 20, 10, 5, 2, 1) if km * pixels_per_km < WIDTH / 4 or km == 1)
    x, y = MARGIN, height - 20
    return [
        f'<path d="M{x} {y - 6}v6h{length * pixels_per_km:.1f}v-6" fill="none" stroke="{INK}" stroke-width="2"/>',
        f'<text x="{x + length * pixels_per_km + 8:.1f}" y="{y}" font-size="15" fill="{INK}">{length} km</text>',
    ]
