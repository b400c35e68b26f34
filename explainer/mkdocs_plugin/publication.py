"""The folder in which MkDocs builds, and the moment at which readers find it: whole, or not at all.

MkDocs empties the folder of the site first and then writes it file by file. So it is given another one beside it.
"""

from __future__ import annotations

import logging
from contextlib import ExitStack, suppress
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import CountHandler

from explainer.diagnostics.errors import MisuseError
from explainer.diagnostics.refusals import refusal
from explainer.files.entries import display_path
from explainer.files.manifest import MOVE_TO_DOCS, expect_only_ours
from explainer.files.staging import staging
from explainer.files.workroom import is_below, target_of

__all__ = ["Publication", "refused"]

log = get_plugin_logger("explainer")


class Publication:
    """One build: from when MkDocs is given another folder, which it finds in its configuration, to the swap.

    Raises PluginError where another build is running, or the place of the site holds what others have put there.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._place = config.site_dir
        self._site = Path(display_path(Path(config.site_dir)))  # as people know it
        try:
            with ExitStack() as stack:
                stage = stack.enter_context(staging(self._site, tell=log.info))
                expect_only_ours(self._site, remedy=MOVE_TO_DOCS)
                self._stack = stack.pop_all()
        except (OSError, MisuseError) as error:
            raise PluginError(refusal(error) if isinstance(error, OSError) else str(error)) from None
        config.site_dir = str(stage)

    def finish(self) -> None:
        """Put the site in its place, unless MkDocs will say that the build has failed: a strict one that has warned."""
        if _has_warned(self._config):
            self.give_up()
            return
        try:
            expect_only_ours(self._site, remedy=MOVE_TO_DOCS)  # somebody may have put more there meanwhile
        except MisuseError as error:
            raise PluginError(str(error)) from None
        self._config.site_dir = self._place
        self._stack.close()
        log.info("%s is the new site", self._site)  # MkDocs has named the hidden folder

    def give_up(self) -> None:
        """Leave the site as it was."""
        self._config.site_dir = self._place
        with suppress(_GivenUp), self._stack:
            raise _GivenUp


class _GivenUp(Exception):  # noqa: N818 -- nothing is wrong with it
    """Tells a stage that it shall not take its place."""


def _has_warned(config: MkDocsConfig) -> bool:
    """Whether MkDocs has counted warnings: it ends a strict build for them, but only after all plugins have ended."""
    counters = (handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler))
    return config.strict and any(counter.get_counts() for counter in counters)


def refused(error: OSError, site_dir: str) -> str:
    """What the system refused MkDocs, in one line; of what it writes in a hidden folder, people know the site only."""
    site = target_of(Path(site_dir)) or Path(site_dir)
    if is_below(error, Path(site_dir)):
        error.filename, error.filename2 = display_path(site), None
    return refusal(error)
