"""Plain code, links and emphasis are read at once, and give the tokens that markdown-it gives of them."""

from __future__ import annotations

from random import Random

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from explainer.words.inlines import read_inlines

_PIECES = (
    *("a", "b c", "Ж", "é", "1", " ", " ", "(", ")", "“x”", "€", "!", "\\", "\n", "|", "#", "]", "&amp;", "<b>", "_"),
    *("`", "``", "`c`", "`c d`", "` c`", "`*`", "*", "**", "*e*", "*e f*", " *e*", "*1*", "*”*", "**s**", "[", "[l]"),
    *("[l](https://a.example/x)", "[l](http://a.b.c.d/x_y)", "[l](https://A.example)", "[l](https://a..example)"),
    *(
        "[l](https://a.example/%20)",
        "[l](javascript:x)",
        f"[l](https://{'a' * 70}.example)",
        "[*e*](https://a.example)",
    ),
    *(
        "[l](https://a.example?q)",
        "[l](https://a.example/..//~)",
        "[l](https://xn--a.example)",
        "[l](https://a.example 't')",
    ),
)


def of_markdown_it(text: str) -> list[Token]:
    own = MarkdownIt("commonmark", {"html": False}).disable("image")
    tokens: list[Token] = []
    own.inline.parse(text, own, {}, tokens)
    return tokens


@pytest.mark.parametrize("seed", range(20))
def test_what_is_read_is_read_as_markdown_it_reads_it(seed: int) -> None:
    random = Random(seed)  # noqa: S311 -- the same texts in every run
    for _ in range(200):
        text = "".join(random.choices(_PIECES, k=random.choice((2, 4, 9))))
        tokens = read_inlines(text)
        assert tokens is None or tokens == of_markdown_it(text), text


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("One.", ["text"]),
        ("`one` two", ["code_inline", "text"]),
        ("See [one](https://a.example/b).", ["text", "link_open", "text", "link_close", "text"]),
        ("One (*two*)", ["text", "em_open", "text", "em_close", "text"]),
    ],
)
def test_plain_forms_are_read_at_once(text: str, types: list[str]) -> None:
    assert [token.type for token in read_inlines(text) or ()] == types


@pytest.mark.parametrize(
    "text", ["**a**", "a*b*", "`a", "[a]", "[*a*](https://a.example)", "a\nb", "&amp;", "\\*", "<b>"]
)
def test_all_else_is_left_to_markdown_it(text: str) -> None:
    assert read_inlines(text) is None
