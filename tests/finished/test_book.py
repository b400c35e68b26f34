"""The document to print: its title page, its contents and its chapters."""

from __future__ import annotations

from dataclasses import replace

from trees import tree

from explainer.dates import parse_date
from explainer.finished.book import Book, Chapter, Heading, TitlePage
from explainer.pages.interface import interface

HOME = Chapter(
    id="index",
    headings=(Heading("index", "Home", 2), Heading("index--b", "B & b", 3), Heading("index--c", "C", 4)),
    html='<h2>Home</h2><p id="index--b">x</p>',
)
BOOK = Book(
    title_page=TitlePage(
        title="Grain & <Velter>", summary="One report.", day=parse_date("2030-03-01"), updated=parse_date("2031-01-15")
    ),
    language="nb",
    direction="ltr",
    address="https://velter.example/",
    styles=("assets/a.css",),
    chapters=(HOME, Chapter(id="quay", headings=(Heading("quay", "The quay", 2),), html="<h2>The quay</h2>")),
)


def test_the_contents_name_every_heading_with_its_page_if_that_is_known() -> None:
    contents = tree(BOOK.html(interface("en"), {"index": 3, "index--c": 12})).one("nav", "x-contents")
    assert contents.links == [
        ("Home 3", "#index"),
        ("B & b", "#index--b"),
        ("C 12", "#index--c"),
        ("The quay", "#quay"),
    ]


def test_the_title_page_tells_title_summary_dates_and_address_as_plain_text() -> None:
    made = tree(BOOK.html(interface("en")))
    assert made.one("title").text == made.one("h1").text == "Grain & <Velter>"
    facts = [found.text for found in made.one("header").all("dd")]
    assert facts == ["1 March 2030", "15 January 2031", "https://velter.example/"]


def test_a_site_without_an_address_names_none() -> None:
    assert "On the web" not in replace(BOOK, address=None).html(interface("en"))


def test_the_document_has_the_language_and_the_style_sheets_of_the_site() -> None:
    assert '<html lang="nb" dir="ltr">' in BOOK.html(interface("en"))
    assert '<link rel="stylesheet" href="assets/a.css">' in BOOK.html(interface("en"))


def test_every_chapter_is_a_section_with_the_html_of_its_page() -> None:
    chapters = tree(BOOK.html(interface("en"))).all("section", "x-chapter")
    assert [(chapter.attributes["id"], chapter.text) for chapter in chapters] == [
        ("index", "Homex"),
        ("quay", "The quay"),
    ]


def test_the_document_lets_nothing_be_loaded_from_elsewhere() -> None:
    assert BOOK.html(interface("en")).count("Content-Security-Policy") == 1
