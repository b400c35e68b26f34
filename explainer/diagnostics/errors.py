"""The exceptions that reach the edge, of one family, so that whoever calls this program can catch them all.

::

    ExplainerError
    ├── StoryError    the data hold errors; brings all of them
    ├── MisuseError   a command or a function was not used as it is meant to be; the text tells how
    └── SiteError     the site could not be built, or is not sound; the text tells what is wrong

Inside, nothing is raised for what people wrote: stages put problems into a collector and give INVALID. What the disk
refuses stays an OSError, and a ``ValueError`` is a programmer's mistake, or told by a model that reads a value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from explainer.words.terminal import shown

if TYPE_CHECKING:
    from explainer.diagnostics.problems import Problems

__all__ = ["ExplainerError", "MisuseError", "SiteError", "StoryError"]


class ExplainerError(Exception):
    """The base of all exceptions that this program raises for its users."""


class StoryError(ExplainerError):
    """The data hold errors: raised once, with everything that is wrong, warnings too."""

    def __init__(self, problems: Problems) -> None:
        super().__init__(f"{len(problems.errors)} errors")
        self.problems = problems


class MisuseError(ExplainerError):
    """Wrong usage; the text tells the right one. The command line prints it and exits with status 2.

    Each argument is a line: whatever one quotes, it stays one line.
    """

    def __str__(self) -> str:
        return "\n".join(map(shown, self.args))


class SiteError(ExplainerError):
    """The site could not be built, or is not sound; the text tells what is wrong."""
