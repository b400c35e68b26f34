"""Files that a project wrote by hand: where they stand, and that none takes the place of another file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from explainer.files.entries import display_path
from explainer.words.file_names import clashes

__all__ = ["check_names", "folders_by_hand"]


def folders_by_hand(config: MkDocsConfig) -> tuple[str, ...]:
    """The folders of files written by hand: pages, and what a project changes in its theme."""
    return tuple(filter(None, (config.docs_dir, config.theme.custom_dir)))


def check_names(files: Files, made: Iterable[str], config: MkDocsConfig) -> None:
    """Refuse files in the place of another, or of one that we made: one would be left out without a word."""
    docs = [file for file in files if file.src_dir == config.docs_dir and file.inclusion.is_included()]
    by_hand = {file.dest_uri: display_path(Path(config.docs_dir) / file.src_uri) for file in docs}
    of_theme = (file.dest_uri for file in files if file.src_dir not in folders_by_hand(config))
    ours = {File.generated(config, path, content="").dest_uri for path in made}
    told = [
        f"{by_hand[path]} {_TAKEN if other in ours else _ALIKE.format(other)}"
        for path, other in clashes([*ours, *of_theme, *(file.dest_uri for file in docs)])
        if path in by_hand
    ]
    if told:
        raise PluginError("\n".join(told))


_TAKEN = "has the name of a page or file that is made of the data; rename it"
_ALIKE = "would be one with {} on the site, or where letter case does not count; rename one of the two"
