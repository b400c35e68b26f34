"""A file that is to go onto the site, and what may be said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from explainer.diagnostics.locations import Location, SourceText
from explainer.diagnostics.problems import Code, Problem, Problems

__all__ = ["Admit", "File"]


@dataclass(frozen=True, slots=True)
class File:
    """The path of a file as people see it, and its bytes."""

    path: str
    content: bytes

    @property
    def ending(self) -> str:
        """What its name ends in, with the point, in lower case."""
        return PurePosixPath(self.path).suffix.lower()

    @property
    def start(self) -> Location:
        """The file itself, where no line of it can be shown."""
        return Location(SourceText(self.path, ""), 0, 0)

    def refuse(self, problems: Problems, message: str, remedy: str, code: Code = Code.REFUSED_FILE) -> None:
        """Add why the file may not go in."""
        problems.error(code, message, self.start, remedy)


Admit = Callable[[File, Problems], bytes | None]
"""What goes onto the site in a file's place; None with the reason in the collector."""


def notice(code: Code, message: str, location: Location, remedy: str) -> Problem:
    """What was done to a file that goes in all the same."""
    return Problem(code=code, message=message, location=location, remedy=remedy, severity="notice")
