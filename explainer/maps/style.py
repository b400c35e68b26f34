"""How places and roads look on every map of ours: colours, widths and dashes, by what an entry says of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["DRAWN_SCRIPT", "DRAWN_STYLE", "INK", "LINE_STYLES", "POINT_DASHES", "POINT_STYLES"]

DRAWN_SCRIPT, DRAWN_STYLE = "map-drawn.js", "map-drawn.css"
"""The files of what folium writes into its page."""

INK = "#3b3a36"
LINE_STYLES: Mapping[str, dict[str, Any]] = {
    "former": {"color": "#857f74", "weight": 6.5, "dash_array": "0.1 10"},
    "proposed": {"color": "#1f5a7a", "weight": 3.5, "dash_array": "13 5", "line_cap": "butt"},
    "limited": {"color": "#8a3b12", "weight": 3.5, "dash_array": "3 6", "line_cap": "butt"},
    "in-use": {"color": "#8a3b12", "weight": 3.5, "dash_array": "7 4", "line_cap": "butt"},
}
"""How a road is drawn, by its use on the article's day, the lowest first. Every road is a sketch, so all are dashed.

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
