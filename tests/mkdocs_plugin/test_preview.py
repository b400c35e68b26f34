"""A preview is what a build from nothing would be, and writes only what has changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from harbour import FILES, MKDOCS, changed, files_of, write_data, write_project
from jinja2 import Template
from mkdocs.commands.build import build
from mkdocs.config import load_config

PAGE = "entry/dockers.html"


class Previewed:
    """The site of a preview, whatever stands in ``data`` when it is built."""

    def __init__(self, folder: Path) -> None:
        self.site = folder
        self._first = load_config(config_file="mkdocs.yml", site_dir=str(folder))
        self._first.plugins.on_startup(command="serve", dirty=False)

    def built(self) -> dict[str, bytes]:
        """As ``mkdocs serve`` builds it: with a configuration that is read anew, and the same plugins."""
        config = load_config(config_file="mkdocs.yml", site_dir=str(self.site))
        assert config.plugins["explainer"] is self._first.plugins["explainer"]
        build(config, serve_url="http://127.0.0.1:8000/")
        return {path: content for path, content in files_of(self.site).items() if not path.startswith("sitemap")}

    def end(self) -> None:
        self._first.plugins.on_shutdown()


@pytest.fixture
def preview(here: Path) -> Iterator[Previewed]:
    write_project(here)
    preview = Previewed(here / "preview")
    yield preview
    preview.end()


def fresh(folder: Path) -> dict[str, bytes]:
    """The same site, previewed for the first time."""
    preview = Previewed(folder)
    try:
        return preview.built()
    finally:
        preview.end()


def test_a_file_that_has_not_changed_is_linked_and_not_written(preview: Previewed) -> None:
    preview.built()
    before = (preview.site / PAGE).stat()
    preview.built()
    after = (preview.site / PAGE).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_edits_are_shown_as_from_nothing(preview: Previewed, here: Path) -> None:
    edited = changed("actors.yml", "Elected every four years.", "Elected every five years.")
    first = preview.built()
    write_data(here / "data", edited)
    second = preview.built()
    write_data(here / "data")
    assert preview.built() == first
    preview.end()  # MkDocs has one plugin for all sites of a process
    write_data(here / "data", edited)
    assert second == fresh(here / "other") != first


PAGE_BY_HAND = "# On our own\n\nWhat we know of [Velter](map.md).\n"
OF_AN_ENTRY = changed("actors.yml", "Elected every four years.", "Elected every five years.")
MORE = {**FILES, "terms.yml": FILES["terms.yml"] + "mole:\n  name: mole\n  description: A wall.\n  sources: [atlas]\n"}
OF_A_PARAGRAPH = changed("articles/grain.md", "left the *Old Mole* at noon.", "left the *Old Mole* at one.")
EDITS = {
    "the text of an entry": (OF_AN_ENTRY, PAGE_BY_HAND, MKDOCS),
    "a new entry": (MORE, PAGE_BY_HAND, MKDOCS),
    "an entry taken out, and a paragraph": (OF_A_PARAGRAPH, PAGE_BY_HAND, MKDOCS),
    "a page by hand": (OF_A_PARAGRAPH, PAGE_BY_HAND.replace("On our own", "By hand"), MKDOCS),
    "the configuration": (OF_A_PARAGRAPH, PAGE_BY_HAND, MKDOCS.replace("Grain in Velter", "Grain & gruel")),
    "who makes it": (changed("explainer.yml", "title: ", "title: The "), PAGE_BY_HAND, MKDOCS),
    "nothing but what is back": (FILES, PAGE_BY_HAND, MKDOCS),
}


def write(folder: Path, data: Mapping[str, str], page: str, configuration: str) -> None:
    write_data(folder / "data", data)
    (folder / "docs/own.md").write_text(page, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(configuration, encoding="utf-8")


def test_edits_of_every_kind_in_turn_are_shown_as_from_nothing(preview: Previewed, here: Path) -> None:
    write(here, FILES, PAGE_BY_HAND, MKDOCS)
    shown = [preview.built()]
    for edit in EDITS.values():
        write(here, *edit)
        shown.append(preview.built())
    preview.end()
    assert shown[-1] == shown[0]
    for (name, edit), before, after in zip(EDITS.items(), shown, shown[1:], strict=False):
        write(here, *edit)
        assert after != before, name
        other = fresh(here / "other")
        assert [path for path in {*after, *other} if after.get(path) != other.get(path)] == [], name


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the pages that the theme has printed."""
    paths: list[str] = []
    render = Template.render

    def noted(template: Template, *args: Any, **kwargs: Any) -> str:
        if template.name == "main.html" and (page := dict(*args, **kwargs)["page"]).file.src_uri != "index.md":
            paths.append(page.file.src_uri)  # the empty page, of which the theme's code is known, is an index
        return render(template, *args, **kwargs)

    monkeypatch.setattr(Template, "render", noted)
    return paths


def test_the_theme_prints_again_only_what_has_changed(preview: Previewed, here: Path, printed: list[str]) -> None:
    write(here, FILES, PAGE_BY_HAND, MKDOCS)
    preview.built()
    assert "map.md" in printed
    printed.clear()
    preview.built()
    assert printed == ["own.md"]  # of which nobody knows what it is made of
    write_data(here / "data", OF_AN_ENTRY)
    printed.clear()
    preview.built()
    assert "people.md" in printed
    assert "glossary.md" not in printed


def test_with_templates_of_a_project_every_page_is_printed(preview: Previewed, here: Path, printed: list[str]) -> None:
    (here / "overrides").mkdir()
    (here / "mkdocs.yml").write_text(MKDOCS.replace("  font:", "  custom_dir: overrides\n  font:"), encoding="utf-8")
    preview.built()
    first = list(printed)
    printed.clear()
    preview.built()
    assert printed == first != []


def test_what_another_plugin_writes_to_a_file_is_not_there_at_the_next_build(preview: Previewed) -> None:
    first = preview.built()
    with (preview.site / PAGE).open("a") as page:
        page.write("<!-- from another plugin -->")
    assert preview.built() == first


def test_where_the_disk_refuses_links_files_are_written(preview: Previewed, monkeypatch: pytest.MonkeyPatch) -> None:
    first = preview.built()

    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    assert preview.built() == first
    assert (preview.site / PAGE).stat().st_nlink == 1


def test_nothing_is_kept_when_the_preview_ends(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_project(here)
    monkeypatch.setenv("TMPDIR", str(here / "tmp"))
    monkeypatch.setattr("tempfile.tempdir", None)
    (here / "tmp").mkdir()
    fresh(here / "preview")
    assert list((here / "tmp").iterdir()) == []
