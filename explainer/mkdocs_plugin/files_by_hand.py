"""Files that a project wrote by hand: where they stand, what is admitted, and that none takes another’s place."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from explainer.admission.policy import HIDDEN_NAMES, admit_file, is_leftover
from explainer.diagnostics.problems import Problems
from explainer.files.entries import display_path
from explainer.mkdocs_plugin.telling import log, stop_at
from explainer.words.file_names import clashes

__all__ = ["admit_files", "check_names", "folders_by_hand", "meta_files"]


def folders_by_hand(config: MkDocsConfig) -> tuple[str, ...]:
    """The folders of files written by hand: pages, and what a project changes in its theme."""
    return tuple(filter(None, (config.docs_dir, config.theme.custom_dir)))


def meta_files(config: MkDocsConfig) -> set[str]:
    """The names of files that hold fields for all pages of their folder, for Material's plugin ``meta``."""
    plugins = (plugin for name, plugin in config.plugins.items() if name.partition(" ")[0] == "material/meta")
    return {str(plugin.config["meta_file"]) for plugin in plugins}


def admit_files(files: Files, config: MkDocsConfig, allowed: Iterable[str]) -> None:
    """Put what is admitted in the place of what was written by hand; ``allowed`` are scripts that the project names."""
    problems = Problems()
    by_hand = [file for file in files if file.src_dir in folders_by_hand(config)]
    for file in by_hand:
        path = PurePosixPath(file.src_uri)
        if path.name in meta_files(config):
            file.inclusion = InclusionLevel.EXCLUDED
        if file.src_uri in HIDDEN_NAMES:
            file.inclusion = InclusionLevel.INCLUDED  # MkDocs leaves out every name that begins with a point
        if file.inclusion is InclusionLevel.EXCLUDED:
            continue
        if is_leftover(path):
            log.info("%s was left out: it looks like what an editor leaves behind", file.src_uri)
            files.remove(file)
            continue
        content = admit_file(Path(str(file.src_dir)), path, problems, also=allowed)
        if content is not None:
            file.content_bytes, file.edit_uri, file.generated_by = content, file.edit_uri, "explainer"
    stop_at(problems)


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
