"""What holds for every export."""

from __future__ import annotations

import json
import pkgutil
from pathlib import Path
from xml.etree import ElementTree

import harbour
import pytest

import explainer.exports
from explainer.exports import EXPORTS, Export

ABOUT = Path(__file__).parents[2] / "docs" / "about.md"

each_export = pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.path)


def test_every_module_of_the_folder_is_registered_once() -> None:
    modules = {module.name for module in pkgutil.iter_modules(explainer.exports.__path__)} - {"export"}
    registered = [export.render.__module__.rpartition(".")[2] for export in EXPORTS]
    assert sorted(registered) == sorted(modules)


def test_names_and_paths_are_unique() -> None:
    assert len({export.path for export in EXPORTS}) == len({export.name for export in EXPORTS}) == len(EXPORTS)


@each_export
def test_readers_find_an_export_on_the_page_about_the_site(export: Export) -> None:
    assert f"](data/{export.path})" in ABOUT.read_text(encoding="utf-8")


@each_export
def test_an_export_is_the_same_twice(export: Export) -> None:
    assert export.render(harbour.context()) == export.render(harbour.context())


@each_export
def test_an_export_lies_right_below_its_folder(export: Export) -> None:
    """Relative addresses in JSON-LD count on it."""
    assert "/" not in export.path


@each_export
def test_hostile_text_neither_breaks_an_export_nor_gets_lost(export: Export) -> None:
    hostile = "</script><b>, \"x\"; \\n {{ 7*7 }} =cmd|' /C calc'!A0"
    files = harbour.changed("events.yml", "name: The dockers walk out", f"name: {json.dumps(hostile)}")
    text = export.render(harbour.context(files))
    if "json" in export.media_type:
        json.loads(text)
    if "xml" in export.media_type:
        ElementTree.fromstring(text.encode())  # noqa: S314 -- our own text
    assert ("calc" in text) == (export.path not in ("places.geojson", "annotations.jsonld"))


@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31", "9999", "../0001", "9999-12/..", "199X", "2030-24"])
@each_export
def test_no_date_is_too_early_too_late_or_too_vague(export: Export, date: str) -> None:
    assert export.render(harbour.context(harbour.changed("events.yml", "date: 1820~", f"date: {date}")))
