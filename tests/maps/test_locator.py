"""The small map beside an article."""

from __future__ import annotations

import pytest
from trees import tree

from explainer.maps.locator import Road, Spot, render_locator


def spot(name: str, position: tuple[float, float], *, is_main: bool = False) -> Spot:
    return Spot(id=name.lower(), name=name, position=position, is_main=is_main)


HARBOUR = spot("Velter", (59.0, 5.0), is_main=True)
CAPE = spot("Norn", (59.1, 5.3))


@pytest.mark.parametrize("spots", [[], [HARBOUR], [HARBOUR, spot("Twin", HARBOUR.position)]], ids=len)
def test_fewer_than_two_points_are_no_map(spots: list[Spot]) -> None:
    assert render_locator(spots, []) == ""


def test_places_are_groups_that_name_their_entry_and_main_ones_lie_on_top() -> None:
    found = tree(render_locator([HARBOUR, CAPE], []))
    assert [group.attributes["data-entry"] for group in found.all("g")] == ["norn", "velter"]
    assert [group.text for group in found.all("g")] == ["Norn", "Velter"]


def test_north_is_up_and_east_is_right() -> None:
    norn, velter = (circle.attributes for circle in tree(render_locator([HARBOUR, CAPE], [])).all("circle"))
    assert float(norn["cx"] or 0) > float(velter["cx"] or 0)
    assert float(norn["cy"] or 0) < float(velter["cy"] or 0)


def test_a_road_runs_through_its_points() -> None:
    found = tree(render_locator([], [Road(id="coast", positions=[(59.0, 5.0), (59.05, 5.1), (59.1, 5.3)])]))
    (road,) = found.all("g")
    assert road.attributes["data-entry"] == "coast"
    assert (road.one("path").attributes["d"] or "").count("L") == 2


def test_the_picture_is_never_higher_than_wide() -> None:
    box = tree(render_locator([HARBOUR, spot("Pole", (70.0, 5.1))], [])).one("svg").attributes["viewbox"]
    _, _, width, height = map(float, (box or "").split())
    assert height <= width


def test_a_long_name_becomes_lines_that_fit() -> None:
    long = spot("The checkpoint at the bridge over the river", (59.1, 5.3))
    lines = tree(render_locator([HARBOUR, long], [])).all("g")[0].all("tspan")
    assert len(lines) > 1
    assert " ".join(line.text for line in lines) == long.name


def test_a_hostile_name_stays_text() -> None:
    hostile = spot("<script>x</script>", (59.1, 5.3))
    found = tree(render_locator([HARBOUR, hostile], []))
    assert found.all("script") == []
