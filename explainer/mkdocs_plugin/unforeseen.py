"""Errors that nobody foresaw, in one line: of the theme and other plugins, mostly over a value in mkdocs.yml."""

from __future__ import annotations

import traceback
from pathlib import Path

from jinja2 import TemplateNotFound

__all__ = ["in_one_line"]


def in_one_line(error: Exception) -> str:
    """What happened and where; ``mkdocs build --verbose`` tells all that led there."""
    if isinstance(error, TemplateNotFound):
        return f"the theme has no file '{error.name}'; is an icon or the language in mkdocs.yml misspelt?"
    *_, last = traceback.extract_tb(error.__traceback__)
    place = f"{Path(last.filename).name}, line {last.lineno}"
    told = " ".join(f"{type(error).__name__}: {error}".split())
    return f"the site cannot be built: {told} ({place}); is a value in mkdocs.yml of a wrong type?"
