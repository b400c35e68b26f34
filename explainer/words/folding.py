"""Texts made alike for comparison: letter case, quotation marks, white space, diacritics.

Nothing made here is shown to readers, but for ids, which people see before they accept them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import sha256

from explainer.words.characters import is_mark, without_marks

__all__ = ["collapse", "digest", "fold", "slug", "stands_in", "without_diacritics"]

# One character for one, so that offsets in the folded text are offsets in the text.
_ALIKE = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "–": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\n": " ", "\t": " ",
    }
)  # fmt: skip

# Letters that Unicode does not decompose into a plain letter and a combining mark.
_WITHOUT_DECOMPOSITION = str.maketrans("əƏıİøØłŁđĐħĦ", "eEiIoOlLdDhH")

# Letters that people without them write as two.
_AS_TWO = str.maketrans({"æ": "ae", "œ": "oe", "þ": "th", "ß": "ss"})


def fold(text: str) -> str:
    """Lower case, with quotation marks, hyphens and spaces made alike; the length stays the same.

    ``str.casefold`` would not keep the length (``ß`` becomes ``ss``), nor would ``str.lower`` (``İ`` becomes two).
    """
    if text.isascii():  # as most English names and paragraphs are: at once instead of letter by letter
        return text.replace("\n", " ").replace("\t", " ").lower()
    alike = text.translate(_ALIKE)
    if alike.isascii():
        return alike.lower()
    return "".join(low if len(low := char.lower()) == 1 else char for char in alike)


@lru_cache(maxsize=16_384)  # every paragraph of a large story: each quotation is looked for in all of them
def collapse(text: str) -> str:
    """White space folded to single spaces and stripped at the ends."""
    return " ".join(text.split())


def stands_in(words: str, text: str) -> bool:
    """Whether a text holds words, whatever white space and marks of direction stand between them."""
    return collapse(without_marks(words)) in collapse(without_marks(text))


def digest(text: str) -> str:
    """SHA-256 of the words of a text, in hexadecimal: other white space or marks of direction leave it as it is.

    Letters are not composed (NFC), which would take long where marks are piled up in a text that nobody has checked.
    """
    return sha256(collapse(without_marks(text)).encode()).hexdigest()


def without_diacritics(text: str) -> str:
    """The text as people type it whose keyboard lacks its letters: ``Ærøskøbing`` as ``Æroskobing``."""
    if text.isascii():
        return text
    # without marks before and after: those that are piled on one letter would take long to be put in order
    letters = _without_marks(text).translate(_WITHOUT_DECOMPOSITION)
    return unicodedata.normalize("NFC", _without_marks(unicodedata.normalize("NFKD", letters)))


def _without_marks(text: str) -> str:
    return "".join(char for char in text if not is_mark(char))


def slug(text: str) -> str:
    """An id made of a text: lower-case Latin letters, digits and hyphens; empty for other scripts."""
    return re.sub(r"[^a-z0-9]+", "-", without_diacritics(text).lower().translate(_AS_TWO)).strip("-")
