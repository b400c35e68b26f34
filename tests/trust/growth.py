"""How the time that a text takes grows with its length."""

from __future__ import annotations

from collections.abc import Iterator

from trust.figures import Figure


def measure() -> Iterator[Figure]:
    """Whether twice the text takes more than twice the time."""
    yield from ()
