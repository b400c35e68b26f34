"""Each encoder makes any text inert in its format, and changes no words."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from texts import HOSTILE

from explainer.encode import (
    as_html,
    as_json_in_script,
    as_markdown_source,
    as_plain_words,
    as_yaml_comment,
    as_yaml_string,
    as_yaml_value,
)
from explainer.words.characters import bad_characters
from explainer.words.markdown import inline_text, parser

# What contributors can write: reading refuses every other character.
allowed = st.text().filter(lambda text: text.strip() and not any(bad_characters(text)))


# What a code host makes links, names and pictures of, although it is no Markdown.
BARE = (
    "https://elsewhere.example/x",
    "www.elsewhere.example",
    "@somebody",
    "#17",
    "a@b.example",
    ":tada:",
    "a|b",
    "$x$",
)


@given(allowed)
@example("-- - 'a' it's well-known")
def test_plain_words_are_one_run_of_words_for_a_code_host(text: str) -> None:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(f"- x {as_plain_words(text)} x")
    assert [token.type for token in tokens if token.type != "inline"] == [
        "bullet_list_open", "list_item_open", "paragraph_open",
        "paragraph_close", "list_item_close", "bullet_list_close",
    ]  # fmt: skip
    children = [child for token in tokens for child in token.children or []]
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children).split() == ["x", *text.split(), "x"]


@pytest.mark.parametrize("text", [*HOSTILE, *BARE])
def test_plain_words_hold_nothing_that_a_code_host_makes_something_of(text: str) -> None:
    without_references = re.sub(r"&#\d+;", "", as_plain_words(text))
    assert not set("@#:/.|$<>[]()`*_~\\!{}\n") & set(without_references)


def test_hyphens_and_apostrophes_stay_inside_words_only() -> None:
    assert as_plain_words("the well-known 'dockers' - it's -1") == "the well-known &#39;dockers&#39; &#45; it's &#45;1"


@given(st.text())
def test_html_text_survives_in_elements_and_attributes(text: str) -> None:
    encoded = str(as_html(text))
    assert html.unescape(encoded) == html.unescape(html.escape(text))
    assert not set("<>\"'") & set(encoded)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(json_values)
@example("</script><script>alert(1)</script>")
@example("<!--<script>")
@example("\u2028\u2029&")
def test_json_in_a_script_element_round_trips_and_cannot_end_it(value: Any) -> None:
    encoded = str(as_json_in_script(value))
    assert json.loads(encoded) == value
    assert not set("<>&\u2028\u2029") & set(encoded)


def test_equal_mappings_give_equal_json() -> None:
    assert as_json_in_script({"b": 1, "a": 2}) == as_json_in_script({"a": 2, "b": 1}) == '{"a":2,"b":1}'


@given(allowed)
@example("a: b # c")
@example("- [x]")
@example("no")
def test_a_yaml_string_is_read_back_as_its_words(text: str) -> None:
    assert yaml.safe_load(f"title: {as_yaml_string(text)}") == {"title": " ".join(text.split())}


# Texts that people go on editing -----------------------------------------------------------------------------------


def read_as_markdown(text: str) -> str:
    """The plain text of the one paragraph that a Markdown text must be."""
    tokens = parser().parse(text)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"], text
    return inline_text(tokens[1].children or [])[0]


@given(allowed.filter(str.strip))
@example("29. May")
@example("2) so")
@example("# no heading")
@example("    no code")
@example("- no item")
@example("~~~ no fence")
@example("a\\*b & &amp; &#60;")
@example("[a]: https://a.example/")
def test_plain_text_as_markdown_to_edit_is_read_back_as_it_was(text: str) -> None:
    assert " ".join(read_as_markdown(as_markdown_source(text)).split()) == " ".join(text.split())


@pytest.mark.parametrize("text", [text for text in HOSTILE if not any(bad_characters(text))])
def test_hostile_text_as_markdown_to_edit_stays_text(text: str) -> None:
    assert " ".join(read_as_markdown(as_markdown_source(text)).split()) == " ".join(text.split())


@pytest.mark.parametrize(
    "text", ["“Only one,” she said – no more.", "Tea & biscuits cost 3.50 (or 5)", "1899 was cold.", "A+B=C, and so on"]
)
def test_ordinary_text_gets_no_backslash(text: str) -> None:
    assert as_markdown_source(text) == text


@given(allowed)
@example("null")
@example("a: b")
@example("a #b")
@example("a:")
@example("\u00a0a")
def test_a_yaml_value_is_read_back_with_every_space(text: str) -> None:
    read = yaml.load(f"title: {as_yaml_value(text)}", Loader=yaml.BaseLoader)  # noqa: S506 -- texts stay texts
    assert read == {"title": text}


@pytest.mark.parametrize("text", ["2031-05-12", "https://a.example/b#c", "Ada Marlow (Velter)", "58.1", "no", "ægir"])
def test_what_needs_no_quotation_marks_in_yaml_gets_none(text: str) -> None:
    assert as_yaml_value(text) == text


@given(st.text())
@example("a\n- b: c")
@example("a\u2028b: c")
def test_nothing_ends_a_comment_of_yaml(text: str) -> None:
    comment = as_yaml_comment(text)
    assert comment.startswith("#")
    assert len(comment.splitlines()) == 1
