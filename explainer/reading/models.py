"""Nodes to models. The models in ``kinds`` say what is valid; this module validates, and keeps locations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from explainer.diagnostics.locations import Location
from explainer.diagnostics.problems import INVALID, Code, Invalid, Problems
from explainer.kinds.entry import Entry
from explainer.kinds.kind import Kind
from explainer.reading.complaints import FIELDS_REMEDY, explain
from explainer.reading.direction import without_direction_marks
from explainer.reading.located import Located
from explainer.reading.model_fields import all_fields, inner_model, inner_models
from explainer.yaml.mistakes import BEFORE_A_FIELD, NO_INDENT
from explainer.yaml.nodes import Mapping, Node, Scalar, Sequence, shape

__all__ = ["read_entries", "read_model"]

M = TypeVar("M", bound=BaseModel)
E = TypeVar("E", bound=Entry)


def read_entries(kind: Kind[E], node: Node, problems: Problems) -> Iterator[Located[E]]:
    """Every valid entry of a data file; what is wrong with the others is added to ``problems``."""
    if not isinstance(node, Mapping):
        message = f"expected {kind.plural} by id, found {shape(node)}"
        problems.error(Code.WRONG_SHAPE, message, node.location, "write an id at the start of the line, then a colon")
        return
    fields = node.fields
    if astray := [key for key, value in fields if _is_astray(kind.model, key, value)]:
        first, value = fields[0]
        if first.location.column > 1 and isinstance(value, Scalar) and value.is_empty:
            message, remedy = "this id is indented like the fields below it", "write it at the start of the line"
            problems.error(Code.WRONG_SHAPE, message, first.location, remedy)
            return
        for key in astray:
            message, remedy = BEFORE_A_FIELD if " " in key.text else NO_INDENT
            problems.error(Code.WRONG_SHAPE, message, key.location, remedy)
        return  # a field that lost its indent may end one entry or begin the next: the rest cannot be trusted
    for key, value in fields:
        entry = read_model(kind.model, value, problems, key=key)
        if not isinstance(entry, Invalid):
            yield entry


def _is_astray(model: type[BaseModel], key: Scalar, value: Node) -> bool:
    """Whether a field stands where ids belong. An id may be the word of a field; but then it has fields, and a name."""
    word = key.text.rpartition(" ")[2]
    if not isinstance(value, Mapping):
        return word in all_fields(model)
    return word in model.model_fields and not value.get("name")


def read_model(model: type[M], node: Node, problems: Problems, key: Scalar | None = None) -> Located[M] | Invalid:
    """The model of a node, or INVALID; what is wrong is added to ``problems``. A ``key`` becomes the model's ``id``."""
    where = key.location if key else node.location
    if not isinstance(node, Mapping):
        problems.error(Code.WRONG_SHAPE, f"expected fields below this, found {shape(node)}", where, FIELDS_REMEDY)
        return INVALID
    node = without_direction_marks(model, node, problems)
    assert isinstance(node, Mapping)
    if node.is_doubtful and _check_empty(model, node, problems):
        return INVALID
    raw = node.value
    if key:
        if own := node.get("id"):
            remedy = f"delete the line; the id is '{key.text}', before the colon"
            problems.error(Code.UNKNOWN_FIELD, "there is no field 'id' here", own[0].location, remedy)
            return INVALID
        raw = {"id": key.text, **raw}
    try:
        value = model.model_validate(raw)
    except ValidationError as error:
        explain(model, error.errors(include_url=False), node, where, problems)
        return INVALID
    return Located(value, where, node)


def _check_empty(model: type[BaseModel] | None, node: Node, problems: Problems) -> bool:
    """Add an error for each empty value in ``node``, which ``model`` describes; whether there is one.

    Empty values are looked for before validation, because pydantic would take them for empty texts.
    """
    found = False
    if isinstance(node, Mapping):
        inner_of = inner_models(model) if model else {}
        for index, (key, value) in enumerate(node.fields):
            inner = inner_of.get(key.text, None if key.text in inner_of else model)
            if not isinstance(value, Scalar):
                found |= _check_empty(inner, value, problems)
            elif model and (swallowed := _swallowed(value, node, model)):
                found = True
                message = "this field is a part of the text above it"
                problems.error(Code.WRONG_SHAPE, message, swallowed, "indent it like the other fields")
            elif value.is_empty:
                found = True
                _tell_empty(node, index, model, problems)
    elif isinstance(node, Sequence):
        for item in node.items:
            if not isinstance(item, Scalar):
                found |= _check_empty(model, item, problems)
            elif item.is_empty:
                found = True
                problems.error(Code.EMPTY_VALUE, "this item is empty", item.location, "write a value, or delete it")
    return found


