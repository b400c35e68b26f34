"""Typing errors: which word was certainly meant, and where a passage is whose words were hardly changed.

Repairs rest on ``surely_meant`` and ``near_passages``, which are stricter than ``did_you_mean``, a mere hint for a
person. A typo is one letter missing, added, changed or exchanged with its neighbour (Damerau-Levenshtein distance 1) in
a word of some length. A different digit is never a typo: it makes another number, and another id.
"""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, islice, takewhile
from posixpath import commonprefix

from rapidfuzz import process
from rapidfuzz.distance import Indel

from explainer.words.characters import is_word_character
from explainer.words.folding import fold
from explainer.words.selectors import TextRange

__all__ = [
    "Choices",
    "did_you_mean",
    "first_difference",
    "is_typo",
    "near_passages",
    "spelt_out",
    "surely_meant",
    "word_ranges",
]

_SHORTEST = 5  # letters; in a shorter word a typo easily makes another word, as "east" and "cast"
_SHORTEST_START = 3  # letters of an abbreviation
_LEAST_RATIO = 0.6  # of difflib, from 0 to 1; also the cutoff of get_close_matches
_ROUNDING = 1e-9
_WORDS_PER_TYPO = 4  # a passage may hold one typo for every so many words
_SAME_PASSAGE = 4  # so many words and signs in a row are hardly the same by chance


def did_you_mean(word: str, choices: Iterable[str]) -> str | None:
    """The choice most similar to a misspelt word, or else the only one it abbreviates; None if there is none."""
    folded = {choice.casefold(): choice for choice in sorted(choices)}
    best = _closest_match(word.casefold(), list(folded)) or spelt_out(word, folded)
    return folded[best] if best else None


def _closest_match(word: str, choices: Sequence[str]) -> str | None:
    """What ``difflib.get_close_matches`` finds, without its slow ratio for each of some thousand ids.

    The longest common subsequence, which is counted much faster, bounds that ratio from above: going through the
    choices by falling bound, we may stop at the first that can no longer be better.
    """
    best = (_LEAST_RATIO, "")
    bounds = process.extract(word, choices, scorer=Indel.normalized_similarity, limit=None)
    for choice, bound, _ in bounds:
        if bound < best[0] - _ROUNDING:
            break
        best = max(best, (difflib.SequenceMatcher(None, choice, word).ratio(), choice))
    return best[1] or None


def surely_meant(word: str, choices: Iterable[str], shortest: int = _SHORTEST) -> str | None:
    """The choice that differs in signs and letter case alone, or else the only one that is a typo away; None if unsure.

    ``shortest`` is the least length of a word in which a difference counts as a typo.
    """
    return Choices(choices).surely_meant(word, shortest)


class Choices:
    """Words of which one may have been meant, indexed so that many misspelt words can be looked up."""

    def __init__(self, choices: Iterable[str]) -> None:
        self._by_form: dict[str, list[str]] = {}
        self._by_variant: dict[str, list[str]] = {}
        for choice in choices:
            self._by_form.setdefault(_form(choice), []).append(choice)
        for form in self._by_form:
            for variant in _variants(form):
                self._by_variant.setdefault(variant, []).append(form)
        self._longest = max(map(len, self._by_form), default=0)

    def surely_meant(self, word: str, shortest: int = _SHORTEST) -> str | None:
        """The choice that was certainly meant, by the same rule as the function ``surely_meant``."""
        form = _form(word)
        found = self._by_form.get(form) or [
            choice for other in self._near(form) if is_typo(form, other, shortest) for choice in self._by_form[other]
        ]
        return found[0] if len(found) == 1 else None

    def _near(self, form: str) -> list[str]:
        """The forms that may be one typo away; none for a word that is too long to be any of them."""
        variants = _variants(form) if len(form) <= self._longest + 1 else ()
        return sorted({other for variant in variants for other in self._by_variant.get(variant, ())})


def _variants(form: str) -> set[str]:
    """A word, and the word without each of its letters: two words one typo apart have one of these in common."""
    return {form, *(form[:at] + form[at + 1 :] for at in range(len(form)))}


def spelt_out(word: str, choices: Iterable[str]) -> str | None:
    """The only choice that a word abbreviates: ``latitude`` for ``lat``."""
    found = [choice for choice in choices if len(word) >= _SHORTEST_START and choice.startswith(word.casefold())]
    return found[0] if len(found) == 1 else None


def _form(word: str) -> str:
    """A word in lower case, every run of other characters made one hyphen: ``Old_Mole`` as ``old-mole``."""
    return re.sub(r"[\W_]+", "-", word.casefold()).strip("-")


