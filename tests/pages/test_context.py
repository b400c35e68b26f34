"""What pages are made with: addresses, links, templates, and the form Markdown needs."""

from __future__ import annotations

import pytest
import yaml
from harbour import FILES, SECOND_ARTICLE, changed, context, story

from explainer.pages.context import PageLinks
from explainer.pages.page import Page
from explainer.site import build_site


@pytest.mark.parametrize(
    ("path", "as_files", "as_folders"),
    [
        ("index.md", "index.html", "./"),
        ("map.md", "map.html", "map/"),
        ("map.md#velter", "map.html#velter", "map/#velter"),
        ("index.md#p1", "index.html#p1", "./#p1"),
        ("reports/return.md", "reports/return.html", "reports/return/"),
        ("reports/index.md", "reports/index.html", "reports/"),
    ],
)
def test_addresses_follow_the_way_the_site_is_built(path: str, as_files: str, as_folders: str) -> None:
    assert context().site_address(path) == as_files
    assert context(directory_urls=True).site_address(path) == as_folders


def test_the_lead_is_the_home_page_and_other_articles_are_reports() -> None:
    made = context({**FILES, "articles/return.md": SECOND_ARTICLE})
    assert (made.article_path("grain"), made.article_path("return")) == ("index.md", "reports/return.md")


def test_an_entry_stands_on_the_page_of_its_kind() -> None:
    made = context()
    assert made.entry_path(made.story.entry("coast-road")) == "map.md#coast-road"


@pytest.mark.parametrize(
    ("page", "target", "link"),
    [
        pytest.param("index.md", "map.md#velter", "[Velter](map.md#velter)", id="beside"),
        pytest.param("map.md", "map.md#velter", "[Velter](#velter)", id="on the same page"),
        pytest.param("reports/return.md", "map.md#velter", "[Velter](../map.md#velter)", id="from a folder"),
        pytest.param("index.md", "reports/return.md", "[Velter](reports/return.md)", id="into a folder"),
    ],
)
def test_links_between_pages_are_markdown(page: str, target: str, link: str) -> None:
    assert PageLinks(context(), page).to(target, "Velter") == link


def test_a_label_cannot_leave_its_link() -> None:
    assert PageLinks(context(), "index.md").to("map.md", "x](javascript:go()) [") == (
        "[x&#93;&#40;javascript:go&#40;&#41;&#41; &#91;](map.md)"
    )


def test_links_of_every_sort() -> None:
    links = PageLinks(context(), "people.md")
    assert links.entries(["velter", "dockers"]) == "[Velter](map.md#velter), [Dockers](#dockers)"
    assert links.sources(["atlas", "gazette-0301", "atlas"]) == (
        "[Norn Press](sources.md#atlas); [The Gazette, 1 March 2030](sources.md#gazette-0301)"
    )
    assert links.paragraph(None, 2) == "[¶2](index.md#p2)"
    assert links.paragraph("grain", 2, "there") == "[there](index.md#p2)"


@pytest.mark.parametrize(
    ("page", "as_files", "as_folders"),
    [
        ("index.md", "a/x.js", "a/x.js"),
        ("map.md", "a/x.js", "../a/x.js"),
        ("reports/return.md", "../a/x.js", "../../a/x.js"),
    ],
)
def test_addresses_of_assets_are_counted_from_the_built_page(page: str, as_files: str, as_folders: str) -> None:
    assert PageLinks(context(), page).asset("a/x.js") == as_files
    assert PageLinks(context(directory_urls=True), page).asset("a/x.js") == as_folders


def test_a_paragraph_says_whose_it_is_where_there_are_several_articles() -> None:
    made = context({**FILES, "articles/return.md": SECOND_ARTICLE})
    links = PageLinks(made, "map.md")
    assert [links.passage(passage) for passage in made.story.passages("velter")] == [
        "[¶1 of Grain in the harbour](index.md#p1-velter)",
        "[¶3 of Grain in the harbour](index.md#p3-velter)",
        "[¶1 of The dockers return](reports/return.md#p1-velter)",
    ]
    assert links.paragraph("return", 1) == "[¶1 of The dockers return](reports/return.md#p1)"
    assert PageLinks(made, "reports/return.md").paragraph("return", 1) == "[¶1](#p1)"


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


def test_an_excerpt_is_cut_at_words_and_keeps_its_spaces() -> None:
    made = context()
    (first, second, *_) = made.story.passages("old-mole")
    assert made.excerpt(first, around=20) == ("… would stay on ", "the mole", " until the berth …")
    assert made.excerpt(second, around=200)[2] == " at noon."


@pytest.mark.parametrize("title", ["Plain", 'A "b": c # d', "{{ 7*7 }}", "<b>&amp;", "- [x]", "no"])
def test_a_title_survives_the_front_matter_and_holds_nothing_a_template_reads(title: str) -> None:
    head = Page(path="x.md", title=title, text="", source="", description=title).markdown.split("---\n")[1]
    values = yaml.safe_load(head)
    assert all(isinstance(value, str) for value in values.values())
    assert not set("{}<>\"'") & set(values["title"])


def test_a_template_that_names_something_unknown_fails() -> None:
    from jinja2 import UndefinedError

    with pytest.raises(UndefinedError):
        context().page("x.md", "X", "timeline.md.j2", "data/events.yml", description="")


def test_names_of_entries_are_encoded_in_pages() -> None:
    files = changed("actors.yml", "name: Town council", "name: 'Town <b>{{ 7*7 }}</b> *council*'")
    made = context(files)
    page = PageLinks(made, "index.md").entry("council")
    assert (
        page == "[Town &#60;b&#62;&#123;&#123; 7&#42;7 &#125;&#125;&#60;/b&#62; &#42;council&#42;](people.md#council)"
    )
