"""A register as one page, or as an index page and its volumes, on the whole site."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Mapping
from functools import cache

import pytest
from harbour import build_with_mkdocs, changed, context, page, story, write_project
from long_stories import DRAFT, LETTERS, LONG
from trees import Tree, tree

from explainer.dates import parse_date
from explainer.finished.binding import bind
from explainer.finished.book import TitlePage
from explainer.site import build_site

BY_HAND = "# By hand\n\nSee [a word](glossary.md#term-1), [all words](glossary.md) and [a place](map.md#velter).\n"


@pytest.fixture(scope="module", params=[False, True], ids=["files", "folders"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Built strictly, so that the gate has followed every link."""
    project = write_project(tmp_path_factory.mktemp("long"), LONG)
    folders = str(request.param).lower()
    settings = DRAFT.replace("use_directory_urls: false", f"use_directory_urls: {folders}")
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (project / "docs" / "by-hand.md").write_text(BY_HAND, encoding="utf-8")
    return build_with_mkdocs(project, project / "site")


def at(site: Mapping[str, bytes], path: str) -> Tree:
    """A page by the path that it has where pages are files."""
    served = path if path in site else f"{path.removesuffix('.html')}/index.html"
    return tree(site[served].decode())


@cache
def anchors(name: str) -> Mapping[str, list[str]]:
    """On which page each anchor stands that is not on the index, as the script has it."""
    assets = {asset.path: asset.content for asset in build_site(story(LONG)).assets}
    script = assets[f"assets/explainer/places-{name}.js"].decode()
    found: Mapping[str, list[str]] = json.loads(script.partition(" = ")[2])
    return found


def test_the_index_has_the_introduction_and_leads_to_every_volume_with_its_number() -> None:
    index = page("glossary.md", LONG)
    listed = index.one("nav", "x-volumes").all("li")
    numbers = [len(volume.entries) for volume in context(LONG).tables.volumes["glossary"]]
    assert [one.text for one in listed] == [
        f"{letter.upper()} {number}" for letter, number in zip(LETTERS, numbers, strict=True)
    ]
    assert index.all(class_="x-intro")
    assert index.all(class_="x-row") == []


def test_a_volume_says_which_part_it_is_and_leads_to_those_beside_it_and_to_the_index() -> None:
    volume = page("glossary/b.md", LONG)
    assert volume.one("h1").text == "Glossary: B"
    ways = [("Previous: A", "a.html"), ("All parts: Glossary", "../glossary.html"), ("Next: C", "c.html")]
    assert [one.links for one in volume.all(class_="x-steps")] == [ways, ways]
    assert volume.all(class_="x-intro") == []
    assert page("glossary/a.md", LONG).all(class_="x-steps")[0].links == [
        ("All parts: Glossary", "../glossary.html"),
        ("Next: B", "b.html"),
    ]
    assert page("glossary/p.md", LONG).all(class_="x-steps")[0].links[-1] == ("All parts: Glossary", "../glossary.html")


def test_a_register_of_one_page_knows_nothing_of_volumes() -> None:
    whole = page("glossary.md")
    assert whole.all(class_="x-volumes") == whole.all(class_="x-steps") == []
    assert [asset.path for asset in build_site(story()).assets if "places-" in asset.path] == []


def test_the_map_stands_on_the_index_and_places_and_roads_in_volumes() -> None:
    assert page("map.md", LONG).all("iframe")
    assert page("map/places-b.md", LONG).all("iframe") == []
    assert [one.text for one in page("map/routes.md", LONG).all("h2")] == ["Roads"]


def test_a_decade_of_the_timeline_has_its_periods() -> None:
    decade = page("timeline/1900-1909.md", LONG)
    assert [one.text for one in decade.all("h2")] == [f"{year}" for year in range(1900, 1910)]


@pytest.mark.parametrize("name", ["glossary", "timeline", "map"])
def test_the_script_knows_where_each_anchor_is_that_a_page_of_all_would_have(name: str) -> None:
    script = f"assets/explainer/places-{name}.js"
    pages = {found.path: found for found in build_site(story(LONG)).pages}
    known = {(address, id_) for address, ids in anchors(name).items() for id_ in ids}
    for volume in context(LONG).tables.volumes[name]:
        address = context(LONG).address(volume.path, script)
        for id_ in volume.entries:
            assert (address, id_) in known
            assert id_ in pages[volume.path].ids
    assert not pages[f"{name}.md"].ids & {id_ for _, id_ in known}


