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
    "in-use": {"color": "#8a3b12", "weight": 4, "dash_array": "8 5"},
    "former": {"color": "#6b6a66", "weight": 3, "dash_array": "2 6"},
    "proposed": {"color": "#1f5a7a", "weight": 4, "dash_array": "14 5"},
}
"""How a road is drawn on the map, by its use on the article's day; every road is a sketch, so all are dashed."""

POINT_RADIUS = {"main": 8, "context": 5, "distant": 5}
GRATICULE_DEGREES = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPoint:
    """A place on the map. ``label`` and ``facts`` are for the reader's script only."""

    id: str
    position: Point
    prominence: str
    accuracy: str
    within_km: float
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapLine:
    """A road on the map, as (latitude, longitude) points."""

    id: str
    positions: Sequence[Point]
    use: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapData:
    """Everything a map shows. ``words`` are the texts of its controls."""

    points: Sequence[MapPoint]
    lines: Sequence[MapLine]
    words: Mapping[str, Any]

    @property
    def bounds(self) -> tuple[Point, Point]:
        """South-west and north-east corners around everything that is not distant."""
        near = [point.position for point in self.points if point.prominence != "distant"]
        near += [position for line in self.lines for position in line.positions]
        near = near or [point.position for point in self.points] or [(-60.0, -180.0), (75.0, 180.0)]
        latitudes, longitudes = [p[0] for p in near], [p[1] for p in near]
        return (min(latitudes), min(longitudes)), (max(latitudes), max(longitudes))

    def graticule(self, margin: float = 0.5) -> list[tuple[Point, Point]]:
        """Parallels and meridians around the bounds."""
        (south, west), (north, east) = self.bounds
        step = GRATICULE_DEGREES
        low, high = _snap(south - margin, step), _snap(north + margin, step)
        left, right = _snap(west - margin, step), _snap(east + margin, step)
        parallels = [((lat, left), (lat, right)) for lat in _steps(low, high, step)]
        meridians = [((low, lng), (high, lng)) for lng in _steps(left, right, step)]
        return parallels + meridians


_NO_ZOOM = ", maximum-scale=1.0, user-scalable=no"
"""folium keeps readers from enlarging the page (WCAG 2.2, 1.4.4)."""


def render_map(data: MapData, title: str, asset: Callable[[str], str]) -> str:
    """The map as an HTML page of its own; ``asset`` gives the address of a file served beside it."""
    figure = folium.Map(tiles=None, zoom_control=True, prefer_canvas=False, zoom_snap=0.25)
    figure.default_js = [("leaflet", asset("leaflet.js"))]
    figure.default_css = [("leaflet_css", asset("leaflet.css")), ("explainer_map", asset("map.css"))]
    layers = {name: folium.FeatureGroup(name=f"layer-{name}") for name in ("graticule", "roads", "places")}
    for start, end in data.graticule():
        line = folium.PolyLine([start, end], color=INK, weight=0.5, opacity=0.25, interactive=False)
        line.add_to(layers["graticule"])
    for index, road in enumerate(data.lines):
        style = LINE_STYLES[road.use]
        folium.PolyLine(road.positions, opacity=0.9, class_name=f"x-road x-road-{index}", **style).add_to(
            layers["roads"]
        )
    for index, place in enumerate(data.points):
        _marker(place, index).add_to(layers["places"])
    for layer in layers.values():
        layer.add_to(figure)
    folium.LayerControl(collapsed=True).add_to(figure)
    figure.fit_bounds(
        [list(corner) for corner in data.bounds], padding_top_left=(24, 24), padding_bottom_right=(24, 96)
    )
    return _finish(figure.get_root().render(), data, title, asset("map.js"))


def _marker(place: MapPoint, index: int) -> folium.CircleMarker:
    exact = place.accuracy == "published"
    return folium.CircleMarker(
        place.position,
        radius=POINT_RADIUS[place.prominence],
        color=INK,
        weight=2,
        dash_array=None if exact else "3 3",
        fill=True,
        fill_color="#f6d47a" if place.prominence == "main" else "#ffffff",
        fill_opacity=1,
        class_name=f"x-place x-place-{index}",
    )


def _finish(html: str, data: MapData, title: str, script: str) -> str:
    """Stable ids, a language, a title, and our data and script at the end."""
    html = _stable_ids(html).replace(_NO_ZOOM, "")
    facts = {
        "places": [{"id": point.id, "prominence": point.prominence, **point.facts} for point in data.points],
        "roads": [{"id": line.id, "use": line.use, **line.facts} for line in data.lines],
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
