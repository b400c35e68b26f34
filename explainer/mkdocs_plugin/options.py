"""What the plugin may be told in mkdocs.yml."""

from __future__ import annotations

from mkdocs.config import config_options
from mkdocs.config.base import Config

__all__ = ["PluginConfig"]


class PluginConfig(Config):
    """Options of the plugin in mkdocs.yml."""

    folder = config_options.Type(str, default="data")
    """The folder with explainer.yml, counted from mkdocs.yml; `explainer build DATA` names another."""

    edit_uri = config_options.Type(str, default="edit/main/")
    """What stands between repo_url and the path of a data file in links to edit it."""

    contributor_pages = config_options.Type(bool, default=False)
    """Whether to make the pages that help to edit the data: fields.md and problems.md."""

    draft = config_options.Type(bool, default=False)
    """Whether a strict build goes on although the check warns, for stories that are still being written."""

    allow_scripts = config_options.ListOfItems(config_options.Type(str), default=[])
    """Scripts of the project that may run: paths below docs, or ``sha256-…`` of what stands in a page."""
