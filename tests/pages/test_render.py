"""Contributed text as HTML: marks never change a word, and nothing hostile comes through."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from harbour import FILES, changed, read, story
from hypothesis import assume, example, given
from hypothesis import strategies as st

from explainer.diagnostics.listing import as_text
from explainer.diagnostics.problems import Code
from explainer.pages.interface import interface
from explainer.pages.prose import rich_text
from explainer.pages.render import card_id, render_article
from explainer.reading.story import Story

CASES = sorted((Path(__file__).parents[1] / "cases" / "annotate").glob("*.md"))
SEPARATOR = "\n=====\n"


class Words(HTMLParser):
    """The words of rendered paragraphs (without their numbers), and the elements with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._skip = self._inside = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "p":
            self.paragraphs.append("")
            self._inside = True
        self._skip = dict(attrs).get("class") == "x-number"

    def handle_endtag(self, tag: str) -> None:
        self._skip = False
        self._inside = self._inside and tag != "p"

    def handle_data(self, data: str) -> None:
        if self._inside and not self._skip and data.strip("\n"):
            self.paragraphs[-1] += data


def with_body(body: str) -> dict[str, str]:
    """The harbour story with another article and nothing that points into its paragraphs."""
    head = FILES["articles/grain.md"].split("---\n")[1]
    files = {**FILES, "articles/grain.md": f"---\n{head}---\n\n{body}\n"}
    del files["quotes.yml"], files["corrections.yml"]
    files["claims.yml"] = ""
    files = changed("events.yml", "  mentions:\n    - {exact: left, paragraph: 1}\n", "", files)
    files = changed("actors.yml", '  mentions:\n    - exact: she\n      prefix: "May,” "\n', "", files)
    return {**files, "explainer.yml": re.sub(r"    paragraphs: .*\n", "", files["explainer.yml"])}


def rendered(files: dict[str, str]) -> str:
    found = story(files)
    return str(render_article(found, found.lead, interface("en")))


# Articles ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_an_article_is_marked_as_the_case_says(path: Path, request: pytest.FixtureRequest) -> None:
    """Each case holds an article, the entries that differ from the harbour's, and the HTML, between ===== lines."""
    body, mentions, expected = path.read_text(encoding="utf-8").split(SEPARATOR)
    files = with_body(body)
    for line in mentions.strip().splitlines():
        file, _, entry = line.partition(": ")
        files[file] = files[file] + entry.replace("\\n", "\n") + "\n"
    found = rendered(files) + "\n"
    if request.config.getoption("--rewrite", default=False):
        path.write_text(SEPARATOR.join([body, mentions, found]), encoding="utf-8")
    assert found == expected


def test_there_are_cases() -> None:
    assert len(CASES) >= 8


words = st.sampled_from(
    ["Velter", "Velter’s", "the mole", "Old Mole", "harbour", "master", "dockers,", "*", "**", "`", "[x](https://x.y)",
     "<b>", "{{ 7*7 }}", "&amp;", "\\*", "\n", "ա", "e\u0301", "'", "”", "![z](https://x.y/z.png)", "# ", "- ", "&",
     "_"]
)  # fmt: skip


def drawn(body: str) -> Story:
    """The story of an article drawn at random; one that reading refuses, for a heading inside a list, is no case."""
    found, problems = read(with_body(body))
    assume(not any(problem.code == Code.BAD_ARTICLE for problem in problems))
    assert isinstance(found, Story), as_text(problems)
    return found


@given(st.lists(words | st.text(alphabet="abcé <>*_&{}%", max_size=6), min_size=1, max_size=25).map(" ".join))
@example("Velter *Velter* Old *Mole* [Velter](https://x.y) `Velter`")
@example("the harbour\nmaster of\nVelter")
@example("the mole\n# A heading of *its* own")
def test_without_the_marks_the_words_are_the_article_s(body: str) -> None:
    found = drawn(f"First.\n\nNow {body}\n\nLast.")
    html = str(render_article(found, found.lead, interface("en")))
    assert Words(html).paragraphs == [paragraph.text for paragraph in found.lead.paragraphs]


MARKS = {"data-kind", "data-entry", "data-also", "data-later", "tabindex"}


@given(st.lists(words, min_size=1, max_size=25).map(" ".join))
def test_marks_lead_to_cards_and_paragraphs_only(body: str) -> None:
    found = drawn(f"First.\n\nNow {body}")
    html = str(render_article(found, found.lead, interface("en")))
    ids = [attributes["id"] for _, attributes in Words(html).elements if "id" in attributes]
    assert len(set(ids)) == len(ids)
    for tag, attributes in Words(html).elements:
        assert tag in {"h2", "h3", "p", "a", "span", "em", "strong", "code", "ul", "ol", "li", "hr", "blockquote"}
        assert set(attributes) <= {"class", "id", "href", "rel", "start", "aria-label", *MARKS}
        if attributes.get("class") == "x-mention":
            assert attributes["href"] == f"#card-{attributes['data-entry']}"
            assert "id" not in attributes  # reader views throw out what an id makes them take for a byline


def test_a_mark_across_a_line_end_is_one_link() -> None:
    html = rendered(with_body("The harbour\nmaster of Velter."))
    assert html.count('href="#card-harbour-master"') == 1
    assert ">harbour master<span" in html


