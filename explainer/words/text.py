"""Rules for text from people who may be careless or hostile.

Characters that can hide, reorder or break text are refused; everything a journalist types is let through.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

__all__ = [
    "INVISIBLE",
    "WITHOUT_SPACES",
    "bad_characters",
    "collapse",
    "counted",
    "fold",
    "is_word_character",
    "slug",
    "stands_in",
    "with_article",
    "without_diacritics",
]

# C0 and C1 controls but tab and newline; line separators; bidirectional embeddings, overrides and isolates;
# invisible operators, fillers and soft hyphens; interlinear and tag characters; what stands for lost letters; lone
# surrogates; noncharacters.
_BAD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\u2060-\u2064\u206a-\u206f\ufeff"
    "\ufff9-\ufffb\ufffd\u00ad\ufffe\uffff\ud800-\udfff\u115f\u1160\u3164\U000e0000-\U000e0fff]"
)

_NAMES = {
    "\ufeff": "a byte order mark inside the text",
    "\u200b": "a zero-width space",
    "\x00": "a NUL character",
    "\x0c": "a form feed",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
    "\ufffd": "a sign that stands for a letter that was lost",
    "\u00ad": "a soft hyphen",
}

INVISIBLE = "\u200b\u2060\ufeff\u00ad"
"""Those of the bad characters that take no place and change nothing: without them a text looks just the same."""

WITHOUT_SPACES = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff"
"""Thai, Lao, Japanese and Chinese characters, as a range for patterns: scripts that put no spaces between words."""

# Letters that Unicode does not take apart into a plain letter and a mark.
_NO_MARK_TO_DROP = str.maketrans("əƏıİøØłŁđĐħĦ", "eEiIoOlLdDhH")

# Letters that people without them write as two.
_AS_TWO = str.maketrans({"æ": "ae", "œ": "oe", "þ": "th", "ß": "ss"})

# One character for one, so that offsets in the folded text are offsets in the text.
_ALIKE = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "–": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\n": " ", "\t": " ",
    }
)  # fmt: skip


def bad_characters(text: str) -> Iterator[tuple[int, str]]:
    """Offset and description of each character that no text may hold."""
    for match in _BAD.finditer(text):
        char = match.group()
        if char in _NAMES:
            name = _NAMES[char]
        elif "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069":
            name = f"a character that reverses the direction of text (U+{ord(char):04X})"
        else:
            name = f"an invisible control character (U+{ord(char):04X})"
        yield match.start(), name


def fold(text: str) -> str:
    """Lower case, with quotation marks, hyphens and spaces made alike; the length stays the same."""
    alike = text.translate(_ALIKE)
    if alike.isascii():  # as most English paragraphs are: at once instead of letter by letter
        return alike.lower()
    return "".join(low if len(low := char.lower()) == 1 else char for char in alike)


def counted(number: int, one: str, several: str = "") -> str:
    """A number of things in words: ``1 entry``, ``2 entries``; several are called ``one`` with an s, if not given."""
    return f"{number} {one if number == 1 else several or one + 's'}"


def collapse(text: str) -> str:
    """White space folded to single spaces and stripped at the ends."""
    return " ".join(text.split())


def stands_in(words: str, text: str) -> bool:
    """Whether a text holds words, whatever white space stands between them: one that breaks no lines is a space too."""
    return collapse(words) in collapse(text)


def without_diacritics(text: str) -> str:
    """The text as people type it who lack the keyboard for it: ``Ærøskøbing`` as ``Æroskobing``."""
    parts = unicodedata.normalize("NFKD", text.translate(_NO_MARK_TO_DROP))
    return unicodedata.normalize("NFC", "".join(char for char in parts if not _is_mark(char)))


def slug(text: str) -> str:
    """The id that was probably meant: lower-case Latin letters, digits and hyphens; empty for other scripts."""
    return re.sub(r"[^a-z0-9]+", "-", without_diacritics(text).lower().translate(_AS_TWO)).strip("-")


def with_article(word: str) -> str:
    """An English word after its indefinite article."""
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"


def is_word_character(char: str) -> bool:
    """Whether a character continues a word: letters, digits, underscore and combining marks of any script."""
    return char.isalnum() or char == "_" or _is_mark(char)


def _is_mark(char: str) -> bool:
    return unicodedata.category(char).startswith("M")
