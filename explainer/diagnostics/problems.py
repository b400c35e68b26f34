"""What is wrong, where, and how to mend it.

A problem is a value. Stages put problems into a collector and go on; only the outermost edge decides to stop.
Errors make the site untrue, warnings make it poorer. Codes are stable.
"""

from __future__ import annotations

import difflib
import enum
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from rapidfuzz import process
from rapidfuzz.distance import Indel

from explainer.diagnostics.locations import Edit, Location

__all__ = ["INVALID", "Code", "Invalid", "Problem", "Problems", "Severity", "did_you_mean"]

Severity = Literal["error", "warning"]


class Invalid(enum.Enum):
    """The type of INVALID."""

    INVALID = enum.auto()


INVALID: Final = Invalid.INVALID
"""Stands for a value that could not be read; its problems are in the collector."""


class Code(enum.StrEnum):
    """Every kind of problem. The value is what people see and search for."""

    UNREADABLE_FILE = "unreadable-file"
    MISSING_FILE = "missing-file"
    BAD_CHARACTER = "bad-character"
    TOO_LARGE = "too-large"
    MERGE_CONFLICT = "merge-conflict"
    BAD_YAML = "bad-yaml"
    TAB_INDENT = "tab-indent"
    UNSUPPORTED_YAML = "unsupported-yaml"
    DUPLICATE_KEY = "duplicate-key"
    DUPLICATE_ID = "duplicate-id"
    WRONG_SHAPE = "wrong-shape"
    UNKNOWN_FIELD = "unknown-field"
    MISSING_FIELD = "missing-field"
    EMPTY_VALUE = "empty-value"
    BAD_VALUE = "bad-value"
    BAD_ID = "bad-id"
    BAD_DATE = "bad-date"
    BAD_URL = "bad-url"
    UNKNOWN_LANGUAGE = "unknown-language"
    UNKNOWN_REFERENCE = "unknown-reference"
    UNKNOWN_FILE = "unknown-file"
    BAD_ARTICLE = "bad-article"
    MISSING_PARAGRAPH = "missing-paragraph"
    QUOTE_NOT_FOUND = "quote-not-found"
    QUOTE_AMBIGUOUS = "quote-ambiguous"
    WRONG_PARAGRAPH = "wrong-paragraph"
    UNMARKABLE_PASSAGE = "unmarkable-passage"
    AMBIGUOUS_NAME = "ambiguous-name"
    OVERLAPPING_MENTIONS = "overlapping-mentions"
    FAR_COORDINATES = "far-coordinates"
    UNATTRIBUTED_QUOTE = "unattributed-quote"
    REPEATS_ARTICLE = "repeats-article"
    NEVER_MENTIONED = "never-mentioned"
    NEVER_CITED = "never-cited"
    SOURCE_GONE = "source-gone"
    NAME_WITHOUT_USER = "name-without-user"
    OUT_OF_TIME = "out-of-time"
    NOT_VERBATIM = "not-verbatim"
    SHARED_WORDS = "shared-words"
    BROKEN_LINK = "broken-link"
    FOREIGN_ADDRESS = "foreign-address"
    UNSAFE_HTML = "unsafe-html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong. ``message`` is a sentence without a full stop; ``remedy`` tells what to do.

    ``edits`` do it, together, where it is certain what was meant; they are proposed, and made only when people say so.
    """

    code: Code
    message: str
    location: Location
    remedy: str | None = None
    severity: Severity = "error"
    edits: tuple[Edit, ...] = ()

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """File, line and column, then code and words."""
        return (self.location.path, self.location.start, self.location.end, self.code, self.message)


class Problems:
    """Collects problems, each once."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int, int, str, str], Problem] = {}
        self.error_count = 0

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self._found.values(), key=lambda problem: problem.sort_key))

    def __len__(self) -> int:
        return len(self._found)

    def error(
        self, code: Code, message: str, location: Location, remedy: str | None = None, edits: tuple[Edit, ...] = ()
    ) -> None:
        """Record something that makes the site untrue."""
        self.add(Problem(code=code, message=message, location=location, remedy=remedy, edits=edits))

    def add(self, problem: Problem) -> None:
        """Record a problem made elsewhere."""
        key = problem.sort_key
        if key not in self._found:
            self._found[key] = problem
            self.error_count += problem.severity == "error"

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The errors, sorted."""
        return tuple(problem for problem in self if problem.severity == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The warnings, sorted."""
        return tuple(problem for problem in self if problem.severity == "warning")


def did_you_mean(word: str, choices: Iterable[str]) -> str | None:
    """The choice most like a misspelt word, or the only one it shortens; None if there is none."""
    folded = {choice.casefold(): choice for choice in sorted(choices)}
    near = _most_alike(word.casefold(), list(folded))
    longer = [choice for choice in folded if len(word) >= 3 and choice.startswith(word.casefold())]
    best = near or (longer[0] if len(longer) == 1 else None)
    return folded[best] if best else None


def _most_alike(word: str, choices: Sequence[str]) -> str | None:
    """What ``difflib.get_close_matches`` finds, without comparing each choice by its slow measure.

    The longest common subsequence is counted much faster, and no choice is more alike than that: whoever goes through
    the choices in its order may stop at the first that cannot be better.
    """
    best = (_LEAST_ALIKE, "")
    bounds = process.extract(word, choices, scorer=Indel.normalized_similarity, limit=None)
    for choice, bound, _ in bounds:
        if bound < best[0] - _ROUNDING:
            break
        best = max(best, (difflib.SequenceMatcher(None, choice, word).ratio(), choice))
    return best[1] or None


_LEAST_ALIKE = 0.6
_ROUNDING = 1e-9
