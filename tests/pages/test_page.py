"""A page: what site generators read of it, and that no Markdown changes its HTML."""

from __future__ import annotations

from collections.abc import Callable

import markdown
import pytest
import yaml
from harbour import FILES, SECOND_ARTICLE, context, story
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from texts import HOSTILE
from trees import tree

from explainer.encode import as_html
from explainer.pages import Page
from explainer.pages.page import Heading, close_up
from explainer.pages.prose import rich_text
from explainer.site import build_site
from explainer.words.characters import bad_characters


def a_page(html: str = "", title: str = "X", description: str = "") -> Page:
    return Page(path="x.md", title=title, html=html, source=None, description=description)


def body(page: Page) -> str:
    """What follows the front matter."""
    return page.markdown.removeprefix(page.front_matter)


@pytest.mark.parametrize("title", ["Plain", 'A "b": c # d', "{{ 7*7 }}", "<b>&amp;", "- [x]", "no"])
def test_a_title_survives_the_front_matter_and_holds_nothing_a_template_reads(title: str) -> None:
    values = yaml.safe_load(a_page(title=title, description=title).front_matter.split("---\n")[1])
    assert all(isinstance(value, str) for value in values.values())
    assert not set("{<>\"'") & set(values["title"])
    assert tree(values["title"]).text == tree(values["description"]).text == title


def test_a_page_knows_its_headings_and_ids() -> None:
    html = '<h1 id="_title">A &amp; b</h1>\n<div>\n<h3 class="x" id="y">Y</h3>\n<h2>No</h2>\n id="no"</div>'
    assert a_page(html).headings == (Heading(1, "_title", "A &amp; b"), Heading(3, "y", "Y"))
    assert a_page(html).ids == {"_title", "y"}


# Any Markdown -----------------------------------------------------------------------------------------------------

MORE = ["attr_list", "md_in_html", "toc", "tables", "fenced_code", "footnotes", "abbr", "def_list", "admonition",
        "smarty", "pymdownx.superfences", "pymdownx.snippets", "pymdownx.tilde"]  # fmt: skip

GENERATORS = [
    pytest.param(MarkdownIt("commonmark").render, id="CommonMark"),
    pytest.param(markdown.markdown, id="Python-Markdown"),
    pytest.param(lambda text: markdown.markdown(text, extensions=MORE), id="Python-Markdown with extensions"),
]
Render = Callable[[str], str]


def content(html: str) -> tuple[list[tuple[str, dict[str, str]]], str, list[str]]:
    """The elements and the words, white space folded, and the samples of code, in which it counts."""
    found = tree(html)
    elements = [(e.tag, {name: " ".join(value.split()) for name, value in e.attributes.items()}) for e in found]
    return elements, found.text, ["".join(e._texts()) for e in found.all("pre")]


HARBOUR = build_site(story({**FILES, "articles/return.md": SECOND_ARTICLE}), context(contributor_pages=True).options)


@pytest.mark.parametrize("render", GENERATORS)
@pytest.mark.parametrize("page", HARBOUR.pages, ids=lambda page: page.path)
def test_no_generator_changes_the_html_of_a_page(page: Page, render: Render) -> None:
    assert content(render(body(page))) == content(page.html)


@pytest.mark.parametrize("page", HARBOUR.pages, ids=lambda page: page.path)
def test_no_line_of_a_page_is_blank(page: Page) -> None:
    assert [line for line in page.html.split("\n")[:-1] if not line.strip(" \t")] == []
    assert page.html.endswith(">\n")


def printed(text: str) -> Page:
    """A page with a text in every sort of place."""
    words = as_html(text)
    html = (
        f'<h1 id="_title" title="{words}">{words}</h1>\n\n<div>\n{rich_text(text)}\n\n</div>\n<p>{words}</p>\n{words}\n'
    )
    return a_page(close_up(f"<article>\n{html}</article>"))


def assert_unchanged(render: Render, text: str) -> None:
    page = printed(text)
    assert "\n\n" not in page.html
    assert content(render(body(page))) == content(page.html)


sayable = st.text(max_size=40).filter(lambda text: not any(bad_characters(text)))
signs = st.text(alphabet="ab1 \n\t\"'<>&{}[]()*_`~#+-=|\\$!:.^%@/x", max_size=60)


@pytest.mark.parametrize("render", GENERATORS)
@given(text=sayable | signs)
@example(text="a\n\n    b\n\n# c\n\n- d")
@example(text="a\n```\nb\n```\n~~~\nc\n~~~")
@example(text='*[ab]: x\n\n[^1]: y\n\nab [^1]\n\n--8<-- "file"\n\n!!! note')
@example(text="</div></p></h1><script>\n\n</script>\n<!-- \n\n<pre>\n\n")
def test_no_generator_changes_what_a_text_says(render: Render, text: str) -> None:
    assert_unchanged(render, text)


@pytest.mark.parametrize("render", GENERATORS)
@pytest.mark.parametrize("text", [text for text in HOSTILE if not any(bad_characters(text))])
def test_hostile_text_stays_text_whatever_generator_reads_it(render: Render, text: str) -> None:
    assert_unchanged(render, text)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_file_holds_nothing_that_a_template_engine_a_fence_or_a_link_begins_with(text: str) -> None:
    assert not set("{`~[") & set(printed(text).markdown)
