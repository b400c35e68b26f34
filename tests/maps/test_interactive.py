"""The folium map: numbers and ids in, a page of stable bytes out, and no contributed text near a template engine."""

from __future__ import annotations

import json
import re
from random import Random
from typing import Any

import pytest
from harbour import story
from server import compressed

from explainer.maps.features import MOST_APART, MapData, MapLine, MapPoint
from explainer.maps.interactive import CLOSEST_FIRST_VIEW, render_map
from explainer.maps.style import LINE_STYLES, POINT_DASHES
from explainer.pages.interface import interface
from explainer.site import build_site

HOSTILE = "{{ 7*7 }}{% raw %}</script><script>alert(1)</script>'\"`\\"


def point(id_: str, latitude: float, longitude: float, prominence: str = "main", **facts: object) -> MapPoint:
    return MapPoint(
        id=id_,
        position=(latitude, longitude),
        prominence=prominence,
        accuracy="published" if prominence == "main" else "schematic",
        facts={"name": id_, **facts},
    )


def data(*points: MapPoint, lines: tuple[MapLine, ...] = ()) -> MapData:
    return MapData(
        interface=interface("en"), points=points, lines=lines, words={"legend": "Legend"}, languages=("nb", "fr")
    )


ROAD = MapLine(id="coast-road", positions=[(39.9, 46.5), (40.3, 46.9)], use="former", facts={"name": "Coast road"})
HARBOUR = data(
    point("mole", 40.0, 46.6), point("fort", 40.2, 46.8, "context"), point("cape", 60.0, 10.0, "distant"), lines=(ROAD,)
)


def rendered(story: MapData = HARBOUR, title: str = "Map: Harbour") -> str:
    return render_map(story, title, lambda name: f"files/{name}").html


def drawn(story: MapData = HARBOUR) -> str:
    return render_map(story, "Map: Harbour", lambda name: f"files/{name}").script


def facts_block(html: str) -> str:
    found = re.search(r'<script type="application/json" id="map-data">(.*?)</script>', html, re.DOTALL)
    assert found
    return found[1]


def test_every_line_of_the_graticule_is_known_as_such() -> None:
    assert drawn().count('"className": "x-graticule"') == len(HARBOUR.graticule())


def test_places_and_roads_are_drawn_and_numbered_in_order() -> None:
    script = drawn()
    assert re.findall(r"x-place-\d+", script) == ["x-place-0", "x-place-1", "x-place-2"]
    assert re.findall(r"x-road-\d+", script) == ["x-road-0"]


def test_a_road_that_fell_out_of_use_lies_below_the_road_in_use() -> None:
    roads = [MapLine(id=use, positions=ROAD.positions, use=use, facts={}) for use in ("in-use", "proposed", "former")]
    script = drawn(data(point("mole", 40.0, 46.6), lines=tuple(roads)))
    assert re.findall(r"x-road x-(\S+) x-road-(\d+)", script) == [("former", "2"), ("proposed", "1"), ("in-use", "0")]
    assert list(LINE_STYLES) == ["former", "proposed", "limited", "in-use"]


def test_the_outline_of_a_place_tells_how_its_point_was_found() -> None:
    script = drawn()
    for accuracy in ("published", "schematic"):
        dashes = json.dumps(POINT_DASHES[accuracy])
        assert re.search(rf'"dashArray": {dashes}, "dashOffset": null, "fill": true', script)
    assert len(set(POINT_DASHES.values())) == len(POINT_DASHES)


def test_the_wheel_is_left_to_the_page() -> None:
    assert '"scrollWheelZoom": false' in drawn()


def test_a_single_place_is_not_shown_from_its_doorstep() -> None:
    assert f'"maxZoom": {CLOSEST_FIRST_VIEW}' in drawn(data(point("mole", 40.0, 46.6)))


def test_points_reach_leaflet_as_latitude_and_longitude() -> None:
    assert re.search(r"L\.circleMarker\(\s*\[40\.0, 46\.6\]", drawn())


def test_the_data_block_holds_the_facts_in_the_order_of_the_drawing() -> None:
    facts = json.loads(facts_block(rendered()))
    assert [place["id"] for place in facts["places"]] == ["mole", "fort", "cape"]
    assert facts["roads"] == [{"id": "coast-road", "use": "former", "name": "Coast road"}]
    assert facts["languages"] == ["nb", "fr"]
    assert facts["words"] == {"legend": "Legend"}
    assert facts["bounds"] == [[39.9, 46.5], [40.3, 46.9]]


def test_every_file_is_asked_of_the_site() -> None:
    addresses = re.findall(r'(?:src|href)="([^"]*)"', rendered())
    assert addresses == [
        "data:,", "files/leaflet.js", "files/leaflet.css", "files/map.css", "files/map-drawn.css",
        "files/map-drawn.js", "files/map.js",
    ]  # fmt: skip


