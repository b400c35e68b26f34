"""Hostile texts of any length: what opens and never closes, repeats, nests, or may be read in many ways."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

UNITS = (
    " ", "\xa0", "\t", "\n", " \n", "\r\n", "\u200d", "a", "ab ", "A b", "é", "e\u0301", "\u0301\u0323", "—", "0",
    "1.", "2024-01-01 ", "2024 ", "May ", "'", '"', "“", "‘", "«‹「", "“a” ", "a’", "(", "[", "]", "[[", "](", "[a](",
    "[a](<b", "![", "[a]: b\n", "[a\n", "*", "**a", "*a_", "_a*", "***a", "a**b_c* ", "****", "`", "` `` ``` ",
    "`a``b", "~~~\n", "> ", "> a\n", "- ", "- a\n", "1. a\n", "# a\n", "a\n=\n", "a  \n", "\\", "\\[", "|a", "<",
    "<a", "<a ", "<a/", "<a href=x ", "<a b='", '<a b="', "<a x=y>", "</a", "<b>", "<p><b>", "</p>", "<b></p>",
    "<!--", "<!-->", "<![CDATA[", "<?", "<script>", "<script><!--", "<style>", "<title>", "<noscript>", "<svg>",
    "<meta ", "<meta charset", "<head ", "&", "&#", "&#1", "&amp;", "&a", "{{", "{%", "{", "{a: ", "? ", "a: b\n",
    "a:", ": ", "a: 'b\n", "- - ", ",", ", ", ",a", "=", "= ", "a=b ", ";", "; \t", "#", " #", "@", "http://a.b/",
    "https://", "/", "../", "%", "url(", 'url("', "@import ", "/*", "image-set(", "import ", "import{a,", "export *",
    "<loc>", "&#0", "\u200e", "😀", "字", "文 ", "ա",
)  # fmt: skip
"""What is repeated to make a text as long as is wanted."""


def text(unit: str, length: int, before: str = "", after: str = "") -> str:
    """A text of about that length."""
    return before + unit * max(1, (length - len(before) - len(after)) // len(unit)) + after


def units_against(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str, str]]:
    """What a pattern reads again and again, after what it reads first, and before what it does not read."""
    samples = list(_samples(parser.parse(pattern.pattern, pattern.flags)))
    whole = "".join(samples)
    for at, sample in enumerate(samples):
        before = "".join(samples[:at])
        for unit in dict.fromkeys((sample, before + sample, "".join(samples[at : at + 2]))):
            yield before, unit, ""
            yield before, unit, "\x00"
    if whole:
        yield "", whole, "\x00"


def _samples(parsed: Any) -> Iterator[str]:
    """A character for each thing that a pattern reads, in order; of alternatives those of all."""
    for kind, value in parsed:
        if kind is kinds.LITERAL:
            yield chr(value)
        elif kind is kinds.IN:
            yield _member(value)
        elif kind in (kinds.ANY, kinds.NOT_LITERAL):
            yield "a"
        elif kind is kinds.BRANCH:
            for option in value[1]:
                yield from _samples(option)
        elif kind is kinds.SUBPATTERN:
            yield from _samples(value[3])
        elif kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT):
            yield from _samples(value[2])
        elif kind is kinds.ATOMIC_GROUP:
            yield from _samples(value)
        elif kind is kinds.ASSERT:
            yield from _samples(value[1])


_OF_A_CATEGORY = {kinds.CATEGORY_SPACE: " ", kinds.CATEGORY_WORD: "a", kinds.CATEGORY_DIGIT: "0"}


def _member(options: Any) -> str:
    """A character of a set."""
    (kind, value), *_ = options
    if kind is kinds.NEGATE:
        refused = re.compile(f"[{re.escape(''.join(_ranges(options)))}]") if any(_ranges(options)) else None
        return next((char for char in "a .0-;\n" if refused is None or not refused.match(char)), "a")
    if kind is kinds.CATEGORY:
        return _OF_A_CATEGORY.get(value, "a")
    return chr(value[0]) if kind is kinds.RANGE else chr(value)


def _ranges(options: Any) -> Iterator[str]:
    for kind, value in options:
        if kind is kinds.LITERAL:
            yield chr(value)
        elif kind is kinds.RANGE:
            yield from map(chr, range(value[0], min(value[1], value[0] + 128) + 1))
        elif kind is kinds.CATEGORY:
            yield _OF_A_CATEGORY.get(value, "")
