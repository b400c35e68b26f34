"""The still picture: the same places and roads, readable without a script."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.maps import MapData, MapLine, MapPoint
from explainer.picture import MARGIN, WIDTH, Projection, render_picture

SVG = "{http://www.w3.org/2000/svg}"


def point(name: str, latitude: float, longitude: float, prominence: str = "main", second: str = "") -> MapPoint:
    return MapPoint(
        id="x",
        position=(latitude, longitude),
        prominence=prominence,
        accuracy="published",
        within_km=1.0,
        facts={"name": name, "second": second},
    )


ROAD = MapLine(id="road", positions=[(40.0, 46.0), (40.1, 46.3), (40.3, 46.9)], use="in-use", facts={})
HARBOUR = MapData(
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
    return [element.text or "" for element in svg.iter(f"{SVG}text")]


def test_the_picture_is_a_described_image() -> None:
    svg = drawn(title="Harbour <map> & more")
    assert svg.get("role") == "img"
    assert svg.findtext(f"{SVG}title") == "Harbour <map> & more"


def test_places_carry_their_names_and_second_names() -> None:
    assert texts(drawn())[:3] == ["Mole", "Old Mole", "Fort"]


def test_distant_places_are_left_out() -> None:
    assert len(list(drawn().iter(f"{SVG}circle"))) == 2
    assert "Cape" not in texts(drawn())


def test_a_scale_bar_tells_kilometres() -> None:
    assert re.fullmatch(r"\d+ km", texts(drawn())[-1])


def test_places_and_roads_stand_inside_the_picture() -> None:
    svg = drawn()
    _, _, width, height = map(float, str(svg.get("viewBox")).split())
    for circle in svg.iter(f"{SVG}circle"):
        assert 0 < float(str(circle.get("cx"))) < width
        assert 0 < float(str(circle.get("cy"))) < height


def test_north_is_up_and_east_is_right() -> None:
    project = Projection.around(HARBOUR.bounds)
    south_west, north_east = map(project, HARBOUR.bounds)
    assert south_west[0] == MARGIN and north_east[0] == pytest.approx(WIDTH - MARGIN, abs=0.1)
    assert south_west[1] > north_east[1] == MARGIN


def test_labels_of_neighbours_do_not_cover_each_other() -> None:
    crowd = [point(f"Berth {n}", 40.0 + n / 100, 46.0 + n / 50) for n in range(6)]
    svg = drawn(MapData(points=crowd, lines=[ROAD], words={}))
    spots = [(float(str(t.get("x"))), float(str(t.get("y")))) for t in svg.iter(f"{SVG}text")]
    assert len(set(spots)) == len(spots)


def test_a_single_place_makes_a_picture_too() -> None:
    assert "Mole" in texts(drawn(MapData(points=[point("Mole", 40.0, 46.0)], lines=[], words={})))


@given(st.text(alphabet="<>&\"'{}ա]", min_size=1, max_size=12))
def test_names_of_any_sort_are_text(name: str) -> None:
    svg = drawn(MapData(points=[point(name, 40.0, 46.0)], lines=[ROAD], words={}))
    assert texts(svg)[0] == name
    assert {element.tag.removeprefix(SVG) for element in svg.iter()} <= {
        "svg",
        "title",
        "rect",
        "path",
        "circle",
        "text",
    }


def test_equal_data_give_equal_bytes() -> None:
    assert render_picture(HARBOUR, "Map") == render_picture(HARBOUR, "Map")
