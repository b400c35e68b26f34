"""The grammar of English messages: plurals, articles, lists of words. Readers of a site see none of these."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["counted", "joined", "with_article"]


def counted(number: int, one: str, several: str = "") -> str:
    """A number of things in words: ``1 entry``, ``2 entries``; the plural is ``one`` with an s, if not given."""
    return f"{number} {one if number == 1 else several or one + 's'}"


def with_article(word: str) -> str:
    """An English word after its indefinite article."""
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"


def joined(words: Iterable[str], conjunction: str = "and") -> str:
    """Words as a list: ``a, b and c``."""
    *rest, last = list(words) or [""]
    return f"{', '.join(rest)} {conjunction} {last}" if rest else last
