"""Words between quotation marks, in any of the ways the world writes them. Apostrophes are no quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.words.characters import WITHOUT_SPACES
from explainer.words.selectors import TextRange

__all__ = ["is_quotation", "quoted"]

# Opening and closing marks by pairs; where two pairs could begin, the mark that opens decides, and the first that
# closes it ends it. The pairs of one language stand inside those of another, as in „…“ and “…”.
_PAIRS = (
    ("„", "“”\""), ("“", "”"), ("”", "”"), ("«", "»"), ("»", "«"), ("‹", "›"), ("›", "‹"), ("\"", "\""),
    ("「", "」"), ("『", "』"), ("《", "》"), ("〈", "〉"),
)  # fmt: skip
_SINGLE = r"(?<!\w)[‘‚](?:[^‘’‚]|(?<=\w)’(?=\w))+[’‘](?!\w)"  # an apostrophe inside a word does not close
_QUOTED = re.compile("|".join([*(f"{one}[^{one}{others}]+[{others}]" for one, others in _PAIRS), _SINGLE]))

_FEW_WORDS = 4
_FEW_CHARACTERS = 10  # for scripts that put no spaces between words


def quoted(text: str) -> Iterator[TextRange]:
    """Ranges of the words between quotation marks, from the first to the last; the outermost where they are nested."""
    for match in _QUOTED.finditer(text):
        words = match.group()[1:-1]
        start = match.start() + 1 + len(words) - len(words.lstrip())
        end = match.end() - 1 - (len(words) - len(words.rstrip()))
        if start < end:
            yield TextRange(start, end)


def is_quotation(words: str) -> bool:
    """Whether quoted words are so many that somebody said them: fewer are a title, a nickname or a word held off."""
    return len(words.split()) >= _FEW_WORDS or (
        len(words) >= _FEW_CHARACTERS and bool(re.search(f"[{WITHOUT_SPACES}]", words))
    )
