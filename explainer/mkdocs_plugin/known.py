"""What may run on the pages of a site: the theme's scripts, ours, and those that mkdocs.yml names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from explainer.diagnostics.problems import Code, Problems
from explainer.finished.content_policy import Known
from explainer.mkdocs_plugin.settings import settings_file, where
from explainer.mkdocs_plugin.telling import stop_at
from explainer.mkdocs_plugin.theme import code_of_theme
from explainer.pages.atlas import FRAME

__all__ = ["known_code"]


def known_code(
    config: MkDocsConfig, files: Files, variables: dict[str, Any], allowed: Iterable[str], ours: Iterable[str]
) -> Known:
    """What is known to be harmless: ``allowed`` are paths and hashes that the project names, ``ours`` paths."""
    try:
        scripts, styles = code_of_theme(config, variables)
    except Exception as error:  # templates run on whatever the settings hold, and raise whatever comes of it
        problems, settings = Problems(), settings_file(config)
        message = f"the theme cannot print a page with these settings: {error}"
        remedy = "look at 'theme' and 'extra': the documentation of the theme tells the shape of each"
        problems.error(Code.BAD_VALUE, message, where(settings, "theme:"), remedy)
        stop_at(problems, "mkdocs.yml cannot be used")
        raise
    named = frozenset(allowed)
    folders = {*config.theme.dirs} - {config.theme.custom_dir}
    of_theme = {file.dest_uri for file in files if file.src_dir in folders and file.is_javascript()}
    return Known(
        scripts=scripts | {name for name in named if name.startswith("sha256-")},
        styles=styles,
        files=named | of_theme | frozenset(ours),
        frames=frozenset([FRAME]),
    )
