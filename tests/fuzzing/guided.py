"""One target under atheris, in a process of its own: libFuzzer ends it."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["explainer"]):
    from fuzzing.targets import TARGETS


def main() -> None:
    """The first argument names the target; the others are libFuzzer's."""
    target = TARGETS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, lambda data: target(data.decode("utf-8", "ignore")))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
