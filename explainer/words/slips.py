"""Slips of the pen: which word was certainly meant, and where a passage went whose words hardly changed.

A hint to a person may be bold; what a program writes may not. A slip here is one letter that is missing, added,
changed or in its neighbour's place, in a word of some length; digits are never slips.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, takewhile

from explainer.words.characters import is_word_character
from explainer.words.folding import fold
from explainer.words.selectors import TextRange

__all__ = ["Choices", "first_difference", "is_slip", "near_passages", "spelt_out", "surely_meant", "word_ranges"]

SHORTEST = 5  # letters of a word in which a slip hardly makes another word
_SHORTEST_START = 3
_WORDS_A_SLIP = 4  # a passage may hold one slip for so many words
_SAME_PASSAGE = 4  # so many words and signs in a row are hardly the same by chance


def surely_meant(word: str, choices: Iterable[str], shortest: int = SHORTEST) -> str | None:
    """The choice that differs in signs and capitals alone, or else the only one that is a slip away.

    ``shortest`` is how many letters a word has at least in which a slip is taken for one.
    """
    return Choices(choices).surely_meant(word, shortest)


class Choices:
    """Words of which one may have been meant, for being asked many times."""

    def __init__(self, choices: Iterable[str]) -> None:
        self._by_form: dict[str, list[str]] = {}
        self._forms_by_length: dict[int, list[str]] = {}
        for choice in choices:
            self._by_form.setdefault(_form(choice), []).append(choice)
        for form in self._by_form:
            self._forms_by_length.setdefault(len(form), []).append(form)

    def surely_meant(self, word: str, shortest: int = SHORTEST) -> str | None:
        """The choice that was meant, as the function of that name tells it."""
        form = _form(word)
        found = self._by_form.get(form) or [
            choice
            for length in (len(form) - 1, len(form), len(form) + 1)
            for other in self._forms_by_length.get(length, ())
            if is_slip(form, other, shortest)
            for choice in self._by_form[other]
        ]
        return found[0] if len(found) == 1 else None


def spelt_out(word: str, choices: Iterable[str]) -> str | None:
    """The only choice that a word shortens: ``latitude`` for ``lat``."""
    found = [choice for choice in choices if len(word) >= _SHORTEST_START and choice.startswith(word.casefold())]
    return found[0] if len(found) == 1 else None


def _form(word: str) -> str:
    """A word without quotation marks and capitals, its parts joined alike."""
    return re.sub(r"[\W_]+", "-", word.casefold()).strip("-")


def is_slip(one: str, other: str, shortest: int = SHORTEST) -> bool:
    """Whether two words differ by one letter missing, added, changed, or exchanged with its neighbour."""
    if max(len(one), len(other)) < shortest or abs(len(one) - len(other)) > 1:
        return False
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    if any(char.isdigit() for char in one + other):
        return False
    return len(one + other) == 1 or (len(one), len(other)) == (1, 1) or (len(one) == 2 and one == other[::-1])


def near_passages(text: str, words: str) -> list[TextRange]:
    """Every passage of ``text`` with the same words but for slips, capitals and the signs between them.

    One word alone must be the same.
    """
    wanted, known = _folded_words(words), _folded_words(text)
    # what stands nowhere in the text can only be a slip: most texts are ruled out by that, without looking at places
    if not wanted or sum(word not in known for word in wanted) > _slips_allowed(wanted):
        return []
    firsts = [at for at in range(len(known) - len(wanted) + 1) if _is_near(known[at : at + len(wanted)], wanted)]
    ranges = list(word_ranges(text)) if firsts else []
    return [TextRange(ranges[at].start, ranges[at + len(wanted) - 1].end) for at in firsts]


@lru_cache(maxsize=16_384)  # every paragraph of a large story, because each lost mention is looked for in all of them
def _folded_words(text: str) -> tuple[str, ...]:
    folded = fold(text)
    return tuple(folded[word.start : word.end] for word in word_ranges(text))


def word_ranges(text: str) -> Iterator[TextRange]:
    """Where the words of a text stand."""
    for is_word, group in groupby(enumerate(text), key=lambda item: is_word_character(item[1])):
        if is_word:
            offsets = [offset for offset, _ in group]
            yield TextRange(offsets[0], offsets[-1] + 1)


def _is_near(found: Sequence[str], wanted: Sequence[str]) -> bool:
    changed = [pair for pair in zip(found, wanted, strict=True) if pair[0] != pair[1]]
    return len(changed) <= _slips_allowed(wanted) and all(is_slip(*pair) for pair in changed)


def _slips_allowed(wanted: Sequence[str]) -> int:
    return -(-len(wanted) // _WORDS_A_SLIP) if len(wanted) > 1 else 0


def first_difference(words: str, text: str) -> tuple[str, str] | None:
    """What ``text`` has where ``words`` leave the passage that they follow from their beginning, and what they have.

    If they do not begin alike, it is looked for from the end. None if they follow no passage at all.
    """
    ours, theirs = _pieces(words), _pieces(text)
    if place := _leaves(ours, theirs):
        return _shown(theirs, place[1]), _shown(ours, place[0])
    if place := _leaves(ours[::-1], theirs[::-1]):
        return _shown(theirs, len(theirs) - 1 - place[1]), _shown(ours, len(ours) - 1 - place[0])
    return None


def _pieces(text: str) -> list[str]:
    """Words and the signs between them, one by one."""
    found: list[str] = []
    for is_word, group in groupby(text, key=is_word_character):
        part = "".join(group)
        found += [part] if is_word else "".join(part.split())
    return found


def _leaves(ours: Sequence[str], theirs: Sequence[str]) -> tuple[int, int] | None:
    """Where the beginning of ``ours`` stops being a part of ``theirs``, in each of the two."""
    lengths = [_alike(ours, theirs[start:]) for start in range(len(theirs))]
    longest = max(lengths, default=0)
    end = lengths.index(longest) + longest if lengths else 0
    return (longest, end) if longest >= _SAME_PASSAGE and longest < len(ours) and end < len(theirs) else None


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many pieces two texts share at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _shown(pieces: Sequence[str], at: int) -> str:
    """A word; a sign with the word before it, because it is hard to find alone."""
    is_sign = not is_word_character(pieces[at][0])
    return pieces[at - 1] + pieces[at] if is_sign and at else pieces[at]
