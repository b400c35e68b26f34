"""Places and routes to a folium map. The only importer of folium.

folium and branca run any text they are given as a Jinja template and print it into scripts. They therefore receive
numbers and ids of our own making only; names reach the reader through a JSON data block, which our script shows with
``textContent``. folium's random ids are renamed in order of appearance, so that equal stories give equal bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import folium

from explainer.encode import as_html, as_json_in_script
from explainer.geography import Point

__all__ = ["MapData", "MapLine", "MapPoint", "render_map"]

INK = "#3b3a36"
LINE_STYLES: Mapping[str, dict[str, Any]] = {
    "former": {"color": "#857f74", "weight": 6.5, "dash_array": "0.1 10"},
    "proposed": {"color": "#1f5a7a", "weight": 3.5, "dash_array": "13 5", "line_cap": "butt"},
    "in-use": {"color": "#8a3b12", "weight": 3.5, "dash_array": "7 4", "line_cap": "butt"},
}
"""How a road is drawn, by its use on the article's day, from below to above; every road is a sketch, so all are dashed.

A former road is a row of broad dots, to be seen behind a road in use that follows its course.
"""

POINT_STYLES: Mapping[str, dict[str, Any]] = {
    "main": {"radius": 7, "weight": 2, "fill_color": "#f2c14e"},
    "context": {"radius": 4.5, "weight": 1.75, "fill_color": "#ffffff"},
    "distant": {"radius": 4.5, "weight": 1.75, "fill_color": "#ffffff"},
}
"""How a place is drawn, by its prominence."""

POINT_DASHES = {"published": None, "derived": "5 2.5", "schematic": "2 2"}
"""The outline of a place, by how its point was found."""

GRATICULE_STEPS = (30.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.25, 0.1, 0.05)
"""Degrees between the lines of the grid: the widest step that still crosses the story's region three times."""

POLE = 85.0
"""Where Leaflet's projection of the world ends."""