def test_what_folium_writes_is_in_files_and_nothing_runs_in_the_page() -> None:
    made = render_map(HARBOUR, "Map: Harbour", lambda name: name)
    assert re.findall(r"<script(?! src| type=\"application/json\")|<style|style=", made.html) == []
    assert "L.map(" in made.script and "#map_0 {" in made.style
    assert "<" not in made.script + made.style


def test_no_background_is_loaded() -> None:
    assert "tileLayer" not in rendered() + drawn()
    assert "http" not in re.sub(r"http-equiv|http://www\.w3\.org/\S*", "", rendered())


def test_the_page_has_a_language_and_a_title() -> None:
    html = rendered(title='Harbour & "mole" <b>')
    assert '<html lang="en">' in html
    assert re.findall(r"<title>(.*?)</title>", html) == ["Harbour &amp; &#34;mole&#34; &lt;b&gt;"]


def test_equal_data_give_equal_bytes() -> None:
    assert rendered() + drawn() == rendered() + drawn()
    assert not re.search(r"[0-9a-f]{32}", rendered() + drawn())


def test_hostile_names_are_neither_evaluated_nor_able_to_leave_the_data_block() -> None:
    story = data(point("mole", 40.0, 46.6, name=HOSTILE), lines=(ROAD,))
    made = render_map(story, HOSTILE, lambda name: name)
    html = made.html
    assert json.loads(facts_block(html))["places"][0]["name"] == HOSTILE
    assert "49" not in re.sub(r"\d+\.\d+", "", html)
    assert "<script>alert" not in html
    plain = render_map(data(point("mole", 40.0, 46.6), lines=(ROAD,)), "T", lambda name: name)
    assert html.count("<script") == plain.html.count("<script")
    assert (made.script, made.style) == (plain.script, plain.style)


def test_folium_receives_no_contributed_text() -> None:
    names = ["Vélter mole", "Vélter road"]
    road = MapLine(id="velter-road-id", positions=ROAD.positions, use="in-use", facts={"name": names[1]})
    story = data(point("velter-mole-id", 40.0, 46.6, name=names[0]), lines=(road,))
    head, _, rest = rendered(story, title="Vélter title").partition('<script type="application/json"')
    made = head.replace("<title>Vélter title</title>", "") + drawn(story)
    assert all(name in rest for name in names)
    assert "Vélter" not in made
    assert "velter-" not in made


@pytest.mark.parametrize("name", ["</html>", "<title></title>", "<head>", "<html>", "map_" + "0" * 32])
def test_names_that_look_like_the_page_change_nothing_but_the_data(name: str) -> None:
    html = rendered(data(point("mole", 40.0, 46.6, name=name)), title=name)
    assert json.loads(facts_block(html))["places"][0]["name"] == name
    assert html.count("</html>") == html.count("<title>") == 1


# Many places ----------------------------------------------------------------------------------------------------------


def many(count: int) -> MapData:
    """Invented places, each with a name of its own, as far apart as towns in a country."""
    random = Random(1)  # noqa: S311 -- the same every time
    sounds = ["brou", "stra", "zin", "crou", "fle", "mour", "ckast", "bre", "dol", "thie", "spra", "wem", "gul", "nort"]
    places = []
    for number in range(count):
        name = "".join(random.choice(sounds) for _ in range(random.randint(2, 5))).capitalize()
        at = round(random.uniform(30, 50), 5), round(random.uniform(60, 90), 5)
        prominence, href = random.choice(["main", "context"]), f"../../map/{random.choice(sounds)}.html#p{number:05}"
        places.append(point(f"p{number:05}", *at, prominence, name=name, type="town", href=href))
    return data(*places)


def test_many_places_are_left_to_the_script_which_is_told_where_each_is() -> None:
    story = many(MOST_APART + 1)
    facts: dict[str, Any] = json.loads(facts_block(rendered(story)))
    assert "circleMarker" in drawn(many(MOST_APART)) and "circleMarker" not in drawn(story)
    known = {place.id: place for place in story.points}
    for place in facts["places"]:
        here = known[place["id"]]
        assert tuple(place["at"]) == here.position
        assert f"{facts['pages'][place['page']]}#{place['id']}" == here.facts["href"]
        assert facts["looks"][f"{place['prominence']} {here.accuracy}"]["className"] == f"x-place x-{here.prominence}"
    assert len(facts["places"]) == len(facts["apart"]) == len(known)
    assert facts["places"][0]["prominence"] == "main" and facts["apart"][0] == 0
    assert facts["sizes"]["2"] == "2 places"


def test_few_places_are_told_as_ever() -> None:
    assert set(json.loads(facts_block(rendered(many(MOST_APART))))) == set(json.loads(facts_block(rendered())))


def test_the_map_of_2000_places_weighs_at_most_60_kilobytes_beside_its_library() -> None:
    made, served = render_map(many(2_000), "Map", lambda name: name), build_site(story()).files
    texts = [
        made.html,
        made.script,
        made.style,
        *(served[f"assets/explainer/map.{kind}"].decode() for kind in ("js", "css")),
    ]
    assert sum(len(compressed(text.encode())) for text in texts) <= 60_000
