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
from explainer.pages import Page, atlas, entries, names, pictures
from explainer.site import build_site

FORMS = ("Velter", "Vaelter")
BOTH = "Velter\N{NO-BREAK SPACE}· Vaelter"
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


def test_the_page_alone_and_its_snippet_show_both_forms_with_their_users_and_then_every_name() -> None:
    made = context(CONTESTED, site_url="https://grain.example/")
    pages = {asset.path: tree(asset.content.decode()) for asset in entries.build(made) if asset.path.endswith("html")}
    page = pages["entry/velter.html"]
    snippet = tree(page.one("textarea").text)
    titled = [meta.attributes["content"] for meta in page.all("meta") if "og:title" in meta.attributes.values()]
    headings = [page.one("h1").text, page.one("title").text, *titled, *(tag.text for tag in snippet.all("strong"))]
    assert len(headings) == 4
    assert [heading for heading in headings if not all(form in heading for form in FORMS)] == []
    for shown in (page.one("section", "short"), snippet):
        assert shown.one("p", "x-users").text == "Velter: Town; Vaelter: Union"
    forms = {item.one("span", "x-name").text for item in page.all("li") if "data-language" in item.attributes}
    assert forms == {form.name for form in VELTER.names}
    leading = [text for other in pages.values() for text in short_texts(other) if any(form in text for form in FORMS)]
    assert [text for text in leading if not all(form in text for form in FORMS)] == []


def test_the_map_labels_it_with_both() -> None:
    (point,) = (point for point in atlas.map_data(MADE).points if point.id == "velter")
    assert point.facts["name"] == BOTH
    assert point.second == ""


def test_the_picture_of_its_shared_link_names_both() -> None:
    assert pictures.cover(MADE, VELTER).name == BOTH


def test_the_names_in_a_language_stand_behind_both() -> None:
    (asset,) = names.build(MADE)
    known = json.loads(asset.content.decode().removeprefix("window.explainerNames = "))
    assert known["velter"]["name"] == BOTH
    assert known["velter"]["forms"] == {"nb": ["Vælter"]}


def test_maps_of_others_name_both() -> None:
    made = {export.path: export.render(MADE) for export in EXPORTS}
    features = json.loads(made["places.geojson"])["features"]
    assert [one["properties"]["name"] for one in features if one["id"] == "velter"] == [BOTH]
