"""Words of a text that look like names, in any language and without a model.

Nothing here knows who is a person and what is a place; a person decides. What is known of single languages stands in
``languages``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from explainer.starting.candidates import Candidate, gather
from explainer.words.characters import is_word_character
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

_SENTENCE_END = re.compile(r"[.!?…。！？؟۔։।:;—–]|[\"“”„«»‹›「『(\[]|^$")
_JOINED = re.compile(r"[ \u00a0\u202f](?:& )?")
_AFTER_INITIAL = re.compile(r"\.[ \u00a0\u202f]?")
_INNER = "-‐‑'’ʼ"
_MAX_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    """A word: its place, whether it may open a sentence, and whether it goes on from the word before."""

    text: str
    place: TextRange
    opens: bool
    is_joined: bool

    @property
    def is_capitalised(self) -> bool:
        return self.text[0].isupper() or self.text[0].istitle()


_Run = tuple[_Word, ...]


def find_names(paragraphs: Sequence[str], language: str) -> list[FoundName]:
    """Names in order of first appearance.

    Where letters have capitals these are runs of words with a capital, at the start of a sentence only if they look
    like a name elsewhere too. In other scripts they are runs of words that stand more than once.
    """
    words = [_words(text) for text in paragraphs]
    letters = [char for text in paragraphs for char in text if char.isalpha()]
    has_capitals = sum(char.isupper() or char.islower() for char in letters) * 2 > len(letters)
    runs = _capitalised(words, language) if has_capitals else _repeated(words, language)
    places = ((number, TextRange(run[0].place.start, _end(run[-1]))) for number, run in runs)
    return _with_aliases(gather(paragraphs, places))


def _words(text: str) -> list[_Word]:
    found: list[_Word] = []
    for match in _bounds(text):
        gap = text[found[-1].place.end if found else 0 : match.start]
        last = found[-1].text if found else ""
        is_initial = bool(_AFTER_INITIAL.fullmatch(gap)) and last[:1].isupper() and len(last) <= 2
        opens = not found or (bool(_SENTENCE_END.search(gap)) and not is_initial)
        joined = bool(found) and (is_initial or bool(_JOINED.fullmatch(gap)))
        found.append(_Word(text=text[match.start : match.end], place=match, opens=opens, is_joined=joined))
    return found


def _bounds(text: str) -> Iterator[TextRange]:
    """Ranges of words; a hyphen or an apostrophe between letters belongs to its word."""
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


def _end(word: _Word) -> int:
    """Where a name ends: a possessive 's is no part of it."""
    return word.place.end - 2 if re.search(r"\w['’]s$", word.text) else word.place.end


def _capitalised(paragraphs: Sequence[Sequence[_Word]], language: str) -> Iterator[tuple[int, _Run]]:
    every = [word for words in paragraphs for word in words]
    lower = {fold(word.text) for word in every if not word.is_capitalised}
    inside = {word.text for word in every if word.is_capitalised and not word.opens}
    nouns = _nouns(paragraphs, language)
    small = STOP_WORDS.get(language, frozenset())
    for number, words in enumerate(paragraphs, start=1):
        for run in _runs(words, language):
            name = _without_nouns(_without_opening(run, inside, lower | small), nouns)
            if len(name) > 1 or (name and not _is_no_name(name[0].text, lower | nouns | small)):
                yield number, name


def _runs(words: Sequence[_Word], language: str) -> Iterator[_Run]:
    """Longest runs of words with a capital, small words of names between them; days and months end a run."""
    days = calendar_words(language)
    run: list[_Word] = []
    for word in words:
        is_name = word.is_capitalised and fold(word.text) not in days and word.text != "I"
        if run and not (word.is_joined and (is_name or _goes_on(run, word, language))):
            yield from _closed(run)
            run = []
        if run or is_name:
            run.append(word)
    yield from _closed(run)


def _goes_on(run: Sequence[_Word], word: _Word, language: str) -> bool:
    """Whether a small word may stand inside the name; an article only after another small word, as in *von der*."""
    article = DETERMINERS.get(language)
    is_article = bool(article and article.fullmatch(word.text))
    return word.text in _INSIDE_NAMES and (not is_article or not run[-1].is_capitalised)


def _closed(run: list[_Word]) -> Iterator[_Run]:
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
    while len(run) > 1 and fold(run[0].text) in nouns:
        run = _from_a_capital(run[1:])
    return run


def _from_a_capital(run: _Run) -> _Run:
    while run and not run[0].is_capitalised:
        run = run[1:]
    return run


def _is_no_name(word: str, others: set[str]) -> bool:
    return len(word) < 2 or fold(word) in others or not any(map(str.isalpha, word))


def _nouns(paragraphs: Sequence[Sequence[_Word]], language: str) -> set[str]:
    """Words with a capital that stand after an article, in languages that write every noun so."""
    before = DETERMINERS.get(language)
    return {
        fold(word.text)
        for words in paragraphs
        for last, word in pairwise(words)
        if before and word.is_joined and word.is_capitalised and _is_small(last) and before.fullmatch(fold(last.text))
    }


def _is_small(word: _Word) -> bool:
    """Whether a word has no capital of its own."""
    return word.opens or not word.is_capitalised


def _repeated(paragraphs: Sequence[Sequence[_Word]], language: str) -> Iterator[tuple[int, _Run]]:
    """Runs of two to four words that stand at least twice, and in no longer run as often."""
    small = STOP_WORDS.get(language, frozenset())
    runs = [
        (number, tuple(words[at : at + length]))
        for number, words in enumerate(paragraphs, start=1)
        for at in range(len(words))
        for length in range(2, _MAX_WORDS + 1)
        if _is_run(words[at : at + length], length, small)
    ]
    counts = Counter(_texts(run) for _, run in runs)
    often = {texts for texts, count in counts.items() if count > 1}
    parts = {part for texts in often for part in _parts(texts) if counts[part] <= counts[texts]}
    wanted = often - parts
    yield from ((number, run) for number, run in runs if _texts(run) in wanted)


def _is_run(words: Sequence[_Word], length: int, small: frozenset[str]) -> bool:
    return (
        len(words) == length
        and all(word.is_joined for word in words[1:])
        and not any(fold(word.text) in small or word.text.isnumeric() for word in words)
    )


def _texts(run: _Run) -> tuple[str, ...]:
    return tuple(word.text for word in run)


def _parts(texts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Every shorter run inside a run."""
    for length in range(2, len(texts)):
        yield from (texts[at : at + length] for at in range(len(texts) - length + 1))


def _with_aliases(names: Sequence[Candidate]) -> list[FoundName]:
    """Names that are the first or last words of exactly one other become its aliases."""
    owner: dict[str, str] = {}
    for name in names:
        longer = [other.words for other in names if _is_end(name.words, other.words)]
        if len(longer) == 1:
            owner[name.words] = longer[0]
    whole = [name for name in names if name.words not in owner]
    found = []
    for name in whole:
        short = [other for other in names if owner.get(other.words) == name.words]
        occurrences = sorted(
            (occurrence for one in (name, *short) for occurrence in one.occurrences),
            key=lambda p: (p.paragraph, p.range),
        )
        aliases = tuple(other.words for other in short)
        found.append(FoundName(words=name.words, occurrences=tuple(occurrences), aliases=aliases))
    return sorted(found, key=lambda name: (name.occurrences[0].paragraph, name.occurrences[0].range))


def _is_end(short: str, long: str) -> bool:
    return long.startswith(f"{short} ") or long.endswith(f" {short}")
