"""The Nu HTML checker, which browsers' makers and the W3C use, finds no error in any page, picture or style of ours."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from reader import BuiltSite

VNU = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
NOT_OURS = {"leaflet.css"}
CHECKER_IS_WRONG = {
    # of CSS Fill and Stroke Level 3; every browser knows it
    "CSS: “paint-order”: Property “paint-order” doesn't exist.",
}


def errors(paths: list[Path]) -> list[str]:
    """What the checker finds: file, line and message."""
    java = shutil.which("java")
    assert java, "no Java found: run tests/browser/install.sh"
    command = [java, "-jar", str(VNU), "--errors-only", "--format", "json", "--also-check-css", "--also-check-svg"]
    checked = subprocess.run([*command, *map(str, paths)], capture_output=True, text=True, check=False)
    messages: list[dict[str, Any]] = json.loads(checked.stderr)["messages"]
    return [
        f"{Path(found['url']).name}:{found.get('lastLine')}: {found['message']} {found.get('extract', '')!r}"
        for found in messages
        if found["message"] not in CHECKER_IS_WRONG
    ]


def test_nothing_of_ours_breaks_the_rules_of_its_language(site: BuiltSite) -> None:
    ours = (site.folder / "assets" / "explainer").iterdir()
    files = [path for path in ours if path.suffix in (".css", ".svg") and path.name not in NOT_OURS]
    pages = [site.folder / path for path in site.pages]
    assert len(files) >= 4 and len(pages) > 10
    assert errors(pages + files) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("page.html", "<!doctype html><html lang=en><title>x</title><p><div autocomplete=off></div>"),
        ("style.css", "p { colour: red }"),
        ("picture.svg", '<svg xmlns="http://www.w3.org/2000/svg"><cycle/></svg>'),
    ],
)
def test_the_checker_sees_a_mistake(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert errors([path])
