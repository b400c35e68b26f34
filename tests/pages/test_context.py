"""What pages are made with: addresses, links and templates."""

from __future__ import annotations

import pytest
from harbour import FILES, SECOND_ARTICLE, changed, context, story

from explainer.pages.context import PageLinks
from explainer.site import build_site


@pytest.mark.parametrize(
    ("target", "seen_from", "as_files", "as_folders"),
    [
        pytest.param("index.md", "", "index.html", "./", id="the home page"),
        pytest.param("index.md#p1", "", "index.html#p1", "./#p1", id="a place on the home page"),
        pytest.param("map.md", "", "map.html", "map/", id="a page"),
        pytest.param("map.md#velter", "", "map.html#velter", "map/#velter", id="a place"),
        pytest.param("reports/return.md", "", "reports/return.html", "reports/return/", id="a page in a folder"),
        pytest.param("reports/index.md", "", "reports/index.html", "reports/", id="the page of a folder"),
        pytest.param("a/x.js", "", "a/x.js", "a/x.js", id="an asset"),
        pytest.param("map.md#velter", "index.md", "map.html#velter", "map/#velter", id="from the home page"),
        pytest.param("index.md", "map.md", "index.html", "../", id="to the home page"),
        pytest.param("people.md#x", "map.md", "people.html#x", "../people/#x", id="to the page beside"),
        pytest.param("map.md#velter", "map.md", "#velter", "#velter", id="on the same page"),
        pytest.param("map.md", "map.md", "map.html", "./", id="to the page itself"),
        pytest.param("map.md#x", "reports/return.md", "../map.html#x", "../../map/#x", id="out of a folder"),
        pytest.param("reports/return.md", "index.md", "reports/return.html", "reports/return/", id="into a folder"),
        pytest.param("a/x.js", "index.md", "a/x.js", "a/x.js", id="to an asset from the home page"),
        pytest.param("a/x.js", "map.md", "a/x.js", "../a/x.js", id="to an asset from a page"),
        pytest.param("a/x.js", "reports/return.md", "../a/x.js", "../../a/x.js", id="to an asset from a folder"),
        pytest.param("map.md#x", "a/b/map.html", "../../map.html#x", "../../map/#x", id="from an asset"),
        pytest.param("index.md#p1", "a/b/map.html", "../../index.html#p1", "../../#p1", id="from an asset to home"),
    ],
)
def test_addresses_follow_the_way_the_site_is_built(
    target: str, seen_from: str, as_files: str, as_folders: str
) -> None:
    assert context().address(target, seen_from) == as_files
    assert context(directory_urls=True).address(target, seen_from) == as_folders


def test_the_lead_is_the_home_page_and_other_articles_are_reports() -> None:
    made = context({**FILES, "articles/return.md": SECOND_ARTICLE})
    assert (made.article_path("grain"), made.article_path("return")) == ("index.md", "reports/return.md")


def test_an_entry_stands_on_the_page_of_its_kind() -> None:
    made = context()
    assert made.entry_path(made.story.entry("coast-road")) == "map.md#coast-road"


def test_a_link_is_finished_html() -> None:
    assert PageLinks(context(), "map.md").to("people.md#x", "Her & him") == '<a href="people.html#x">Her &amp; him</a>'


def test_a_label_cannot_leave_its_link() -> None:
    assert PageLinks(context(), "index.md").to("map.md", '</a><b onclick="go()">') == (
        '<a href="map.html">&lt;/a&gt;&lt;b onclick=&#34;go()&#34;&gt;</a>'
    )


def test_links_of_every_sort() -> None:
    links = PageLinks(context(), "people.md")
    assert links.entries(["velter", "dockers"]) == (
        '<a href="map.html#velter">Velter</a>, <a href="#dockers">Dockers</a>'
    )
    assert links.sources(["atlas", "gazette-0301", "atlas"]) == (
        '<a href="sources.html#atlas">Norn Press</a>; <a href="sources.html#gazette-0301">The Gazette, 1 March 2030</a>'
    )
    assert links.paragraph(None, 2) == '<a href="index.html#p2">¶2</a>'
    assert links.paragraph("grain", 2, "there") == '<a href="index.html#p2">there</a>'


def test_a_paragraph_says_whose_it_is_where_there_are_several_articles() -> None:
    made = context({**FILES, "articles/return.md": SECOND_ARTICLE})
    links = PageLinks(made, "map.md")
    assert [links.passage(passage) for passage in made.story.passages("velter")] == [
        '<a href="index.html#p1-velter">¶1 of Grain in the harbour</a>',
        '<a href="index.html#p3-velter">¶3 of Grain in the harbour</a>',
        '<a href="reports/return.html#p1-velter">¶1 of The dockers return</a>',
    ]
    assert links.paragraph("return", 1) == '<a href="reports/return.html#p1">¶1 of The dockers return</a>'
    assert PageLinks(made, "reports/return.md").paragraph("return", 1) == '<a href="#p1">¶1</a>'


def test_edit_links_lead_to_the_line_of_the_entry() -> None:
    made = context(edit_base="https://forge.example/velter/edit/main/")
    assert made.edit_address(made.story.entry("dockers")) == (
        "https://forge.example/velter/edit/main/data/actors.yml#L21"
    )
    assert context().edit_address(made.story.entry("dockers")) is None


def test_every_language_is_written_on_the_site_as_the_web_writes_it() -> None:
    files = changed("explainer.yml", "languages: [nb, en]", "languages: [zh_Hant, en]")
    files = changed("places.yml", "name: Vælter, language: nb", "name: Vælter, language: zh_Hant", files)
    made = build_site(story(files)).files
    assert b"zh-Hant" in made["map.md"]
    assert b"zh-Hant" in made["assets/explainer/map.html"]
    assert [path for path, content in made.items() if b"zh_Hant" in content] == []


def test_a_template_that_names_something_unknown_fails() -> None:
    from jinja2 import UndefinedError

    with pytest.raises(UndefinedError):
        context().page("x.md", "X", "timeline.html.j2", "data/events.yml", description="")


def test_names_of_entries_are_encoded_in_pages() -> None:
    files = changed("actors.yml", "name: Town council", "name: 'Town <b>{{ 7*7 }}</b> *council*'")
    made = context(files)
    assert PageLinks(made, "index.md").entry("council") == (
        '<a href="people.html#council">Town &lt;b&gt;{{ 7*7 }}&lt;/b&gt; *council*</a>'
    )


def test_an_entry_of_a_divided_file_is_edited_in_its_part() -> None:
    files = {name: text for name, text in FILES.items() if name != "actors.yml"} | {
        "actors/all.yml": FILES["actors.yml"]
    }
    made = context(files, edit_base="https://forge.example/edit/main/")
    assert str(made.edit_address(made.story.of_kind("actor")[0])).startswith(
        "https://forge.example/edit/main/data/actors/all.yml#L"
    )
