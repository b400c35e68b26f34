"""Contributed text as HTML: what needs no parser is printed as the parsers print it."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.pages.prose import _cleaned, rich_text
from explainer.words.bounds import MAX_PARAGRAPH
from explainer.words.markdown import is_plain

SIGNS = "aZé中 \t\u00a0\u200e\u200f\u061c\u3000\u0301.:;!?&<>\"'#+-=~|$%^@{}()0123\u2028\x0b\x0c\x1c\x85\u200b"
TEXTS = st.text(st.characters(codec="utf-8")) | st.text(SIGNS)


@given(TEXTS)
def test_any_text_is_printed_as_the_parsers_print_it(text: str) -> None:
    assert rich_text(f"A{text}") == _cleaned(f"A{text}")


def test_texts_of_many_signs_are_printed_as_the_parsers_print_them() -> None:
    dice = Random(7)  # noqa: S311 -- the same every time
    texts = ["A" + "".join(dice.choices(SIGNS, k=dice.randint(0, 9))) for _ in range(3000)]
    assert sum(map(is_plain, texts)) > 300
    assert [text for text in texts if rich_text(text) != _cleaned(text)] == []


@pytest.mark.parametrize("length", [MAX_PARAGRAPH, MAX_PARAGRAPH + 1])
def test_texts_are_printed_so_up_to_their_bound_and_beyond(length: int) -> None:
    text = ("a  b " * length)[:length]
    assert rich_text(text) == _cleaned(text)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Plain words.", "<p>Plain words.</p>"),
        ('"So" > so, it\'s \u00a0', '<p>"So" &gt; so, it\'s</p>'),
        ("a\u00a0b", "<p>a&nbsp;b</p>"),
        ("a & b", "<p>a &amp; b</p>"),
        ("Plain \u200ewords", "<p><bdi>Plain \u200ewords</bdi></p>"),
        ("Two\n\nof *them*", "<p>Two</p>\n<p>of <em>them</em></p>"),
    ],
)
def test_text_is_finished_html(text: str, html: str) -> None:
    assert rich_text(text) == html
