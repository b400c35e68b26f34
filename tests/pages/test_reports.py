"""The page of all reports, and what a report shows of the others."""

from __future__ import annotations

import pytest
from harbour import FILES, SECOND_ARTICLE, context, page, story

from explainer.pages.newest import newest_first
from explainer.pages.report import MORE_REPORTS
from explainer.site import build_site


def reports(*dates: str) -> dict[str, str]:
    """The harbour story with further reports, one of each date, called r0, r1 and so on."""
    articles = {
        f"articles/r{number}.md": SECOND_ARTICLE.replace("2030-03-09", date).replace(
            "return\n", f"return {number}\n", 1
        )
        for number, date in enumerate(dates)
    }
    return {**FILES, **articles}


def order(files: dict[str, str]) -> list[str]:
    return newest_first(story(files))


def test_one_report_needs_no_page_of_all() -> None:
    made = context()
    assert "reports.md" not in {made_page.path for made_page in build_site(made.story).pages}
    assert page("index.md").all(id="more-reports") == []


def test_all_reports_stand_by_year_the_newest_first_each_with_its_day_form_and_publisher() -> None:
    shown = page("reports.md", reports("2029-05", "2031", "2030-03-09"))
    assert [(heading.attributes["id"], heading.text) for heading in shown.all("h2")] == [
        ("_2031", "2031"), ("_2030", "2030"), ("_2029", "2029"),
    ]  # fmt: skip
    lists = shown.all("ul", "x-reports")
    assert [[link for _, link in one.links] for one in lists] == [
        ["reports/r1.html"], ["reports/r2.html", "index.html"], ["reports/r0.html"],
    ]  # fmt: skip
    assert lists[1].all("li")[1].text == "Grain in the harbour 1 March 2030 Retelling · The Gazette"
    assert shown.one("nav", "x-jumps").links == [("2031 1", "#_2031"), ("2030 2", "#_2030"), ("2029 1", "#_2029")]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        pytest.param(["2030-03-02", "2030-03-02"], ["r0", "r1", "grain"], id="of one day in the order of the files"),
        pytest.param(["2030", "2030-03"], ["r1", "grain", "r0"], id="by the first possible day"),
        pytest.param(["2029/..", "../2029"], ["grain", "r0", "r1"], id="one that has no beginning by its end"),
    ],
)
def test_the_order_is_that_of_publication(dates: list[str], expected: list[str]) -> None:
    assert order(reports(*dates)) == expected


def test_a_report_leads_to_the_newest_others_and_to_the_page_of_all() -> None:
    files = reports(*(f"2031-01-{day:02}" for day in range(1, MORE_REPORTS + 3)))
    others = page("index.md", files).one("ul", "x-reports").links
    assert [address for _, address in others] == [f"reports/r{number}.html" for number in range(11, 1, -1)]
    newest = page("reports/r11.md", files)
    assert [address for _, address in newest.one("ul", "x-reports").links] == [
        f"r{number}.html" for number in range(10, 0, -1)
    ]
    assert ("All reports", "../reports.html") in newest.links


def test_what_leads_to_other_reports_is_not_searched() -> None:
    heading = page("index.md", reports("2031")).one("h2", id="more-reports")
    assert "data-search-exclude" in heading.attributes
