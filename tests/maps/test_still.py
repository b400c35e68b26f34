"""The still picture: the same places and roads, readable without a script."""

from __future__ import annotations

import math
import re
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.maps.features import MapData, MapLine, MapPoint
from explainer.maps.still import FOOT, NARROW, WIDE, Sheet, render_picture
from explainer.pages.interface import interface

SVG = "{http://www.w3.org/2000/svg}"


def point(name: str, latitude: float, longitude: float, prominence: str = "main", second: str = "") -> MapPoint:
    return MapPoint(
        id="x",
        position=(latitude, longitude),
        prominence=prominence,
        accuracy="published",
        facts={"name": name},
        second=second,
    )


ROAD = MapLine(id="road", positions=[(40.0, 46.0), (40.1, 46.3), (40.3, 46.9)], use="in-use", facts={})
HARBOUR = MapData(
    interface=interface("en"),
    points=[
        point("Mole", 40.0, 46.1, second="Old Mole"),
        point("Fort", 40.25, 46.8, "context"),
        point("Cape", 60.0, 10.0, "distant"),
    ],
    lines=[ROAD],
    words={},
)


def drawn(data: MapData = HARBOUR, title: str = "Map") -> ElementTree.Element:
    return ElementTree.fromstring(render_picture(data, title))  # noqa: S314 -- our own output


def texts(svg: ElementTree.Element) -> list[str]:
    return ["".join(element.itertext()) for element in svg.iter(f"{SVG}text")]


def lines(svg: ElementTree.Element) -> list[list[str]]:
    return [[line.text or "" for line in name] for name in svg.iter(f"{SVG}text") if len(name)]


def test_the_picture_is_a_described_image() -> None:
    svg = drawn(title="Harbour <map> & more")
    assert svg.get("role") == "img"
    assert svg.findtext(f"{SVG}title") == "Harbour <map> & more"


def test_places_carry_their_names_and_second_names() -> None:
    assert lines(drawn()) == [["Mole", "Old Mole"], ["Fort"]]


def test_main_places_are_bold_and_larger_than_those_around() -> None:
    main, context = (name for name in drawn().iter(f"{SVG}text") if len(name))
    assert (main.get("font-weight"), context.get("font-weight")) == ("700", None)
    assert float(str(main.get("font-size"))) > float(str(context.get("font-size")))


def test_for_phones_the_same_is_drawn_narrow_and_its_legend_in_rows() -> None:
    wide, narrow = (ElementTree.fromstring(render_picture(HARBOUR, "Map", sheet)) for sheet in (WIDE, NARROW))  # noqa: S314 -- our own output
    assert lines(narrow) == lines(wide)
    width, height = (float(value) for value in str(narrow.get("viewBox")).split()[2:])
    assert width == NARROW.width
    for text in narrow.iter(f"{SVG}text"):
        for place in (text, *text):
            assert float(place.get("x") or 0) <= width
            assert float(place.get("y") or 0) <= height


def test_a_long_name_stands_in_several_lines() -> None:
    name = "The checkpoint at the bridge over the river"
    found = lines(drawn(MapData(interface=interface("en"), points=[point(name, 40.0, 46.0)], lines=[ROAD], words={})))
    assert len(found[0]) > 1
    assert " ".join(found[0]) == name


def test_distant_places_are_left_out() -> None:
    assert len(list(drawn().iter(f"{SVG}circle"))) == 2
    assert "Cape" not in texts(drawn())


def test_a_scale_bar_tells_kilometres() -> None:
    assert re.fullmatch(r"\d+ km", texts(drawn())[-1])


def test_the_roads_that_are_drawn_are_explained() -> None:
    words = {"uses": {"in-use": "road in use", "former": "former road"}}
    assert (
        texts(drawn(MapData(interface=interface("en"), points=HARBOUR.points, lines=[ROAD], words=words)))[-1]
        == "road in use"
    )


def test_places_and_roads_stand_inside_the_picture() -> None:
    svg = drawn()
    _, _, width, height = map(float, str(svg.get("viewBox")).split())
    for circle in svg.iter(f"{SVG}circle"):
        assert 0 < float(str(circle.get("cx"))) < width
        assert 0 < float(str(circle.get("cy"))) < height


