"""Models as forms: what is asked, how it is shown, and what is said of an answer."""

from __future__ import annotations

from typing import Any

import pytest

from explainer.diagnostics.errors import MisuseError
from explainer.editing.forms import complaints, filled_form, form, id_complaints, settings
from explainer.kinds import KINDS, Actor, Event, Place, Route
from explainer.kinds.coordinates import Coordinates
from explainer.yaml.values import write_fields


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_has_every_field_but_the_id_and_the_needed_ones_first(kind: str) -> None:
    fields = form(KINDS[kind].model)
    assert {field.name for field in fields} == set(KINDS[kind].model.model_fields) - {"id"}
    assert [field.is_required for field in fields] == sorted((field.is_required for field in fields), reverse=True)
    assert all(field.hint for field in fields)


def test_a_field_knows_what_can_be_answered() -> None:
    fields = {field.name: field for field in (*form(Event), *form(Place))}
    assert fields["importance"].choices == ("core", "further")
    assert (fields["who"].reference, fields["who"].is_list) == ("actor", True)
    assert [part.name for part in fields["coordinates"].parts if part.is_required] == [
        "latitude",
        "longitude",
        "accuracy",
        "within_km",
        "sources",
    ]
    (points,) = (field for field in form(Route) if field.name == "points")
    assert (points.is_list, points.fewest) == (True, 2)


@pytest.mark.parametrize(
    ("field", "hint"),
    [
        ("type", "What sort of actor this is: person, organisation, state, authority, community, group, force"),
        ("wikidata", "Wikidata identifier; such as: Q42"),
        ("sources", "Sources of the description; ids from sources.yml, between [ and ]"),
        ("aliases", "Other names found by themselves in the articles, between [ and ]; such as: the mole"),
    ],
)
def test_a_hint_names_choices_examples_and_where_ids_stand(field: str, hint: str) -> None:
    assert [one.hint for one in form(Actor) if one.name == field] == [hint]


def test_what_is_needed_and_not_answered_is_blank() -> None:
    answers = {"name": "Ada Marlow", "on_the_day": {"sources": ["atlas"]}, "aliases": ["Ada"]}
    assert write_fields(filled_form(form(Actor), answers)) == (
        "name: Ada Marlow\n"
        "type:  # What sort of actor this is: person, organisation, state, authority, community, group, force\n"
        "description:  # Who this is, in two or three sentences of our own; such as: "
        "Runs the harbour for the town council.\n"
        "on_the_day:\n"
        "  text:  # What is stated, in our own words; such as: Harbour master of Velter.\n"
        "  sources: [atlas]\n"
        "aliases: [Ada]\n"
    )


def test_a_form_without_blanks_holds_the_answers_in_order() -> None:
    answers = {"sources": ["atlas"], "name": "x"}
    assert list(filled_form(form(Actor), answers, "none")) == ["name", "sources"]


def test_a_form_with_all_blanks_shows_all_that_can_be_said() -> None:
    shown = filled_form(form(Route), {}, "all")
    assert list(shown) == [field.name for field in form(Route)]
    points: Any = shown["points"]
    assert len(points) == 2


# Answers --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("owner", "name", "value", "said"),
    [
        pytest.param(Event, "date", "2024-02-29", [], id="a date"),
        pytest.param(
            Event,
            "date",
            "2024-02-30",
            ["'2024-02-30' is not a date; February 2024 has 29 days; if the day is uncertain write 2024-02"],
            id="no date",
        ),
        pytest.param(Event, "story", "sinc", ["'sinc' is not a value of 'story'; did you mean 'since'?"], id="choice"),
        pytest.param(
            Coordinates,
            "latitude",
            "95",
            ["95 is out of bounds for 'latitude'; it must be at most 90"],
            id="a number out of bounds",
        ),
        pytest.param(
            Event,
            "name",
            "a\nb: c",
            ["'name' should be one line; join the lines; use >- instead of | before a long text"],
            id="lines",
        ),
        pytest.param(Event, "sources", ["atlas"], [], id="a list"),
    ],
)
def test_an_answer_is_judged_alone_in_the_words_of_the_check(
    owner: Any, name: str, value: Any, said: list[str]
) -> None:
    assert complaints(owner, name, value) == said


@pytest.mark.parametrize(
    ("id_", "is_good"),
    [("ada-marlow", True), ("Ada", False), ("", False), ("a: b", False), ("*x", False), ("a" * 81, False)],
)
def test_an_id_is_judged_before_it_is_written(id_: str, is_good: bool) -> None:
    wrong = id_complaints(KINDS["actor"], id_)
    assert (not wrong) is is_good
    assert all("cannot be an id; ids are lower-case letters" in text for text in wrong)


# Settings -------------------------------------------------------------------------------------------------------------


def test_settings_are_answers() -> None:
    given = settings(
        form(Actor),
        ["name=Ada = Marlow", "aliases=A, the first", "aliases=B", "on_the_day.text=x", "sources=atlas, gazette"],
    )
    assert given == {
        "name": "Ada = Marlow",
        "aliases": ["A, the first", "B"],
        "on_the_day": {"text": "x"},
        "sources": ["atlas", "gazette"],
    }


def test_settings_of_a_list_of_fields_count_from_one() -> None:
    given = settings(form(Route), ["points.1.latitude=1", "points.1.longitude=2", "points.2.latitude=3"])
    assert given == {"points": [{"latitude": "1", "longitude": "2"}, {"latitude": "3"}]}


def test_one_date_stands_without_brackets_and_two_with() -> None:
    assert settings(form(Event), ["date=2024"]) == {"date": "2024"}
    assert settings(form(Event), ["date=2024", "date=2025"]) == {"date": ["2024", "2025"]}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name", "'name' sets nothing; write field=value"),
        ("desciption=x", "there is no field 'desciption'; did you mean 'description'?"),
        ("name.x=y", "'name' has no fields of its own; write name=value"),
        ("points=y", "'points' is a list; write points.1.latitude=value"),
        ("points.2.latitude=1", "'points' is a list; write points.1.latitude=value"),
        ("points.1=1", "'points' has fields of its own; write points.latitude=value"),
        ("on_the_day=x", "'on_the_day' has fields of its own; write on_the_day.text=value"),
    ],
)
def test_a_setting_that_does_not_fit_is_told_with_what_to_write(text: str, said: str) -> None:
    with pytest.raises(MisuseError) as caught:
        settings(form(Route), [text])
    assert str(caught.value) == said