def is_typo(one: str, other: str, shortest: int = _SHORTEST) -> bool:
    """Whether two words differ by one letter missing, added, changed, or exchanged with its neighbour."""
    if max(len(one), len(other)) < shortest or abs(len(one) - len(other)) > 1:
        return False
    # what remains between the common start and the common end is all that differs
    start = len(commonprefix((one, other)))
    one, other = one[start:], other[start:]
    end = len(commonprefix((one[::-1], other[::-1])))
    one, other = one[: len(one) - end], other[: len(other) - end]
    if any(char.isdigit() for char in one + other):
        return False
    return len(one + other) == 1 or (len(one), len(other)) == (1, 1) or (len(one) == 2 and one == other[::-1])


def near_passages(text: str, words: str) -> list[TextRange]:
    """Every passage of ``text`` with the same words but for typos, capitals and the signs between them.

    A passage of a single word must hold the same word: one typo in one word leaves nothing to recognise it by.
    """
    wanted, known = _folded_words(words), _folded_words(text)
    # a word that occurs nowhere in the text must be a typo: that alone rules most texts out, before any alignment
    if not wanted or sum(word not in _different_words(text) for word in wanted) > _typos_allowed(wanted):
        return []
    firsts = [at for at in range(len(known) - len(wanted) + 1) if _is_near(known[at : at + len(wanted)], wanted)]
    ranges = list(word_ranges(text)) if firsts else []
    return [TextRange(ranges[at].start, ranges[at + len(wanted) - 1].end) for at in firsts]


@lru_cache(maxsize=16_384)  # every paragraph of a large story: each lost mention is looked for in all of them
def _folded_words(text: str) -> tuple[str, ...]:
    folded = fold(text)
    return tuple(folded[word.start : word.end] for word in word_ranges(text))


@lru_cache(maxsize=16_384)
def _different_words(text: str) -> frozenset[str]:
    return frozenset(_folded_words(text))


def word_ranges(text: str) -> Iterator[TextRange]:
    """The range of each word of a text, in order."""
    for is_word, group in groupby(enumerate(text), key=lambda item: is_word_character(item[1])):
        if is_word:
            offsets = [offset for offset, _ in group]
            yield TextRange(offsets[0], offsets[-1] + 1)


def _is_near(found: Sequence[str], wanted: Sequence[str]) -> bool:
    changed = (pair for pair in zip(found, wanted, strict=True) if pair[0] != pair[1])
    first = list(islice(changed, _typos_allowed(wanted) + 1))
    return len(first) <= _typos_allowed(wanted) and all(is_typo(*pair) for pair in first)


def _typos_allowed(wanted: Sequence[str]) -> int:
    return math.ceil(len(wanted) / _WORDS_PER_TYPO) if len(wanted) > 1 else 0


def first_difference(words: str, text: str) -> tuple[str, str] | None:
    """The first difference between ``words`` and the passage of ``text`` that they follow: what each has there.

    If no passage begins as they do, the passage that ends as they do is compared from its end. None if there is none.

    Returns:
        The word or sign in ``text``, and the one in ``words``.
    """
    ours, theirs = _tokens(words), _tokens(text)
    if place := _first_mismatch(ours, theirs):
        return _shown(theirs, place[1]), _shown(ours, place[0])
    if place := _first_mismatch(ours[::-1], theirs[::-1]):
        return _shown(theirs, len(theirs) - 1 - place[1]), _shown(ours, len(ours) - 1 - place[0])
    return None


def _tokens(text: str) -> list[str]:
    """The words of a text, and the signs between them one by one; no white space."""
    found: list[str] = []
    for is_word, group in groupby(text, key=is_word_character):
        part = "".join(group)
        found += [part] if is_word else "".join(part.split())
    return found


def _first_mismatch(ours: Sequence[str], theirs: Sequence[str]) -> tuple[int, int] | None:
    """The indexes in both of the first token after the longest beginning of ``ours`` that ``theirs`` contains."""
    lengths = [_common_start(ours, theirs[start : start + len(ours)]) for start in range(len(theirs))]
    longest = max(lengths, default=0)
    end = lengths.index(longest) + longest if lengths else 0
    return (longest, end) if longest >= _SAME_PASSAGE and longest < len(ours) and end < len(theirs) else None


def _common_start(one: Sequence[str], other: Sequence[str]) -> int:
    """The number of tokens that two texts share at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _shown(tokens: Sequence[str], at: int) -> str:
    """A word; a sign together with the word before it, because nobody finds a comma by itself."""
    is_sign = not is_word_character(tokens[at][0])
    return tokens[at - 1] + tokens[at] if is_sign and at else tokens[at]