CLOSEST_FIRST_VIEW = 12
"""The zoom at which a story of one place opens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPoint:
    """A place on the map.

    ``second`` is its other name in the report's own language, for the still picture; ``facts`` are for the reader's
    script, which finds that name among all others.
    """

    id: str
    position: Point
    prominence: str
    accuracy: str
    facts: Mapping[str, Any]
    second: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapLine:
    """A road on the map, as (latitude, longitude) points."""

    id: str
    positions: Sequence[Point]
    use: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapData:
    """Everything a map shows. ``words`` are the texts of its controls, ``languages`` those a reader may choose.

    Until then, names stand in ``own_language``, the report's, beside its spelling.
    """

    points: Sequence[MapPoint]
    lines: Sequence[MapLine]
    words: Mapping[str, Any]
    languages: Sequence[str] = ()
    own_language: str = "en"

    @property
    def bounds(self) -> tuple[Point, Point]:
        """South-west and north-east corners around everything that is not distant."""
        near = [point.position for point in self.points if point.prominence != "distant"]
        near += [position for line in self.lines for position in line.positions]
        near = near or [point.position for point in self.points] or [(-60.0, -180.0), (75.0, 180.0)]
        latitudes, longitudes = [p[0] for p in near], [p[1] for p in near]
        return (min(latitudes), min(longitudes)), (max(latitudes), max(longitudes))

    @property
    def graticule_step(self) -> float:
        """Degrees between parallels and between meridians."""
        return next((step for step in GRATICULE_STEPS if self._span >= 3 * step), GRATICULE_STEPS[-1])

    def graticule(self) -> list[tuple[Point, Point]]:
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


_NO_ZOOM = ", maximum-scale=1.0, user-scalable=no"
"""folium keeps readers from enlarging the page (WCAG 2.2, 1.4.4)."""


def render_map(data: MapData, title: str, asset: Callable[[str], str]) -> str:
    """The map as an HTML page of its own; ``asset`` gives the address of a file served beside it."""
    figure = folium.Map(tiles=None, zoom_control=True, prefer_canvas=False, zoom_snap=0.25, scroll_wheel_zoom=False)
    figure.default_js = [("leaflet", asset("leaflet.js"))]
    figure.default_css = [("leaflet_css", asset("leaflet.css")), ("explainer_map", asset("map.css"))]
    shapes: dict[str, Sequence[folium.PolyLine | folium.CircleMarker]] = {
        "graticule": [_grid_line(start, end) for start, end in data.graticule()],
        "roads": [_road(data.lines[index], index) for index in _from_below(data.lines)],
        "places": [_marker(place, index) for index, place in enumerate(data.points)],
    }
    for name, drawn in shapes.items():
        layer = folium.FeatureGroup(name=f"layer-{name}")
        for shape in drawn:
            shape.add_to(layer)
        layer.add_to(figure)
    folium.LayerControl(collapsed=True).add_to(figure)
    figure.fit_bounds([list(corner) for corner in data.bounds], padding=(24, 24), max_zoom=CLOSEST_FIRST_VIEW)
    return _finish(figure.get_root().render(), data, title, asset("map.js"))


def _grid_line(start: Point, end: Point) -> folium.PolyLine:
    return folium.PolyLine([start, end], color=INK, weight=0.5, opacity=0.25, class_name="x-graticule")


def _from_below(lines: Sequence[MapLine]) -> list[int]:
    """The numbers of the roads in the order in which they are drawn."""
    order = list(LINE_STYLES)
    return sorted(range(len(lines)), key=lambda index: order.index(lines[index].use))


def _road(road: MapLine, index: int) -> folium.PolyLine:
    return folium.PolyLine(road.positions, class_name=f"x-road x-{road.use} x-road-{index}", **LINE_STYLES[road.use])


def _marker(place: MapPoint, index: int) -> folium.CircleMarker:
    return folium.CircleMarker(
        place.position,
        color=INK,
        dash_array=POINT_DASHES[place.accuracy],
        fill=True,
        fill_opacity=1,
        class_name=f"x-place x-{place.prominence} x-place-{index}",
        **POINT_STYLES[place.prominence],
    )


def _finish(html: str, data: MapData, title: str, script: str) -> str:
    """Stable ids, a language, a title, and our data and script at the end."""
    html = _stable_ids(html).replace(_NO_ZOOM, "")
    facts = {
        "places": [{"id": point.id, "prominence": point.prominence, **point.facts} for point in data.points],
        "roads": [{"id": line.id, "use": line.use, **line.facts} for line in data.lines],
        "languages": data.languages,
        "ownLanguage": data.own_language,
        "words": data.words,
        "bounds": data.bounds,
    }
    # without an icon of its own the page would ask the server for /favicon.ico
    head = '<meta name="robots" content="noindex">\n<link rel="icon" href="data:,">\n<title></title>'
    html = html.replace("<html>", '<html lang="en">', 1).replace("<head>", f"<head>\n{head}", 1)
    tail = f'<script type="application/json" id="map-data">{as_json_in_script(facts)}</script>\n'
    tail += f'<script src="{script}"></script>\n</body>\n</html>'
    html = html.replace("</body>", "", 1).replace("</html>", tail, 1)  # folium puts its own script behind the body
    # Last, so that nothing contributed is ever searched for a place to put something.
    return html.replace("<title></title>", f"<title>{as_html(title)}</title>", 1)


def _stable_ids(html: str) -> str:
    """folium's random 32-digit ids as numbers in order of appearance."""
    numbers: dict[str, str] = {}
    return re.sub(r"(?<=_)[0-9a-f]{32}(?![0-9a-f])", lambda m: numbers.setdefault(m[0], str(len(numbers))), html)


def _snap(value: float, step: float) -> float:
    return round(value / step) * step


def _steps(low: float, high: float, step: float) -> list[float]:
    return [round(low + index * step, 6) for index in range(round((high - low) / step) + 1)]
