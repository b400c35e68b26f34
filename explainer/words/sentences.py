"""A text in sentences, as far as signs alone tell where one ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from explainer.words.characters import holds_words

__all__ = ["first_sentence", "sentences"]

# Where a sentence ends: after its mark and what closes with it; a full stop after a number or a short word with a
# capital is that of a date or an abbreviation.
# Each alternative begins with its mark and looks back from there, so that the search goes from mark to mark.
_END = re.compile(
    r"[!?…؟۔։।.。！？](?:(?<=[。！？])[」』”]*|(?<!\d\.)(?<!\b\w\.)(?<!\b[A-Z][a-z]\.)[\"“”»«›‹’')\]]*(?=\s))"
)


def sentences(text: str) -> list[str]:
    """Every sentence that has words."""
    return list(_sentences(text))


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for end in chain((match.end() for match in _END.finditer(text)), (len(text),)):
        if holds_words(piece := text[start:end].strip()):
            yield piece
        start = end


def first_sentence(text: str) -> str:
    """The first of them; empty if there is none."""
    return next(_sentences(text), "")
