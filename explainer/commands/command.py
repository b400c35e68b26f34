"""What a command is, and what commands share: exit codes, a voice, and the story or its errors."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from explainer.diagnostics.listing import as_text, summary
from explainer.diagnostics.locations import Location, SourceText
from explainer.diagnostics.problems import Code, Problems, StoryError
from explainer.files import display_path, read_text, walk_files
from explainer.reading.folder import PROJECT_FILE
from explainer.reading.loading import load_story
from explainer.reading.story import Story
from explainer.starting.manuscript import other_format

__all__ = [
    "FAILED",
    "MISUSED",
    "OK",
    "Command",
    "MisuseError",
    "add_data_folder",
    "add_site_folder",
    "built_site",
    "expect_data_folder",
    "load",
    "misuse",
    "read_brought",
    "say",
    "say_counts",
]

OK, FAILED, MISUSED = 0, 1, 2
"""Exit codes: all is well; something is wrong; the command was not used as it is meant to be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One word after ``explainer``: what it does in a line, what it accepts, and its work, which gives an exit code."""

    name: str
    description: str
    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]


class MisuseError(Exception):
    """A command was not used as it is meant to be; the text tells how. The command line tells it and ends with 2."""


def add_data_folder(parser: ArgumentParser) -> None:
    """The argument of nearly every command."""
    parser.add_argument("data", nargs="?", type=Path, default=Path("data"), help="the data folder (default: data)")


def add_site_folder(parser: ArgumentParser) -> None:
    """The option of every command that works on the built site."""
    parser.add_argument("--site", type=Path, default=Path("site"), help="where the built site is (default: site)")


def built_site(options: Namespace) -> dict[str, bytes] | None:
    """Every file of the built site by path, or None after telling that there is none."""
    files = dict(walk_files(options.site))
    if "index.html" in files:
        return files
    misuse(f"there is no built site in '{options.site}'; build it with: explainer build")
    return None


def say(options: Namespace, text: str) -> None:
    """What is good to know and no result: to standard error, unless ``--quiet``."""
    if not options.quiet:
        print(text, file=sys.stderr)


def say_counts(options: Namespace, problems: Problems) -> None:
    """The last line below errors: how many there are, where the first is explained, and which can be repaired."""
    certain = sum(bool(problem.edits) for problem in problems)
    repairs = f", 'explainer fix' can repair {certain}" if certain else ""
    say(options, f"\n{summary(problems)}; 'explainer explain {problems.errors[0].code}' tells more{repairs}")


def misuse(text: str) -> int:
    """Tell how the command was not used as it is meant to be; gives the exit code."""
    print(f"explainer: {text}", file=sys.stderr)
    return MISUSED


def load(options: Namespace, problems: Problems | None = None) -> Story | None:
    """The story in the data folder, or None after its errors were printed; ``problems`` collects the warnings."""
    expect_data_folder(options.data)
    try:
        return load_story(options.data, problems)
    except StoryError as error:
        print(as_text(error.problems))
        say_counts(options, error.problems)
        return None


def expect_data_folder(folder: Path) -> None:
    """Raise MisuseError where there is no such folder."""
    if folder.is_dir():
        return
    if Path(PROJECT_FILE).is_file():
        raise MisuseError(f"there is no folder '{folder}' here, but you are in a data folder; name it: .")
    raise MisuseError(f"there is no folder '{folder}'; name the folder that holds {PROJECT_FILE}")


def read_brought(file: Path, problems: Problems) -> SourceText | None:
    """A text that somebody brings, or None with the reason in ``problems``. Raises MisuseError where there is none."""
    if not file.is_file():
        raise MisuseError(f"there is no file '{file}'")
    with file.open("rb") as opened:
        format_ = other_format(opened.read(64))
    if format_ is None:
        return read_text(file, problems)
    where = Location(SourceText(display_path(file), ""), 0, 0)
    remedy = "open it where it was written, and save it as plain text (.txt) with the encoding UTF-8"
    problems.error(Code.UNREADABLE_FILE, f"this is {format_}, and no plain text", where, remedy)
    return None
