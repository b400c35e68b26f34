"""Markdown as a reader sees it: words, links to the open web, nothing else."""

from __future__ import annotations

import pytest

from explainer.words.markdown import make_parser, plain_text


@pytest.mark.parametrize(
    ("address", "is_safe"),
    [
        ("https://x.example", True),
        ("HTTP://x.example", True),
        ("mailto:desk@x.example", True),
        ("javascript:go()", False),
        ("JavaScript:go()", False),
        ("data:text/html,x", False),
        ("vbscript:x", False),
        ("file:///etc/passwd", False),
        ("//x.example", False),
        ("page.html", False),
    ],
)
def test_links_lead_to_the_open_web_only(address: str, is_safe: bool) -> None:
    assert ("<a " in make_parser().render(f"[x]({address})")) is is_safe


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Plain.", "Plain."),
        ("*a* **b** `c` [d](https://x.example)", "a b c d"),
        ("One\nline.\n\nTwo.", "One line. Two."),
        ("- a\n- b", "a b"),
        ("<b>x</b> &amp; y", "<b>x</b> & y"),
    ],
)
def test_plain_text_leaves_the_words(text: str, words: str) -> None:
    assert plain_text(text) == words


def test_no_markup_is_read_in_a_paragraph_that_is_too_long() -> None:
    assert plain_text(f"*a*\n\n{'*b* ' * 1_300}\n\n*c*") == f"a {'*b* ' * 1_299}*b* c"
