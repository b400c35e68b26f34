"""``explainer explain``: what a code means, with a wrong and a right example."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from explainer.commands.command import OK
from explainer.diagnostics.errors import MisuseError
from explainer.diagnostics.problems import Code
from explainer.editing.manual import explanation
from explainer.words.typos import did_you_mean


def add_arguments(parser: ArgumentParser) -> None:
    """The code, if any."""
    parser.add_argument("code", nargs="?", help="the word in brackets after a message (default: list all)")


def run(options: Namespace) -> int:
    """Print one explanation, or one line for each."""
    if options.code is None:
        width = max(map(len, Code))
        print("\n".join(f"{code:{width}}  {explanation(code).title}" for code in Code))
        return OK
    wanted = options.code.strip("[]")
    if wanted not in set(Code):
        near = did_you_mean(wanted, Code)
        hint = f"did you mean '{near}'?" if near else "'explainer explain' lists all"
        raise MisuseError(f"no problem has the code '{wanted}'; {hint}")
    found = explanation(Code(wanted))
    print(f"{found.title} [{found.code}]\n\n{found.text}")
    return OK
