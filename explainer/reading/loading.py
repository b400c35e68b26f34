"""A data folder on disk, or files stored elsewhere, to a Story. Only here do problems become an exception."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from explainer.diagnostics.errors import StoryError
from explainer.diagnostics.locations import SourceText
from explainer.diagnostics.problems import Invalid, Problems
from explainer.files.entries import display_path
from explainer.files.package import program_digest
from explainer.files.store import Store, store
from explainer.files.texts import StoredFile, is_data, read_folder, read_stored
from explainer.reading.folder import read_story
from explainer.reading.story import Story

__all__ = ["load_stored_story", "load_story"]


def load_story(folder: Path, problems: Problems | None = None, *, changes: Mapping[str, str] | None = None) -> Story:
    """The Story in a data folder.

    Args:
        folder: The data folder.
        problems: Where warnings, and the errors of a failure, are left.
        changes: Texts by the names of their files in the folder, read in place of those on disk: a dry run.

    Raises:
        StoryError: The data hold an error; brings every problem.
    """
    problems = Problems() if problems is None else problems
    texts, shown = read_folder(folder, problems), display_path(folder)
    if not texts and problems.error_count:
        raise StoryError(problems)
    if changes:
        changed = {str(PurePosixPath(shown, file)): text for file, text in changes.items()}
        texts = [text for text in texts if text.path not in changed]
        texts.extend(SourceText(path, text) for path, text in changed.items())
    if sum(len(text.text) for text in texts) < _WORTH_KEEPING:
        return _sound(texts, shown, problems)
    with store("read", folder, program_digest()) as kept:
        return _sound(texts, shown, problems, kept)


_WORTH_KEEPING = 200_000
"""Characters: what is less is read faster than it is found out whether anything was kept of it."""


def load_stored_story(files: Iterable[StoredFile], folder: str, problems: Problems) -> Story:
    """The same for files that are not on disk, such as those of a commit; ``folder`` is the path they have there."""
    fit = (file for file in files if is_data(PurePosixPath(file.name).relative_to(folder)))
    texts = [text for file in fit if (text := read_stored(file, problems))]
    return _sound(texts, folder, problems)


def _sound(texts: Iterable[SourceText], folder: str, problems: Problems, kept: Store | None = None) -> Story:
    with _without_collecting():
        story = read_story(texts, folder, problems, kept)
    if isinstance(story, Invalid) or problems.error_count:
        raise StoryError(problems)
    return story


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Keep what is read from the collector of cyclic garbage, which would look through all of it over and over.

    A story holds no cycles: it goes when nobody refers to it. What else was there before the last story is looked
    through when the next one is read.
    """
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
