"""Words of a text that look like names, in any language and without a model.

Nothing here knows who is a person and what is a place; a person decides. What is known of single languages stands in
``languages``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, pairwise
from typing import TypeVar

from explainer.starting.candidates import Candidate, gather
from explainer.starting.tokens import Token, tokenize
from explainer.words.folding import fold
from explainer.words.languages import DETERMINERS, STOP_WORDS, calendar_words
from explainer.words.selectors import TextRange

__all__ = ["FoundName", "find_names"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundName(Candidate):
    """A name; ``aliases`` are shorter forms that stand alone elsewhere and belong to no other name."""

    aliases: tuple[str, ...] = ()


_INSIDE_NAMES = {
    "af", "al", "av", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn",
    "la", "las", "le", "les", "lo", "los", "of", "te", "ten", "ter", "van", "von", "zu",
}  # fmt: skip
"""Small words that stand between the words of one name."""

_MAX_WORDS = 4

_MOST_PARTS = 10
"""Words of a name that may stand alone elsewhere, counted from either end."""

T = TypeVar("T")

_Run = tuple[Token, ...]


def find_names(paragraphs: Sequence[str], language: str) -> list[FoundName]:
    """Names in order of first appearance.

    Where letters have capitals these are runs of words with a capital, at the start of a sentence only if they look
    like a name elsewhere too. In other scripts they are runs of words that stand more than once.
    """
    words = [tokenize(text) for text in paragraphs]
    letters = [char for text in paragraphs for char in text if char.isalpha()]
    # not any(): a text in letters without case, as Chinese, may hold some Latin words
    has_capitals = sum(char.isupper() or char.islower() for char in letters) * 2 > len(letters)
    runs = _capitalised(words, language) if has_capitals else _repeated(words, language)
    places = ((number, TextRange(run[0].place.start, _end(run[-1]))) for number, run in runs)
    return _with_aliases(gather(paragraphs, places))


def _end(word: Token) -> int:
    """Where a name ends: a possessive 's is no part of it."""
    return word.place.end - 2 if re.search(r"\w['’]s$", word.text) else word.place.end


def _capitalised(paragraphs: Sequence[Sequence[Token]], language: str) -> Iterator[tuple[int, _Run]]:
    every = [word for words in paragraphs for word in words]
    lower = {fold(word.text) for word in every if not word.is_capitalised}
    inside = {word.text for word in every if word.is_capitalised and not word.opens}
    nouns = _nouns(paragraphs, language)
    small = STOP_WORDS.get(language, frozenset())
    for number, words in enumerate(paragraphs, start=1):
        for run in _runs(words, language):
            name = _without_nouns(_without_opening(run, inside, lower | small), nouns)
            if len(name) > 1 or (name and _is_name_alone(name[0].text, lower | nouns | small)):
                yield number, name


def _runs(words: Sequence[Token], language: str) -> Iterator[_Run]:
    """Longest runs of words with a capital, with small words of names between them; days and months end a run."""
    days = calendar_words(language)
    run: list[Token] = []
    for word in words:
        is_name = word.is_capitalised and fold(word.text) not in days and word.text != "I"  # English writes it so
        if run and not (word.is_joined and (is_name or _goes_on(run, word, language))):
            yield from _closed(run)
            run = []
        if run or is_name:
            run.append(word)
    yield from _closed(run)


def _goes_on(run: Sequence[Token], word: Token, language: str) -> bool:
    """Whether a small word may stand inside the name; an article only after another small word, as in *von der*."""
    article = DETERMINERS.get(language)
    is_article = bool(article and article.fullmatch(word.text))
    return word.text in _INSIDE_NAMES and (not is_article or not run[-1].is_capitalised)


def _closed(run: list[Token]) -> Iterator[_Run]:
    while run and not run[-1].is_capitalised:
        run.pop()
    if run:
        yield tuple(run)


def _without_opening(run: _Run, inside: set[str], ordinary: set[str]) -> _Run:
    """A run without the word that owes its capital to the start of a sentence."""
    first = run[0]
    if first.opens and first.text not in inside and (len(run) == 1 or fold(first.text) in ordinary):
        return _from_a_capital(run[1:])
    return run


