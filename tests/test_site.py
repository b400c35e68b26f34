"""A story becomes a site: every page, export and asset, each path once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from harbour import FILES, SECOND_ARTICLE, story

import explainer
from explainer import site as site_module
from explainer.exports import EXPORTS
from explainer.pages import Asset, Context, Page
from explainer.site import MAP, READER, STYLE_SHEETS, build_site


def test_a_site_holds_every_page_export_and_asset() -> None:
    made = build_site(story({**FILES, "articles/return.md": SECOND_ARTICLE}))
    assert [page.path for page in made.pages] == [
        "index.md",
        "reports/return.md",
        "people.md",
        "map.md",
        "timeline.md",
        "quotes.md",
        "claims.md",
        "glossary.md",
        "sources.md",
        "corrections.md",
    ]
    paths = {asset.path for asset in made.assets}
    assert {f"data/{export.path}" for export in EXPORTS} <= paths
    assert {f"assets/explainer/{name}" for name in (*STYLE_SHEETS, "explainer.css")} <= paths


def test_every_style_sheet_and_script_of_ours_is_served() -> None:
    assets = Path(explainer.__file__).parent / "assets"
    assert {*STYLE_SHEETS, "explainer.css"} == {path.name for path in assets.iterdir() if path.is_file()}
    assert set(READER) == {path.stem for path in (assets / "reader").iterdir()}
    assert set(MAP) == {path.stem for path in (assets / "map").iterdir()}


def test_the_parts_of_the_readers_script_become_one_function() -> None:
    script = build_site(story()).files["assets/explainer/explainer.js"].decode()
    assert script.startswith('(() => {\n"use strict"\n')
    assert script.endswith("})()\n")
    assert script.index("const choices =") < script.index("const cards =") < script.index("readingOptions()\n")


def test_the_files_of_a_site_are_its_pages_and_assets() -> None:
    made = build_site(story())
    assert len(made.files) == len(made.pages) + len(made.assets)
    assert made.files["index.md"].startswith(b"---\ntitle: ")
    assert all(isinstance(content, bytes) for content in made.files.values())


def test_equal_stories_give_equal_files() -> None:
    assert build_site(story()).files == build_site(story()).files


def test_two_things_on_one_path_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def twice(context: Context) -> Iterator[Page | Asset]:
        yield Asset(path="map.md", content=b"")

    monkeypatch.setattr(site_module, "PAGES", (*site_module.PAGES, twice))
    with pytest.raises(ValueError, match=r"^two things are written to map\.md$"):
        build_site(story())


def test_every_page_names_the_file_it_is_edited_in() -> None:
    assert {page.source for page in build_site(story()).pages} <= {f"data/{name}" for name in FILES}
