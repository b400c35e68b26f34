"""Texts that somebody brings to a command. What is wrong in them is told as everywhere."""

from __future__ import annotations

from pathlib import Path

from explainer.diagnostics.errors import MisuseError
from explainer.diagnostics.locations import Location, SourceText
from explainer.diagnostics.problems import Code, Problems
from explainer.files.entries import display_path
from explainer.files.texts import read_text
from explainer.starting.manuscript import other_format

__all__ = ["read_brought"]


def read_brought(file: Path, problems: Problems) -> SourceText | None:
    """A text that somebody brings, or None with the reason in ``problems``. Raises MisuseError where there is none."""
    if not file.is_file():
        raise MisuseError(f"there is no file '{file}'")
    with file.open("rb") as opened:
        format_ = other_format(opened.read(64))
    if format_ is None:
        return read_text(file, problems)
    where = Location(SourceText(display_path(file), ""), 0, 0)
    remedy = "open it where it was written, and save it as plain text (.txt) with the encoding UTF-8"
    problems.error(Code.UNREADABLE_FILE, f"this is {format_}, and no plain text", where, remedy)
    return None
