"""Which characters a text may hold, and which of them make words.

Contributors may be careless or hostile: what can hide, reorder or break text is refused, and everything that a
journalist types is let through.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

__all__ = [
    "DIRECTION_MARKS",
    "INVISIBLE",
    "WITHOUT_SPACES",
    "bad_characters",
    "composed",
    "has_marks",
    "holds_words",
    "is_mark",
    "is_word_character",
    "piled_marks",
    "without_marks",
]

# C0 and C1 controls but tab and newline; line separators; bidirectional embeddings, overrides and isolates, with which
# a text shows other words than it holds ("Trojan Source", CVE-2021-42574); invisible operators, fillers and soft
# hyphens; interlinear and tag characters; the replacement character, which a wrong decoding leaves; lone surrogates,
# which UTF-8 cannot encode; noncharacters. The joiners U+200C and U+200D may stand, which Persian and emoji need, and
# so may the marks of direction. Tags may stand in a flag: the black one, then a region such as gbsct, and the tag that
# ends it (UTS 51, ED-14a). Nobody sees them; elsewhere, or longer, they could hold a text that only machines read.
# So may one variation selector behind an ideograph (UTS 37), with which names of Japan are written: 葛󠄀城.
_BAD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\u2060-\u2064\u206a-\u206f\ufeff"
    "\ufff9-\ufffb\ufffd\u00ad\ufffe\uffff\ud800-\udfff\u115f\u1160\u3164\U000e0000-\U000e0fff]"
)
_IN_PLACE = re.compile(
    "\U0001f3f4[\U000e0061-\U000e007a]{2}[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,3}\U000e007f|"
    "(?<=[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])[\U000e0100-\U000e01ef]"
)

_PLAIN = bytes((0x09, 0x0A, *range(0x20, 0x7F)))
"""Tab, newline and the printable characters of ASCII: nearly all of most texts, and none that is looked for here."""

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
"""Those of the bad characters that have no width and no effect: without them a text looks just the same."""

DIRECTION_MARKS = "\u200e\u200f\u061c"
"""Marks of no width that have a direction, as letters have (UAX 9, 2.6); Arabic and Hebrew texts hold them."""

WITHOUT_SPACES = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff"
"""Thai, Lao, Japanese and Chinese characters, as a range for patterns: scripts that put no spaces between words."""


def bad_characters(text: str) -> Iterator[tuple[int, str]]:
    """Offset and description of each character that no text may hold."""
    found = list(_BAD.finditer(text)) if _BAD.search(_without_plain(text)) else []
    in_place = {at for match in _IN_PLACE.finditer(text) for at in range(*match.span())} if found else ()
    for match in found:
        if match.start() in in_place:
            continue
        char = match.group()
        if char in _NAMES:
            name = _NAMES[char]
        elif "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069":
            name = f"a character that reverses the direction of text (U+{ord(char):04X})"
        else:
            name = f"an invisible control character (U+{ord(char):04X})"
        yield match.start(), name


def _without_plain(text: str) -> str:
    """The few characters of a text that are not plain ones; bytes are taken out far faster than a pattern reads on."""
    return text.encode("utf-8", "surrogatepass").translate(None, _PLAIN).decode("utf-8", "surrogatepass")


_MOST_MARKS = 30
"""Combining marks on one letter, in every language that is written (Unicode Stream-Safe Text Format, UAX #15, 12)."""

_PILE = re.compile(rf"[^\w\s\x00-\x7f]{{{_MOST_MARKS + 1},}}")
"""Where one may be: no combining mark is a letter, a space or a sign of ASCII."""


def piled_marks(text: str) -> Iterator[tuple[int, int]]:
    """The half-open range of each run of more combining marks than any letter carries.

    Ordering the marks of one letter takes time with the square of their number, so a text with such a run is refused.
    """
    has_combining = any(map(unicodedata.combining, set(_without_plain(text))))
    for match in _PILE.finditer(text) if has_combining else ():
        for is_combining, run in groupby(range(*match.span()), key=lambda at: unicodedata.combining(text[at]) > 0):
            places = list(run)
            if is_combining and len(places) > _MOST_MARKS:
                yield places[0], places[-1] + 1


def composed(text: str) -> str:
    """The text in Unicode NFC; but for one with piled marks, which stays as it is until it is refused."""
    return text if any(piled_marks(text)) else unicodedata.normalize("NFC", text)


_WITHOUT_MARKS = dict.fromkeys(map(ord, DIRECTION_MARKS))


def without_marks(text: str) -> str:
    """A text without its marks of direction."""
    return text.translate(_WITHOUT_MARKS) if has_marks(text) else text


def has_marks(text: str) -> bool:
    """Whether a text holds a mark of direction."""
    return not text.isascii() and any(mark in text for mark in DIRECTION_MARKS)


def holds_words(text: str) -> bool:
    """Whether there is a letter or a digit in it: what is made of signs and pictures alone cannot be read out."""
    return any(map(str.isalnum, text))


def is_word_character(char: str) -> bool:
    """Whether a character continues a word: letters, digits, underscore and combining marks of any script.

    Python's ``\\w`` leaves combining marks out, and would end a word of Hindi at its first vowel sign.
    """
    return char.isalnum() or char == "_" or (not char.isascii() and is_mark(char))


def is_mark(char: str) -> bool:
    """Whether a character is a combining mark (Unicode general category M)."""
    return unicodedata.category(char).startswith("M")
