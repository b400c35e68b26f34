"""Markdown as a reader sees it: words, links to the open web, nothing else."""

from __future__ import annotations

from random import Random

import pytest
from markdown_it.token import Token

from explainer.words.characters import without_marks
from explainer.words.markdown import _WITHOUT_MARKUP, inline_text, parser, plain_text


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
    assert ("<a " in parser().render(f"[x]({address})")) is is_safe


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Plain.", "Plain."),
        ("Plain, with  two blanks and a no-break one\u00a0 ", "Plain, with  two blanks and a no-break one"),
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


def test_a_text_without_markup_is_what_the_parser_reads_in_it() -> None:
    signs, random = "ab é\u200f\u00a0\u2003 .,-+=#>~1)(:\"'|{}!^$%@/\t;’“漢", Random(1)  # noqa: S311 -- the same every time
    texts = ("".join(random.choices(signs, k=random.randint(1, 12))) for _ in range(3_000))
    bare = [text for text in texts if _WITHOUT_MARKUP.fullmatch(text)]
    assert len(bare) > 100
    for text in bare:
        with_a_mark = inline_tokens(f"{text}*")  # which opens no emphasis, and is no text without markup
        assert plain_text(text) == without_marks(inline_text(inline_tokens(text))[0])
        assert inline_text(inline_tokens(text))[0] == inline_text(with_a_mark)[0].removesuffix("*").rstrip()


def inline_tokens(text: str) -> list[Token]:
    """What the parser reads in the one paragraph of a text."""
    (paragraph,) = (token for token in parser().parse(text) if token.type == "inline")
    return paragraph.children or []
