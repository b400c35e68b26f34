"""Located nodes to models, with pydantic's complaints told in the author's words; and JSON Schema for editors.

The models in ``kinds`` say what is right. This module only reads, locates and explains.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from explainer.kinds import KINDS, Kind
from explainer.kinds.base import Model, Reference
from explainer.kinds.project import Project
from explainer.locations import Location
from explainer.problems import INVALID, Code, Invalid, Problems, did_you_mean
from explainer.yaml_nodes import Mapping as MappingNode
from explainer.yaml_nodes import Node, Scalar, Sequence

__all__ = ["Located", "Path", "json_schema", "read_entries", "read_model", "references"]

M = TypeVar("M", bound=BaseModel)

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Located(Generic[M]):
    """A model and the node it was read from."""

    value: M
    key: Location
    node: Node

    def at(self, path: Path) -> Location:
        """Where the value at ``path`` stands, or the nearest thing around it."""
        return _find(self.node, path)[0]


# Reading ------------------------------------------------------------------------------------------------------------


def read_entries(kind: Kind, node: Node, problems: Problems) -> Iterator[Located[Any]]:
    """Every readable entry of a data file; the problems of the others are recorded."""
    if not isinstance(node, MappingNode):
        message = f"expected {kind.plural} by id, found {_shape(node)}"
        problems.error(Code.WRONG_SHAPE, message, node.location, "write an id at the start of the line, then a colon")
        return
    for key, value in node.fields:
        entry = read_model(kind.model, value, problems, key=key)
        if not isinstance(entry, Invalid):
            yield entry


def read_model(model: type[M], node: Node, problems: Problems, key: Scalar | None = None) -> Located[M] | Invalid:
    """One model from one node. With ``key``, the key is the model's ``id``."""
    where = key.location if key else node.location
    if not isinstance(node, MappingNode):
        problems.error(Code.WRONG_SHAPE, f"expected fields below this, found {_shape(node)}", where, _FIELDS_REMEDY)
        return INVALID
    if _report_empty(node, problems):
        return INVALID
    raw = _plain(node)
    if key:
        raw = {"id": key.text, **raw}
    try:
        value = model.model_validate(raw)
    except ValidationError as error:
        for detail in _causes(model, error.errors(include_url=False)):
            _explain(model, detail, node, where, problems)
        return INVALID
    return Located(value, where, node)


_FIELDS_REMEDY = "write one field a line, indented by two spaces, as 'name: value'"


