"""What a story might still say: each notice by a story that misses something, and by one that only seems to."""

from __future__ import annotations

import pytest
from harbour import FILES, changed, listing

UNION = "{party: union, stance: says, text: It was shut., sources: [union-0302], speaker: its secretary}"


def told(files: dict[str, str]) -> list[str]:
    """The first line of each problem."""
    return [block.splitlines()[0] for block in listing(files).split("\n\n") if block]


def union(position: str, files: dict[str, str] | None = None) -> dict[str, str]:
    """The harbour with another position of the union."""
    return changed("claims.yml", UNION, position, files or dict(FILES))


@pytest.mark.parametrize(
    ("stance", "field"),
    [("accepts-fact", "instead"), ("attributes", "whom"), ("not-found", "searched")],
)
def test_a_stance_misses_the_field_that_belongs_to_it(stance: str, field: str) -> None:
    (line,) = told(union(UNION.replace("says", stance)))
    assert line == f"data/claims.yml:9:15: notice: 1 position has no '{field}': closed [left-out]"


def test_what_several_sources_lack_is_told_once_at_the_first() -> None:
    files = {**FILES, "sources.yml": FILES["sources.yml"].replace("  genre: news\n", "")}
    assert told(files) == [
        "data/sources.yml:1:1: notice: 3 sources have no 'genre': gazette-0301, union-0302, atlas [left-out]"
    ]


@pytest.mark.parametrize(
    ("gist", "whom"),
    [
        pytest.param("The union says so.", "do not simply say so", id="who disputes is not named"),
        pytest.param("The town disputes it.", "say so", id="who says is not named"),
    ],
)
def test_a_gist_that_names_one_side_is_told(gist: str, whom: str) -> None:
    (line,) = told(changed("claims.yml", "The union says so; the town disputes it.", gist))
    assert line == f"data/claims.yml:13:9: notice: the gist names none of the parties that {whom} [one-sided-gist]"


def test_a_gist_names_a_party_by_its_actors_too() -> None:
    files = changed("actors.yml", "dockers:\n", "dockers:\n  party: union\n")
    assert told(changed("claims.yml", "The union says so; the", "The dockers say so; the", files)) == []


def test_a_stated_position_rests_on_words_of_its_own_party() -> None:
    other = union(UNION.replace("union-0302", "gazette-0301"))
    place = "data/claims.yml:9:65: notice: no source of this position"
    assert told(other) == [f"{place} is a source of 'union', or quotes it [position-of-others]"]
    assert told(changed("sources.yml", "seen: whole", "seen: whole\n  quotes: [union]", other)) == []


@pytest.mark.parametrize("silence", ["no-answer", "not-found"])
def test_a_silence_may_be_told_by_others(silence: str) -> None:
    where = "searched: {where: its paper, date: 2030-04-01}"
    assert told(union(f"{{party: union, stance: {silence}, text: T., sources: [gazette-0301], {where}}}")) == []


def test_a_newsroom_does_not_bear_out_its_own_report() -> None:
    files = changed("sources.yml", "perspective: the strikers", "perspective: the strikers\n  newsroom: The Gazette")
    message = "this position rests on the report's own newsroom alone"
    assert told(files) == [f"data/claims.yml:9:65: notice: {message} [same-newsroom]"]
