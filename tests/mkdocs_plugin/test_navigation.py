"""What leads through a site of many reports: no page has more links because there are more of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from harbour import FILES, SECOND_ARTICLE, build_with_mkdocs, write_project
from trees import Tree, tree

FEW, MANY = 15, 30
"""Reports beside the first; both are more than a report leads to."""


def articles(number: int) -> dict[str, str]:
    """That many reports, each a day newer than the one before."""
    texts = (SECOND_ARTICLE.replace("2030-03-09", f"2031-01-{day:02}") for day in range(1, number + 1))
    return {f"articles/r{number:02}.md": text for number, text in enumerate(texts)}


def built(folder: Path, files: Mapping[str, str], more: str = "") -> dict[str, bytes]:
    project = write_project(folder, files)
    config = project / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + more, encoding="utf-8")
    return build_with_mkdocs(project, folder / "site")


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[int, dict[str, bytes]]:
    return {number: built(tmp_path_factory.mktemp("reports"), {**FILES, **articles(number)}) for number in (FEW, MANY)}


def page(site: Mapping[str, bytes], path: str) -> Tree:
    return tree(site[path].decode())


def links(site: Mapping[str, bytes], path: str) -> list[str]:
    return [address for _, address in page(site, path).links]


@pytest.mark.parametrize("path", ["index.html", "reports/r00.html", "reports/r14.html", "trust.html", "404.html"])
def test_no_page_but_that_of_reports_grows_with_their_number(sites: dict[int, dict[str, bytes]], path: str) -> None:
    few, many = (sites[number] for number in (FEW, MANY))
    assert len(links(few, path)) == len(links(many, path))
    navigations = [page(site, path).one("nav", "md-nav--primary") for site in (few, many)]
    assert len(navigations[0].all("li")) == len(navigations[1].all("li"))


def test_the_page_of_reports_has_all_of_them_and_stands_in_the_navigation(sites: dict[int, dict[str, bytes]]) -> None:
    found = page(sites[MANY], "reports.html")
    assert len(found.one("article", "md-content__inner").all("li")) == MANY + 1
    side = [address for _, address in page(sites[MANY], "people.html").one("nav", "md-nav--primary").links]
    assert "reports.html" in side
    assert not [address for address in side if address.startswith("reports/")]


def test_a_report_belongs_to_the_page_of_reports_and_leads_to_the_next_older_one(
    sites: dict[int, dict[str, bytes]],
) -> None:
    shown = page(sites[MANY], "reports/r14.html")
    (active,) = shown.one("nav", "md-nav--primary").all("li", "md-nav__item--active")
    assert active.links == [("Reports", "../reports.html")]
    assert shown.one("link", rel="prev").attributes["href"] == "r15.html"
    assert shown.one("link", rel="next").attributes["href"] == "r13.html"


def test_a_page_that_is_no_report_does_not_belong_there(sites: dict[int, dict[str, bytes]]) -> None:
    listing, *_ = page(sites[MANY], "people.html").one("nav", "md-nav--primary").all("a", href="reports.html")
    assert "md-nav__link--active" not in listing.attributes["class"]
    items = page(sites[MANY], "people.html").one("nav", "md-nav--primary").all("li", "md-nav__item--active")
    assert not [item for item in items if ("Reports", "reports.html") in item.links]


def test_the_index_of_the_search_holds_a_record_a_report(sites: dict[int, dict[str, bytes]]) -> None:
    sizes = [sites[number]["search/search_index.json"].count(b'"reports/r') for number in (FEW, MANY)]
    assert sizes == [FEW, MANY]


def test_a_navigation_of_ones_own_may_name_a_report_and_leave_out_the_page_of_all(tmp_path: Path) -> None:
    site = built(tmp_path, {**FILES, **articles(2)}, "nav: [index.md, reports/r00.md, people.md]\n")
    assert "reports.html" not in [
        address for _, address in page(site, "people.html").one("nav", "md-nav--primary").links
    ]
    assert page(site, "reports/r01.html").all("link", rel="prev") == []
    assert page(site, "reports/r00.html").one("link", rel="next").attributes["href"] == "../people.html"


def test_a_navigation_may_name_the_page_of_all_reports_before_there_are_several(tmp_path: Path) -> None:
    site = built(tmp_path, FILES, "nav: [index.md, reports.md, people.md]\n")
    assert "reports.html" not in links(site, "people.html")