def _causes(model: type[BaseModel], details: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """The complaints that do not merely follow from another: a list is not short because its items are wrong, and a
    field is not missing when its name is misspelt."""
    paths = [tuple(detail["loc"]) for detail in details]
    misspelt = {
        (*path[:-1], did_you_mean(str(path[-1]), _model_at(model, path[:-1]).model_fields))
        for path, detail in zip(paths, details, strict=True)
        if detail["type"] == "extra_forbidden"
    }
    for path, detail in zip(paths, details, strict=True):
        has_wrong_items = any(len(other) > len(path) and other[: len(path)] == path for other in paths)
        if not (detail["type"] == "too_short" and has_wrong_items) and not (
            detail["type"] == "missing" and path in misspelt
        ):
            yield detail


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return {key.text: _plain(value) for key, value in node.fields}


def _report_empty(node: Node, problems: Problems) -> bool:
    """Whether something in ``node`` was begun and left empty."""
    found = False
    if isinstance(node, MappingNode):
        for key, value in node.fields:
            if isinstance(value, Scalar) and value.is_empty:
                found = True
                message = f"nothing stands after '{key.text}:'"
                problems.error(Code.EMPTY_VALUE, message, key.location, "write a value, or delete the line")
            found |= _report_empty(value, problems)
    elif isinstance(node, Sequence):
        for item in node.items:
            if isinstance(item, Scalar) and item.is_empty:
                found = True
                problems.error(Code.EMPTY_VALUE, "this item is empty", item.location, "write a value, or delete it")
            found |= _report_empty(item, problems)
    return found


def _shape(node: object) -> str:
    if isinstance(node, Scalar):
        return "nothing" if node.is_empty else "a text"
    return "a list" if isinstance(node, Sequence) else "fields"


def _find(node: Node, path: Path) -> tuple[Location, Node]:
    """Follow ``path`` as far as the nodes go."""
    for step in path:
        if isinstance(node, MappingNode) and (field := node.get(str(step))):
            node = field[1]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            break
    return node.location, node


def _key_location(node: Node, path: Path) -> Location | None:
    """Where the name of the last field of ``path`` stands."""
    parent = _find(node, path[:-1])[1]
    field = parent.get(str(path[-1])) if isinstance(parent, MappingNode) and path else None
    return field[0].location if field else None


# Explaining ---------------------------------------------------------------------------------------------------------


def _explain(model: type[BaseModel], detail: ErrorDetails, node: MappingNode, where: Location, out: Problems) -> None:
    path: Path = tuple(detail["loc"])
    kind, context = detail["type"], detail.get("ctx", {})
    location, found = _find(node, path)
    name = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    if path == ("id",):
        out.error(Code.BAD_ID, f"'{detail['input']}' cannot be an id", where, _ID_REMEDY)
    elif path and path[-1] == "[key]":
        key = _key_location(node, path[:-1]) or location
        out.error(Code.BAD_ID, f"'{path[-2]}' cannot be an id", key, _ID_REMEDY)
    elif kind == "missing":
        _explain_missing(model, path, node, where, out)
    elif kind == "extra_forbidden":
        known = [field for field in _model_at(model, path[:-1]).model_fields if field != "id"]
        near = did_you_mean(name, known)
        remedy = f"did you mean '{near}'?" if near else f"the fields are {_join(known)}"
        out.error(Code.UNKNOWN_FIELD, f"there is no field '{name}' here", _key_location(node, path) or location, remedy)
    elif kind in _CUSTOM:
        out.error(_CUSTOM[kind], detail["msg"], location, str(context.get("remedy", "")) or None)
    elif kind == "literal_error":
        _explain_literal(name, str(detail["input"]), str(context.get("expected", "")), location, out)
    elif kind in _WRONG_SHAPE:
        wanted, remedy = _WRONG_SHAPE[kind]
        message = f"'{name}' should be {wanted}, found {_shape(found)}"
        out.error(Code.WRONG_SHAPE, message, location, remedy.format(value=_excerpt(found)))
    else:
        message, remedy = _explain_value(kind, name, found, context)
        code = Code.EMPTY_VALUE if kind in ("too_short", "string_too_short") else Code.BAD_VALUE
        out.error(code, message, location, remedy)


_ID_REMEDY = "ids are lower-case letters a to z, digits and hyphens, such as red-cross"

_CUSTOM = {
    "bad_date": Code.BAD_DATE,
    "bad_url": Code.BAD_URL,
    "unknown_language": Code.UNKNOWN_LANGUAGE,
}

_WRONG_SHAPE = {
    "string_type": ("a text", "write one text after the colon"),
    "tuple_type": ("a list", "put it in brackets: [{value}]"),
    "dict_type": ("fields", _FIELDS_REMEDY),
    "model_type": ("fields", _FIELDS_REMEDY),
    "model_attributes_type": ("fields", _FIELDS_REMEDY),
    "float_type": ("a number", "write digits with a point, such as 39.8153"),
    "int_type": ("a whole number", "write digits only"),
}


def _explain_missing(model: type[BaseModel], path: Path, node: Node, where: Location, out: Problems) -> None:
    owner = _model_at(model, path[:-1])
    description = owner.model_fields[str(path[-1])].description or ""
    location = where if len(path) == 1 else _find(node, path[:-1])[0]
    out.error(
        Code.MISSING_FIELD, f"'{path[-1]}' is missing", location, f"add '{path[-1]}:' ({description.rstrip('.')})"
    )


def _explain_literal(name: str, value: str, expected: str, location: Location, out: Problems) -> None:
    choices = [choice.strip("'") for choice in expected.replace(" or ", ", ").split(", ")]
    near = did_you_mean(value, choices)
    remedy = f"did you mean '{near}'?" if near else f"write {_join(choices, 'or')}"
    out.error(Code.BAD_VALUE, f"'{value}' is not a value of '{name}'", location, remedy)


def _explain_value(kind: str, name: str, found: Node, context: Mapping[str, Any]) -> tuple[str, str]:
    value = _excerpt(found)
    if kind == "string_pattern_mismatch":
        if "\n" in value:
            return f"'{name}' should be one line", "join the lines; use >- instead of | before a long text"
        return f"'{value}' does not fit '{name}'", "remove spaces at the ends, and see the description of the field"
    if kind in ("too_short", "string_too_short"):
        least = context.get("min_length", 1)
        return f"'{name}' is too short", f"give at least {least}"
    if kind in ("too_long", "string_too_long"):
        return f"'{name}' is too long", f"give at most {context.get('max_length')}"
    if kind.startswith("bool"):
        return f"'{value}' is not an answer for '{name}'", "write true or false"
    if kind.startswith("int"):
        return f"'{value}' is not a whole number", "write digits only"
    if kind.startswith("float") or kind == "finite_number":
        return f"'{value}' is not a number", "write digits with a point, such as 39.8153"
    limits = [f"{words} {context[key]}" for key, words in _LIMITS.items() if key in context]
    return f"{value} is out of bounds for '{name}'", f"it must be {' and '.join(limits) or 'as the field describes'}"


_LIMITS = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}


