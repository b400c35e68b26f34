"""``explainer count``: how many entries there are. A command that no other part of the program knows."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from explainer.commands.command import OK, add_data_folder
from explainer.commands.inputs import load


def add_arguments(parser: ArgumentParser) -> None:
    """The data folder."""
    add_data_folder(parser)


def run(options: Namespace) -> int:
    """Print one number."""
    print(len(load(options).entries))  # noqa: T201 -- what commands are for
    return OK
