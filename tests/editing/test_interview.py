"""Conversations: what is asked, what is said of answers, and what comes of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from harbour import story

from explainer.diagnostics.errors import MisuseError
from explainer.editing.forms import FormField, form
from explainer.editing.interview import Interview
from explainer.kinds import Claim, Event, Place, Quote, Route
from explainer.kinds.parts import Model


class Person:
    """Somebody who gives answers in turn, and remembers what was said."""

    def __init__(self, *answers: str) -> None:
        self.answers: Iterator[str] = iter(answers)
        self.asked: list[str] = []
        self.heard: list[str] = []

    def interview(self) -> Interview:
        return Interview(ask=self.answer, tell=self.heard.append, names=story().names)

    def answer(self, question: str) -> str:
        self.asked.append(question)
        return next(self.answers)


def field(model: type[Model], name: str) -> FormField:
    return next(one for one in form(model) if one.name == name)


def test_a_wrong_answer_is_told_and_asked_for_again() -> None:
    person = Person("14 March 2024", "", "2024-03-14", "")
    assert person.interview().about(field(Event, "date")) == "2024-03-14"
    assert person.asked == ["date: ", "date: ", "date: ", "date (Enter: no more): "]
    assert person.heard[1:] == [
        "'14 March 2024' is not a date; write the year first; did you mean 2024-03-14?",
        "this field is needed; Ctrl-C gives up, and nothing is written",
    ]


@pytest.mark.parametrize("answer", ["2", "background"])
def test_a_choice_is_made_by_number_or_word(answer: str) -> None:
    person = Person(answer)
    assert person.interview().about(field(Event, "story")) == "background"
    assert person.heard[1:] == ["  1  in-the-report", "  2  background", "  3  since"]


@pytest.mark.parametrize("typed", [["dockers"], ["2"], ["dock"], ["DÖCK"], ["zzz", "dock"], ["o", "2"]])
def test_an_entry_is_named_by_id_number_or_part_of_its_name(typed: list[str]) -> None:
    person = Person(*typed)
    assert person.interview().about(field(Quote, "speaker")) == "dockers"


def test_what_names_nothing_is_told() -> None:
    person = Person("zzz", "dockers")
    person.interview().about(field(Quote, "speaker"))
    assert "no actor is called 'zzz'; type a part of the name or id" in person.heard


def test_a_list_goes_on_until_nothing_is_typed() -> None:
    person = Person("atlas", "gazette", "")
    assert person.interview().about(field(Event, "sources")) == ["atlas", "gazette-0301"]
    assert Person("").interview().about(field(Event, "who")) is None


def test_a_group_may_be_left_out_by_its_first_field() -> None:
    assert Person("").interview().about(field(Place, "coordinates")) is None


def test_a_group_asks_for_latitude_and_longitude_apart() -> None:
    person = Person("58.1", "8", "1", "0.5", "atlas", "", "note", "By sight.", "")
    assert person.interview().about(field(Place, "coordinates")) == {
        "latitude": "58.1",
        "longitude": "8",
        "accuracy": "published",
        "within_km": "0.5",
        "sources": ["atlas"],
        "note": "By sight.",
    }


def test_a_list_of_groups_asks_for_as_many_as_are_needed() -> None:
    point = ["58.1", "8", "3", ""]
    person = Person(*point, *point, "")
    points: Any = person.interview().about(field(Route, "points"))
    assert [one["latitude"] for one in points] == ["58.1", "58.1"]
    assert person.asked[-1] == "latitude (Enter: none): "


def test_only_what_is_needed_and_not_given_is_asked() -> None:
    person = Person("2024", "", "x", "1", "atlas", "")
    answers = person.interview().about_all(form(Event), {"name": "Fire"})
    assert answers == {
        "name": "Fire",
        "date": "2024",
        "description": "x",
        "story": "in-the-report",
        "sources": ["atlas"],
    }


def test_what_may_be_left_out_is_asked_for_too_where_that_was_wished_also_inside_groups() -> None:
    person = Person("town", "says", "x", "", "atlas", "", "", "")
    interview = replace(person.interview(), also=frozenset({"speaker", "sources"}))
    assert interview.about(field(Claim, "positions")) == [
        {"party": "town", "stance": "says", "text": "x", "sources": ["atlas"]}
    ]


def test_fields_are_added_changed_and_taken_away() -> None:
    person = Person("nonsuch", "time", "noon", "nam", "Fire", "who", "", "")
    answers = person.interview().about_more(form(Event), {"name": "x", "who": ["dockers"]}, "which")
    assert answers == {"name": "Fire", "time": "noon"}
    assert "there is no field 'nonsuch'" in person.heard


def test_a_field_that_has_nothing_to_name_ends_the_interview() -> None:
    interview = Interview(ask=lambda _: "x", tell=lambda _: None, names={})
    with pytest.raises(MisuseError, match="begin with: explainer add actor"):
        interview.about(field(Quote, "speaker"))
    assert interview.about(field(Quote, "place")) is None


def test_of_many_entries_some_are_shown_and_all_can_be_found() -> None:
    heard: list[str] = []
    names = {"actor": {f"actor-{n}": f"Somebody {n}" for n in range(30)}}
    interview = Interview(ask=lambda _: "body 29", tell=heard.append, names=names)
    assert interview.about(field(Quote, "speaker")) == "actor-29"
    assert "  … and 18 more; type a part of the name to find one" in heard