def _tell_empty(node: Mapping, index: int, model: type[BaseModel] | None, problems: Problems) -> None:
    key, value = node.fields[index]
    field = model.model_fields.get(key.text) if model else None
    inner = inner_model(field.annotation) if field else None
    assert isinstance(value, Scalar)
    if inner and (lost := _lost(node, index, model, inner)):
        message, remedy = f"'{lost.text}' belongs to '{key.text}'", f"indent it below '{key.text}:'"
        problems.error(Code.WRONG_SHAPE, message, lost.location, remedy)
    else:
        _tell_no_value(key, value, problems, is_needed=field is not None and field.is_required())


def _swallowed(value: Scalar, node: Mapping, model: type[BaseModel]) -> Location | None:
    """The last line of a text below > or | if it looks like a field that is missing, which was indented too far."""
    file, start = value.location.file, value.location.start
    if value.is_plain or file.text[start] not in ">|":
        return None
    text = file.text[start : value.location.end].rstrip()
    begin = text.rfind("\n") + 1
    field = _FIELD.match(text, begin) if begin else None
    if field is None or field["name"] not in model.model_fields or node.get(field["name"]):
        return None
    return Location(file, start + field.start("name"), start + field.end("name"))


_FIELD = re.compile(r" *(?P<name>[a-z_]+): +(?=\S)")


def _lost(node: Mapping, index: int, model: type[BaseModel] | None, inner: type[BaseModel]) -> Scalar | None:
    """The first of the fields below an empty one if they were meant for it: one of them can stand there alone."""
    below = (node.fields[number][0] for number in range(index + 1, len(node.fields)))
    run = list(takewhile(lambda other: other.text in inner.model_fields, below))
    outer = model.model_fields if model else {}
    return run[0] if any(other.text not in outer for other in run) else None


def _tell_no_value(key: Scalar, value: Scalar, problems: Problems, *, is_needed: bool) -> None:
    file, start, end = key.location.file, key.location.start, key.location.end
    write = "write a value" if is_needed else "write a value, or delete the line"
    if value.text:
        remedy = f"{write}; put it between quotation marks if it is a word"
        problems.error(Code.EMPTY_VALUE, f"'{value.text}' stands for nothing", value.location, remedy)
    elif comment := _ONLY_A_COMMENT.match(file.text, end):
        where = Location(file, comment.end() - 1, comment.end())
        remedy = "write the value before it, or put it between quotation marks if it is the value"
        problems.error(Code.EMPTY_VALUE, f"what stands after # is a comment; '{key.text}' is empty", where, remedy)
    elif file.text[end:].lstrip(" ").startswith(":"):
        problems.error(Code.EMPTY_VALUE, f"nothing stands after '{key.text}:'", key.location, write)
    # between braces a key may stand without a colon: YAML reads {latitude: 58,1} as latitude 58 and a key "1"
    elif key.text.isdecimal() and (whole := _BEFORE_COMMA.search(file.text, max(0, start - 40), start)):
        number = Location(file, whole.start(), end)
        remedy = "write a number with a point, such as 12.34"
        problems.error(Code.BAD_VALUE, f"'{file.text[whole.start() : end]}' is not a number", number, remedy)
    else:
        message = f"'{key.text}' is not a field with a value"
        remedy = "write 'name: value'; put a text that holds a comma between quotation marks"
        problems.error(Code.WRONG_SHAPE, message, key.location, remedy)


_ONLY_A_COMMENT = re.compile(r" *: +#(?=\S)")
_BEFORE_COMMA = re.compile(r"[-+]?\d+, *$")