def test_a_mark_across_emphasis_becomes_links_with_one_id() -> None:
    html = rendered(with_body("The *Old* Mole."))
    assert html.count('href="#card-old-mole"') == 2
    assert html.count('id="p1-old-mole"') == 1
    assert Words(html).paragraphs == ["The Old Mole."]


def quoting(body: str, exact: str) -> str:
    """The report of a quotation, with nothing marked in it."""
    files = with_body(body)
    quote = FILES["quotes.yml"].split("  contested:")[0]
    lines = [f"  exact: {exact}" if line.startswith("  exact:") else line for line in quote.splitlines()]
    lines = ["  paragraph: 1" if line.startswith("  paragraph:") else line for line in lines]
    files["quotes.yml"] = "\n".join([*lines, "  context: A question.", "  sources: [gazette-0301]", ""])
    return re.sub(r"</?a\b[^>]*>", "", rendered(files))


@pytest.mark.parametrize(
    ("body", "exact", "html"),
    [
        pytest.param(
            "“We go now,” he said.", "We go now", '<q cite="#may">“We go now,”</q> he said.</p>', id="in a sentence"
        ),
        pytest.param(
            "“We go now, all of us, to the pier,” he said.",
            "We go now, all of us, to the pier",
            '<blockquote cite="#may"><p>“We go now, all of us, to the pier,”</p></blockquote> he said.</article>',
            id="most of a paragraph",
        ),
        pytest.param(
            "“We go now.”",
            "We go now",
            '<blockquote cite="#may"><p>“We go now.”</p></blockquote></article>',
            id="a paragraph",
        ),
        pytest.param(
            "He said “we *go* now” twice.",
            "we go now",
            'He said <q cite="#may">“we <em>go</em> now”</q> twice.</p>',
            id="around emphasis",
        ),
        pytest.param(
            "*He said “we go* now” twice.", "we go now", "<em>He said “we go</em> now” twice.</p>", id="across emphasis"
        ),
        pytest.param("He said: we go now, twice.", "we go now", "He said: we go now, twice.</p>", id="without marks"),
    ],
)
def test_a_quotation_is_an_element_of_its_own_and_leads_to_its_entry(body: str, exact: str, html: str) -> None:
    assert quoting(body, exact).endswith(html.replace("#may", "#open-in-may"))


def test_headings_have_ids_of_their_own_and_are_never_the_page_s_title() -> None:
    html = rendered(with_body("# Grain *and* {#x}\n\nOne.\n\n### Title\n\nTwo.\n\n## Title\n\n## Ցորեն\n\n## ռ"))
    assert [line for line in html.split("\n") if line.startswith("<h")] == [
        '<h2 id="_grain-and-x">Grain and {#x}</h2>',
        '<h3 id="_title_2">Title</h3>',
        '<h2 id="_title_3">Title</h2>',
        '<h2 id="_section">Ցորեն</h2>',
        '<h2 id="_section_2">ռ</h2>',
    ]


# Rich texts -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("Plain.", "<p>Plain.</p>", id="plain"),
        pytest.param("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>", id="emphasis and code"),
        pytest.param("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>", id="paragraphs"),
        pytest.param("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>', id="list that goes on"),
        pytest.param("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>", id="list"),
        pytest.param(
            "[x](https://x.example/?a=1&b=2)",
            '<p><a href="https://x.example/?a=1&amp;b=2" rel="noopener noreferrer">x</a></p>',
            id="link",
        ),
        pytest.param("# Not a heading", "<p># Not a heading</p>", id="headings are ours"),
        pytest.param("Not a\n---", "<p>Not a\n---</p>", id="underlined headings are ours"),
        pytest.param("<b onclick=go()>x</b>", "<p>&lt;b onclick=go()&gt;x&lt;/b&gt;</p>", id="HTML is text"),
        pytest.param("<script>go()</script>", "<p>&lt;script&gt;go()&lt;/script&gt;</p>", id="script is text"),
        pytest.param("[x](javascript:go())", "<p>[x](javascript:go())</p>", id="javascript link is text"),
        pytest.param("![x](https://x.example/y.png)", '<p>!<a href="https://x.example/y.png" rel="noopener noreferrer">'
                     "x</a></p>", id="image is a link"),
        pytest.param("{{ 7*7 }} {% raw %}", "<p>{{ 7*7 }} {% raw %}</p>", id="templates are text"),
    ],
)  # fmt: skip
def test_rich_text_is_a_little_markdown(text: str, html: str) -> None:
    assert rich_text(text) == html


@given(st.text(alphabet="ab<>[]()\"'`*&#!:/=\n {}%\\", max_size=60))
@example('<a href="javascript:go()">x</a>')
@example("<https://x.example/\"onmouseover='go()'>")
@example('[x](https://x.example/"onmouseover="go())')
def test_rich_text_holds_only_elements_of_the_allow_list(text: str) -> None:
    allowed = {"p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "br"}
    for tag, attributes in Words(str(rich_text(text))).elements:
        assert tag in allowed
        assert set(attributes) <= {"a": {"href", "rel"}, "ol": {"start"}}.get(tag, set())
        assert re.match(r"https?:|mailto:", attributes.get("href") or "http:")


def test_a_card_is_called_by_its_entry() -> None:
    assert card_id("old-mole") == "card-old-mole"
