"""What editors are told of the data files: the truth about what is accepted, and help with every field."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from explainer.editing.json_schema import json_schema
from explainer.kinds import KINDS
from explainer.kinds.parts import Model
from explainer.kinds.project import Project

NAMES = {kind: {f"a-{kind}": f"The {kind}"} for kind in (*KINDS, "entry", "party", "article")}
MODELS: dict[str, type[Model]] = {"explainer": Project, **{kind.plural: kind.model for kind in KINDS.values()}}

each_model = pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)


def schema(model: type[Model]) -> dict[str, Any]:
    return json_schema(model, NAMES)


def inside(value: Any) -> Iterator[dict[str, Any]]:
    """Every schema in a schema."""
    if isinstance(value, dict):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from inside(item)


def fields(value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    for part in inside(value):
        if part.get("type") == "object":
            yield from part.get("properties", {}).items()


@each_model
def test_a_schema_says_its_dialect_and_holds_all_it_refers_to(model: type[Model]) -> None:
    found = schema(model)
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    wanted = {part["$ref"].removeprefix("#/$defs/") for part in inside(found) if "$ref" in part}
    assert wanted == set(found["$defs"])


@each_model
def test_nothing_may_be_left_empty(model: type[Model]) -> None:
    assert '"null"' not in json.dumps(schema(model))
    assert not [part for part in inside(schema(model)) if part.get("default", "") is None]


@each_model
def test_a_text_may_look_like_a_number_to_an_editor(model: type[Model]) -> None:
    types = [part["type"] for part in inside(schema(model)) if "type" in part and "enum" not in part]
    assert "string" not in types
    assert ["string", "number"] in types


@each_model
def test_every_field_has_help(model: type[Model]) -> None:
    """Its own, or that of the fields inside."""
    found = schema(model)
    refs = {f"#/$defs/{name}": inner for name, inner in found["$defs"].items()}
    helped = {name: field.get("description") or refs[field["$ref"]]["description"] for name, field in fields(found)}
    assert all(helped.values())


WITH_A_FORM = {
    "date", "day", "updated", "url", "website", "attribution_url", "language", "original_language", "wikidata",
    "paragraph", "latitude", "longitude", "within_km",
}  # fmt: skip


@each_model
def test_a_field_whose_value_has_a_form_shows_an_example(model: type[Model]) -> None:
    found = list(fields(schema(model)))
    assert [name for name, field in found if name in WITH_A_FORM and not field.get("examples")] == []


def test_an_event_may_have_one_date_or_a_list() -> None:
    date = schema(KINDS["event"].model)["additionalProperties"]["properties"]["date"]
    assert {str(choice["type"]) for choice in date["anyOf"]} == {"['string', 'number']", "array"}


def test_the_id_of_an_entry_is_its_key_and_no_field() -> None:
    found = schema(KINDS["place"].model)
    assert "id" not in found["additionalProperties"]["properties"]
    assert "id" not in found["additionalProperties"]["required"]
    assert found["propertyNames"] == {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}


def test_a_kind_without_entries_offers_none() -> None:
    found = json_schema(KINDS["event"].model, {**NAMES, "actor": {}})
    assert found["$defs"]["id-of-actor"] == {"oneOf": []}
