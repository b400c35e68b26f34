"""What is wrong, where, and how to fix it.

A problem is a value. Stages put problems into a collector and go on, so that authors see all of them in one run; only
the outermost edge raises. Errors make the site untrue, warnings make it poorer, and notices tell what the program did
about something that people may not have meant. Codes are stable.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from explainer.diagnostics.locations import Edit, Location

__all__ = ["INVALID", "Code", "Invalid", "Problem", "Problems", "Severity"]

Severity = Literal["error", "warning", "notice"]


class Invalid(enum.Enum):
    """The type of INVALID: an enum, so that ``isinstance`` narrows ``Story | Invalid`` for the type checker."""

    INVALID = enum.auto()


INVALID: Final = Invalid.INVALID
"""The result in place of a value that could not be read; the reasons are in the collector."""


class Code(enum.StrEnum):
    """Every kind of problem. The value is what people see and search for."""

    UNREADABLE_FILE = "unreadable-file"
    MISSING_FILE = "missing-file"
    BAD_FILE_NAME = "bad-file-name"
    REFUSED_FILE = "refused-file"
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
    INNER_ADDRESS = "inner-address"
    LOOK_ALIKE_HOST = "look-alike-host"
    MIXED_SCRIPTS = "mixed-scripts"
    DIRECTION_MARK = "direction-mark"
    NAME_WITHOUT_USER = "name-without-user"
    OUT_OF_TIME = "out-of-time"
    LEFT_OUT = "left-out"
    NO_GIST = "no-gist"
    ONE_SIDED_GIST = "one-sided-gist"
    ONE_SIDED_NAME = "one-sided-name"
    POSITION_OF_OTHERS = "position-of-others"
    SAME_NEWSROOM = "same-newsroom"
    UNREACHED_CLAIM = "unreached-claim"
    NOT_VERBATIM = "not-verbatim"
    SHARED_WORDS = "shared-words"
    VOID_CHECK = "void-check"
    BROKEN_LINK = "broken-link"
    FOREIGN_ADDRESS = "foreign-address"
    UNSAFE_HTML = "unsafe-html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong. ``message`` is a sentence without a full stop; ``remedy`` tells what to do.

    Where it is certain what was meant, ``edits`` fix the problem when they are all made. They are only proposed:
    ``explainer fix`` makes them.
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
    """A collector of problems. The same problem counts once, and iteration is by file and place."""

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
        """Add a problem that makes the site untrue."""
        self.add(Problem(code=code, message=message, location=location, remedy=remedy, edits=edits))

    def add(self, problem: Problem) -> None:
        """Add a problem, unless the same one is there already."""
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

    @property
    def notices(self) -> tuple[Problem, ...]:
        """The notices, sorted."""
        return tuple(problem for problem in self if problem.severity == "notice")