@pytest.mark.parametrize("corner", [(60.0, 46.05), (41.0, 46.05), (40.0, 46.0)], ids=["tall", "high", "one point"])
def test_the_picture_is_never_much_higher_than_wide_and_shows_its_scale(corner: tuple[float, float]) -> None:
    svg = drawn(
        MapData(
            interface=interface("en"), points=[point("Mole", 40.0, 46.0), point("Pole", *corner)], lines=[], words={}
        )
    )
    _, _, width, height = map(float, str(svg.get("viewBox")).split())
    assert height <= width + FOOT
    bar = next(str(path.get("d")) for path in svg.iter(f"{SVG}path") if "v-6" in str(path.get("d")))
    assert 10 < float(re.split(r"[hv]", bar)[2]) < width / 2


def test_names_of_neighbours_stand_at_spots_of_their_own() -> None:
    crowd = [point(f"Berth {n}", 40.0 + n / 100, 46.0 + n / 50) for n in range(6)]
    svg = drawn(MapData(interface=interface("en"), points=crowd, lines=[ROAD], words={}))
    assert len(lines(svg)) == 6
    spots = [(name[0].get("x"), name[0].get("y")) for name in svg.iter(f"{SVG}text") if len(name)]
    assert len(set(spots)) == len(spots)


def test_places_on_the_same_spot_are_drawn_side_by_side() -> None:
    twins = [point("Square", 40.0, 46.1, "context"), point("Mole", 40.0, 46.1)]
    circles = list(drawn(MapData(interface=interface("en"), points=twins, lines=[ROAD], words={})).iter(f"{SVG}circle"))
    (x1, y1, r1), (x2, y2, r2) = ([float(str(circle.get(key))) for key in ("cx", "cy", "r")] for circle in circles)
    assert math.hypot(x1 - x2, y1 - y2) > r1 + r2


def test_a_single_place_makes_a_picture_too() -> None:
    assert "Mole" in texts(
        drawn(MapData(interface=interface("en"), points=[point("Mole", 40.0, 46.0)], lines=[], words={}))
    )


@given(st.text(alphabet="<>&\"'{}ա]", min_size=1, max_size=12))
def test_names_of_any_sort_are_text(name: str) -> None:
    svg = drawn(MapData(interface=interface("en"), points=[point(name, 40.0, 46.0)], lines=[ROAD], words={}))
    assert "".join(lines(svg)[0]).replace(" ", "") == name.replace(" ", "")
    assert {element.tag.removeprefix(SVG) for element in svg.iter()} <= {
        "svg",
        "title",
        "rect",
        "path",
        "circle",
        "text",
        "tspan",
    }


def test_equal_data_give_equal_bytes() -> None:
    assert render_picture(HARBOUR, "Map") == render_picture(HARBOUR, "Map")


def test_many_places_close_together_are_a_ring_with_their_number() -> None:
    town = [
        point(f"Town {number}", 40 + number / 1e6, 46.0, "main" if not number else "context") for number in range(200)
    ]
    farm = point("Farm", 41.0, 47.0)
    several = MapData(
        interface=interface("en"), points=[*town, farm], lines=[], words={"clusters": "number of places close together"}
    )
    svg = drawn(several)
    assert "200" in texts(svg)
    assert "number of places close together" in texts(svg)
    assert lines(svg) == [["Farm"]]
    few = MapData(interface=interface("en"), points=town, lines=[], words={})
    assert len(lines(drawn(few))) > 1 and "200" not in texts(drawn(few))


@pytest.mark.parametrize("sheet", [WIDE, NARROW])
def test_rings_never_lie_on_each_other(sheet: Sheet) -> None:
    points = [point("Town", 40 + row / 60, 46 + column / 40, "context") for row in range(40) for column in range(40)]
    several = MapData(interface=interface("en"), points=points, lines=[], words={"clusters": "together"})
    svg = ElementTree.fromstring(render_picture(several, "Map", sheet))  # noqa: S314 -- our own output
    rings = [[float(str(circle.get(name))) for name in ("cx", "cy", "r")] for circle in svg.iter(f"{SVG}circle")]
    assert len(rings) > 10
    assert all(math.hypot(a[0] - b[0], a[1] - b[1]) >= a[2] + b[2] for a, b in combinations(rings, 2))