def test_every_entry_is_found_where_it_stands(site: Mapping[str, bytes]) -> None:
    documents = json.loads(site["search/search_index.json"])["docs"]
    locations = [document["location"] for document in documents if re.search("#term-", document["location"])]
    assert len(locations) == 300
    for location in locations:
        path, _, id_ = location.partition("#")
        assert at(site, path if path.endswith(".html") else f"{path.rstrip('/')}.html").one(id=id_)


def test_the_search_finds_each_entry_once_and_no_volume(site: Mapping[str, bytes]) -> None:
    locations = [document["location"] for document in json.loads(site["search/search_index.json"])["docs"]]
    assert len(set(locations)) == len(locations)
    assert not [location for location in locations if re.fullmatch(r"glossary/\w+(?:\.html|/)", location)]


def test_no_navigation_lists_volumes_nor_contents_their_entries(site: Mapping[str, bytes]) -> None:
    for path in ("index.html", "glossary.html", "timeline/1900-1909.html"):
        primary = at(site, path).one("nav", "md-nav--primary")
        assert not [
            link for _, link in primary.links if re.search(r"(?:glossary|timeline)/\w+-?\w*(?:\.html|/)$", link)
        ]
    assert "term-1" not in {link.rpartition("#")[2] for _, link in at(site, "glossary/b.html").links}
    contents = at(site, "timeline/1900-1909.html").one("nav", "md-nav--secondary")
    assert [words for words, _ in contents.links] == [f"{year}" for year in range(1900, 1910)]


def test_a_volume_marks_its_register_in_the_navigation_and_leads_to_the_volumes_beside_it(
    site: Mapping[str, bytes],
) -> None:
    volume = at(site, "glossary/b.html")
    (active,) = volume.one("nav", "md-nav--primary").all("li", "md-nav__item--active")
    assert active.text == "Glossary"
    ways = {link.attributes["rel"]: link.attributes["href"] for link in volume.all("link") if "rel" in link.attributes}
    assert [posixpath.basename(ways[way].rstrip("/")).removesuffix(".html") for way in ("prev", "next")] == ["a", "c"]


def test_links_of_pages_by_hand_follow_an_entry_into_its_volume(site: Mapping[str, bytes]) -> None:
    links = {words: link for words, link in at(site, "by-hand.html").one("article").links if words.startswith("a")}
    assert posixpath.normpath(links["a word"]).removeprefix("../") in ("glossary/b.html#term-1", "glossary/b/#term-1")
    assert posixpath.normpath(links["all words"]).removeprefix("../") in ("glossary.html", "glossary")


def test_the_book_holds_the_volumes_behind_their_index(site: Mapping[str, bytes]) -> None:
    day = parse_date("2030-03-01")
    chapters = [made.id for made in bind(site, TitlePage(title="G", summary="S", day=day, updated=day)).chapters]
    start = chapters.index("glossary")
    assert chapters[start + 1 : start + 1 + len(LETTERS)] == [f"glossary/{letter}" for letter in LETTERS]
    assert len(set(chapters)) == len(chapters)


# Passages -------------------------------------------------------------------------------------------------------------

MANY = changed("articles/grain.md", "## What came next", f"{'The berth fee was paid. ' * 12}\n\n## What came next")
"""The article with twelve more passages of a term."""


def test_a_register_lists_ten_passages_and_says_how_many_more_the_page_of_the_entry_lists() -> None:
    listed = page("glossary.md", MANY).all("p", "x-passages")[0]
    assert len(listed.all("mark")) == 10
    assert listed.links[-1] == ("3 more passages", "entry/berth-fee.html#_passages")
    assert [words for words, _ in listed.links[:-1]] == ["¶1", *["¶3"] * 9]


def test_the_page_of_an_entry_lists_all_of_its_passages_where_the_register_does_not() -> None:
    made = {asset.path: asset.content for asset in build_site(story(MANY)).assets}
    own = tree(made["entry/berth-fee.html"].decode())
    assert own.one(id="_passages").text == "In the report"
    assert len(own.all("mark")) == 13
    assert own.one("p", "more").text == "The full entry, with every name"
    few = tree(made["entry/dockers.html"].decode())
    assert few.all(id="_passages") == few.all("mark") == []
    assert few.one("p", "more").text == "The full entry, with every name and passage"