def _excerpt(node: Node) -> str:
    if not isinstance(node, Scalar):
        return _shape(node)
    return node.text if len(node.text) <= 60 else f"{node.text[:57]}..."


def _join(words: Iterable[str], conjunction: str = "and") -> str:
    *rest, last = list(words) or [""]
    return f"{', '.join(rest)} {conjunction} {last}" if rest else last


# Walking models -----------------------------------------------------------------------------------------------------


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """The model class that holds the field after ``path``."""
    for step in path:
        if isinstance(step, str) and step in model.model_fields:
            inner = _inner_model(model.model_fields[step].annotation)
            model = inner or model
    return model


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in typing.get_args(annotation) if (found := _inner_model(arg))), None)


def references(value: BaseModel) -> Iterator[tuple[Path, str, str]]:
    """Every reference a model holds: its path, the kind of thing it names, and the id."""
    for name, field in type(value).model_fields.items():
        annotation = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        for path, kind, target in _references_in(getattr(value, name), annotation):
            yield (name, *path), kind, target


def _references_in(value: Any, annotation: Any) -> Iterator[tuple[Path, str, str]]:
    if isinstance(value, BaseModel):
        yield from references(value)
    elif isinstance(value, str):
        if kind := _reference_kind(annotation):
            yield (), kind, value
    elif isinstance(value, tuple | dict):
        inner = _item_annotation(annotation)
        for step, item in value.items() if isinstance(value, dict) else enumerate(value):
            for path, kind, target in _references_in(item, inner):
                yield (step, *path), kind, target


def _reference_kind(annotation: Any) -> str | None:
    if typing.get_origin(annotation) is Annotated:
        found = next((meta.kind for meta in annotation.__metadata__ if isinstance(meta, Reference)), None)
        return found or _reference_kind(annotation.__origin__)
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return next((kind for arg in typing.get_args(annotation) if (kind := _reference_kind(arg))), None)
    return None


def _item_annotation(annotation: Any) -> Any:
    """What a tuple or mapping holds."""
    while typing.get_origin(annotation) is Annotated:
        annotation = annotation.__origin__
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        annotation = next((arg for arg in typing.get_args(annotation) if arg is not type(None)), annotation)
    arguments = [arg for arg in typing.get_args(annotation) if arg is not Ellipsis]
    return arguments[-1] if arguments else None


# Schema for editors -------------------------------------------------------------------------------------------------


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
