"""A story answers the questions of the pages."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import pytest
from harbour import FILES, SECOND_ARTICLE, changed, story

from explainer.kinds import KINDS, Correction, Event, Place, Term


def ids(entries: object) -> list[str]:
    return [entry.id for entry in entries]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("actor", ["harbour-master", "dockers", "council"]),
        ("place", ["velter", "old-mole", "cape-norn", "the-sound"]),
        ("route", ["coast-road"]),
        ("event", ["founding", "walk-out", "reopening"]),
        ("quote", ["open-in-may"]),
        ("term", ["berth-fee", "demurrage"]),
        ("claim", ["closed"]),
        ("source", ["union-0302", "atlas", "gazette-0301"]),
        ("correction", ["fee", "hour-of-the-walk-out"]),
    ],
)
def test_entries_are_listed_in_the_order_readers_see(kind: str, expected: list[str]) -> None:
    assert ids(story().of_kind(kind)) == expected


def test_events_are_in_order_of_their_dates_whatever_the_order_of_the_file() -> None:
    files = changed("events.yml", "date: 1820~", "date: 2030-06")
    assert ids(story(files).of(Event)) == ["walk-out", "reopening", "founding"]


def test_an_event_of_several_dates_is_sorted_by_its_first() -> None:
    files = changed("events.yml", "date: [2030-05-02, 2030-05-09]", "date: [2030-05-09, 1810]")
    assert ids(story(files).of(Event)) == ["reopening", "founding", "walk-out"]


def test_terms_are_in_the_order_of_their_names_not_their_ids() -> None:
    files = changed("terms.yml", "name: berth fee", "name: Quay fee")
    assert ids(story(files).of(Term)) == ["demurrage", "berth-fee"]


def test_entries_articles_and_parties_are_found_by_id() -> None:
    found = story()
    assert found.entry("velter").name == "Velter"
    assert found.party("union").short == "Union"
    assert found.lead is found.articles["grain"]
    with pytest.raises(KeyError):
        found.entry("nobody")


def test_passages_of_an_entry_are_found_in_every_article() -> None:
    found = story({**FILES, "articles/return.md": SECOND_ARTICLE})
    assert [(p.article, p.paragraph, p.anchor) for p in found.passages("velter")] == [
        ("grain", 1, "p1-velter"),
        ("grain", 3, "p3-velter"),
        ("return", 1, "p1-velter"),
    ]
    assert found.passages("council") == ()


def test_an_annotation_s_body_is_its_first_entry() -> None:
    (first, *_) = story().passages("velter")
    assert (first.body, first.bodies, first.kind) == ("velter", ("velter",), "place")


def test_entries_an_article_mentions_are_in_order_of_appearance_each_once() -> None:
    assert ids(story().mentioned("grain")) == [
        "harbour-master",
        "velter",
        "old-mole",
        "berth-fee",
        "dockers",
        "walk-out",
        "coast-road",
        "cape-norn",
    ]


def test_back_links_name_each_entry_once_in_the_order_of_kinds() -> None:
    assert ids(referrer.entry for referrer in story().referrers("velter")) == ["coast-road", "founding"]
    assert ids(referrer.entry for referrer in story().referrers("gazette-0301")) == [
        "harbour-master",
        "walk-out",
        "open-in-may",
        "closed",
    ]
    assert story().referrers("council")[0].path == ("who", 1)


def test_an_entry_nothing_points_to_has_no_back_links() -> None:
    assert story().referrers("founding") == ()


def test_every_reference_has_its_back_link() -> None:
    found = story()
    for id_ in found.entries:
        for referrer in found.referrers(id_):
            value: object = referrer.entry
            for step in referrer.path:
                value = value[step] if isinstance(step, int) else getattr(value, str(step))  # type: ignore[index]
            assert value == id_


def test_a_story_is_a_value() -> None:
    found = story()
    with pytest.raises(dataclasses.FrozenInstanceError):
        found.articles = {}  # type: ignore[misc]


def test_neighbours_are_those_pointed_to_and_those_pointing_each_once_without_sources() -> None:
    near = [entry.id for entry in story().neighbours("dockers")]
    assert "walk-out" in near
    assert len(near) == len(set(near))
    assert not {entry.kind for entry in story().neighbours("dockers")} & {"source"}


def test_corrections_of_one_day_keep_the_order_of_the_file() -> None:
    files = changed("corrections.yml", "date: 2030-06-11", "date: 2030-03-05")
    assert ids(story(files).of(Correction)) == ["hour-of-the-walk-out", "fee"]


def test_an_entry_knows_its_corrections_and_nobody_cites_it_for_them() -> None:
    found = story()
    assert ids(found.corrections_of("walk-out")) == ["hour-of-the-walk-out"]
    assert found.corrections_of("reopening") == ()
    assert "correction" not in {referrer.entry.kind for referrer in found.referrers("dockers")}


def test_an_article_knows_its_corrected_paragraphs_in_order_each_correction_once() -> None:
    passages = "passages: [{paragraph: 3}, {paragraph: 1}, {paragraph: 1, article: grain}]"
    found = story(changed("corrections.yml", "passages: [{paragraph: 1}]", passages))
    corrected = found.corrections_in("grain")
    assert {number: ids(corrections) for number, corrections in corrected.items()} == {
        1: ["hour-of-the-walk-out"],
        3: ["hour-of-the-walk-out"],
    }
    assert list(corrected) == [1, 3]


def test_a_paragraph_without_an_article_is_one_of_the_lead() -> None:
    files = {**FILES, "articles/return.md": SECOND_ARTICLE}
    assert dict(story(files).corrections_in("return")) == {}
    there = changed("corrections.yml", "{paragraph: 1}", "{paragraph: 1, article: return}", files)
    assert list(story(there).corrections_in("return")) == [1]
    assert dict(story(there).corrections_in("grain")) == {}


def test_everything_that_can_be_pointed_to_has_a_name() -> None:
    names = story().names
    assert set(names) == {*KINDS, "entry", "party", "article"}
    assert names["party"]["union"] == "The dockers' union"
    assert names["article"] == {"grain": "Grain in the harbour"}
    assert names["actor"]["dockers"] == "Dockers"


@pytest.mark.parametrize(
    ("files", "id_", "gist"),
    [
        pytest.param(FILES, "closed", "The union says so; the town disputes it.", id="written by a person"),
        pytest.param(FILES, "old-mole", "A mole of stone.", id="a short description"),
        pytest.param(
            changed("places.yml", "A mole of stone.", "A mole of stone. Built in 1820."),
            "old-mole",
            "A mole of stone.",
            id="the first of two sentences",
        ),
        pytest.param(
            changed("places.yml", "A mole of stone.", "A mole of stone where the berth fee is paid."),
            "old-mole",
            "",
            id="a word that a claim turns on",
        ),
        pytest.param(
            changed("terms.yml", "  gist: What a ship pays for each day at the mole.\n", ""),
            "berth-fee",
            "",
            id="a claim turns on it",
        ),
        pytest.param(FILES, "atlas", "", id="a source"),
    ],
)
def test_an_entry_is_told_in_one_sentence_or_in_none(files: Mapping[str, str], id_: str, gist: str) -> None:
    found = story(files)
    assert found.gist(found.entry(id_)) == gist


def test_what_words_mean_in_their_place_is_known_by_the_entry_they_mean() -> None:
    files = changed("actors.yml", 'prefix: "May,” "', 'prefix: "May,” "\n      here: she who ran the harbour')
    here = [passage.here for passage in story(files).passages("harbour-master")]
    assert {"harbour-master": "she who ran the harbour"} in here
    assert {} in here


def test_forms_that_stand_together_are_the_title_and_have_their_users() -> None:
    files = changed("places.yml", "  type: town\n", "  type: town\n  shown_as: [Velter, Vaelter]\n")
    velter = story(files).entry("velter", Place)
    assert velter.title == "Velter\N{NO-BREAK SPACE}· Vaelter"
    assert [velter.used_by(form) for form in velter.shown_as] == [("town",), ("union",)]
