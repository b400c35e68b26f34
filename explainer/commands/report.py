"""``explainer report``: what a change to the data does for readers. The only command that asks Git.

Nothing is checked out: the files of a revision are read from where Git keeps them, and nothing of them is run.
"""

from __future__ import annotations

import subprocess
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from explainer.commands.command import FAILED, OK
from explainer.diagnostics.errors import MisuseError, StoryError
from explainer.diagnostics.problems import Problems
from explainer.files.environment import PROJECT_FILE
from explainer.files.texts import StoredFile
from explainer.reading.loading import load_stored_story, load_story
from explainer.reading.story import Story
from explainer.review.briefing import brief, brief_errors
from explainer.review.comparison import compare


def add_arguments(parser: ArgumentParser) -> None:
    """The two states, and where the data are in them."""
    parser.add_argument("base", help="the older state: a revision, such as main, or a folder")
    parser.add_argument("head", nargs="?", default=".", help="the newer state (default: the files as they are)")
    parser.add_argument("--data", default="data", help="the data folder in both (default: data)")


def run(options: Namespace) -> int:
    """Print the briefing; errors in the newer data fail, errors in the older ones are told."""
    stories = []
    for which, state in (("older", options.base), ("newer", options.head)):
        try:
            stories.append(_load(state, options.data.rstrip("/")))
        except StoryError as error:
            print(brief_errors(error.problems, which=which), end="")
            return OK if which == "older" else FAILED
    print(brief(compare(*stories)), end="")
    return OK


def _load(state: str, data: str) -> Story:
    """The story in a folder, which may be the data folder itself, or in a revision."""
    folder = Path(state)
    if folder.is_dir():
        return load_story(folder if (folder / PROJECT_FILE).is_file() else folder / data)
    return load_stored_story(_files(_commit(state), data), data, Problems())


def _commit(revision: str) -> str:
    unknown = f"'{revision}' is neither a folder nor a revision that Git knows here"
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return _git(*asked, otherwise=unknown).decode().strip()


def _files(commit: str, folder: str) -> Iterator[StoredFile]:
    """Every file of a folder in a commit."""
    listing = _git("ls-tree", "-r", "-z", "--long", commit, "--", f"{folder}/").decode("utf-8", "replace")
    for line in filter(None, listing.split("\0")):
        facts, _, name = line.partition("\t")
        mode, kind, id_, size = facts.split()
        if kind == "blob":
            read = partial(_git, "cat-file", "blob", id_)
            yield StoredFile(name=name, is_link=mode == "120000", size=int(size), read=read)


def _git(*arguments: str, otherwise: str = "Git refused") -> bytes:
    """What Git prints. Raises MisuseError with what Git says, or with ``otherwise`` if it says nothing."""
    # No shell, and nothing that people wrote can be taken for an option.
    done = subprocess.run(["git", *arguments], check=False, capture_output=True)  # noqa: S603, S607
    if done.returncode:
        raise MisuseError(*done.stderr.decode("utf-8", "replace").strip().splitlines() or (otherwise,))
    return done.stdout
