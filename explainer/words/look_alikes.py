"""Letters of one script that look like those of another, and words and hosts that are written with them.

Only letters that can hardly be told apart are listed (UTS 39, "confusables"): a reader who sees the difference is not
misled. Nothing made here is shown to readers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from explainer.words.folding import without_diacritics

__all__ = ["LookAlikes", "mixed_word"]

_CYRILLIC = ("АВЕЅІЈКМНОРСТУХҺԚԜӀаеѕіјорсухһԁԛԝӏ", "ABESIJKMHOPCTYXHQWIaesijopcyxhdqwl")
_GREEK = ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϲϳονρ", "ABEZHIKMNOPTYXcjovp")
_EASTERN = ("ՕՏՍԼՈՀօսհոցյզ", "OSULNHouhngjq")
_LIKE_LATIN = {
    letter: latin
    for letters, others in (_CYRILLIC, _GREEK, _EASTERN)
    for letter, latin in zip(letters, others, strict=True)
}

_LATIN = set(_LIKE_LATIN.values())

# In the address bar, in which nobody reads word by word, also these pass for one another.
_LIKE_IN_HOSTS = str.maketrans(
    _LIKE_LATIN
    | dict(zip("вкмнтгпьαβγεικτυχηω", "bkmhtrnbabyeiktuxnw", strict=True))
    | dict(zip("լքռիգɑɡɩ01", "lpnhqagiol", strict=True))
)
_PAIRS = (("rn", "m"), ("vv", "w"))

_WORD = re.compile(r"[^\W\d_]+")


def mixed_word(text: str) -> str | None:
    """The first word that is written with letters of two scripts, of which some look like those of the other.

    A Greek letter beside Latin ones is common in names of science, and none is told that looks like itself alone.
    """
    if text.isascii():  # as most names are
        return None
    return next((word for word in _WORD.findall(text) if _is_mixed(word)), None)


def _is_mixed(word: str) -> bool:
    if word.isascii():
        return False
    by_script: dict[str, set[str]] = {}
    for char in word:
        by_script.setdefault(_script(char), set()).add(char)
    scripts = by_script.keys() & _SCRIPTS
    foreign = set().union(*(by_script[script] for script in scripts - {"LATIN"}))
    own = by_script.get("LATIN", set())
    return len(scripts) > 1 and (foreign <= _LIKE_LATIN.keys() or (bool(own) and own <= _LATIN))


@lru_cache(maxsize=4096)  # all letters of an alphabet
def _script(char: str) -> str:
    """The script of a letter, with which its name begins; of some signs, another word."""
    return unicodedata.name(char, "").partition(" ")[0]


_SCRIPTS = {"LATIN", *map(_script, _LIKE_LATIN)}


class LookAlikes:
    """Hosts that may be meant, by what they look like."""

    def __init__(self, known: Iterable[str]) -> None:
        self._meant: dict[str, str] = {}
        for host in known:
            for ending in _endings(_in_letters(host)):
                skeleton = _skeleton(ending)
                if skeleton == ending or skeleton not in self._meant:  # the plainest is the one that is meant
                    self._meant[skeleton] = ending

    def imitation(self, host: str) -> str | None:
        """How a host imitates another one, in words; None if it does not."""
        shown = _in_letters(host)
        labels = shown.split(".")
        if any(map(_is_mixed_label, labels)):
            return "mixes letters of several scripts"
        if labels[-1].isascii() and any(map(_is_disguised, labels)):
            return f"is written in other letters than it seems, which is '{_skeleton(shown)}'"
        for ending in _endings(shown):
            skeleton = _skeleton(ending)
            if skeleton != ending and self._meant.get(skeleton, ending) != ending:
                return f"looks like '{self._meant[skeleton]}'"
        return None


def _in_letters(host: str) -> str:
    """A host as readers see it: labels of other scripts are stored in ASCII (Punycode, RFC 3492)."""
    labels = unicodedata.normalize("NFKC", host).lower().rstrip(".").split(".")
    return ".".join(map(_label_in_letters, labels))


def _label_in_letters(label: str) -> str:
    try:
        return label[4:].encode().decode("punycode") if label.startswith("xn--") else label
    except UnicodeError:
        return label


def _is_mixed_label(label: str) -> bool:
    return len({_script(char) for char in label if char.isalpha()} & _SCRIPTS) > 1


def _is_disguised(label: str) -> bool:
    """Whether a label of another script holds only letters that look like Latin ones."""
    letters = [char for char in label if char.isalpha()]
    return bool(letters) and not label.isascii() and all(char in _LIKE_LATIN for char in letters)


def _endings(host: str) -> Iterator[str]:
    """A host, and the domains that it is part of, each of two labels or more."""
    labels = host.split(".")
    return (".".join(labels[start:]) for start in range(len(labels) - 1))


@lru_cache(maxsize=4096)
def _skeleton(host: str) -> str:
    """One text for all hosts that look the same."""
    plain = without_diacritics(host.translate(_LIKE_IN_HOSTS)).lower()
    for pair, letter in _PAIRS:
        plain = plain.replace(pair, letter)
    return plain
