"""Words between quotation marks, in the styles of any language. Apostrophes do not count as quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.words.characters import WITHOUT_SPACES
from explainer.words.selectors import TextRange

__all__ = ["is_quotation", "quoted"]

# An opening mark, and the marks that can close it. Languages use the same marks for opposite ends („…“ in German, “…”
# in English, »…« and «…»), so the mark found first decides which may close it, and the first of those closes.
_PAIRS = (
    ("„", "“”\""), ("“", "”"), ("”", "”"), ("«", "»"), ("»", "«"), ("‹", "›"), ("›", "‹"), ("\"", "\""),
    ("「", "」"), ("『", "』"), ("《", "》"), ("〈", "〉"),
)  # fmt: skip
# an apostrophe inside a word neither opens nor closes
_SINGLE = (rf"{one}(?<!\w{one})(?:[^‘’‚]|(?<=\w)’(?=\w))+[’‘](?!\w)" for one in "‘‚")
# Each alternative begins with its mark, so that the search goes from mark to mark.
_QUOTED = re.compile("|".join([*(f"{one}[^{one}{others}]+[{others}]" for one, others in _PAIRS), *_SINGLE]))

_FEW_WORDS = 4
_FEW_CHARACTERS = 10  # for scripts that put no spaces between words


def quoted(text: str) -> Iterator[TextRange]:
    """Ranges of the words between quotation marks, without marks and outer spaces; the outermost where they nest."""
    for match in _QUOTED.finditer(text):
        words = match.group()[1:-1]
        start = match.start() + 1 + len(words) - len(words.lstrip())
        end = match.end() - 1 - (len(words) - len(words.rstrip()))
        if start < end:
            yield TextRange(start, end)


def is_quotation(words: str) -> bool:
    """Whether quoted words are enough to be speech: fewer are a title, a nickname or a scare quote."""
    return len(words.split()) >= _FEW_WORDS or (
        len(words) >= _FEW_CHARACTERS and bool(re.search(f"[{WITHOUT_SPACES}]", words))
    )
