"""Label placement on a drawn map: where dots and their names stand, side by side and never over each other.

Pixels count to the right and down. The script of the interactive map follows the same rules with real letters; here
nobody can measure letters, so their widths are estimated, rather too wide than too narrow.
"""

from __future__ import annotations

import math
import textwrap
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from explainer.maps.grid import Grid

__all__ = ["LEADING", "Box", "Dot", "Label", "LabelPosition", "place_labels", "spread", "wrap"]

Anchor = Literal["start", "middle", "end"]

LEADING = 1.2
"""Height of a line, as a multiple of the font size."""

CLEAR = 4.0
"""Pixels between a dot and its name, and between a name and the edge."""

GAP = 2.0
"""Pixels between dots that would otherwise lie on each other."""

AIR = 3.0
"""Pixels between a name and other names and dots: some letters reach out of their line."""

SQUARE = 40.0
"""Side of a square, in pixels, in which dots and names are looked for: about two dots, or half a name."""

TURNS = (0, 30, -30, 60, -60, 90, -90, 120, -120, 150, -150, 180)
"""Degrees by which a dot turns around another to find a free position, the least first."""

ROAD_COST = 2
"""How many sides further a name goes to uncover one point of a road."""


class Box(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def grown(self, pixels: float) -> Box:
        """The box with a margin on every side, which may be negative."""
        return Box(self.left - pixels, self.top - pixels, self.right + pixels, self.bottom + pixels)

    def contains(self, other: Box) -> bool:
        """Whether the other lies inside, edges included."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.left < x < self.right and self.top < y < self.bottom


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the sheet; ``reach`` is its radius with its outline."""

    x: float
    y: float
    reach: float

    @property
    def box(self) -> Box:
        """The square around it."""
        return Box(self.x - self.reach, self.y - self.reach, self.x + self.reach, self.y + self.reach)

    def touches(self, other: Dot) -> bool:
        """Whether the two lie on each other."""
        return math.hypot(self.x - other.x, self.y - other.y) < self.reach + other.reach


@dataclass(frozen=True, slots=True)
class Label:
    """A name in lines of one font size, in pixels."""

    lines: Sequence[str]
    size: float

    @property
    def width(self) -> float:
        """The longest line, in pixels."""
        return max(sum(map(_advance, line)) for line in self.lines) * self.size

    @property
    def height(self) -> float:
        """All lines, in pixels."""
        return len(self.lines) * LEADING * self.size


@dataclass(frozen=True, slots=True)
class LabelPosition:
    """Where a name stands, and which of its ends is the anchor of its lines (``text-anchor`` of SVG)."""

    box: Box
    anchor: Anchor

    @property
    def x(self) -> float:
        """The x of the anchor."""
        return {"start": self.box.left, "middle": (self.box.left + self.box.right) / 2, "end": self.box.right}[
            self.anchor
        ]


def wrap(name: str, letters: int = 24) -> list[str]:
    """A name in lines of about the same length, of about ``letters`` at most."""
    count = math.ceil(len(name) / letters)
    return textwrap.wrap(name, math.ceil(len(name) / count) + 4) or [name]


def spread(dots: Sequence[Dot]) -> list[Dot]:
    """The dots in turn; one that lies on earlier ones is moved beside them, in its true direction if possible.

    Where nothing is free around those it lies on, it stays.
    """
    found: list[Dot] = []
    taken: Grid[Dot] = Grid(SQUARE)
    for dot in dots:
        free = (near for near in _near(dot, taken) if not any(map(near.touches, taken.near(near.box))))
        found.append(next(free, dot))
        taken.add(found[-1], found[-1].box)
    return found


def _near(dot: Dot, taken: Grid[Dot]) -> Iterator[Dot]:
    """Where it is, then those around what is in its way."""
    yield dot
    for other in filter(dot.touches, taken.near(dot.box)):
        bearing = math.atan2(dot.y - other.y, dot.x - other.x)
        distance = dot.reach + other.reach + GAP
        for turn in map(math.radians, TURNS):
            x, y = math.cos(bearing + turn) * distance, math.sin(bearing + turn) * distance
            yield replace(dot, x=other.x + x, y=other.y + y)


def place_labels(
    labels: Sequence[tuple[Dot, Label]],
    sheet: Box,
    roads: Sequence[tuple[float, float]],
    nameless: Sequence[Dot] = (),
) -> list[LabelPosition | None]:
    """A position for each name in turn, or None where there is no room; ``roads`` are points better left uncovered, and
    ``nameless`` are dots that must be.

    Greedy: an earlier name never moves for a later one, so the names that matter most come first.
    """

    covered: Grid[tuple[float, float]] = Grid(SQUARE)
    for x, y in roads:
        covered.add((x, y), (x, y, x, y))
    blocked: Grid[tuple[Box, Dot | None]] = Grid(SQUARE)  # boxes, and the dots that they are around
    for dot in [*(dot for dot, _ in labels), *nameless]:
        blocked.add((dot.box, dot), dot.box)

    def cost(ranked: tuple[int, LabelPosition]) -> int:
        rank, position = ranked
        return rank + ROAD_COST * sum(position.box.holds(*point) for point in covered.near(position.box))

    def is_free(box: Box, own: Dot) -> bool:
        around = box.grown(AIR)
        return not any(around.meets(other) for other, dot in blocked.near(around) if dot is not own)

    found: list[LabelPosition | None] = []
    for dot, label in labels:
        fitting = (position for position in _candidates(dot, label) if sheet.grown(-CLEAR).contains(position.box))
        free = (position for position in fitting if is_free(position.box, dot))
        _, best = min(enumerate(free), key=cost, default=(0, None))
        found.append(best)
        if best:
            blocked.add((best.box, None), best.box)
    return found


def _candidates(dot: Dot, label: Label) -> Iterator[LabelPosition]:
    """The sides of a dot in the order in which a cartographer tries them, close by first."""
    wide, high = label.width, label.height
    for away in (0.0, 1.0, 2.0):
        far = dot.reach + CLEAR + away * label.size
        near, over = far * 0.7, far * 0.4
        sides: list[tuple[Anchor, float, float]] = [
            ("start", far, -high / 2), ("start", near, -high - over), ("start", near, over),
            ("end", -far - wide, -high / 2), ("end", -near - wide, -high - over), ("end", -near - wide, over),
            ("middle", -wide / 2, -high - far), ("middle", -wide / 2, far),
        ]  # fmt: skip
        for anchor, x, y in sides:
            yield LabelPosition(Box(dot.x + x, dot.y + y, dot.x + x + wide, dot.y + y + high), anchor)


def _advance(letter: str) -> float:
    """The advance width of a letter, as a multiple of the font size: an estimate for any font."""
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if letter in " .,;:'’!|()ijlftI":
        return 0.4
    if letter.isupper() or letter in "mw—" or letter > "\u0370":
        return 0.8
    return 0.6
