"""A kind, a page, an export and a command that are added the way the guide says are found everywhere.

The guide is "Adding things" on the page about the house. What it says is done to a copy of the program, with the files
in ``toys``, and the copy makes a site of the harbour.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from harbour import FILES, MKDOCS, write_project
from trees import tree

import explainer

TOYS = Path(__file__).parent / "toys"

LINES = {
    "kinds/__init__.py": (
        "from explainer.kinds import ",
        "document, ",
        "    correction.KIND,\n",
        "    document.KIND,\n",
    ),
    "pages/__init__.py": ("    names,\n", "    network,\n", "    names.build,\n", "    network.build,\n"),
    "exports/__init__.py": (
        "from explainer.exports import ",
        "names_txt, ",
        "    geojson.EXPORT,\n",
        "    names_txt.EXPORT,\n",
    ),
    "commands/__init__.py": ("COMMANDS: tuple[Command, ...] = (\n", '    Command("count", "count the entries"),\n'),
}
"""What is written into each list, each time after what stands before it."""

FILES_OF_TOYS = {
    "document.py": "kinds",
    "network.py": "pages",
    "network.html.j2": "templates",
    "names_txt.py": "exports",
    "count.py": "commands",
}

NAV = """
nav:
  - The report: index.md
  - people.md
"""


class Copy:
    """A copy of the program with the toys in it, and a project of the harbour."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.project = folder / "project"
        package = folder / "explainer"
        shutil.copytree(Path(explainer.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
        for name, room in FILES_OF_TOYS.items():
            shutil.copy(TOYS / name, package / room / name)
        for name, lines in LINES.items():
            text = (package / name).read_text(encoding="utf-8")
            for before, line in zip(lines[::2], lines[1::2], strict=True):
                assert text.count(before) == 1
                text = text.replace(before, before + line)
            (package / name).write_text(text, encoding="utf-8")
        documents = (TOYS / "documents.yml").read_text(encoding="utf-8")
        self.project.mkdir()
        write_project(self.project, {**FILES, "documents.yml": documents})

    def run(self, *arguments: str) -> str:
        """What a command prints; it has to succeed."""
        done = subprocess.run(
            [sys.executable, "-P", "-m", *arguments],
            cwd=self.project,
            env={**os.environ, "PYTHONPATH": str(self.folder)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    def built(self, site: str, more: str = "") -> dict[str, str]:
        """The site that MkDocs makes, strictly, with ``more`` in its configuration: every text of it by path."""
        config = MKDOCS.replace("  - explainer\n", "  - explainer: {contributor_pages: true}\n") + more
        (self.project / "mkdocs.yml").write_text(config, encoding="utf-8")
        self.run("mkdocs", "build", "--strict", "--site-dir", site)
        folder = self.project / site
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        return {path.relative_to(folder).as_posix(): path.read_bytes().decode(errors="replace") for path in files}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    return Copy(tmp_path_factory.mktemp("copy"))


@pytest.fixture(scope="module")
def site(copy: Copy) -> Mapping[str, str]:
    return copy.built("site")


def nodes(site: Mapping[str, str], id_: str) -> dict[str, Any]:
    """A node of the linked data."""
    graph = json.loads(site["data/entries.jsonld"])["@graph"]
    (node,) = (node for node in graph if node["@id"].endswith(f"#{id_}"))
    return dict(node)


# The kind -------------------------------------------------------------------------------------------------------------


def test_the_check_reads_entries_of_the_kind_and_finds_nothing_wrong(copy: Copy) -> None:
    assert copy.run("explainer", "check").endswith(": 0 errors and 0 warnings\n")


def test_names_of_the_kind_are_marked_and_open_its_card(site: Mapping[str, str]) -> None:
    report = tree(site["index.html"])
    marks = [mark for mark in report.all("a", "x-mention") if mark.attributes["data-kind"] == "document"]
    assert [(mark.text, mark.attributes["data-entry"]) for mark in marks] == [
        ("the grain", "ledger"),
        ("for a week", "bill"),
    ]
    assert marks[0].attributes["href"] == "#card-ledger"
    card = report.one(id="card-ledger")
    assert card.one(class_="x-kind").text == "Document"
    assert "Who owes whom how much." in card.text
    assert "It lay on the mole." in card.text
    assert "found again in 2031" in card.text
    assert card.one("p", "x-more").all("a")[0].attributes["href"] == "documents.html#ledger"


def test_the_kind_has_a_colour_by_day_and_by_night_an_icon_and_a_line(site: Mapping[str, str]) -> None:
    sheet = site["assets/explainer/explainer.css"]
    assert sheet.count("--x-document: #") == 2
    assert '[data-kind="document"] { --x-k: var(--x-document); --x-i: url(' in sheet
    assert '.x-mention[data-kind="document"] { text-decoration-style: wavy; text-decoration-thickness: 3px; }' in sheet


def test_the_kind_has_a_register_in_its_order_with_all_that_is_said(site: Mapping[str, str]) -> None:
    register = tree(site["documents.html"])
    assert [heading.attributes["id"] for heading in register.all("h2", "x-heading")] == ["bill", "ledger"]
    assert register.one("p", "x-intro").text == "The papers that the report speaks of."
    entry = next(entry for entry in register.all("div", "x-entry") if "Who owes" in entry.text)
    facts = {row.one("dt").text: row.one("dd") for row in entry.one("dl", "x-provenance").all("div")}
    assert {label: value.text for label, value in facts.items()} == {
        "Form": "written by hand",
        "Date": "February 2030",
        "Language": "Norwegian Bokmål",
        "Sheets": "3",
        "Kept by": "Dockers",
        "Party": "The town of Velter",
        "Cited in": "Grain in the harbour",
        "Online": "https://ledger.example/",
        "Remarks": "It is torn.",
        "Seals": "Colour: red; By: Ada Marlow",
    }
    assert facts["Kept by"].one("a").attributes["href"] == "people.html#dockers"
    for said in ("It lay on the mole.", "It was found again.", "Nobody has counted the sheets.", "Kornbok", "¶1"):
        assert said in entry.text, said


def test_what_an_entry_of_the_kind_names_links_back_to_it(site: Mapping[str, str]) -> None:
    assert 'href="documents.html#ledger"' in site["people.html"]
    assert 'href="documents.html#ledger"' in site["sources.html"]


def test_an_entry_of_the_kind_has_a_page_alone(site: Mapping[str, str]) -> None:
    page = tree(site["entry/ledger.html"])
    assert page.one("p", "label").text == "Document"
    assert "Who owes whom how much." in page.one("main").text


def test_the_kind_is_in_the_exports_with_a_type_of_its_own(site: Mapping[str, str]) -> None:
    ledger = nodes(site, "ledger")
    assert ledger["@type"] == "DigitalDocument"
    assert "subjectOf" not in ledger
    assert [source["@id"] for source in ledger["citation"]] == ["sources.html#gazette-0301", "sources.html#atlas"]
    items = json.loads(site["data/annotations.jsonld"])["first"]["items"]
    assert {item["motivation"] for item in items if "documents.html#ledger" in item["body"]} == {"linking"}


def test_the_kind_stands_in_navigation_search_and_list_of_fields(site: Mapping[str, str]) -> None:
    assert 'href="documents.html"' in site["index.html"]
    places = {doc["location"] for doc in json.loads(site["search/search_index.json"])["docs"]}
    assert {"documents.html", "documents.html#ledger"} <= places
    fields = tree(site["fields.html"])
    assert fields.one(id="documents").text == "documents.yml"
    assert fields.one(id="documents-kept_by").text.startswith("kept_by")
    assert fields.one(id="seal").text == "Seal"


def test_editors_get_a_schema_of_the_kind_with_its_ids(copy: Copy) -> None:
    copy.run("explainer", "schema")
    schema = json.loads((copy.project / "schema" / "documents.json").read_text(encoding="utf-8"))
    assert set(schema["additionalProperties"]["required"]) >= {"name", "description", "form"}


def test_an_entry_of_the_kind_can_be_added_by_the_command(copy: Copy) -> None:
    given = {"name": "Receipt", "description": "d", "form": "printed", "language": "en", "sources": "atlas"}
    before = (copy.project / "data" / "documents.yml").read_text(encoding="utf-8")
    sets = [f"--set={name}={value}" for name, value in given.items()]
    assert "'receipt' was appended" in copy.run("explainer", "add", "document", "receipt", *sets)
    (copy.project / "data" / "documents.yml").write_text(before, encoding="utf-8")


def test_a_new_project_has_a_form_of_the_kind(copy: Copy) -> None:
    text = copy.project / "text.txt"
    text.write_text("Ada Marlow signed it.\n\nThen she left.\n\nNobody knows why.\n", encoding="utf-8")
    report = {"title": "A paper", "publisher": "The Gazette", "date": "2030-03-01", "url": "https://a.example/x"}
    options = [f"--{name}={value}" for name, value in report.items()]
    copy.run("explainer", "new", "fresh", "--article", "text.txt", "--language=en", *options)
    form = (copy.project / "fresh" / "data" / "documents.yml").read_text(encoding="utf-8")
    assert form.startswith("# Documents. A paper that was signed, kept or lost.\n")
    assert "#   kept_by:" in form


# The others -----------------------------------------------------------------------------------------------------------


def test_the_page_is_in_navigation_and_search(site: Mapping[str, str]) -> None:
    assert 'href="network.html"' in site["index.html"]
    assert "zander" in site["network.html"]
    places = {doc["location"] for doc in json.loads(site["search/search_index.json"])["docs"]}
    assert "network.html" in places


def test_the_export_is_served(site: Mapping[str, str]) -> None:
    assert "Grain ledger\n" in site["data/names.txt"]


def test_the_command_runs_and_is_in_the_help(copy: Copy) -> None:
    assert copy.run("explainer", "count").strip().isdecimal()
    assert "count the entries" in copy.run("explainer", "--help")


def test_pages_that_a_navigation_written_by_hand_leaves_out_break_no_strict_build(copy: Copy) -> None:
    site = copy.built("by-hand", NAV)
    assert {"network.html", "documents.html", "map.html"} <= set(site)
    navigation = re.findall(r'<a href="([^"#]+)" class="md-(?:nav|tabs)__link"', site["index.html"])
    assert set(navigation) <= {".", "./", "index.html", "people.html"}


def test_the_guide_names_every_file_and_line_of_the_toys() -> None:
    guide = (Path(__file__).parent.parent / "docs" / "house.md").read_text(encoding="utf-8")
    for name, room in FILES_OF_TOYS.items():
        assert f"`{room}/{name}`" in guide or name.endswith(".j2"), name
    for line in ("`document.KIND`", "`network.build`", "`names_txt.EXPORT`", '`Command("count", "…")`'):
        assert line in guide, line
    for name in ("KINDS", "PAGES", "EXPORTS", "COMMANDS"):
        assert f"`{name}`" in guide, name
