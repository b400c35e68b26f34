"""The map page: the frame, the picture, and the same places and roads in words."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from harbour import FILES, SECOND_ARTICLE, changed, context, page, story
from long_stories import with_towns

from explainer.geography import compass
from explainer.kinds import Place
from explainer.kinds.coordinates import Point
from explainer.maps.style import LINE_STYLES, POINT_DASHES
from explainer.pages import Asset, Page
from explainer.pages.atlas import DIRECTIONS, build, distances, in_degrees, map_data
from explainer.pages.interface import interface


def assets(files: dict[str, str] | None = None, **options: object) -> dict[str, str]:
    made = build(context(files or dict(FILES), **options))
    return {item.path: item.content.decode("utf-8", "replace") for item in made if isinstance(item, Asset)}


def facts(html: str) -> dict[str, Any]:
    block = re.search(r'id="map-data">(.*?)</script>', html, re.DOTALL)
    assert block
    found: dict[str, Any] = json.loads(block[1])
    return found


def test_the_page_frames_the_map_and_shows_the_picture() -> None:
    found = page("map.md")
    assert found.one("iframe").attributes["src"] == "assets/explainer/map.html"
    picture = found.one(class_="x-map-picture").one("img")
    assert picture.attributes["src"] == "assets/explainer/map.svg"
    assert picture.attributes["alt"]


def test_in_a_site_of_folders_the_frame_is_one_step_up() -> None:
    assert page("map.md", directory_urls=True).one("iframe").attributes["src"] == "../assets/explainer/map.html"


def test_every_file_the_map_needs_is_on_the_site() -> None:
    pictures = {"images/layers.png", "images/layers-2x.png", "images/marker-icon.png"}
    assert set(assets()) == {
        f"assets/explainer/{name}"
        for name in {
            "map.html",
            "map-drawn.js",
            "map-drawn.css",
            "map.svg",
            "map-narrow.svg",
            "leaflet.js",
            "leaflet.css",
            *pictures,
        }
    }


def test_every_place_and_road_is_told_in_words() -> None:
    found = page("map.md")
    assert [heading.attributes["id"] for heading in found.all("h2")] == ["_places", "_roads"]
    assert [heading.attributes["id"] for heading in found.all("h3")] == [
        "velter", "old-mole", "cape-norn", "the-sound", "coast-road",
    ]  # fmt: skip
    velter = found.all("div", "x-entry")[0]
    assert velter.one(class_="x-where").text.startswith("Where 58.1000 N, 8.0000 E (WGS84), from a published gazetteer")
    assert "about 2 km by road" in velter.one(class_="x-distances").text
    assert "not confirmed by a source" in velter.one(class_="x-names").text


def test_a_road_tells_its_use_and_its_places() -> None:
    road = page("map.md").all("details", "x-row")[-1]
    assert road.all("summary")[0].one(class_="x-use").text == "in use on the day"
    assert road.one(class_="x-via").links == [("Velter", "#velter"), ("Cape Norn", "#cape-norn")]


def test_a_road_tells_its_course_point_by_point() -> None:
    point = "{latitude: 58.2, longitude: 8.1, accuracy: schematic"
    files = changed("routes.yml", f"{point}}}", f"{point}, note: the bend at the quarry, sources: [atlas]}}")
    course = page("map.md", files).one("details", "x-course").all("li")
    assert [item.text for item in course] == [
        "Velter: 58.1000 N, 8.0000 E, from a published gazetteer or encyclopaedia",
        "the bend at the quarry; 58.2000 N, 8.1000 E, a sketch of ours Norn Press",
        "Cape Norn: 58.3000 N, 8.4000 E, a sketch of ours",
    ]
    assert course[1].links == [("Norn Press", "sources.html#atlas")]


def test_a_place_in_the_south_west_says_so() -> None:
    files = changed("places.yml", "latitude: 58.09, longitude: 8.02", "latitude: -58.09, longitude: -8.02")
    assert "58.0900 S, 8.0200 W" in page("map.md", files).text


def test_a_place_without_coordinates_tells_its_distances_by_road() -> None:
    known = "  distances:\n    - {to: old-mole, text: a day by ship, sources: [atlas]}\n"
    files = changed("places.yml", "  type: region\n", f"  type: region\n{known}")
    sound = page("map.md", files).all("div", "x-entry")[3]
    assert sound.one(class_="x-where").text == "Where Old Mole: a day by ship Norn Press"


def test_without_roads_no_heading_promises_any() -> None:
    files = {name: text for name, text in FILES.items() if name != "routes.yml"}
    assert [heading.attributes["id"] for heading in page("map.md", files).all("h2")] == ["_places"]


def test_distances_are_to_the_nearest_main_places() -> None:
    found = distances(story().of(Place))
    assert [(other.id, round(km, 1), way) for other, km, way in found["old-mole"]] == [("velter", 1.6, "south-east")]
    assert found["the-sound"] == []


def test_a_distance_can_be_told_in_every_direction() -> None:
    ways = {compass((0.0, 0.0), (north, east)) for north in (-1.0, 0.0, 1.0) for east in (-1.0, 0.0, 1.0)}
    assert ways == set(DIRECTIONS)
    assert ("1.6 km south-east of Velter as the crow flies, computed") in page("map.md").text


@pytest.mark.parametrize(
    ("latitude", "longitude", "words"),
    [
        (58.1, 8.0, "58.1000 N, 8.0000 E"),
        (-58.3, 8.0, "58.3000 S, 8.0000 E"),
        (58.1, -8.25, "58.1000 N, 8.2500 W"),
        (-0.00001, -0.0, "0.0000 N, 0.0000 E"),
    ],
)
def test_a_point_in_words_names_its_half_of_the_globe(latitude: float, longitude: float, words: str) -> None:
    assert in_degrees(interface("en"), Point(latitude=latitude, longitude=longitude)) == words


def test_without_another_main_place_distances_are_to_any() -> None:
    assert [other.id for other, _, _ in distances(story().of(Place))["velter"]] == ["old-mole", "cape-norn"]


def test_the_map_knows_every_name_with_its_users() -> None:
    velter = facts(assets()["assets/explainer/map.html"])["places"][0]
    assert velter["name"] == "Velter"
    assert velter["together"] == ["Velter"]
    assert velter["names"] == [
        {"name": "Velter", "language": "en", "transliteration": None, "users": ["Town"], "confirmed": True},
        {"name": "Vælter", "language": "nb", "transliteration": "Vaelter", "users": ["Union"], "confirmed": True},
        {"name": "Veltre", "language": "fr", "transliteration": None, "users": [], "confirmed": False},
    ]
    assert velter["day"] == "Run by its council."


def test_passages_on_the_map_say_whose_they_are_where_there_are_several_articles() -> None:
    velter = facts(assets({**FILES, "articles/return.md": SECOND_ARTICLE})["assets/explainer/map.html"])["places"][0]
    assert [passage["label"] for passage in velter["passages"]] == [
        "¶1 of Grain in the harbour",
        "¶3 of Grain in the harbour",
        "¶1 of The dockers return",
    ]


def test_links_of_the_map_lead_out_of_the_frame() -> None:
    velter = facts(assets()["assets/explainer/map.html"])["places"][0]
    assert velter["href"] == "../../map.html#velter"
    assert [passage["href"] for passage in velter["passages"]] == [
        "../../index.html#p1-velter",
        "../../index.html#p3-velter",
    ]
    in_folders = facts(assets(directory_urls=True)["assets/explainer/map.html"])["places"][0]
    assert in_folders["href"] == "../../map/#velter"
    assert in_folders["passages"][0]["href"] == "../../#p1-velter"


def test_the_other_english_name_is_shown_beside_the_first() -> None:
    files = changed("places.yml", "{name: Velter, language: en,", "{name: Velterhaven, language: en,")
    assert [point.second for point in map_data(context(files)).points] == ["Velterhaven", "", ""]


def test_beside_a_report_in_another_language_the_other_name_is_in_that_language() -> None:
    files = changed("articles/grain.md", "language: en", "language: nb")
    assert [point.second for point in map_data(context(files)).points] == ["Vælter", "", ""]
    assert facts(assets(files)["assets/explainer/map.html"])["ownLanguage"] == "nb"
    assert facts(assets()["assets/explainer/map.html"])["ownLanguage"] == "en"


def test_a_second_name_that_no_source_confirms_is_not_drawn() -> None:
    files = changed("articles/grain.md", "language: en", "language: fr")
    assert [point.second for point in map_data(context(files)).points] == ["", "", ""]


def test_the_map_knows_in_which_languages_readers_may_see_names() -> None:
    block = facts(assets()["assets/explainer/map.html"])
    assert block["languages"] == ["nb", "en"]


def test_no_form_of_a_name_stands_twice_in_the_data_block() -> None:
    files = changed("places.yml", "{name: Velter, language: en,", "{name: Velterhaven, language: en,")
    html = assets(files)["assets/explainer/map.html"]
    assert html.count('"Velterhaven"') == html.count('"Vælter"') == 1


def test_every_use_and_accuracy_has_its_words() -> None:
    words = map_data(context()).words
    assert set(words["uses"]) == set(LINE_STYLES)
    assert set(words["accuracy"]) == set(POINT_DASHES)


def test_places_without_coordinates_are_not_drawn() -> None:
    assert [point.id for point in map_data(context()).points] == ["velter", "old-mole", "cape-norn"]


def test_the_names_of_the_story_stand_in_the_data_block_only() -> None:
    html = assets()["assets/explainer/map.html"]
    drawn = re.sub(r"<title>.*?</title>", "", html).partition('<script type="application/json"')[0]
    assert not [name for name in ("Velter", "Mole", "Norn", "Coast", "velter", "mole") if name in drawn]


def test_background_tiles_are_named_in_the_policy_and_loaded_by_nobody() -> None:
    tiles = (
        "map:\n  tiles:\n    name: Load\n    url: https://tile.example/{z}/{x}/{y}.png\n"
        "    attribution: Us\n    attribution_url: https://tile.example/about"
    )
    html = assets(changed("explainer.yml", "map:", tiles))["assets/explainer/map.html"]
    assert re.search(r"img-src &#39;self&#39; data: https://tile\.example;", html)
    before, _, _ = html.partition('id="map-data"')
    assert before.count("tile.example") == 1
    assert "tile.example" not in assets()["assets/explainer/map.html"]


def test_a_story_without_places_has_no_map() -> None:
    files = {name: text for name, text in FILES.items() if name not in ("places.yml", "routes.yml")}
    for file, old, new in [
        ("events.yml", "  where: [velter, the-sound]\n", ""),
        ("events.yml", "  where: [old-mole]\n", ""),
        ("quotes.yml", "  place: cape-norn\n", ""),
    ]:
        files = changed(file, old, new, files)
    assert [item for item in build(context(files)) if isinstance(item, Page)] == []


def test_a_map_of_many_places_tells_in_brief() -> None:
    """The words of the day stay with the full entry, and what is empty is left out."""
    few, many = (
        next(place for place in facts(assets(files)["assets/explainer/map.html"])["places"] if place["id"] == "velter")
        for files in (dict(FILES), with_towns([(58, 8)] * 200))
    )
    assert few["day"] and few["passages"] and len(few["names"]) == 3
    assert "day" not in many and many["names"] == few["names"]
    assert many["passages"] == [{key: passage[key] for key in ("label", "href")} for passage in few["passages"]]
