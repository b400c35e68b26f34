"""The command line: finds the command, runs it, and tells what was raised: by us, or by the disk in one line."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper

from explainer import __version__
from explainer.commands import COMMANDS, FAILED, MISUSED, OK
from explainer.diagnostics.errors import MisuseError, StoryError

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 if all is well, 1 if something is wrong, 2 if the command was misused."""
    _let_every_letter_be_printed()
    given = sys.argv[1:] if arguments is None else arguments
    options = _parser(given).parse_args(given)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except BrokenPipeError:  # the reader of our output has gone, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except MisuseError as error:
        print(f"explainer: {error}", file=sys.stderr)
        return MISUSED
    except StoryError as error:
        _tell(options, error)
        return FAILED
    except OSError as error:
        print(f"explainer: {error.filename or 'the disk'}: {error.strerror}", file=sys.stderr)
        return FAILED


def _let_every_letter_be_printed() -> None:
    """Where the terminal has no letter for a word of the data, print its number and go on."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _tell(options: argparse.Namespace, error: StoryError) -> None:
    # Here and not above, because who asks for help has no story to wait for; whoever raised this has imported it all.
    from explainer.commands.inputs import say_counts
    from explainer.diagnostics.listing import as_text

    print(as_text(error.problems))
    say_counts(options, error.problems)


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="explainer", description="Turn an annotated report into a site.")
    parser.add_argument("--version", action="version", version=f"explainer {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in COMMANDS:
        own = commands.add_parser(command.name, help=command.description, description=command.description)
        if command.name in given:  # the others are listed, and not imported
            module = command.module()
            module.add_arguments(own)
            own.add_argument("--quiet", "-q", action="store_true", help="say nothing unless something is wrong")
            own.set_defaults(run=module.run)
    return parser
