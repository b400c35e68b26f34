"""A data folder, or files that are kept elsewhere, to a Story: the one place where problems become an exception."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from explainer.diagnostics.errors import StoryError
from explainer.diagnostics.locations import SourceText
from explainer.diagnostics.problems import Invalid, Problems
from explainer.files import StoredFile, display_path, is_data, read_folder, read_stored
from explainer.reading.folder import read_story
from explainer.reading.story import Story

__all__ = ["load_stored_story", "load_story"]


def load_story(folder: Path, problems: Problems | None = None, *, changes: Mapping[str, str] | None = None) -> Story:
    """The Story in a data folder. Raises StoryError with every problem; warnings are left in ``problems``.

    ``changes`` are texts by the names of their files, read instead of what stands on the disk: a trial that leaves
    no trace.
    """
    problems = Problems() if problems is None else problems
    sources = read_folder(folder, problems)
    if not sources and problems.error_count:
        raise StoryError(problems)
    if changes:
        changed = {display_path(folder / file): text for file, text in changes.items()}
        sources = [source for source in sources if source.path not in changed]
        sources.extend(SourceText(path, text) for path, text in changed.items())
    return _sound(sources, display_path(folder), problems)


def load_stored_story(files: Iterable[StoredFile], folder: str, problems: Problems) -> Story:
    """The same for files that are kept elsewhere than in a folder; ``folder`` is where they would lie."""
    fit = (file for file in files if is_data(PurePosixPath(file.name).relative_to(folder)))
    sources = [source for file in fit if (source := read_stored(file, problems))]
    return _sound(sources, folder, problems)


def _sound(sources: Iterable[SourceText], folder: str, problems: Problems) -> Story:
    story = read_story(sources, folder, problems)
    if isinstance(story, Invalid) or problems.error_count:
        raise StoryError(problems)
    return story
