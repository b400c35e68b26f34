"""A preview is what a build from nothing would be, and writes only what has changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from harbour import changed, files_of, write_data, write_project
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
