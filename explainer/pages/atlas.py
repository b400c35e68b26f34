"""The map page: the interactive map in a frame, a still picture of it, and the same places and roads in words.

Places of which no story knows where they are, such as countries, stand there in words alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from explainer.files.package import package_file
from explainer.finished.content_policy import Known, protect
from explainer.geography import LatLng, Nearest, compass, distance_km
from explainer.kinds import Entry, Place, Route
from explainer.kinds.coordinates import Point
from explainer.kinds.entry import NamedEntry
from explainer.locale.interface import Interface
from explainer.locale.messages import N_
from explainer.maps.features import MapData, MapLine, MapPoint
from explainer.maps.still import NARROW, render_picture
from explainer.maps.style import DRAWN_SCRIPT, DRAWN_STYLE
from explainer.pages.context import Context
from explainer.pages.jumps import to_groups
from explainer.pages.page import Asset, Page
from explainer.pages.shelves import shelved
from explainer.words.markdown import plain_text

FRAME = "assets/explainer/map.html"
PICTURE = "assets/explainer/map.svg"
NARROW_PICTURE = "assets/explainer/map-narrow.svg"

LEAFLET = ("leaflet.js", "leaflet.css", "images/layers.png", "images/layers-2x.png", "images/marker-icon.png")
"""The map's library, its style sheet, and the pictures the style sheet names."""

MAP_SCRIPTS = ("leaflet.js", DRAWN_SCRIPT, "map.js")
"""What runs in the frame, all beside its page."""

NEAREST = 3

DIRECTIONS = {
    "north": N_("%(distance)s north of %(place)s"),
    "north-east": N_("%(distance)s north-east of %(place)s"),
    "east": N_("%(distance)s east of %(place)s"),
    "south-east": N_("%(distance)s south-east of %(place)s"),
    "south": N_("%(distance)s south of %(place)s"),
    "south-west": N_("%(distance)s south-west of %(place)s"),
    "west": N_("%(distance)s west of %(place)s"),
    "north-west": N_("%(distance)s north-west of %(place)s"),
}
"""A distance as the crow flies, by the direction from the other place to the one that is told of."""

COORDINATES = {
    "NE": N_("%(latitude)s N, %(longitude)s E"),
    "NW": N_("%(latitude)s N, %(longitude)s W"),
    "SE": N_("%(latitude)s S, %(longitude)s E"),
    "SW": N_("%(latitude)s S, %(longitude)s W"),
}
"""Degrees north or south, and east or west."""


def build(context: Context) -> Iterator[Page | Asset]:
    """The register, if there are places or roads; with anything to draw, also the map it frames and what that needs."""
    story, _ = context.story, context.interface.gettext
    places, routes = story.of(Place), story.of(Route)
    if not places and not routes:
        return
    is_drawn = any(entry.is_on_map for entry in (*places, *routes))
    if is_drawn:
        description = _("Where it happened: on a map that needs no map server, and in words.")
    else:
        description = _("Where it happened, in words.")

    def told(entries: Sequence[Entry]) -> Mapping[str, object]:
        shown = [entry for entry in entries if isinstance(entry, Place)]
        roads = [entry for entry in entries if isinstance(entry, Route)]
        groups: list[tuple[str, str, Sequence[Entry]]] = [
            (_("Places"), "_places", shown),
            (_("Roads"), "_roads", roads),
        ]
        return {
            "frame": FRAME,
            "picture": PICTURE,
            "narrow_picture": NARROW_PICTURE,
            "directions": DIRECTIONS,
            "in_degrees": partial(in_degrees, context.interface),
            "places": shown,
            "routes": roads,
            "jumps": to_groups(group for group in groups if group[2]),
        }

    yield from shelved(
        context,
        "map",
        _("Map") if is_drawn else _("Places"),
        "map.html.j2",
        "places.yml" if places else "routes.yml",
        description=description,
        told=told,
        is_drawn=is_drawn,
        distances=distances(places),
    )
    if is_drawn:
        yield from _map(context)


def _map(context: Context) -> Iterator[Asset]:
    """The map in its frame, the picture, and the files of the library."""
    for path, text in json.loads(context.made("map", lambda: json.dumps(_drawn(context)))).items():
        yield Asset(path=path, content=text.encode())
    for name in LEAFLET:
        yield Asset(path=f"assets/explainer/{name}", content=package_file("xstatic.pkg.leaflet", f"data/{name}"))


def _drawn(context: Context) -> dict[str, str]:
    # Here, because a map that is kept needs no folium, which brings libraries for numbers and for the web.
    from explainer.maps.interactive import render_map

    data, project = map_data(context), context.story.project.value
    title = context.interface.gettext("Map: %(title)s", title=project.title)
    tiles = project.map.tiles
    drawn = render_map(data, title, lambda name: name)
    known = Known(tiles=frozenset([tiles.url] if tiles else []))
    return {
        FRAME: protect(drawn.html, known),
        f"assets/explainer/{DRAWN_SCRIPT}": drawn.script,
        f"assets/explainer/{DRAWN_STYLE}": drawn.style,
        PICTURE: render_picture(data, title),
        NARROW_PICTURE: render_picture(data, title, NARROW),
    }


