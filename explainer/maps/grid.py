"""Things on a sheet by where they are, so that what lies near one is found without a look at all the others."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Generic, TypeVar

__all__ = ["Grid"]

T = TypeVar("T")

Edges = tuple[float, float, float, float]
"""Left, top, right and bottom of a rectangle, in pixels."""


class Grid(Generic[T]):
    """Squares with the things in them; a thing that is wider than a square is in several."""

    def __init__(self, square: float) -> None:
        """``square`` is the length of a side in pixels: about that of a thing or two."""
        self._square = square
        self._things: list[T] = []
        self._in: dict[tuple[int, int], list[int]] = {}

    def add(self, thing: T, edges: Edges) -> None:
        """Put a thing into every square that its rectangle touches."""
        for square in self._squares(edges):
            self._in.setdefault(square, []).append(len(self._things))
        self._things.append(thing)

    def near(self, edges: Edges) -> list[T]:
        """Everything that may touch a rectangle, in the order in which it was added."""
        numbers = {number for square in self._squares(edges) for number in self._in.get(square, ())}
        return [self._things[number] for number in sorted(numbers)]

    def _squares(self, edges: Edges) -> Iterator[tuple[int, int]]:
        left, top, right, bottom = (math.floor(edge / self._square) for edge in edges)
        return ((x, y) for x in range(left, right + 1) for y in range(top, bottom + 1))
