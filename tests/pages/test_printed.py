"""What templates print: the form Markdown needs, and the direction of languages."""

from __future__ import annotations

import pytest

from explainer.pages import printed


@pytest.mark.parametrize("language", ["ar", "arz", "ckb", "dv", "fa-AF", "he", "nqo", "syr", "ur", "yi"])
def test_what_is_written_from_right_to_left_says_so(language: str) -> None:
    assert printed.direction(language) == "rtl"


@pytest.mark.parametrize("language", ["en", "hi-Latn", "hy", "ja", "mis", "nb", "zh-Hant"])
def test_what_is_written_from_left_to_right_says_so(language: str) -> None:
    assert printed.direction(language) == "ltr"


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        pytest.param("a\n", "a\n", id="as it is"),
        pytest.param("  a\n\tb  ", "a\nb\n", id="indents go"),
        pytest.param("\n\na\n\n\n\nb\n\n", "a\n\nb\n", id="one blank line at most"),
        pytest.param("<div><p>a</p></div>", "<div>\n<p>a</p></div>\n", id="a block starts its line"),
        pytest.param("<p>a <b>c</b></p>", "<p>a <b>c</b></p>\n", id="inline elements stay in theirs"),
    ],
)
def test_pages_have_the_form_markdown_needs(text: str, tidy: str) -> None:
    assert printed.tidy(text) == tidy
