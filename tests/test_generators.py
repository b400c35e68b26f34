"""Pages as plain files in the hands of other generators: no extension is asked for, and every link leads somewhere."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from harbour import FILES, SECOND_ARTICLE, story
from markdown_it import MarkdownIt

from explainer.diagnostics.listing import as_text
from explainer.diagnostics.problems import Problems
from explainer.files.walking import FolderFiles
from explainer.files.writing import write_files
from explainer.finished.content_policy import protect
from explainer.finished.gate import check_site
from explainer.pages import SiteOptions
from explainer.reading.loading import load_story
from explainer.reading.story import Story
from explainer.site import Site, build_site

ROOT = Path(__file__).parent.parent
TWO_ARTICLES = {**FILES, "articles/return.md": SECOND_ARTICLE}

styles = pytest.mark.parametrize(
    "directory_urls", [pytest.param(False, id="people.html"), pytest.param(True, id="people/")]
)


def shipped() -> Story:
    return load_story(ROOT / "data", Problems())


def made(found: Story, directory_urls: bool) -> Site:
    return build_site(found, SiteOptions(directory_urls=directory_urls, contributor_pages=True))


def body(page: bytes) -> str:
    """What follows the front matter."""
    return page.decode().split("---\n", maxsplit=2)[2]


def built(path: str) -> str:
    """The file that every generator makes of a page, whatever it does with pages that are no index."""
    return f"{path.removesuffix('.md')}.html"


def as_page(content: str) -> bytes:
    return protect(f"<!doctype html>\n<html><head><title>x</title></head><body>\n{content}</body></html>\n").encode()


def complaints(files: dict[str, bytes]) -> str:
    problems = Problems()
    check_site(files, problems)
    return as_text(problems)


@styles
@pytest.mark.parametrize(
    "read",
    [
        pytest.param(story, id="one article"),
        pytest.param(lambda: story(TWO_ARTICLES), id="two articles"),
        pytest.param(shipped, id="the shipped story"),
    ],
)
def test_every_link_of_the_pages_leads_somewhere_in_plain_commonmark(
    read: Callable[[], Story], directory_urls: bool
) -> None:
    files = made(read(), directory_urls).files
    pages = {built(path): body(files.pop(path)) for path in list(files) if path.endswith(".md")}
    assert ("people/index.html" if directory_urls else "people.html") in pages
    assert (
        complaints(files | {path: as_page(MarkdownIt("commonmark").render(page)) for path, page in pages.items()}) == ""
    )


@styles
def test_zensical_builds_the_pages_without_a_warning_and_changes_nothing_in_them(
    tmp_path: Path, directory_urls: bool
) -> None:
    files = made(story(TWO_ARTICLES), directory_urls).files
    write_files(files, tmp_path / "pages")
    config = (
        f'[project]\nsite_name = "Velter"\ndocs_dir = "pages"\nuse_directory_urls = {str(directory_urls).lower()}\n'
    )
    (tmp_path / "zensical.toml").write_text(config, encoding="utf-8")
    command = [sys.executable, "-m", "zensical", "build", "--strict"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No issues found" in done.stdout + done.stderr
    site = dict(FolderFiles(tmp_path / "site"))
    pages = {path: files.pop(path) for path in list(files) if path.endswith(".md")}
    assert {path: site.get(path) for path in files} == files
    for path, page in pages.items():
        article = BeautifulSoup(site[built(path)], "html.parser").select_one("article")
        assert article is not None
        for skip in article.select("#__skip"):  # where the theme lets the keyboard land
            skip.decompose()
        assert content(article) == content(BeautifulSoup(body(page), "html.parser"))
        files[built(path)] = as_page(article.decode_contents())
    assert complaints(files) == ""


def content(found: Tag) -> tuple[list[tuple[str, dict[str, Any]]], str]:
    """The elements with their attributes, but what only tells a search where to look, and the words."""
    for element in found.select("[data-search-exclude]"):
        del element["data-search-exclude"]
    return [(element.name, element.attrs) for element in found.find_all(True)], " ".join(found.get_text().split())
