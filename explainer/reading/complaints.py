"""Validation errors of pydantic in the author's words, at the place of the mistake."""

from __future__ import annotations

import re
from collections import Counter, abc
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from explainer.diagnostics.locations import Location
from explainer.diagnostics.problems import Code, Problems
from explainer.encode import as_yaml_value
from explainer.reading.model_fields import (
    choices,
    inner_model,
    is_list,
    item_annotation,
    model_at,
    needed_fields,
    reference_kind,
    successors,
    whole_annotation,
)
from explainer.words.english import counted, joined
from explainer.words.folding import slug
from explainer.words.typos import did_you_mean, spelt_out, surely_meant
from explainer.yaml.mistakes import BEFORE_A_FIELD
from explainer.yaml.nodes import Mapping, Node, Path, Scalar, find, key_at, shape
from explainer.yaml.rewrite import rewrite

__all__ = ["FIELDS_REMEDY", "explain"]

FIELDS_REMEDY = "write one field a line, indented by two spaces, as 'name: value'"


def explain(model: type[BaseModel], details: list[ErrorDetails], node: Mapping, where: Location, out: Problems) -> None:
    """Add a problem for every error among ``details`` that does not merely follow from another.

    ``where`` is the location of the entry's id, for errors that have no location of their own.
    """
    meant_at = cache(lambda path: _meant_fields(model_at(model, path), find(node, path)[1]))
    fallen = dict(_fallen(details))
    lacking = set(fallen.values())
    again = {key.text for key in node.again}  # of two alike, one may have been meant for a field that lacks it
    for detail in _causes(model, details):
        path = tuple(detail["loc"])
        if path in fallen:
            _explain_fallen(path, fallen[path], node, out)
        elif not (detail["type"] == "missing" and (path in lacking or (path[:-1] and path[-1] in again))):
            _explain_one(model, detail, node, where, out, meant_at)


def _fallen(details: list[ErrorDetails]) -> Iterator[tuple[Path, Path]]:
    """Each field that stands outside the one that lacks it: where it is, and where it is missing."""
    lacks: dict[tuple[Path, object], Path] = {}
    for path, kind in ((tuple(detail["loc"]), detail["type"]) for detail in details):
        for end in range(len(path) - 1) if kind == "missing" else ():
            lacks.setdefault((path[:end], path[-1]), path)
    for path, kind in ((tuple(detail["loc"]), detail["type"]) for detail in details):
        lack = lacks.get((path[:-1], _last_word(path[-1]))) if kind == "extra_forbidden" else None
        if lack:
            yield path, lack


def _last_word(name: object) -> str:
    return str(name).rpartition(" ")[2]


def _explain_fallen(path: Path, lack: Path, node: Node, out: Problems) -> None:
    """Tell of a field that stands outside the one it belongs to."""
    key = key_at(node, path)
    assert key is not None
    message, remedy = f"'{key.text}' belongs to '{lack[len(path) - 1]}'", f"indent it below '{lack[len(path) - 1]}:'"
    if key.text != _last_word(key.text):
        message, remedy = BEFORE_A_FIELD
    out.error(Code.UNKNOWN_FIELD, message, key.location, remedy)


