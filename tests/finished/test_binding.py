"""The book of a site: order, headings, ids, links, and what is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

import pytest
from harbour import FILES, SECOND_ARTICLE, build_with_mkdocs, write_project
from trees import Tree, tree

from explainer.dates import parse_date
from explainer.diagnostics.problems import Problems
from explainer.finished.binding import bind
from explainer.finished.book import Book, Heading, TitlePage
from explainer.finished.gate import check_site
from explainer.pages.interface import interface

DAY = parse_date("2030-03-01")
TITLE_PAGE = TitlePage(title="Grain & <Velter>", summary="One report.", day=DAY, updated=DAY)
NAVIGATION = """<nav class="md-nav--primary"><a href="index.html">Home</a><a href="#here">Here</a>
<a href="quay.html">Quay</a><a href="about.html">About</a><a href="https://elsewhere.example/">Elsewhere</a></nav>"""


def page(content: str, head: str = "", navigation: str = NAVIGATION, tag: str = 'lang="nb"') -> bytes:
    body = f'{navigation}<article class="md-content__inner md-typeset">{content}</article>'
    return f'<!doctype html><html {tag}><head>{head}</head><body dir="ltr">{body}</body></html>'.encode()


def book(files: Mapping[str, bytes]) -> Book:
    return bind(files, TITLE_PAGE)


def chapter(content: str, head: str = "") -> Tree:
    """The home page in the book, beside a second page and a file that is no page."""
    files = {
        "index.html": page(content, head),
        "quay.html": page('<h1 id="quay">The quay</h1><p id="berth">Berth</p>'),
        "data/berths.csv": b"",
    }
    return tree(book(files).chapters[0].html)


# Order -----------------------------------------------------------------------------------------------------------


def test_pages_follow_the_navigation_and_further_reports_the_home_page() -> None:
    files = {
        "404.html": page("<h1>Gone</h1>"),
        "about.html": page("<h1>About</h1>"),
        "assets/frame.html": b"<html><body><p>x</p></body></html>",
        "entry/crane.html": page("<h1>The crane, to share</h1>"),
        "index.html": page("<h1>Home</h1>"),
        "quay.html": page("<h1>Quay</h1>"),
        "reports/b.html": page('<h1>B</h1><div class="x-article"></div>'),
        "reports/a.html": page('<h1>A</h1><div class="x-article"></div>'),
    }
    assert [found.id for found in book(files).chapters] == ["index", "reports/a", "reports/b", "quay", "about"]


def test_a_page_for_contributors_is_left_out_and_links_to_it_become_words() -> None:
    home = page('<h1>Home</h1><p>See <a href="about.html">how</a>.</p>')
    made = book({"index.html": home, "about.html": page('<h1 class="x-web-only">How</h1>')})
    assert [found.id for found in made.chapters] == ["index"]
    assert tree(made.chapters[0].html).one("p").text == "See how."
    assert tree(made.chapters[0].html).all("a") == []


def test_pages_in_folders_of_their_own_are_found() -> None:
    navigation = '<nav class="md-nav--primary"><a href=".">Home</a><a href="quay/">Quay</a></nav>'
    files = {
        "index.html": page('<h1>Home</h1><a href="quay/#berth">x</a>', navigation=navigation),
        "quay/index.html": page('<h1>Quay</h1><p id="berth"><a href="../">y</a></p>', navigation=""),
    }
    home, quay = book(files).chapters
    assert (home.id, quay.id) == ("index", "quay")
    assert tree(home.html).links == [("x", "#quay--berth")]
    assert tree(quay.html).links == [("y", "#index")]


# One page --------------------------------------------------------------------------------------------------------


def test_headings_stand_one_level_lower() -> None:
    found = chapter('<h1>a</h1><h2>b</h2><h3>c</h3><p role="heading" aria-level="3">d</p><h6>e</h6>')
    assert [(element.tag, element.text) for element in found.all() if element.tag.startswith("h")] == [
        ("h2", "a"),
        ("h3", "b"),
        ("h4", "c"),
        ("h6", "e"),
    ]
    assert found.one("p").attributes["aria-level"] == "4"


def test_ids_and_what_refers_to_them_are_unique_by_page() -> None:
    found = chapter('<h1 id="a">a</h1><section aria-labelledby="b c"><h2 id="b">b</h2><i id="c">c</i></section>')
    assert found.one("h2").attributes["id"] == "index--a"
    assert found.one("section").attributes["aria-labelledby"] == "index--b index--c"
    assert found.one("h3").attributes["id"] == "index--b"


@pytest.mark.parametrize(
    ("link", "target"),
    [
        pytest.param("quay.html", "#quay", id="a page"),
        pytest.param("./quay.html#berth", "#quay--berth", id="an id of a page"),
        pytest.param("quay.html#gone", "#quay", id="an id that was left out"),
        pytest.param("quay.html#quay", "#quay--quay", id="the heading of a page"),
        pytest.param("#own", "#index--own", id="an id of the same page"),
        pytest.param("#", "#index", id="the top of the same page"),
        pytest.param("https://elsewhere.example/#x", "https://elsewhere.example/#x", id="the open web"),
        pytest.param("mailto:desk@elsewhere.example", "mailto:desk@elsewhere.example", id="a mailbox"),
        pytest.param("data/berths.csv", None, id="a file of a site without an address"),
    ],
)
def test_a_link_leads_to_its_place_in_the_book(link: str, target: str | None) -> None:
    found = chapter(f'<h1>a</h1><p id="own"><a href="{link}">x</a></p>')
    assert [address for _, address in found.links] == [target] * (target is not None)
    assert found.one("p").text == "x"


def test_a_file_that_is_not_in_the_book_is_found_at_the_address_of_the_site() -> None:
    canonical = '<link rel="canonical" href="https://velter.example/grain/">'
    found = chapter('<h1>a</h1><a href="data/berths.csv">x</a>', head=canonical)
    assert found.links == [("x", "https://velter.example/grain/data/berths.csv")]


def test_what_works_on_a_screen_only_is_left_out() -> None:
    found = chapter(
        "<h1>a</h1><script>x</script><form>x</form><iframe src='x'></iframe><nav>x</nav><p hidden>x</p>"
        "<div class='x-tools'><a href='quay.html'>x</a></div><aside class='x-step'>x</aside><p> kept</p>"
    )
    assert found.text == "a kept"


def test_a_folded_part_is_a_plain_block_and_a_picture_is_there_at_once() -> None:
    inner = (
        '<details class="x-article"><summary>A</summary><img src="../map.svg" loading="lazy" srcset="x 2x"></details>'
    )
    made = book({"index.html": page("<h1>Home</h1>"), "reports/a.html": page(f"<h1>a</h1>{inner}")})
    found = tree(made.chapters[1].html)
    assert found.all("details") == found.all("summary") == []
    assert found.one("div", class_="x-article").text == "A"
    assert found.one("img").attributes == {"src": "map.svg"}


def test_marks_lead_to_whole_entries_and_the_notes_are_left_out() -> None:
    found = chapter(
        '<h1>a</h1><p> <a class="x-mention" href="#card-berth">berth</a></p>'
        '<h2 id="notes">Notes</h2><p>Hint</p><section class="x-cards" aria-labelledby="notes">'
        '<article class="x-card" id="card-berth"><p>Note</p><p class="x-more"><a href="quay.html#berth">All</a></p>'
        "</article></section><p> After</p>"
    )
    assert found.text == "a berth After"
    assert found.links == [("berth", "#quay--berth")]


def test_words_in_other_languages_keep_their_language() -> None:
    found = chapter('<h1>a</h1><p><span lang="hy" dir="ltr">Վ</span> &amp; &lt;b&gt;</p>')
    assert found.one("span").attributes == {"lang": "hy", "dir": "ltr"}
    assert found.one("p").text == "Վ & <b>"


# The whole book --------------------------------------------------------------------------------------------------


def test_the_contents_name_sections_and_entries_that_have_an_id() -> None:
    headings = '<h2 id="b">B  &amp;\nb</h2><h3 id="c">C</h3><h3>no id</h3><h4 id="d">D</h4>'
    made = book({"index.html": page(f"<h1>Home</h1>{headings}")})
    assert made.headings == (Heading("index", "Home", 2), Heading("index--b", "B & b", 3), Heading("index--c", "C", 4))


@pytest.mark.parametrize(
    ("head", "address"),
    [("", None), ('<link rel="canonical" href="https://velter.example/">', "https://velter.example/")],
    ids=["unknown", "known"],
)
def test_the_address_of_the_site_is_the_one_its_home_page_tells(head: str, address: str | None) -> None:
    assert book({"index.html": page("<h1>Home</h1>", head)}).address == address


def test_the_language_of_the_site_and_its_style_sheets_are_those_of_the_book() -> None:
    made = book({"index.html": page("<h1>Home</h1>", '<link rel="stylesheet" href="assets/a.css">')})
    assert (made.language, made.direction, made.styles) == ("nb", "ltr", ("assets/a.css",))


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The harbour's site with two reports, as MkDocs builds it."""
    folder = tmp_path_factory.mktemp("harbour")
    return build_with_mkdocs(write_project(folder, {**FILES, "articles/return.md": SECOND_ARTICLE}), folder / "site")


