"""A text in sentences, as far as signs alone tell where one ends."""

from __future__ import annotations

import re

from explainer.words.characters import holds_words

__all__ = ["first_sentence", "sentences"]

# Where a sentence ends: after its mark and what closes with it; a full stop after a number or a short word with a
# capital is that of a date or an abbreviation.
_END = re.compile(r"(?:[!?…؟۔։।]|(?<!\d)(?<!\b\w)(?<!\b[A-Z][a-z])\.)[\"“”»«›‹’')\]]*(?=\s)|[。！？][」』”]*")


def sentences(text: str) -> list[str]:
    """Every sentence that has words."""
    ends = [match.end() for match in _END.finditer(text)]
    pieces = (text[start:end].strip() for start, end in zip([0, *ends], [*ends, len(text)], strict=True))
    return [piece for piece in pieces if holds_words(piece)]


def first_sentence(text: str) -> str:
    """The first of them; empty if there is none."""
    return next(iter(sentences(text)), "")