def _causes(model: type[BaseModel], details: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """The errors that do not follow from another: a list is not too short because its items are wrong, and a field is
    not missing if its name is misspelt."""
    paths = [tuple(detail["loc"]) for detail in details]
    around = {path[:end] for path in paths for end in range(len(path))}
    shapeless: set[Path] = set()  # lists with an item that should have had fields: its neighbours need no second error
    misspelt = {
        (*path[:-1], did_you_mean(str(path[-1]), model_at(model, path[:-1]).model_fields))
        for path, detail in zip(paths, details, strict=True)
        if detail["type"] == "extra_forbidden"
    }
    for path, detail in zip(paths, details, strict=True):
        is_item_again = detail["type"] in _NO_FIELDS and isinstance(path[-1], int) and path[:-1] in shapeless
        shapeless |= {path[:-1]} if detail["type"] in _NO_FIELDS else set()
        if (
            not (detail["type"] == "too_short" and path in around)
            and not is_item_again
            and not (detail["type"] == "missing" and path in misspelt)
        ):
            yield detail


_MeantAt = Callable[[Path], abc.Mapping[str, str]]
"""From the path of some fields to what their unknown names certainly mean."""


def _explain_one(
    model: type[BaseModel], detail: ErrorDetails, node: Mapping, where: Location, out: Problems, meant_at: _MeantAt
) -> None:
    path: Path = tuple(detail["loc"])
    kind, context = detail["type"], detail.get("ctx", {})
    location, found = find(node, path)
    name = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    if path == ("id",):
        out.error(Code.BAD_ID, f"'{detail['input']}' cannot be an id", where, _id_remedy(str(detail["input"])))
    elif path and path[-1] == "[key]":  # how pydantic marks an error in the key of a mapping
        key = key_at(node, path[:-1])
        out.error(
            Code.BAD_ID, f"'{path[-2]}' cannot be an id", key.location if key else location, _id_remedy(str(path[-2]))
        )
    elif kind == "missing":
        _explain_missing(model, path, node, where, out)
    elif kind == "extra_forbidden":
        _explain_unknown(model, path, name, node, out, meant_at)
    elif kind in _CUSTOM and isinstance(found, Scalar):
        edits = rewrite(found, str(context["meant"])) if context.get("meant") else ()
        out.error(_CUSTOM[kind], detail["msg"], location, str(context.get("remedy", "")) or None, edits)
    elif kind == "literal_error":
        # pydantic gives the choices as one text: 'a', 'b' or 'c'
        words = [word.strip("'") for word in str(context["expected"]).replace(" or ", ", ").split(", ")]
        _explain_literal(name, words, successors(model_at(model, path[:-1]).model_fields.get(name)), found, out)
    elif kind in _WRONG_SHAPE:
        out.error(Code.WRONG_SHAPE, *_explain_shape(model, kind, path, name, found, location))
    elif (isinstance(found, Scalar) and not found.text.strip()) or (
        kind == "too_short" and context.get("min_length") == 1
    ):
        out.error(Code.EMPTY_VALUE, f"'{name}' is empty", location, _EMPTY_REMEDY.get(kind, "write a value"))
    elif kind == "string_pattern_mismatch":
        out.error(Code.BAD_VALUE, *_explain_pattern(model, path, name, found, location))
    else:
        message, remedy = _explain_value(kind, name, found, context)
        out.error(Code.BAD_VALUE, message, location, remedy)


def _id_remedy(written: str) -> str:
    return f"ids are lower-case letters a to z, digits and hyphens, such as {slug(written) or 'red-cross'}"


_CUSTOM = {
    "bad_date": Code.BAD_DATE,
    "bad_name": Code.BAD_VALUE,
    "bad_url": Code.BAD_URL,
    "long_paragraph": Code.TOO_LARGE,
    "unknown_language": Code.UNKNOWN_LANGUAGE,
}

_WRONG_SHAPE = {
    "string_type": ("a text", "write one text after the colon"),
    "tuple_type": ("a list", None),
    "bad_date": ("a date", "write one date after the colon, such as 2024-03-14"),
    "dict_type": ("fields", FIELDS_REMEDY),
    "model_type": ("fields", FIELDS_REMEDY),
    "model_attributes_type": ("fields", FIELDS_REMEDY),
    "float_type": ("a number", "write digits with a point, such as 12.34"),
    "int_type": ("a whole number", "write digits only"),
}
_NO_FIELDS = tuple(kind for kind, (wanted, _) in _WRONG_SHAPE.items() if wanted == "fields")


def _explain_missing(model: type[BaseModel], path: Path, node: Node, where: Location, out: Problems) -> None:
    name = str(path[-1])
    asked = _asked(model_at(model, path[:-1]).model_fields[name])
    location = where if len(path) == 1 else find(node, path[:-1])[0]
    out.error(Code.MISSING_FIELD, f"'{name}' is missing", location, f"add '{name}:' ({asked})")


def _asked(field: FieldInfo) -> str:
    """What a field should hold: its description, its choices, or the fields that it is made of."""
    words = (field.description or "").rstrip(".")
    inner = inner_model(field.annotation)
    options = choices(field.annotation)
    if not all(option in words for option in options):
        words += f": {joined(options, 'or')}"
    if inner:
        words += f"; {'a list, each with' if is_list(field.annotation) else 'with'} {joined(needed_fields(inner))}"
    return words


def _explain_unknown(
    model: type[BaseModel], path: Path, name: str, node: Node, out: Problems, meant_at: _MeantAt
) -> None:
    known = [field for field in model_at(model, path[:-1]).model_fields if field != "id"]
    near = did_you_mean(name, known)
    remedy = f"did you mean '{near}'?" if near else f"the fields are {joined(known)}"
    location, _ = find(node, path[:-1])
    key = key_at(node, path)
    meant = meant_at(path[:-1]).get(name)
    edits = rewrite(key, meant) if meant else ()
    location = key.location if key else location
    out.error(Code.UNKNOWN_FIELD, f"there is no field '{name}' here", location, remedy, edits)


def _meant_fields(model: type[BaseModel], node: Node) -> dict[str, str]:
    """The field that each unknown name certainly means, by name; never one that another name means too."""
    names = dict.fromkeys(key.text for key, _ in node.fields) if isinstance(node, Mapping) else {}
    known = [field for field in model.model_fields if field != "id"]
    missing = [field for field in known if field not in names and model.model_fields[field].is_required()]
    # a field that must not be left out is expected here, so a shorter word is enough to recognise it
    found = {
        name: surely_meant(name, known) or spelt_out(name, known) or surely_meant(name, missing, shortest=4)
        for name in names
    }
    count = Counter(found.values())
    return {name: field for name, field in found.items() if field and count[field] == 1}


def _explain_literal(
    name: str, words: abc.Sequence[str], now: abc.Mapping[str, str], found: Node, out: Problems
) -> None:
    """Tell of a value that is none of the ``words`` it may be; ``now`` are those that earlier versions had."""
    if not isinstance(found, Scalar):
        message = f"'{name}' should be one word, found {shape(found)}"
        out.error(Code.WRONG_SHAPE, message, found.location, f"write {joined(words, 'or')}")
        return
    value = found.text
    meant = value if value in now else surely_meant(value, [*words, *now])
    near = meant or did_you_mean(value, [*words, *now])
    message = f"'{value}' is {'no longer' if value in now else 'not'} a value of '{name}'"
    if near and near in now:
        remedy = f"write '{now[near]}', which stands for '{near}' now"
    else:
        remedy = f"did you mean '{near}'?" if near else f"write {joined(words, 'or')}"
    edits = rewrite(found, now.get(meant, meant)) if meant else ()
    out.error(Code.BAD_VALUE, message, found.location, remedy, edits)


_EMPTY_REMEDY = {"too_short": "name at least one, between [ and ]"}


def _explain_shape(
    model: type[BaseModel], kind: str, path: Path, name: str, found: Node, location: Location
) -> tuple[str, Location, str]:
    """Message, location and remedy for a value of the wrong shape, such as a text where a list belongs."""
    wanted, remedy = _WRONG_SHAPE[kind]
    is_item = isinstance(path[-1], int)
    field = model_at(model, path[: -2 if is_item else -1]).model_fields.get(name)
    inner = inner_model(field.annotation) if field else None
    if wanted == "a text" and is_item:
        remedy = "put a text that holds a colon or starts with a bracket between quotation marks"
    elif wanted == "a list" and field:
        remedy = _list_remedy(name, field, found)
    elif wanted == "fields" and inner:
        needed = joined(needed_fields(inner))
        below = f"write its fields below it, one a line and indented, as 'name: value': {needed}"
        remedy = _items_remedy(name, inner, found) if is_item else below
    subject = f"each item of '{name}'" if is_item else f"'{name}'"
    return f"{subject} should be {wanted}, found {shape(found)}", location, remedy or _BETWEEN_BRACKETS


_BETWEEN_BRACKETS = "write its items between [ and ], separated by commas"


def _items_remedy(name: str, inner: type[BaseModel], found: Node) -> str:
    """How to write items that have fields; if they need only one, with the text that stands there as its value."""
    needed = needed_fields(inner)
    if len(needed) == 1 and isinstance(found, Scalar):
        value = as_yaml_value(found.text) if len(found.text) <= _LONGEST_EXCERPT else "…"
        return f"write each on a line of its own below '{name}:', as '- {needed[0]}: {value}'"
    return f"write each below '{name}:', one field a line, a dash and a space before the first: {joined(needed)}"


def _list_remedy(name: str, field: FieldInfo, found: Node) -> str:
    inner = inner_model(field.annotation)
    if isinstance(found, Mapping) and inner:
        return "put a dash and a space before the first field of each item, and indent its other fields below it"
    if inner:
        return _items_remedy(name, inner, found)
    if not isinstance(found, Scalar):
        return _BETWEEN_BRACKETS
    if found.text.startswith("-"):
        return "start each item on a line of its own, with a dash and a space"
    are_ids = reference_kind(item_annotation(whole_annotation(field))) is not None
    return f"put it in brackets: [{', '.join(_items(found, are_ids=are_ids))}]"


def _items(found: Scalar, *, are_ids: bool) -> list[str]:
    """The items of a text that was meant as a list, between commas, bullets or line ends; those of ids also spaces."""
    where = found.location
    written = where.file.text[where.start : where.end] if found.is_plain else found.text
    parts = re.split(r"[,;•·\s]" if are_ids else r"[,;•·\n]", written.strip("()[]"))
    return [item for part in parts if (item := part.strip())]


def _explain_pattern(
    model: type[BaseModel], path: Path, name: str, found: Node, location: Location
) -> tuple[str, Location, str]:
    """Message, location and remedy for a text that does not match the pattern of its field."""
    value = _excerpt(found)
    if isinstance(found, Scalar) and "\n" in found.text.strip():
        return f"'{name}' should be one line", location, "join the lines; use >- instead of | before a long text"
    if isinstance(found, Scalar) and found.text.endswith("\n"):
        return f"'{name}' ends with an empty line", location, "write >- instead of > or | before the text"
    if isinstance(found, Scalar) and found.text != found.text.strip():
        return f"'{name}' starts or ends with a space", location, "remove the space"
    field = model_at(model, path[:-1]).model_fields[name]
    example = next(iter(field.examples or ()), None)
    example = example[0] if isinstance(example, list) else example
    form = f"write it like {example}" if example else f"expected: {field.description}".rstrip(".")
    return f"'{value}' does not fit '{name}'", location, form


def _explain_value(kind: str, name: str, found: Node, context: dict[str, Any]) -> tuple[str, str]:
    value = _excerpt(found)
    if kind in ("too_short", "too_long"):
        bound = f"at least {context['min_length']}" if kind == "too_short" else f"at most {context['max_length']}"
        return f"'{name}' has {counted(context['actual_length'], 'item')}", f"write {bound}"
    if kind == "string_too_long":
        return f"'{name}' is too long", f"shorten it to at most {context['max_length']:,} characters"
    if kind.startswith("bool"):
        return f"'{value}' is not an answer for '{name}'", "write true or false"
    if kind.startswith("int"):
        return f"'{value}' is not a whole number", "write digits only"
    if kind.startswith("float") or kind == "finite_number":
        return f"'{value}' is not a number", "write digits with a point, such as 12.34"
    limits = [f"{words} {context[key]:g}" for key, words in _LIMITS.items() if key in context]
    return f"{value} is out of bounds for '{name}'", f"it must be {' and '.join(limits) or 'as the field describes'}"


_LIMITS = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}

_LONGEST_EXCERPT = 60


def _excerpt(node: Node) -> str:
    if not isinstance(node, Scalar):
        return shape(node)
    return node.text if len(node.text) <= _LONGEST_EXCERPT else f"{node.text[: _LONGEST_EXCERPT - 3]}..."
