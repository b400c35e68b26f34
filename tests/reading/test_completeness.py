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


OLD_MOLE = "  aliases: [the mole]\n"
NAMES = OLD_MOLE + "  names:\n    - {name: Steinbrygga, language: nb, used_by: [union], sources: [atlas]}\n"


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        pytest.param(
            NAMES,
            [
                "data/places.yml:19:5: notice: 'Old Mole' stands alone for what others call 'Steinbrygga' (Union) "
                "[one-sided-name]"
            ],
            id="another name",
        ),
        pytest.param(NAMES + "  shown_as: [Old Mole, Steinbrygga]\n", [], id="both are shown"),
        pytest.param(NAMES + "  shown_as: [Old Mole]\n", [], id="said to be no dispute"),
        pytest.param(NAMES.replace("Steinbrygga", "Old Moel"), [], id="another spelling"),
        pytest.param(NAMES.replace("union", "atlases"), [], id="a work that takes no position"),
    ],
)
def test_a_place_that_a_party_calls_otherwise_is_told_until_the_data_say_what_is_shown(
    fields: str, lines: list[str]
) -> None:
    assert told(changed("places.yml", OLD_MOLE, fields)) == lines


def test_a_form_to_be_shown_is_one_of_the_entry() -> None:
    (line,) = told(changed("places.yml", OLD_MOLE, OLD_MOLE + "  shown_as: [Old Mole, Steinbrygga]\n"))
    told_at = "data/places.yml:18:24: error: 'Steinbrygga' is neither the name of this entry nor one of its forms"
    assert line == f"{told_at} [bad-value]"


def test_what_nothing_short_can_be_said_of_is_told_once_a_kind() -> None:
    files = changed("events.yml", "  description: In two steps.", f"  description: {'In steps ' * 20}.")
    assert told(files) == ["data/events.yml:21:1: notice: 1 event has no 'gist': reopening [no-gist]"]


def test_the_gist_of_a_word_in_dispute_names_both_sides() -> None:
    files = changed("claims.yml", "about: fact", "about: word")
    assert told(files) == [
        f"data/terms.yml:6:9: notice: the gist names none of the parties that {whom} [one-sided-gist]"
        for whom in ("do not simply say so", "say so")
    ]


def test_a_long_line_of_the_day_and_what_came_of_it_are_asked_for_in_short() -> None:
    long = changed("routes.yml", "{text: Open., sources", f"{{text: {'Open ' * 19}., sources")
    assert told(long) == ["data/routes.yml:1:1: notice: 1 route has no 'day_in_short': coast-road [left-out]"]
    later = changed("actors.yml", "text: Retired.", f"text: {'Retired ' * 10}.")
    assert told(later) == ["data/actors.yml:1:1: notice: 1 actor has no 'since_in_short': harbour-master [left-out]"]


def test_a_claim_that_no_passage_leads_to_is_told() -> None:
    alone = changed("quotes.yml", ", claim: closed", "", changed("claims.yml", "quote: open-in-may, ", ""))
    assert told(alone) == []  # a passage leads to the term it turns on
    (line,) = told(changed("claims.yml", "  terms: [berth-fee]\n", "", alone))
    assert line == (
        "data/claims.yml:1:1: notice: no passage of an article leads to this claim, and none to a term, event or "
        "quotation beside it [unreached-claim]"
    )
