"""What lies near a thing on a sheet, without a look at all others."""

from __future__ import annotations

from random import Random

from explainer.maps.grid import Grid
from explainer.maps.labels import Box


def boxes(count: int) -> list[Box]:
    random = Random(1)  # noqa: S311 -- the same every time
    corners = [(random.uniform(-2_000, 2_000), random.uniform(-2_000, 2_000)) for _ in range(count)]
    return [Box(x, y, x + random.uniform(0, 90), y + random.uniform(0, 30)) for x, y in corners]


def test_all_that_meet_a_box_are_near_it_in_their_order() -> None:
    grid, there = Grid[Box](40), boxes(500)
    for box in there:
        grid.add(box, box)
    for box in there:
        near = grid.near(box)
        assert [other for other in near if box.meets(other)] == [other for other in there if box.meets(other)]


def test_few_others_are_looked_at() -> None:
    grid, there = Grid[Box](40), boxes(2_000)
    for box in there:
        grid.add(box, box)
    assert sum(len(grid.near(box)) for box in there) < 2_000 * 20