def _without_nouns(run: _Run, nouns: set[str]) -> _Run:
    """A name of several words without the ordinary noun in front of it."""
    first = 0
    for at, word in enumerate(run):
        if word.is_capitalised:
            first = at
            if fold(word.text) not in nouns:
                break
    return run[first:]


def _from_a_capital(run: _Run) -> _Run:
    return tuple(dropwhile(lambda word: not word.is_capitalised, run))


def _is_name_alone(word: str, others: set[str]) -> bool:
    """Whether a single word is a name; one that stands among ``others``, the ordinary words, is none."""
    return len(word) > 1 and fold(word) not in others and any(map(str.isalpha, word))


def _nouns(paragraphs: Sequence[Sequence[Token]], language: str) -> set[str]:
    """Words with a capital that stand after a determiner, in languages that write every noun so."""
    determiner = DETERMINERS.get(language)
    if determiner is None:
        return set()
    # With a capital that it does not owe to the start of a sentence, a determiner is part of a name, as in "Den Haag".
    return {
        fold(word.text)
        for words in paragraphs
        for last, word in pairwise(words)
        if word.is_joined and word.is_capitalised
        if last.opens or not last.is_capitalised
        if determiner.fullmatch(fold(last.text))
    }


def _repeated(paragraphs: Sequence[Sequence[Token]], language: str) -> Iterator[tuple[int, _Run]]:
    """Runs of two to four words that stand at least twice, and in no longer run as often."""
    small = STOP_WORDS.get(language, frozenset())
    runs = [
        (number, run)
        for number, words in enumerate(paragraphs, start=1)
        for run in _ngrams(words, _MAX_WORDS)
        if _is_run(run, small)
    ]
    counts = Counter(_texts(run) for _, run in runs)
    often = {texts for texts, count in counts.items() if count > 1}
    parts = {part for texts in often for part in _ngrams(texts, len(texts) - 1) if counts[part] <= counts[texts]}
    wanted = often - parts
    yield from ((number, run) for number, run in runs if _texts(run) in wanted)


def _ngrams(items: Sequence[T], longest: int) -> Iterator[tuple[T, ...]]:
    """Every two to ``longest`` items that follow each other, by where they start."""
    for start in range(len(items)):
        for end in range(start + 2, min(start + longest, len(items)) + 1):
            yield tuple(items[start:end])


def _is_run(words: _Run, small: frozenset[str]) -> bool:
    is_joined = all(word.is_joined for word in words[1:])
    return is_joined and not any(fold(word.text) in small or word.text.isnumeric() for word in words)


def _texts(run: _Run) -> tuple[str, ...]:
    return tuple(word.text for word in run)


def _ends(words: str) -> Iterator[str]:
    """The shorter texts that a name begins or ends with, between words; of a very long one only the shortest."""
    breaks = [at for at, char in enumerate(words) if char == " "]
    yield from (words[:at] for at in breaks[:_MOST_PARTS])
    yield from (words[at + 1 :] for at in breaks[-_MOST_PARTS:])


def _with_aliases(names: Sequence[Candidate]) -> list[FoundName]:
    """Names that are the first or last words of exactly one other become its aliases."""
    longer: dict[str, set[str]] = {}
    for name in names:
        for end in _ends(name.words):
            longer.setdefault(end, set()).add(name.words)
    shorter: dict[str, list[Candidate]] = {}
    whole = []
    for name in names:
        owners = longer.get(name.words, set())
        if len(owners) == 1:
            shorter.setdefault(next(iter(owners)), []).append(name)
        else:
            whole.append(name)
    found = []
    for name in whole:
        short = shorter.get(name.words, [])
        occurrences = sorted(
            (occurrence for one in (name, *short) for occurrence in one.occurrences),
            key=lambda p: (p.paragraph, p.range),
        )
        aliases = tuple(other.words for other in short)
        found.append(FoundName(words=name.words, occurrences=tuple(occurrences), aliases=aliases))
    return sorted(found, key=lambda name: (name.occurrences[0].paragraph, name.occurrences[0].range))
