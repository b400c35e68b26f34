"""What a build says of the data and of files: in the log of MkDocs, or as the error that ends it."""

from __future__ import annotations

from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from explainer.diagnostics.errors import StoryError
from explainer.diagnostics.listing import as_text
from explainer.diagnostics.problems import Code, Problems
from explainer.reading.loading import load_story
from explainer.reading.story import Story

__all__ = ["load", "log", "stop_at"]

log = get_plugin_logger("explainer")


def stop_at(problems: Problems, otherwise: str = "files cannot go onto the site") -> None:
    """Tell what was done to files that go in, and fail if there is an error."""
    if problems.errors:
        raise PluginError(f"{otherwise}\n\n{as_text(problems.errors)}")
    for problem in problems.notices:
        log.info("%s: %s [%s]", problem.location, problem.message, problem.code)


def load(folder: Path, *, is_draft: bool) -> Story:
    """The story in a data folder; of one that ``is_draft``, a strict build goes on although the check warns."""
    problems = Problems()
    try:
        story = load_story(folder, problems)
    except StoryError as error:
        raise PluginError(f"the data hold errors\n\n{as_text(error.problems)}") from None
    for problem in problems.notices:
        log.info("%s: %s [%s]", problem.location, problem.message, problem.code)
    for problem in problems.warnings:
        # a warning fails a strict build, and what another host has done must fail none
        tell = log.info if is_draft or problem.code is Code.SOURCE_GONE else log.warning
        tell("%s: %s [%s]", problem.location, problem.message, problem.code)
    return story
