"""A text to its words, each with what its surroundings tell about it. In any language, without a dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from explainer.words.characters import is_word_character
from explainer.words.selectors import TextRange

__all__ = ["Token", "tokenize"]

_SENTENCE_END = re.compile(r"[.!?…。！？؟۔։।:;—–]|[\"“”„«»‹›「『(\[]|^$")
_JOINED = re.compile(r"[ \u00a0\u202f](?:& )?")
_AFTER_INITIAL = re.compile(r"\.[ \u00a0\u202f]?")
_INNER = "-‐‑'’ʼ"
"""What belongs to a word between two of its letters: hyphens and apostrophes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word: its place, whether it may open a sentence, and whether only a space joins it to the word before."""

    text: str
    place: TextRange
    opens: bool
    is_joined: bool

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital; "ǅ" and its like are in title case, which is neither upper nor lower."""
        return self.text[0].isupper() or self.text[0].istitle()


def tokenize(text: str) -> list[Token]:
    """The words of a text in order."""
    found: list[Token] = []
    for place in _word_ranges(text):
        gap = text[found[-1].place.end if found else 0 : place.start]
        last = found[-1].text if found else ""
        # "J. Doe", "Ph. D.": the full stop of an initial ends no sentence, and the name goes on
        is_initial = bool(_AFTER_INITIAL.fullmatch(gap)) and last[:1].isupper() and len(last) <= 2
        opens = not found or (bool(_SENTENCE_END.search(gap)) and not is_initial)
        joined = bool(found) and (is_initial or bool(_JOINED.fullmatch(gap)))
        found.append(Token(text=text[place.start : place.end], place=place, opens=opens, is_joined=joined))
    return found


def _word_ranges(text: str) -> Iterator[TextRange]:
    start = None
    for at, char in enumerate(f"{text} "):
        inside = is_word_character(char) or (
            char in _INNER and start is not None and at + 1 < len(text) and is_word_character(text[at + 1])
        )
        if inside and start is None:
            start = at
        elif not inside and start is not None:
            yield TextRange(start, at)
            start = None
