"""What commands read: the data folder and the day. What is wrong in it is told here."""

from __future__ import annotations

import os
from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from explainer.commands.command import say
from explainer.dates import PartialDate, parse_date
from explainer.diagnostics.errors import MisuseError
from explainer.diagnostics.listing import summary
from explainer.diagnostics.problems import Problems
from explainer.files.environment import PROJECT_FILE
from explainer.words.typos import did_you_mean

if TYPE_CHECKING:
    from explainer.reading.story import Story

__all__ = ["expect_config", "expect_data_folder", "load", "say_counts", "today"]


def load(options: Namespace, problems: Problems | None = None) -> Story:
    """The story in the data folder; ``problems`` collects the warnings. Raises StoryError and MisuseError."""
    from explainer.reading.loading import load_story  # here, because not every command that may read does

    expect_data_folder(options.data)
    return load_story(options.data, problems)


def expect_data_folder(folder: Path) -> None:
    """Raise MisuseError where there is no such folder, or where it is none of ours: then nothing in it is looked at."""
    if folder.is_dir():
        if os.path.lexists(folder / PROJECT_FILE):
            return
        near = did_you_mean(PROJECT_FILE, (path.name for path in folder.iterdir()))
        remedy = f"is '{near}' meant to be it?" if near else "write it, or name the folder that holds it"
        raise MisuseError(f"'{folder}' is no data folder: it holds no {PROJECT_FILE}; {remedy}")
    if Path(PROJECT_FILE).is_file():
        raise MisuseError(f"there is no folder '{folder}' here, but you are in a data folder; name it: .")
    raise MisuseError(f"there is no folder '{folder}'; name the folder that holds {PROJECT_FILE}")


def expect_config(file: Path) -> None:
    """Raise MisuseError where there is no configuration of MkDocs."""
    if not file.is_file():
        raise MisuseError(f"there is no file '{file}'; name the configuration of MkDocs with --config")


def say_counts(options: Namespace, problems: Problems) -> None:
    """The last line below errors: how many there are, where the first is explained, and which can be repaired."""
    certain = sum(bool(problem.edits) for problem in problems)
    repairs = f", 'explainer fix' can repair {certain}" if certain else ""
    say(options, f"\n{summary(problems)}; 'explainer explain {problems.errors[0].code}' tells more{repairs}")


def today() -> PartialDate:
    """The day on which a command runs, as the clock of this machine has it; the core never asks."""
    return parse_date(date.today().isoformat())
