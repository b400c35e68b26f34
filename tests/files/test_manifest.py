"""Whose files stand in a folder that output would replace."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.diagnostics.errors import MisuseError
from explainer.files.manifest import MANIFEST, expect_only_ours, manifest

OURS = ("index.html", "entry/a.html", "assets/explainer/explainer.css")


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of three files and the list of them."""
    put(tmp_path / "site", *OURS)
    (tmp_path / "site" / MANIFEST).write_bytes(manifest(OURS))
    return tmp_path / "site"


def refusal(folder: Path, *files: str) -> str:
    with pytest.raises(MisuseError) as caught:
        expect_only_ours(folder, files)
    return str(caught.value).removeprefix(f"{folder} holds files that are not ours ").partition(";")[0]


def test_the_list_holds_every_file_once_and_itself_in_order() -> None:
    assert manifest(["b", "a", MANIFEST]) == manifest(["a", "b"]) == f"a\n{MANIFEST}\nb\n".encode()


def test_what_is_not_there_empty_or_ours_may_be_replaced(tmp_path: Path, site: Path) -> None:
    (tmp_path / "empty").mkdir()
    put(tmp_path / "schema", "a.json")
    expect_only_ours(tmp_path / "gone")
    expect_only_ours(tmp_path / "empty")
    expect_only_ours(site)
    expect_only_ours(tmp_path / "schema", ["a.json", "b.json"])


def test_what_file_managers_leave_behind_is_nobodys(site: Path) -> None:
    put(site, ".DS_Store", "entry/Thumbs.db")
    expect_only_ours(site)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        pytest.param(["CNAME"], "(CNAME)", id="a domain"),
        pytest.param([".nojekyll"], "(.nojekyll)", id="a hidden file"),
        pytest.param([".well-known/security.txt", ".well-known/a/b"], "(.well-known)", id="a folder is named once"),
        pytest.param(["entry/mine.html"], "(entry/mine.html)", id="a file among ours"),
        pytest.param(["assets/fonts/a.woff2", "_redirects"], "(_redirects, assets/fonts)", id="a folder among ours"),
        pytest.param(["a", "b", "c", "d"], "(a, b, c, …)", id="only some of many are named"),
    ],
)
def test_what_somebody_else_has_put_there_is_named(site: Path, names: list[str], told: str) -> None:
    put(site, *names)
    assert refusal(site) == told


def test_links_and_empty_folders_of_somebody_else_are_named_too(site: Path, tmp_path: Path) -> None:
    (site / "drafts").mkdir()
    (site / "old").symlink_to(tmp_path)
    assert refusal(site) == "(drafts, old)"


def test_a_folder_without_a_list_holds_nothing_of_ours(tmp_path: Path) -> None:
    put(tmp_path / "notes", "letter", "index.md")
    assert refusal(tmp_path / "notes", "index.md") == "(letter)"


def test_a_site_that_was_built_before_there_were_lists_is_ours_but_for_what_hosts_look_for(site: Path) -> None:
    (site / MANIFEST).unlink()
    put(site, "people.html", "sitemap.xml", "sitemap.xml.gz")
    expect_only_ours(site)
    put(site, "CNAME", ".well-known/security.txt", "robots.txt", "_headers")
    assert refusal(site) == "(.well-known, CNAME, _headers, …)"


def test_a_list_that_is_a_link_is_none(site: Path, tmp_path: Path) -> None:
    (site / MANIFEST).rename(tmp_path / "list")
    (site / MANIFEST).symlink_to(tmp_path / "list")
    (site / "index.html").unlink()
    assert refusal(site) == "(assets, entry)"
