"""What a command is, and what all commands share: exit codes, a voice, and the names of folders."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, Protocol, cast

from explainer.words.terminal import shown_lines

__all__ = [
    "FAILED",
    "MISUSED",
    "OK",
    "STOPPED",
    "Command",
    "CommandModule",
    "add_config",
    "add_data_folder",
    "add_site_folder",
    "say",
]

OK, FAILED, MISUSED, STOPPED = 0, 1, 2, 130
"""Exit codes: all is well; something is wrong; the command was not used as it is meant to be; Ctrl-C, as shells say."""


class CommandModule(Protocol):
    """What the module of a command offers."""

    def add_arguments(self, parser: ArgumentParser, /) -> None:
        """Tell the parser what the command accepts; ``--quiet`` is there for every command."""

    def run(self, options: Namespace, /) -> int:
        """Do the work, and give the exit code. What is raised of ExplainerError and OSError is told as it should be."""


class Command(NamedTuple):
    """One word after ``explainer``, and what it does in a line."""

    name: str
    description: str

    def module(self) -> CommandModule:
        """The module of that name beside this one, imported now."""
        return cast(CommandModule, import_module(f"explainer.commands.{self.name}"))


def add_data_folder(parser: ArgumentParser) -> None:
    """The argument of nearly every command."""
    parser.add_argument("data", nargs="?", type=Path, default=Path("data"), help="the data folder (default: data)")


def add_site_folder(parser: ArgumentParser) -> None:
    """The option of every command that works on the built site."""
    parser.add_argument("--site", type=Path, default=Path("site"), help="where the built site is (default: site)")


def add_config(parser: ArgumentParser) -> None:
    """The option of every command that starts MkDocs."""
    parser.add_argument("--config", type=Path, default=Path("mkdocs.yml"), help="MkDocs configuration")


def say(options: Namespace, text: str) -> None:
    """What is good to know and no result: to standard error, unless ``--quiet``."""
    if not options.quiet:
        print(shown_lines(text), file=sys.stderr)
