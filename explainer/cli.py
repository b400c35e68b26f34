"""The command line: finds the command, runs it, and tells what was raised: by us, or by the disk in one line."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from typing import NoReturn

from explainer import __version__
from explainer.commands import COMMANDS, FAILED, MISUSED, OK, STOPPED
from explainer.diagnostics.errors import MisuseError, StoryError
from explainer.words.bounds import MAX_ARGUMENT
from explainer.words.terminal import shown

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 if all is well, else one of those in ``commands``."""
    _let_every_letter_be_printed()
    given = sys.argv[1:] if arguments is None else arguments
    parser = _parser(given)
    if any(len(argument) > MAX_ARGUMENT for argument in given):
        parser.error(f"an argument has more than {MAX_ARGUMENT:,} characters; write what is longer into a file")
    options = parser.parse_args(given)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        code = run(options)
        if sys.stdout:
            sys.stdout.flush()  # here, where it can be told that the disk is full
        return code
    except BrokenPipeError:  # the reader of our output has gone, as `head` does
        _say_no_more()
        return OK
    except KeyboardInterrupt:
        print("explainer: stopped", file=sys.stderr)
        return STOPPED
    except MisuseError as error:
        print(f"explainer: {error}", file=sys.stderr)
        return MISUSED
    except StoryError as error:
        _tell(options, error)
        return FAILED
    except OSError as error:
        _tell_refusal(error)
        return FAILED


def _say_no_more() -> None:
    """Let what is still to be printed go nowhere: when Python ends it tries again, and tells it with a traceback."""
    if sys.stdout:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell_refusal(error: OSError) -> None:
    from explainer.diagnostics.refusals import refusal

    print(f"explainer: {refusal(error)}", file=sys.stderr)
    try:
        if sys.stdout:
            sys.stdout.flush()
    except OSError:
        _say_no_more()


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


class _Parser(argparse.ArgumentParser):
    """The same, but what it quotes of the arguments stays on its line and acts in no terminal and no log."""

    def error(self, message: str) -> NoReturn:
        super().error(shown(message))


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    parser = _Parser(prog="explainer", description="Turn an annotated report into a site.")
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
