"""JSON Schema (2020-12) for editors, made from the models and the ids that are in the data.

Editors see values as YAML's core schema types them, while we read every scalar as the text it is: so a text may look
like a number here, a field that need not be written may not be left empty, and nothing is ever null.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from explainer.kinds import KINDS
from explainer.kinds.parts import Model
from explainer.kinds.project import Project

__all__ = ["json_schema"]

Schema = dict[str, Any]
Names = Mapping[str, Mapping[str, str]]


def json_schema(model: type[Model], names: Names) -> Schema:
    """JSON Schema (2020-12) of a data file.

    ``names`` maps each kind of reference to the live ids and the names they stand for. Entries of a kind are keyed by
    id; the project is a single set of fields.
    """
    schema = _for_editors(model.model_json_schema(mode="validation"))
    wanted = set(_references(schema))
    definitions = {**schema.pop("$defs", {}), **_live_ids(names, wanted)}
    base: Schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    if model is Project:
        return {**base, **schema, "$defs": definitions}
    id_ = schema["properties"].pop("id")  # the key of an entry, and so no field of it
    schema["required"] = [field for field in schema.get("required", ()) if field != "id"]
    name = next(kind.plural for kind in KINDS.values() if kind.model is model)
    return {
        **base,
        "title": name,
        "type": "object",
        "propertyNames": {"pattern": id_["pattern"]},
        "additionalProperties": schema,
        "$defs": definitions,
    }


def _for_editors(value: Any) -> Any:
    """The schema with the types that editors see, at every depth."""
    if isinstance(value, list):
        return [_for_editors(item) for item in value]
    if not isinstance(value, dict):
        return value
    schema = {name: _for_editors(item) for name, item in _without_null(value).items()}
    if kind := schema.pop("x-reference", None):
        del schema["type"], schema["maxLength"]  # the ids that exist say more than that they are texts
        schema["$ref"] = f"#/$defs/{_ids_of(kind)}"
    elif schema.get("type") == "string" and "enum" not in schema and "const" not in schema:
        schema["type"] = ["string", "number"]
    return schema


def _without_null(schema: Schema) -> Schema:
    """A field that may be left out, without the null that stands for it once it is read."""
    choices = [choice for choice in schema.get("anyOf", ()) if choice != {"type": "null"}]
    kept = {name: item for name, item in schema.items() if (name, item) != ("default", None)}
    if len(choices) == 1:
        del kept["anyOf"]
        return {**choices[0], **kept}
    return {**kept, "anyOf": choices} if choices else kept


def _ids_of(kind: str) -> str:
    return f"id-of-{kind}"


def _references(value: Any) -> Iterator[str]:
    """Every ``$ref`` of a schema."""
    if isinstance(value, dict) and "$ref" in value:
        yield value["$ref"]
    if isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _references(item)


def _live_ids(names: Names, wanted: set[str]) -> dict[str, Schema]:
    """The ids that exist, for each wanted kind of reference; the name of each is its help."""
    return {
        _ids_of(kind): {"oneOf": [{"const": id_, "description": known[id_]} for id_ in sorted(known)]}
        for kind, known in names.items()
        if f"#/$defs/{_ids_of(kind)}" in wanted
    }
