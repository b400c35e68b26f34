"""Sorting: entries move with their comments, what is between them stays, and the site is the same."""

from __future__ import annotations

import re
from collections.abc import Mapping

import harbour
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.diagnostics.locations import SourceText
from explainer.repairs import apply_repairs, sort_entries
from explainer.site import build_site

HEAD = "# Events.\n# Order: by date.\n"
FOUNDING, WALK_OUT, REOPENING = (
    part.strip("\n") + "\n" for part in re.split(r"\n(?=walk-out|reopening)", harbour.FILES["events.yml"])
)


def with_events(text: str) -> dict[str, str]:
    return {**harbour.FILES, "events.yml": text}


def sorted_files(files: Mapping[str, str]) -> dict[str, str]:
    """The files after sorting, which has nothing to say."""
    asked = sort_entries(harbour.story(files))
    assert asked.notes == ()
    sources = [SourceText(f"data/{name}", text.lstrip("\n")) for name, text in files.items()]
    return {source.path.removeprefix("data/"): source.raw for source in apply_repairs(sources, asked.repairs)}


def sorted_events(text: str) -> str:
    return sorted_files(with_events(text))["events.yml"]


def test_sources_are_sorted_by_id_and_nothing_else_changes() -> None:
    after = sorted_files(harbour.FILES)
    assert re.findall(r"^\S+(?=:)", after["sources.yml"], re.MULTILINE) == ["atlas", "gazette-0301", "union-0302"]
    entries = re.split(r"(?m)^(?=\S)", harbour.FILES["sources.yml"].lstrip("\n"))
    assert after["sources.yml"] == "".join(sorted(entries))
    unchanged = {name: text.lstrip("\n") for name, text in harbour.FILES.items() if name != "sources.yml"}
    assert {name: after[name] for name in unchanged} == unchanged


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(FOUNDING + WALK_OUT + REOPENING, FOUNDING + WALK_OUT + REOPENING, id="in order"),
        pytest.param(REOPENING + WALK_OUT + FOUNDING, FOUNDING + WALK_OUT + REOPENING, id="the wrong way round"),
        pytest.param(
            f"{HEAD}\n{REOPENING}\n\n{FOUNDING}\n{WALK_OUT}",
            f"{HEAD}\n{FOUNDING}\n\n{WALK_OUT}\n{REOPENING}",
            id="the head of the file and blank lines stay",
        ),
        pytest.param(
            f"{HEAD}{REOPENING}\n{FOUNDING}\n{WALK_OUT}",
            f"{HEAD}{FOUNDING}\n{WALK_OUT}\n{REOPENING}",
            id="the head of the file stays also without a blank line",
        ),
        pytest.param(
            f"{HEAD}\n# One.\n# Two.\n{REOPENING}\n# Three.\n{FOUNDING}\n{WALK_OUT}",
            f"{HEAD}\n# Three.\n{FOUNDING}\n{WALK_OUT}\n# One.\n# Two.\n{REOPENING}",
            id="comments right above go along",
        ),
        pytest.param(
            f"{REOPENING}  # of the reopening\n\n{FOUNDING}\n{WALK_OUT}\n# the end\n",
            f"{FOUNDING}\n{WALK_OUT}\n{REOPENING}  # of the reopening\n\n# the end\n",
            id="indented comments go along, the end stays",
        ),
        pytest.param(
            f"{REOPENING}\n{FOUNDING}\n{WALK_OUT}".rstrip("\n"),
            f"{FOUNDING}\n{WALK_OUT}\n{REOPENING}".rstrip("\n"),
            id="no line end at the end",
        ),
    ],
)
def test_entries_move_and_all_else_stays(before: str, after: str) -> None:
    assert sorted_events(before) == after
    assert sorted_events(after) == after


def test_windows_line_ends_are_kept() -> None:
    before = f"{HEAD}\n{REOPENING}\n{FOUNDING}\n{WALK_OUT}".replace("\n", "\r\n")
    assert sorted_events(before) == f"{HEAD}\n{FOUNDING}\n{WALK_OUT}\n{REOPENING}".replace("\n", "\r\n")


def test_events_of_one_day_keep_their_order() -> None:
    same_day = REOPENING.replace("date: [2030-05-02, 2030-05-09]", "date: 2030-03-01")
    assert sorted_events(same_day + WALK_OUT + FOUNDING) == FOUNDING + same_day + WALK_OUT


def test_a_comment_that_speaks_of_several_entries_keeps_the_file_as_it_is() -> None:
    text = f"{REOPENING}\n# After 1900.\n\n{WALK_OUT}\n{FOUNDING}"
    asked = sort_entries(harbour.story(with_events(text)))
    line = REOPENING.count("\n") + 2
    assert asked.notes == (
        f"data/events.yml:{line}:1: not sorted, because this comment speaks of the entries below it",
    )
    assert {edit.location.path for repair in asked.repairs for edit in repair.edits} == {"data/sources.yml"}


def test_entries_between_braces_are_left_alone() -> None:
    sources = (
        "{"
        + ", ".join(
            f"{id_}: {{name: x, publisher: x, url: 'https://x.example', side: town, perspective: x, seen: whole}}"
            for id_ in ("union-0302", "gazette-0301", "atlas")
        )
        + "}\n"
    )
    asked = sort_entries(harbour.story({**harbour.FILES, "sources.yml": sources}))
    assert asked.repairs == ()


def test_the_reason_is_told() -> None:
    asked = sort_entries(harbour.story(with_events(REOPENING + FOUNDING + WALK_OUT)))
    assert [(str(repair.where), repair.reason) for repair in asked.repairs] == [
        ("data/events.yml:1:1", "events stand by date"),
        ("data/sources.yml:1:1", "sources stand by id"),
    ]


@given(st.permutations([FOUNDING, WALK_OUT, REOPENING]), st.lists(st.sampled_from(["", "\n", "# x\n"]), min_size=3))
def test_sorting_keeps_every_line_and_is_done_once(parts: list[str], between: list[str]) -> None:
    before = "# head\n\n" + "".join(gap + part for gap, part in zip(between, parts, strict=False))
    after = sorted_events(before)
    assert sorted(after.splitlines()) == sorted(before.splitlines())
    assert sorted_events(after) == after


def test_the_site_is_the_same_after_sorting() -> None:
    before = with_events(REOPENING + FOUNDING + WALK_OUT)
    assert build_site(harbour.story(before)).files == build_site(harbour.story(sorted_files(before))).files


def test_entries_of_divided_files_are_sorted_in_each_of_them() -> None:
    parts = {"events/one.yml": f"{REOPENING}{FOUNDING}", "events/two.yml": WALK_OUT}
    after = sorted_files({name: text for name, text in harbour.FILES.items() if name != "events.yml"} | parts)
    assert (after["events/one.yml"], after["events/two.yml"]) == (f"{FOUNDING}{REOPENING}", WALK_OUT)
