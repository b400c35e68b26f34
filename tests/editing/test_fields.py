"""The reference of the fields: complete, in words, and with examples that the fields accept."""

from __future__ import annotations

import re
import typing

import pytest
from pydantic import TypeAdapter

from explainer.diagnostics.locations import SourceText
from explainer.diagnostics.problems import Problems
from explainer.editing.fields import FieldReference, Group, all_groups
from explainer.kinds import KINDS
from explainer.kinds.parts import Model
from explainer.yaml.compose import compose
from explainer.yaml.nodes import Mapping

GROUPS = {group.anchor: group for group in all_groups()}
FIELDS = [(group, field) for group in GROUPS.values() for field in group.fields]

each_field = pytest.mark.parametrize(
    ("group", "field"), [pytest.param(g, f, id=f"{g.anchor}-{f.name}") for g, f in FIELDS]
)


def field(group: str, name: str) -> FieldReference:
    (found,) = (field for field in GROUPS[group].fields if field.name == name)
    return found


def test_every_file_comes_first_in_the_order_of_the_kinds() -> None:
    files = [group.file for group in GROUPS.values() if group.file]
    assert files == [
        "explainer.yml",
        *(kind.filename for kind in KINDS.values()),
        "articles/*.md",
        "links.yml",
        "verified.yml",
        "docs/*.md",
    ]
    assert [group.file for group in GROUPS.values()][: len(files)] == files


def test_every_group_is_listed_once_and_has_an_anchor_of_its_own() -> None:
    groups = all_groups()
    assert len({group.anchor for group in groups}) == len({group.model for group in groups}) == len(groups)
    assert {found.parts.anchor for _, found in FIELDS if found.parts} <= set(GROUPS)


def models(root: type[Model]) -> typing.Iterator[type[Model]]:
    for child in root.__subclasses__():
        yield child
        yield from models(child)


def test_no_field_is_left_out() -> None:
    bases = {"Entry", "Explained", "NamedEntry", "Point"}
    told = {group.model: {found.name for found in group.fields} for group in GROUPS.values()}
    assert {m: set(m.model_fields) - {"id"} for m in models(Model) if m.__name__ not in bases} == told


@each_field
def test_a_field_says_what_it_means_and_holds(group: Group, field: FieldReference) -> None:
    assert field.description
    assert field.holds
    words = f"{group.about} {field.description} {field.holds}"
    assert not re.search(r"\b(str|int|float|bool|tuple|dict|None)\b|`", words)


@each_field
def test_a_field_shows_an_example_or_has_parts_that_do(group: Group, field: FieldReference) -> None:
    assert bool(field.example) != bool(field.parts)


@pytest.mark.parametrize(
    ("group", "field"), [pytest.param(g, f, id=f"{g.anchor}-{f.name}") for g, f in FIELDS if f.example]
)
def test_an_example_is_accepted_by_its_field(group: Group, field: FieldReference) -> None:
    problems = Problems()
    node = compose(SourceText("example.yml", str(field.example)), problems)
    assert isinstance(node, Mapping), list(problems)
    value = node.value[field.name]
    hint = typing.get_type_hints(group.model, include_extras=True)[field.name]
    TypeAdapter(hint).validate_python(value)
    assert value


@pytest.mark.parametrize(
    ("group", "name", "holds", "example"),
    [
        pytest.param("actors", "name", "one line of text", "name: Old Mole", id="a line"),
        pytest.param("actors", "website", "a web address", "website: https://example.org/page", id="an address"),
        pytest.param("quotes", "speaker", "the id of an actor", "speaker: harbour-master", id="an id"),
        pytest.param("sources", "side", "the id of a party", "side: town", id="an id of a party"),
        pytest.param("corrections", "concerns", "a list of ids of entries", "concerns: [old-mole]", id="several ids"),
        pytest.param("corrections", "date", "a day", "date: 2024-03-14", id="a day is no date of any precision"),
        pytest.param("events", "date", "a list of dates", "date: 2024-03-14", id="one date or several"),
        pytest.param("key-point", "paragraphs", "a list of numbers of paragraphs", "paragraphs: [3]", id="numbers"),
        pytest.param("coordinates", "latitude", "a number", "latitude: 58.1467", id="a number"),
        pytest.param("name", "confirmed", "true or false", "confirmed: true", id="an answer"),
        pytest.param("mention", "prefix", "a text", 'prefix: "May,” "', id="a text with a space at its end"),
        pytest.param("actors", "since_then", "a list of groups of fields", None, id="a list of fields"),
        pytest.param("explainer", "parties", "groups of fields by id", None, id="fields by id"),
    ],
)
def test_what_a_field_holds_is_told_in_words(group: str, name: str, holds: str, example: str | None) -> None:
    assert (field(group, name).holds, field(group, name).example) == (holds, example)


def test_choices_and_what_counts_without_them_are_told() -> None:
    confidence = field("actors", "confidence")
    assert confidence.holds == "one of these words"
    assert (confidence.choices, confidence.default) == (("high", "medium", "low"), "high")
    assert (field("name", "confirmed").default, field("actors", "type").default) == ("true", None)


def test_what_cannot_be_left_out_is_marked() -> None:
    needed = [found.name for found in GROUPS["terms"].fields if found.is_required]
    assert needed == ["name", "description", "sources"]


def test_fields_below_a_field_are_a_group_of_their_own() -> None:
    parts = field("places", "distances").parts
    assert parts is not None
    assert (parts.title, parts.anchor, parts.file) == ("Road distance", "road-distance", None)
