"""What is left of our pages in programs of others that read an article out of a page.

Reader views, archives and crawlers judge by words in ids and classes, by elements and by the share of links. A page
that declares itself an article is left whole by all of them, and none mistakes its title, author or day; others may be
cut.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import lxml.html
import pytest
import readability
import trafilatura
from harbour import FILES, build_with_mkdocs, changed, write_project
from trees import Tree, tree

pytestmark = pytest.mark.node

HERE = Path(__file__).parent
WHOLE = ("x-paragraph", "x-position", "x-day", "x-quote")
"""What is lost with its sense when a part of it is: a paragraph of the report, who says what, a role, a quotation."""

LONG = " ".join(["It was the third of March, and nobody on the quay, as he put it, had seen a crane move since."] * 3)


@dataclass(frozen=True)
class Built:
    """A built site: its folder, and each page of its navigation by path."""

    folder: Path
    pages: Mapping[str, Tree]


def built(folder: Path) -> Built:
    paths = [*folder.glob("*.html"), *folder.glob("reports/*.html"), *sorted(folder.glob("entry/*.html"))[:3]]
    return Built(folder, {path.relative_to(folder).as_posix(): tree(path.read_text("utf-8")) for path in sorted(paths)})


@pytest.fixture(scope="module")
def shipped(shipped_site: Path) -> Built:
    return built(shipped_site)


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The harbour story, in paragraphs as long as those of a report."""
    folder = tmp_path_factory.mktemp("invented")
    files = dict(FILES)
    head, body = files["articles/grain.md"].split("---\n\n", 1)
    files["articles/grain.md"] = head + "---\n\n" + body.replace(".\n\n", f". {LONG}\n\n")
    files = changed("explainer.yml", "  contact:", "  licence_text: CC BY 4.0\n  contact:", files)
    build_with_mkdocs(write_project(folder, files), folder / "site")
    return built(folder / "site")


@pytest.fixture(params=["shipped", "invented"])
def site(request: pytest.FixtureRequest) -> Built:
    found: Built = request.getfixturevalue(request.param)
    return found


Found = Mapping[str, str | None]


def firefox(site: Built) -> Iterator[tuple[str, Found]]:
    command = ["node", str(HERE / "read.js"), str(site.folder), *site.pages]
    read = subprocess.run(command, check=True, capture_output=True, text=True)
    return zip(site.pages, json.loads(read.stdout), strict=True)


def crawler(site: Built) -> Iterator[tuple[str, Found]]:
    for path in site.pages:
        html = (site.folder / path).read_text("utf-8")
        text = trafilatura.extract(html, include_tables=True, favor_recall=True) or ""
        about = trafilatura.extract_metadata(html)
        yield path, {
            "title": about.title, "author": about.author, "site": about.sitename, "date": about.date, "text": text,
        }  # fmt: skip


def archive(site: Built) -> Iterator[tuple[str, Found]]:
    for path in site.pages:
        document = readability.Document((site.folder / path).read_text("utf-8"))
        yield path, {"title": document.title(), "text": lxml.html.fromstring(document.summary()).text_content()}


READERS = [pytest.param(reader, id=reader.__name__) for reader in (firefox, crawler, archive)]
Reader = Callable[[Built], Iterator[tuple[str, Found]]]


def letters(text: str) -> str:
    """Only letters and figures: programs differ in spaces and marks."""
    return re.sub(r"[\W_]+", "", text).casefold()


def head(page: Tree) -> dict[str, str]:
    return {
        meta.attributes.get("property") or meta.attributes["name"]: meta.attributes["content"]
        for meta in page.all("meta")
        if {"property", "name"} & set(meta.attributes) and "content" in meta.attributes
    }


def passages(page: Tree) -> list[str]:
    """What is lost only as a whole; notes repeat what stands elsewhere, and a paragraph's number is no part of it."""
    repeated = {id(inner) for card in page.all(class_="x-card") for inner in card}
    found = [one for name in WHOLE for one in page.all(class_=name) if id(one) not in repeated]
    return [re.sub(r"^\d+", "", one.text) if "x-paragraph" in one.attributes["class"] else one.text for one in found]


@pytest.mark.parametrize("reader", READERS)
def test_an_article_is_read_whole_with_its_title_author_and_day(site: Built, reader: Reader) -> None:
    articles = {path for path, page in site.pages.items() if head(page).get("og:type") == "article"}
    assert articles == {path for path in site.pages if path == "index.html" or path.startswith("reports/")}
    for path, found in reader(site):
        page, text = site.pages[path], letters(found["text"] or "")
        if path not in articles or len(page.all(class_="x-paragraph")) < 3:
            continue
        assert [one for one in passages(page) if letters(one) not in text] == [], path
        said = {"title": page.all("h1")[0].text, "author": head(page)["author"], "site": head(page)["og:site_name"]}
        for name, expected in said.items():
            shown = found.get(name, expected) or ""
            assert (shown and letters(shown) in letters(expected)) or letters(expected) in letters(shown), (path, name)
        day = head(page)["article:published_time"]
        # a crawler takes no day that is still to come for one of publication
        assert found.get("date", day) in ((day, None) if day > date.today().isoformat() else (day,)), path
        assert found.get("language", "en") == "en", path


def test_the_reader_view_keeps_every_position_and_role_of_a_register_although_that_is_no_article(
    shipped: Built,
) -> None:
    told = dict(firefox(shipped))
    for path in ("claims.html", "people.html", "map.html"):
        text, prose = letters(told[path]["text"] or ""), [
            part.text
            for name in ("x-position", "x-day")
            for passage in shipped.pages[path].all(class_=name)
            for part in passage.all(class_="x-prose")
        ]  # fmt: skip
        assert len(prose) > 10, path
        assert [one for one in prose if letters(one) not in text] == [], path
