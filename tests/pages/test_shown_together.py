"""A place whose name is contested is never shown under one side's name alone where little room is.

That is in notes and lists, on the map, on the picture of a shared link and in the files for other programs. The words
of the report stay as they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from harbour import changed, context
from trees import Tree, tree

from explainer.exports import EXPORTS
from explainer.kinds import Place
from explainer.pages import Page, atlas, entries, names
from explainer.site import build_site

FORMS = ("Velter", "Vaelter")
CONTESTED = changed("places.yml", "  type: town\n", "  type: town\n  shown_as: [Velter, Vaelter]\n")
MADE = context(CONTESTED)
VELTER = MADE.story.entry("velter", Place)


def short_texts(page: Tree) -> Iterator[str]:
    """What leads to the place or stands at its head, but for the report's own words."""
    for link in page.all("a"):
        is_there = link.attributes.get("href", "").endswith(("#velter", "#card-velter", "entry/velter.html"))
        if is_there and "x-mention" not in link.attributes.get("class", ""):
            yield link.text
    yield from (found.text for found in page if found.attributes.get("id") == "velter")
    yield from (found.text for found in page.all("p", class_="x-card-name"))
    yield from (spot.text for spot in page.all("g") if spot.attributes.get("data-entry") == "velter")


def test_links_headings_notes_and_the_small_map_show_both_forms() -> None:
    pages = [item for item in build_site(MADE.story, MADE.options).pages if isinstance(item, Page)]
    found = [text for page in pages for text in short_texts(tree(page.html))]
    with_a_form = [text for text in found if any(form in text for form in FORMS)]
    assert len(with_a_form) > 5
    assert [text for text in with_a_form if not all(form in text for form in FORMS)] == []


def test_the_map_labels_it_with_both() -> None:
    (point,) = (point for point in atlas.map_data(MADE).points if point.id == "velter")
    assert point.facts["name"] == "Velter · Vaelter"
    assert point.second == ""


def test_the_picture_of_its_shared_link_names_both() -> None:
    assert entries.cover(MADE, VELTER).name == "Velter · Vaelter"


def test_the_names_in_a_language_are_put_in_place_of_both() -> None:
    (asset,) = names.build(MADE)
    known = json.loads(asset.content.decode().removeprefix("window.explainerNames = "))
    assert known["velter"]["name"] == "Velter · Vaelter"


def test_maps_of_others_name_both() -> None:
    made = {export.path: export.render(MADE) for export in EXPORTS}
    features = json.loads(made["places.geojson"])["features"]
    assert [one["properties"]["name"] for one in features if one["id"] == "velter"] == ["Velter · Vaelter"]
