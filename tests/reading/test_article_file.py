"""Markdown articles to paragraphs of plain text with offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.diagnostics.listing import as_text
from explainer.diagnostics.locations import SourceText
from explainer.diagnostics.problems import INVALID, Problems
from explainer.reading.article import Article
from explainer.reading.article_file import parse_article

HEAD = """---
title: Grain in the harbour
source: gazette-0301
publisher: The Gazette
date: 2030-03-01
url: https://gazette.example/grain
language: en
---
"""


def article(body: str, head: str = HEAD) -> Article:
    problems = Problems()
    parsed = parse_article(SourceText("data/articles/grain.md", f"{head}{body}"), problems)
    assert not list(problems), as_text(problems)
    assert isinstance(parsed, Article)
    return parsed


def listing(text: str) -> str:
    problems = Problems()
    parse_article(SourceText("data/articles/grain.md", text), problems)
    return as_text(problems)


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        pytest.param("One.\n\nTwo.", ["One.", "Two."], id="paragraphs"),
        pytest.param("One\nline.", ["One line."], id="a line end is a space"),
        pytest.param("One  \nline.", ["One line."], id="a hard line end is a space"),
        pytest.param("A *fine* __old__ `mole`.", ["A fine old mole."], id="emphasis and code"),
        pytest.param("See [the *Gazette*](https://gazette.example).", ["See the Gazette."], id="link"),
        pytest.param("## Heading\n\nOne.", ["One."], id="a heading is no paragraph"),
        pytest.param("- one\n\n- two", ["one", "two"], id="loose list"),
        pytest.param("> One.\n>\n> Two.", ["One.", "Two."], id="block quotation"),
        pytest.param("Fish &amp; chips &lt;b&gt; \\*not\\*", ["Fish & chips <b> *not*"], id="references and escapes"),
        pytest.param("<b>bold</b> <script>go()</script>", ["<b>bold</b> <script>go()</script>"], id="HTML is text"),
        pytest.param("![alt](https://x.example/y.png)", ["!alt"], id="an image is a link"),
        pytest.param("[x](javascript:go())", ["[x](javascript:go())"], id="a link that is not safe is text"),
        pytest.param("[x](other.md)", ["[x](other.md)"], id="a link without a host is text"),
        pytest.param("<https://x.example>", ["https://x.example"], id="address in angle brackets"),
    ],
)
def test_paragraphs_hold_what_a_reader_sees(body: str, texts: list[str]) -> None:
    parsed = article(body)
    assert [paragraph.text for paragraph in parsed.paragraphs] == texts
    assert [paragraph.number for paragraph in parsed.paragraphs] == list(range(1, len(texts) + 1))


@pytest.mark.parametrize(
    ("body", "locked"),
    [
        pytest.param("One *and* two.", [], id="emphasis is free"),
        pytest.param("See [the *Gazette*](https://gazette.example).", ["the Gazette"], id="link"),
        pytest.param("The `mole` and `fort`.", ["mole", "fort"], id="code"),
        pytest.param("[the `mole`](https://x.example)", ["mole", "the mole"], id="code in a link"),
    ],
)
def test_links_and_code_are_locked(body: str, locked: list[str]) -> None:
    (paragraph,) = article(body).paragraphs
    assert [paragraph.text[hit.start : hit.end] for hit in paragraph.locked] == locked


def test_a_paragraph_knows_its_line_in_the_file() -> None:
    parsed = article("\nOne.\n\n## Heading\n\nTwo,\nlonger.\n")
    lines = [paragraph.location.line for paragraph in parsed.paragraphs]
    assert [parsed.file.line(number) for number in lines] == ["One.", "Two,"]


def test_an_article_is_called_by_its_file_and_titled_by_its_head() -> None:
    parsed = article("One.")
    assert (parsed.id, parsed.title) == ("grain", "Grain in the harbour")
    assert str(parsed.front.value.date) == "2030-03-01"


def test_an_article_without_a_head_is_refused() -> None:
    assert listing("One.") == (
        "data/articles/grain.md:1:1: error: the article does not start with its head [bad-article]\n"
        " 1 | One.\n"
        "   | ^\n"
        "   = start with a line ---, then title, date, language and where the text comes from, then a line ---"
    )


def test_a_head_that_does_not_end_is_no_head() -> None:
    assert "the head of the article does not end" in listing(HEAD.removesuffix("---\n") + "One.")


def test_an_article_without_a_paragraph_is_refused() -> None:
    assert "the article has no paragraph [bad-article]" in listing(HEAD + "## Heading\n")


def test_a_mistake_in_the_head_is_told_on_its_line() -> None:
    assert listing(HEAD.replace("2030-03-01", "2030-02-30") + "One.").startswith(
        "data/articles/grain.md:5:7: error: '2030-02-30' is not a date [bad-date]"
    )


def test_hidden_characters_are_told_on_their_line() -> None:
    found = listing(HEAD + "\nOne \u202e two.")
    assert found.startswith(
        "data/articles/grain.md:10:5: error: the text holds a character that reverses the direction of text (U+202E)"
    )


def test_an_article_with_a_heading_inside_a_quotation_is_not_read() -> None:
    problems = Problems()
    assert parse_article(SourceText("data/articles/grain.md", HEAD + "> # One\n\nTwo\n"), problems) is INVALID
    assert [str(problem.location) for problem in problems] == ["data/articles/grain.md:9:1"]


@given(st.text(alphabet="ab *_`[]()<>&\\#>-\n!{}", min_size=1, max_size=60))
def test_any_text_gives_paragraphs_or_problems(text: str) -> None:
    problems = Problems()
    parsed = parse_article(SourceText("data/articles/grain.md", HEAD + text), problems)
    if isinstance(parsed, Article):
        assert parsed.paragraphs and not problems.errors
        for paragraph in parsed.paragraphs:
            assert all(0 <= hit.start <= hit.end <= len(paragraph.text) for hit in paragraph.locked)
    else:
        assert problems.errors


def test_a_paragraph_that_is_too_long_is_to_be_divided() -> None:
    assert listing(f"{HEAD}One.\n\n> {'*a ' * 2_000}\n").splitlines()[0] == (
        "data/articles/grain.md:11:1: error: this paragraph has 5,999 characters [too-large]"
    )


def test_an_article_has_many_paragraphs_and_a_list_many_items() -> None:
    assert len(article("\n\n".join(["x" * 4_000] * 9) + "\n\n" + "- item\n" * 2_000).paragraphs) == 2_009
