"""Dots and names on a drawn map: side by side, and never over each other."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.maps.labels import Box, Dot, Label, place_labels, spread, wrap

SHEET = Box(0, 0, 400, 300)

dots = st.builds(Dot, x=st.floats(0, 400), y=st.floats(0, 300), reach=st.floats(1, 9))
labels = st.builds(
    Label, lines=st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=3), size=st.floats(8, 20)
)


@pytest.mark.parametrize(
    ("other", "meets"),
    [
        pytest.param(Box(10, 0, 20, 10), False, id="side by side"),
        pytest.param(Box(0, 10, 10, 20), False, id="one below the other"),
        pytest.param(Box(9, 9, 20, 20), True, id="a corner"),
        pytest.param(Box(2, 2, 3, 3), True, id="one inside the other"),
    ],
)
def test_boxes_meet_when_they_share_more_than_an_edge(other: Box, meets: bool) -> None:
    assert Box(0, 0, 10, 10).meets(other) is other.meets(Box(0, 0, 10, 10)) is meets


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        pytest.param("Velter", ["Velter"], id="a short name"),
        pytest.param("Old harbour of Velter", ["Old harbour of Velter"], id="just short enough"),
        pytest.param("The old harbour of Velter town", ["The old harbour of", "Velter town"], id="two like lines"),
        pytest.param("   ", ["   "], id="nothing to see"),
    ],
)
def test_a_long_name_becomes_lines_of_like_length(name: str, lines: list[str]) -> None:
    assert wrap(name) == lines


@given(st.text(min_size=1, max_size=60))
def test_wrapping_loses_no_letter(name: str) -> None:
    assert "".join("".join(wrap(name)).split()) == "".join(name.split())


def test_dots_that_do_not_touch_stay_where_they_are() -> None:
    apart = [Dot(10, 10, 5), Dot(30, 10, 5), Dot(10, 30, 5)]
    assert spread(apart) == apart


def test_a_dot_on_another_is_moved_beside_it_in_its_true_direction() -> None:
    first, moved = spread([Dot(100, 100, 8), Dot(100, 97, 5)])
    assert first == Dot(100, 100, 8)
    assert moved.x == pytest.approx(100) and moved.y < 100
    assert not moved.touches(first)


def test_a_dot_between_others_goes_where_there_is_room() -> None:
    *others, moved = spread([Dot(100, 100, 8), Dot(100, 84, 7), Dot(100, 97, 5)])
    assert not any(map(moved.touches, others))
    assert math.hypot(moved.x - 100, moved.y - 100) < 20


@given(st.lists(dots, max_size=6))
def test_no_dot_is_lost(found: list[Dot]) -> None:
    assert [dot.reach for dot in spread(found)] == [dot.reach for dot in found]


@given(st.lists(st.tuples(dots, labels), max_size=8))
def test_names_cover_no_other_name_and_no_other_dot_and_stay_on_the_sheet(crowd: list[tuple[Dot, Label]]) -> None:
    spots = place_labels(crowd, SHEET, [])
    assert len(spots) == len(crowd)
    placed = [(dot, spot.box) for (dot, _), spot in zip(crowd, spots, strict=True) if spot]
    assert not any(one.meets(other) for (_, one), (_, other) in combinations(placed, 2))
    for dot, box in placed:
        assert not any(box.meets(other.box) for other, _ in crowd if other is not dot)
        assert box.left > 0 and box.top > 0 and box.right < 400 and box.bottom < 300


def test_a_name_stands_to_the_right_unless_something_is_there() -> None:
    label = Label(["Velter"], 15)
    alone, left = (
        place_labels([(Dot(200, 150, 5), label), *others], SHEET, [])[0]
        for others in ([], [(Dot(230, y, 5), label) for y in (120, 130, 140, 150, 160, 170, 180)])
    )
    assert alone and left
    assert (alone.anchor, left.anchor) == ("start", "end")
    assert (alone.x, left.x) == (alone.box.left, left.box.right)


def test_a_name_leaves_a_road_uncovered_if_it_can() -> None:
    road = [(200.0 + step, 150.0) for step in range(0, 150, 8)]
    (spot,) = place_labels([(Dot(200, 150, 5), Label(["Velter"], 15))], SHEET, road)
    assert spot and not any(spot.box.holds(*point) for point in road)


def test_a_name_without_room_is_left_out() -> None:
    small = Box(0, 0, 40, 40)
    assert place_labels([(Dot(20, 20, 5), Label(["Velter"], 15))], small, []) == [None]


def test_wide_letters_need_more_room() -> None:
    widths = [Label([line], 10).width for line in ("ill", "van", "Wam", "漢字漢")]
    assert widths == sorted(widths)
    assert Label(["e\u0301"], 10).width == Label(["e"], 10).width
