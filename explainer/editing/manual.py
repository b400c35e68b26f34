"""The manual of problems: what each code means, why it matters to readers, an example, and how to mend it.

Each is written once, in Markdown that also reads well in a terminal, as ``help/<code>.md`` in the package. The command
line prints it and the page about problems shows it.
"""

from __future__ import annotations

from dataclasses import dataclass

from explainer.diagnostics.problems import Code
from explainer.files.package import package_file

__all__ = ["Explanation", "explanation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What the manual says of a code: ``title`` is a sentence without a full stop, ``text`` is Markdown."""

    code: Code
    title: str
    text: str


def explanation(code: Code) -> Explanation:
    """What the manual says of a code."""
    heading, _, text = package_file("explainer", f"help/{code}.md").decode().partition("\n")
    return Explanation(code=code, title=heading.removeprefix("# "), text=text.strip("\n"))
