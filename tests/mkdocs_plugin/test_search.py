"""The index of the search on a site that MkDocs builds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from harbour import build_with_mkdocs, write_project

from explainer.finished.archive import INDEX
from explainer.mkdocs_plugin.search import with_records
from explainer.pages.search import Record


def project(folder: Path) -> Path:
    write_project(folder)
    text = "# About\n\nWe count berths.\n\n## Method\n\nBy hand.\n"
    (folder / "docs" / "about.md").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    folder = tmp_path_factory.mktemp("search")
    return build_with_mkdocs(project(folder), folder / "site")


def documents(site: Mapping[str, bytes]) -> list[dict[str, Any]]:
    return json.loads(site[INDEX])["docs"]  # type: ignore[no-any-return]


def test_records_stand_before_what_the_theme_found() -> None:
    index = json.dumps({"config": {}, "docs": [{"location": "about.html"}]}).encode()
    content = json.loads(with_records(index, [Record(location="a.html#b", title="B")]))
    assert [document["location"] for document in content["docs"]] == ["a.html#b", "about.html"]
    assert content["config"] == {}


def test_an_entry_is_found_once_and_notes_and_lists_are_not(built: Mapping[str, bytes]) -> None:
    locations = [document["location"] for document in documents(built)]
    assert [location for location in locations if "velter" in location] == ["map.html#velter"]
    assert len(locations) == len(set(locations))
    assert not [location for location in locations if "card-" in location or "index.html#_" in location]


def test_a_page_by_hand_is_found_by_its_headings(built: Mapping[str, bytes]) -> None:
    found = {document["location"]: document["text"] for document in documents(built)}
    assert found["about.html"] == "<p>We count berths.</p>"
    assert found["about.html#method"] == "<p>By hand.</p>"


def test_the_index_is_there_once(built: Mapping[str, bytes]) -> None:
    assert [path for path in built if path.startswith("search/")] == [INDEX]


def test_every_page_asks_our_search(built: Mapping[str, bytes]) -> None:
    for page in ("index.html", "people.html", "about.html", "404.html"):
        assert b"assets/explainer/search.js" in built[page], page
        assert b"assets/javascripts/workers" not in built[page], page


def test_a_site_without_a_search_has_no_index(tmp_path: Path) -> None:
    site = build_with_mkdocs(project(tmp_path), tmp_path / "site", plugins=["explainer"])
    assert not [path for path in site if path.startswith("search/")]