@pytest.fixture(scope="module")
def html(harbour: dict[str, bytes]) -> str:
    """Its book."""
    return book(harbour).html(interface("en"))


def test_the_book_of_a_built_site_passes_the_gate(harbour: dict[str, bytes], html: str) -> None:
    problems = Problems()
    check_site({**harbour, "book.html": html.encode()}, problems)
    assert [problem.message for problem in problems if problem.location.path == "book.html"] == []


def test_the_book_of_a_built_site_has_all_its_chapters_under_one_heading(html: str) -> None:
    whole = tree(html)
    chapters = whole.all("section", "x-chapter")
    assert {"index", "reports/return", "people", "map", "timeline", "quotes", "claims", "glossary", "sources"} <= {
        chapter.attributes["id"] for chapter in chapters
    }
    assert len(whole.all("h1")) == 1
    assert [len(chapter.all("h2")) for chapter in chapters] == [1] * len(chapters)


def test_no_level_of_heading_is_skipped(html: str) -> None:
    levels = [int(found) for found in re.findall(r"<h(\d)", html)]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_an_entry_is_printed_once_and_its_sources_with_their_addresses(html: str) -> None:
    found = tree(html)
    assert found.text.count("Runs the harbour.") == 1
    addresses = [link for line in found.all("p", "x-address") for _, link in line.links]
    assert addresses.count("https://union.example/?a=1&b=2") == 1


def test_the_same_site_gives_the_same_book(harbour: dict[str, bytes], html: str) -> None:
    assert book(dict(reversed(harbour.items()))).html(interface("en")) == html
