"""Text for a terminal or the log of a code host: whatever it quotes, nothing in it acts there."""

from __future__ import annotations

import re

__all__ = ["shown", "shown_lines"]

_COMMAND = re.compile(r"^(\s*):(?=:)|#(?=#\[)")


def shown(line: str) -> str:
    """A line that quotes a file, its name or what somebody typed, as one line that is safe to print.

    No escape sequence can act in a terminal (CWE-150), and no command in the log of a workflow: GitHub runs what
    follows ``::`` at the start of a line, or ``##[`` anywhere. The line keeps its length, and so carets their places.
    """
    printable = "".join(char if char.isprintable() else "�" for char in line.replace("\t", " "))
    return _COMMAND.sub(lambda found: f"{found[1] or ''}�", printable)


def shown_lines(text: str) -> str:
    """The same for each line of a text that has several on purpose."""
    return "\n".join(map(shown, text.split("\n")))
