"""Plain paragraphs and headings are read at once, and give the tokens that markdown-it gives of them."""

from __future__ import annotations

from random import Random
from unittest.mock import patch

import pytest
from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock

from explainer.words.markdown import parser

_PIECES = (
    *("a", "b c", "Ж", "1", " ", "  ", "    ", "\t", "\n", "\n\n", "\n\n", "\n \n", "\n\t\n", "\x0b", "\u2028", "\\"),
    *("- ", "* ", "1. ", "1) ", "> ", "# ", "## ", "####### ", "#", "===\n", "---\n", "***\n", "```", "~~~", "<div>\n"),
    *(
        "`c`",
        "*e*",
        "**s**",
        "_",
        "[l]",
        "[l](https://x.example)",
        "[l]: https://x.example\n",
        "&amp;",
        "<https://x.y>",
    ),
)


@pytest.mark.parametrize("seed", range(20))
def test_blocks_are_those_of_markdown_it(seed: int) -> None:
    random = Random(seed)  # noqa: S311 -- the same texts in every run
    own = MarkdownIt("commonmark", {"html": False}).disable("image")
    for _ in range(100):
        text = "".join(random.choices(_PIECES, k=random.choice((4, 12, 40))))
        assert parser().parse(text) == own.parse(text), text


@pytest.mark.parametrize(
    "text", ["One.\n\nTwo,\nand more.\n", "## One\n\nTwo.", "A.\n\n- b\n- c\n\nD.\n", "> a\n\nB.", "A.\n\n    b\n\nC."]
)
def test_no_paragraph_that_begins_with_a_letter_is_given_to_the_parser(text: str) -> None:
    with patch.object(ParserBlock, "parse", autospec=True, side_effect=ParserBlock.parse) as parse:
        parser().parse(text)
    given = [block for call in parse.call_args_list for block in call.args[1].split("\n\n")]
    assert not any(block[:1].isalpha() or block.startswith("#") for block in given)


def test_a_line_of_program_code_is_no_paragraph() -> None:
    types = [token.type for token in parser().parse("```\n\none\n\n```\n\nTwo.\n")]
    assert types == ["fence", "paragraph_open", "inline", "paragraph_close"]


def test_a_parser_without_headings_reads_none() -> None:
    assert next(token.type for token in parser("heading").parse("## One")) == "paragraph_open"
