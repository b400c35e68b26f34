"""JSON Schema (2020-12) for editors, made from the models and the ids that are in the data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from explainer.kinds import KINDS
from explainer.kinds.base import Model
from explainer.kinds.project import Project

__all__ = ["json_schema"]


def json_schema(model: type[Model], names: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """JSON Schema (2020-12) of a data file.

    ``names`` maps each kind of reference to the live ids and the names they stand for. Entries of a kind are keyed by
    id; the project is a single set of fields.
    """
    schema = _with_ids(model.model_json_schema(mode="validation"), names)
    definitions = schema.pop("$defs", {})
    base: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    if model is Project:
        return {**base, **schema, "$defs": definitions}
    schema["properties"].pop("id", None)
    schema["required"] = [field for field in schema.get("required", ()) if field != "id"]
    name = next(kind.plural for kind in KINDS.values() if kind.model is model)
    return {
        **base,
        "title": name,
        "type": "object",
        "propertyNames": {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        "additionalProperties": schema,
        "$defs": definitions,
    }


def _with_ids(value: Any, names: Mapping[str, Mapping[str, str]]) -> Any:
    if isinstance(value, list):
        return [_with_ids(item, names) for item in value]
    if not isinstance(value, dict):
        return value
    value = {key: _with_ids(item, names) for key, item in value.items()}
    known = names.get(value.pop("x-reference", ""))
    if known:
        value["oneOf"] = [{"const": id_, "title": name} for id_, name in sorted(known.items())]
    return value
