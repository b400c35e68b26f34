"""A story becomes a site: every page, export and asset, each path once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_javascript
from harbour import FILES, SECOND_ARTICLE, read, story

import explainer
from explainer import site as site_module
from explainer.exports import EXPORTS
from explainer.files.manifest import MANIFEST
from explainer.pages import PAGES, Asset, Context, Page
from explainer.reading.story import Story
from explainer.site import SCRIPTS, STYLE_SHEETS, build_site


def test_a_site_holds_every_page_export_and_asset() -> None:
    made = build_site(story({**FILES, "articles/return.md": SECOND_ARTICLE}))
    assert [page.path for page in made.pages] == [
        "index.md",
        "reports/return.md",
        "reports.md",
        "people.md",
        "map.md",
        "timeline.md",
        "quotes.md",
        "claims.md",
        "glossary.md",
        "sources.md",
        "corrections.md",
        "trust.md",
    ]
    paths = {asset.path for asset in made.assets}
    assert {f"data/{export.path}" for export in EXPORTS} <= paths
    assert {f"assets/explainer/{name}" for name in (*STYLE_SHEETS, "explainer.css")} <= paths


def test_every_style_sheet_and_script_of_ours_is_served() -> None:
    assets = Path(explainer.__file__).parent / "assets"
    assert {*STYLE_SHEETS, "explainer.css"} == {path.name for path in assets.iterdir() if path.is_file()}
    served = build_site(story()).files
    scripts = {name: served[f"assets/explainer/{name}"].decode() for name in SCRIPTS}
    modules = {name: set(re.findall(r'^modules\["(.+)"\] =', script, re.MULTILINE)) for name, script in scripts.items()}
    assert set().union(*modules.values()) == {path.relative_to(assets).as_posix() for path in assets.rglob("*.js")}
    assert modules["explainer.js"] & modules["map.js"] == {"shared/make.js"}
    assert all(entry in modules[name] for name, entry in SCRIPTS.items())


def test_translators_are_given_every_word_that_a_script_shows() -> None:
    """What Babel's extractor does not understand would stay English for ever."""
    assets = Path(explainer.__file__).parent / "assets"
    for path in assets.rglob("*.js"):
        with path.open("rb") as file:
            found = list(extract_javascript(file, DEFAULT_KEYWORDS, [], {}))
        calls = re.findall(r"(?<!function )\bn?gettext\(", path.read_text(encoding="utf-8"))
        assert len(found) == len(calls), path.name


def test_the_files_of_a_site_are_its_pages_and_assets_and_a_list_of_them_all() -> None:
    made = build_site(story())
    assert sorted(made.paths) == sorted(made.files)
    assert len(made.files) == len(made.pages) + len(made.assets) + 1
    assert made.files[MANIFEST].decode().splitlines() == sorted(made.files)
    assert made.files["index.md"].startswith(b"---\ntitle: ")
    assert all(isinstance(content, bytes) for content in made.files.values())


def test_equal_stories_give_equal_files() -> None:
    (first, _), (second, _) = read(), read()
    assert isinstance(first, Story) and isinstance(second, Story)
    assert build_site(first).files == build_site(second).files


def test_two_things_on_one_path_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def twice(context: Context) -> Iterator[Page | Asset]:
        yield Asset(path="map.md", content=b"")

    monkeypatch.setattr(site_module, "PAGES", (*PAGES, twice))
    with pytest.raises(ValueError, match=r"^two things are written to map\.md$"):
        build_site(story())


def test_every_page_names_the_file_it_is_edited_in() -> None:
    assert {page.source for page in build_site(story()).pages} <= {f"data/{name}" for name in FILES}
