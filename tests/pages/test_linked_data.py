"""What the page of a report says of itself to programs."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest
from harbour import FILES, LICENSED, OWN, SECOND_ARTICLE, changed, context
from trees import tree

from explainer.pages.page import Page
from explainer.pages.report import build

DESK = {"@type": "Organization", "name": "The desk of The Gazette."}
SITE = {"@type": "Organization", "name": "Grain in Velter"}


def pages(files: Mapping[str, str] = FILES, **options: str) -> dict[str, Page]:
    return {page.path: page for page in build(context(files, **options))}


def test_a_retelling_is_by_its_makers_and_of_the_day_of_its_content_and_tells_what_it_retells() -> None:
    assert pages()["index.md"].article == {
        "@context": "https://schema.org",
        "@id": "index.html",
        "@type": "BackgroundNewsArticle",
        "headline": "Grain in the harbour",
        "name": "Grain in the harbour",
        "inLanguage": "en",
        "author": DESK,
        "publisher": SITE,
        "datePublished": "2031-01-15",
        "dateModified": "2031-01-15",
        "isPartOf": {"@type": "WebSite", "name": "Grain in Velter"},
        "isBasedOn": {
            "@type": "NewsArticle",
            "name": "Grain stays on mole",
            "url": "https://gazette.example/grain",
            "inLanguage": "en",
            "publisher": {"@type": "Organization", "name": "The Gazette"},
            "author": "R. Holm",
            "datePublished": "2030-03-01",
        },
    }


def test_an_own_report_goes_back_to_none_and_is_of_its_own_day() -> None:
    page = pages(changed("articles/grain.md", "form: own\n", "form: own\nauthor: R. Holm\n", OWN))["index.md"]
    assert page.author == "R. Holm"
    assert page.article is not None
    assert "isBasedOn" not in page.article
    assert [page.article[name] for name in ("@type", "author", "publisher", "datePublished", "dateModified")] == [
        "NewsArticle", "R. Holm", SITE, "2030-03-01", "2031-01-15",
    ]  # fmt: skip
    unsigned = pages(OWN)["index.md"]
    assert unsigned.author == DESK["name"]


def test_a_report_under_a_licence_is_by_its_author_and_says_under_which() -> None:
    page = pages(LICENSED)["index.md"]
    assert page.author == "R. Holm"
    assert page.article is not None
    assert [page.article[name] for name in ("author", "license", "datePublished")] == [
        "R. Holm",
        "CC BY 4.0",
        "2030-03-01",
    ]
    unsigned = pages(changed("articles/grain.md", "author: R. Holm\n", "", LICENSED))["index.md"]
    assert unsigned.author == "The Gazette"


@pytest.mark.parametrize(
    ("site", "addresses"),
    [
        pytest.param({}, {"index.html", "second.html"}, id="seen from the page itself"),
        pytest.param(
            {"site_url": "https://site.example/velter/"},
            {"https://site.example/velter/index.html", "https://site.example/velter/reports/second.html"},
            id="whole",
        ),
    ],
)
def test_the_address_of_a_report_is_as_whole_as_it_is_known(site: dict[str, str], addresses: set[str]) -> None:
    found = pages({**FILES, "articles/second.md": SECOND_ARTICLE}, **site).values()
    assert {str((page.article or {})["@id"]) for page in found} == addresses


def test_the_site_signs_where_nobody_says_in_a_line_who_makes_it() -> None:
    files = changed("explainer.yml", "  makers: The desk of *The Gazette*.\n", "")
    page = pages(files)["index.md"]
    assert page.author == "Grain in Velter"
    assert page.article is not None
    assert page.article["author"] == {"@type": "Organization", "name": "Grain in Velter"}


def test_the_block_in_the_head_is_data_that_no_title_ends() -> None:
    files = changed("articles/grain.md", "title: Grain in the harbour", "title: Grain </script><script>go()</script>")
    page = pages(files)["index.md"]
    block = str(page.article_block)
    assert block.count("<script") == block.count("</script>") == 1
    (script,) = tree(block).all("script")
    assert script.attributes == {"type": "application/ld+json"}
    assert json.loads(script.text) == page.article
