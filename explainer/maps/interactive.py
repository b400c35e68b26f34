"""Places and routes to a folium map. The only importer of folium.

folium and branca run any text they are given as a Jinja template and print it into scripts. They therefore receive
numbers and ids of our own making only; names reach the reader through a JSON data block, which our script shows with
``textContent``. Where there are many places it draws none: the data say which of them stand together at each zoom, and
our script draws what is in view. folium's random ids are renamed in order of appearance, so that equal stories give
equal bytes. Its script and its styles become files of ours: what stands in a page runs only if the theme put it there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import folium
from folium.vector_layers import path_options

from explainer.encode import as_html, as_json_in_script
from explainer.maps.clusters import CLOSEST, FARTHEST, at_zoom, by_zoom
from explainer.maps.features import MapData, MapLine, MapPoint, from_below
from explainer.maps.style import DRAWN_SCRIPT, DRAWN_STYLE, INK, LINE_STYLES, POINT_DASHES, POINT_STYLES

__all__ = ["MapPage", "render_map"]

CLOSEST_FIRST_VIEW = 12
"""The zoom at which a story of one place opens."""

_CHARSET = '<meta http-equiv="content-type" content="text/html; charset=UTF-8" />'
_NO_ZOOM = ", maximum-scale=1.0, user-scalable=no"
"""folium keeps readers from enlarging the page (WCAG 2.2, 1.4.4)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPage:
    """The map as an HTML page of its own, with the script and the style sheet that folium wrote for it."""

    html: str
    script: str
    style: str


def render_map(data: MapData, title: str, asset: Callable[[str], str]) -> MapPage:
    """The map; ``asset`` gives the address of a file served beside its page."""
    # SVG and no canvas: only shapes of SVG carry the class names by which our script finds them. Without zoom by the
    # wheel, a reader who scrolls the page is not caught in the frame of the map.
    figure = folium.Map(tiles=None, zoom_control=True, prefer_canvas=False, zoom_snap=0.25, scroll_wheel_zoom=False)
    # In the place of folium's own lists, which name files on the servers of others.
    figure.default_js = [("leaflet", asset("leaflet.js"))]
    figure.default_css = [("leaflet_css", asset("leaflet.css")), ("explainer_map", asset("map.css"))]
    shapes: dict[str, Sequence[folium.PolyLine | folium.CircleMarker]] = {
        "graticule": [
            folium.PolyLine(line, color=INK, weight=0.5, opacity=0.25, class_name="x-graticule")
            for line in data.graticule()
        ],
        "roads": [_road(data.lines[index], index) for index in from_below(data.lines)],
        "places": [] if data.has_clusters else [_marker(place, index) for index, place in enumerate(data.points)],
    }
    for name, drawn in shapes.items():
        layer = folium.FeatureGroup(name=f"layer-{name}")
        for shape in drawn:
            shape.add_to(layer)
        layer.add_to(figure)
    folium.LayerControl(collapsed=True).add_to(figure)
    figure.fit_bounds([list(corner) for corner in data.bounds], padding=(24, 24), max_zoom=CLOSEST_FIRST_VIEW)
    html, script = _taken_out(_SCRIPT, _stable_ids(figure.get_root().render()))
    html, style = _taken_out(_STYLE, html)
    # in the places of the originals: the sheet behind the others, the script behind the body
    html = html.replace("</head>", f'<link rel="stylesheet" href="{asset(DRAWN_STYLE)}">\n</head>', 1)
    return MapPage(html=_finish(html, data, title, (asset(DRAWN_SCRIPT), asset("map.js"))), script=script, style=style)


_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def _taken_out(element: re.Pattern[str], html: str) -> tuple[str, str]:
    """The page without elements of a sort, and their texts as one."""
    return element.sub("", html), "\n".join(element.findall(html))


def _road(road: MapLine, index: int) -> folium.PolyLine:
    return folium.PolyLine(road.positions, class_name=f"x-road x-{road.use} x-road-{index}", **LINE_STYLES[road.use])


def _marker(place: MapPoint, index: int) -> folium.CircleMarker:
    look = _look(place)
    return folium.CircleMarker(place.position, **look | {"class_name": f"{look['class_name']} x-place-{index}"})


def _look(place: MapPoint) -> dict[str, Any]:
    return {
        "color": INK,
        "dash_array": POINT_DASHES[place.accuracy],
        "fill": True,
        "fill_opacity": 1,
        "class_name": f"x-place x-{place.prominence}",
        **POINT_STYLES[place.prominence],
    }


def _finish(html: str, data: MapData, title: str, scripts: Sequence[str]) -> str:
    """A language, a title, and our data and the scripts at the end."""
    html = html.replace(_NO_ZOOM, "").replace(_CHARSET, "")
    facts: dict[str, object] = {
        "places": [_told(point) for point in data.points],
        "roads": [{"id": line.id, "use": line.use, **line.facts} for line in data.lines],
        "languages": data.languages,
        "ownLanguage": data.own_language,
        "words": data.words,
        "bounds": data.bounds,
    }
    if data.has_clusters:
        facts |= _clusters(data)
    # without an icon of its own the page would ask the server for /favicon.ico
    head = '<meta charset="utf-8">\n<meta name="robots" content="noindex">\n<link rel="icon" href="data:,">\n'
    head += "<title></title>"
    html = html.replace("<html>", f'<html lang="{data.interface.language}">', 1).replace("<head>", f"<head>\n{head}", 1)
    tail = f'<script type="application/json" id="map-data">{as_json_in_script(facts)}</script>\n'
    tail += "".join(f'<script src="{script}"></script>\n' for script in scripts) + "</body>\n</html>"
    html = html.replace("</body>", "", 1).replace("</html>", tail, 1)  # folium puts its own script behind the body
    # Last, so that nothing contributed is ever searched for a place to put something.
    return html.replace("<title></title>", f"<title>{as_html(title)}</title>", 1)


def _told(point: MapPoint) -> dict[str, object]:
    return {"id": point.id, "prominence": point.prominence, **point.facts}


def _clusters(data: MapData) -> dict[str, object]:
    """What the script draws itself: all places in the order of their clusters, each with its point and page; the first
    zoom at which each stands apart from the one before it; how places look by prominence and accuracy; and what a
    cluster of each size is called.
    """
    points = sorted(data.points, key=lambda point: point.prominence != "main")
    members = by_zoom([point.position for point in points])
    sizes = {len(cluster) for zoom in range(FARTHEST, CLOSEST + 1) for cluster in at_zoom(members, zoom)}
    pages: dict[str, int] = {}

    def told(point: MapPoint) -> dict[str, object]:
        facts = _told(point) | {"at": point.position}
        page, _, _ = str(facts.pop("href")).partition("#")
        return facts | {"page": pages.setdefault(page, len(pages))}

    return {
        "places": [told(points[member.number]) for member in members],
        "pages": list(pages),
        "apart": [member.apart for member in members],
        "looks": {f"{point.prominence} {point.accuracy}": path_options(**_look(point)) for point in data.points},
        "sizes": {
            size: data.interface.ngettext("%(number)s place", "%(number)s places", size) for size in sizes if size > 1
        },
    }


def _stable_ids(html: str) -> str:
    """folium's random 32-digit ids as numbers in order of appearance."""
    numbers: dict[str, str] = {}
    return re.sub(r"(?<=_)[0-9a-f]{32}(?![0-9a-f])", lambda m: numbers.setdefault(m[0], str(len(numbers))), html)
