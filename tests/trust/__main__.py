"""Take all measures, or those named, and print their figures as a table: ``python -m trust [NAME ...]``."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence

from trust.figures import HEAD

MEASURES = (
    "admission",
    "growth",
    "mistakes",
    "mutants",
    "payloads",
    "publishing",
    "soundness",
)  # fmt: skip
"""Modules of this package, each with ``measure() -> Iterator[Figure]``. They are imported when their turn comes, so
that one can be taken where what another needs is missing."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print each figure once it is known; 1 if one misses its goal."""
    parser = argparse.ArgumentParser(prog="python -m trust", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="one of the list, or all: " + ", ".join(MEASURES))
    names = parser.parse_args(arguments).names or MEASURES
    if unknown := sorted(set(names) - set(MEASURES)):
        parser.error(f"there is no measure {unknown[0]}; there are {', '.join(MEASURES)}")
    print(HEAD, flush=True)
    reached = True
    for name in names:
        for figure in importlib.import_module(f"trust.{name}").measure():
            print(figure.row(f"make trust NAME={name}"), flush=True)
            reached = reached and figure.is_reached
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