def distances(places: Sequence[Place]) -> dict[str, list[tuple[Place, float, str]]]:
    """The nearest main places to each place by its id: the place, kilometres, and the direction from there to here."""
    drawn = [(point, place) for place in places if (point := _position(place))]
    main = [(point, place) for point, place in drawn if place.prominence == "main"]
    among_main, among_all = (Nearest((p, place.id, place) for p, place in some) for some in (main, drawn))
    found: dict[str, list[tuple[Place, float, str]]] = {place.id: [] for place in places}
    for here, place in drawn:
        has_other = any(other is not place for _, other in main[:2])
        nearest = (among_main if has_other else among_all).to(here, NEAREST + 1)
        others = [other for other in nearest if other is not place][:NEAREST]
        points = ((other, point) for other in others if (point := _position(other)))
        found[place.id] = [(other, distance_km(there, here), compass(there, here)) for other, there in points]
    return found


def in_degrees(interface: Interface, point: Point) -> str:
    """A point in words: ``58.1000 N, 8.0000 W``."""
    latitude, longitude = round(point.latitude, 4), round(point.longitude, 4)
    message = COORDINATES["NS"[latitude < 0] + "EW"[longitude < 0]]
    return interface.gettext(
        message, latitude=interface.number(abs(latitude), 4), longitude=interface.number(abs(longitude), 4)
    )


def map_data(context: Context) -> MapData:
    """What the map shows, from the story."""
    story, _ = context.story, context.interface.gettext
    tiles = story.project.value.map.tiles
    points = [_point(context, place) for place in story.of(Place) if place.coordinates]
    data = MapData(
        interface=context.interface,
        points=points,
        lines=[_line(context, route) for route in story.of(Route)],
        words={
            "layers": {"graticule": _("Grid"), "roads": _("Roads (sketches)"), "places": _("Places")},
            "uses": {
                "in-use": _("road in use"),
                "limited": _("road with limited traffic"),
                "former": _("former road"),
                "proposed": _("proposed road"),
            },
            "accuracy": {
                "published": _("place, as published"),
                "derived": _("place, derived by us"),
                "schematic": _("place, sketched by us"),
            },
            "moved": _("Places too close to tell apart are drawn side by side."),
            "legend": _("Legend"),
            "unconfirmed": _("not confirmed by a source"),
            "entry": _("Full entry"),
            "passages": _("In the report:"),
            "zoomIn": _("Zoom in"),
            "zoomOut": _("Zoom out"),
            "choose": _("Layers"),
            "close": _("Close"),
            "comma": context.interface.comma,
            "semicolon": context.interface.semicolon,
            "tiles": tiles.model_dump(mode="json") if tiles else None,
            "loadTiles": tiles and _("%(name)s (its server then learns which site you read)", name=tiles.name),
            "tilesNeedServer": _("A background map needs a web server; this page was opened from a folder."),
        },
        languages=story.project.value.languages,
        own_language=story.lead.front.value.language,
    )
    if not data.has_clusters:
        return data
    clusters = {"clusters": _("number of places close together")}
    points = [replace(point, facts=_in_brief(point.facts)) for point in points]
    return replace(data, points=points, words={**data.words, **clusters})


def _in_brief(facts: Mapping[str, Any]) -> dict[str, object]:
    """What a popup tells on a map of many places, whose file would be too heavy with the words of all entries.

    What is empty is left out, and so is the heading as the only name.
    """
    passages = [{key: passage[key] for key in ("label", "href")} for passage in facts["passages"]]
    together = facts["together"] if facts["together"] != [facts["name"]] else []
    brief = {**facts, "day": "", "passages": passages, "together": together}
    return {key: value for key, value in brief.items() if value}


def _position(place: Place) -> LatLng | None:
    return place.coordinates.position if place.coordinates else None


def _point(context: Context, place: Place) -> MapPoint:
    coordinates = place.coordinates
    assert coordinates is not None
    sort = context.interface.gettext(place.in_words("type"))
    facts = _facts(context, place) | {"accuracy": coordinates.accuracy, "type": sort}
    return MapPoint(
        id=place.id,
        position=coordinates.position,
        prominence=place.prominence,
        accuracy=coordinates.accuracy,
        facts=facts,
        second=_second_name(context, place),
    )


def _line(context: Context, route: Route) -> MapLine:
    positions = [point.position for point in route.points]
    return MapLine(id=route.id, positions=positions, use=route.use, facts=_facts(context, route))


def _facts(context: Context, entry: Place | Route) -> dict[str, object]:
    """What a popup tells: every name with its users, the day's status, and links out of the frame."""
    story = context.story
    day = entry.on_the_day
    return {
        "name": entry.title,
        "together": list(entry.shown_as or (entry.name,)),
        "names": [
            {
                "name": form.name,
                "language": form.language,
                "transliteration": form.transliteration,
                "users": [story.party(party).short for party in form.used_by],
                "confirmed": form.confirmed,
            }
            for form in entry.names
        ],
        "day": plain_text(day.text) if day else "",
        "href": context.address(context.entry_path(entry), FRAME),
        "passages": _passages(context, entry),
    }


def _second_name(context: Context, entry: NamedEntry) -> str:
    """The other name of a place in the report's own language, shown in equal size, where its title has but one."""
    if entry.shown_as:
        return ""
    own = context.story.lead.front.value.language
    return next((form.name for form in entry.other_forms if form.language == own), "")


def _passages(context: Context, entry: Entry) -> list[dict[str, str]]:
    found = []
    for passage in context.story.passages(entry.id):
        path = f"{context.article_path(passage.article)}#{passage.anchor}"
        label = context.paragraph_mark(passage.article, passage.paragraph)
        found.append({"label": label, "words": context.story.words(passage), "href": context.address(path, FRAME)})
    return found
