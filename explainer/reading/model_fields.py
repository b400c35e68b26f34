"""Introspection of pydantic models: the model at a path, what a field may hold, and the references a value holds."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from explainer.kinds.markers import Reference, Succeeded, markers_of
from explainer.yaml.nodes import Path

__all__ = [
    "all_fields",
    "choices",
    "has_marker",
    "inner_model",
    "is_list",
    "item_annotation",
    "model_at",
    "needed_fields",
    "reference_kind",
    "references",
    "successors",
    "whole_annotation",
]


def model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """The model that holds the field after ``path``, or the innermost one on the way there."""
    for step in path:
        if isinstance(step, str) and step in model.model_fields:
            inner = inner_model(model.model_fields[step].annotation)
            model = inner or model
    return model


@cache
def all_fields(model: type[BaseModel]) -> frozenset[str]:
    """The names of its fields, and of the fields of those."""
    inner = (inner_model(field.annotation) for field in model.model_fields.values())
    return frozenset(model.model_fields).union(*(all_fields(one) for one in inner if one))


def inner_model(annotation: Any) -> type[BaseModel] | None:
    """The model in an annotation, whether by itself, in a list or in a union; None if there is none."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in typing.get_args(annotation) if (found := inner_model(arg))), None)


def needed_fields(model: type[BaseModel]) -> list[str]:
    """The names of the fields that cannot be left out."""
    return [name for name, field in model.model_fields.items() if field.is_required()]


def is_list(annotation: Any) -> bool:
    """Whether an annotation admits several values."""
    return any(typing.get_origin(option) is tuple for option in _options(annotation))


def choices(annotation: Any) -> tuple[str, ...]:
    """The words that an annotation admits; none if others may stand there too."""
    for option in _options(annotation):
        if option is bool:
            return ("true", "false")
        if typing.get_origin(option) is Literal:
            return tuple(map(str, typing.get_args(option)))
    return ()


def _options(annotation: Any) -> tuple[Any, ...]:
    """An annotation without its metadata; of a union, each member."""
    if typing.get_origin(annotation) is Annotated:
        return _options(annotation.__origin__)
    if typing.get_origin(annotation) in (None, tuple, Literal):
        return (annotation,)
    return typing.get_args(annotation)


def whole_annotation(field: FieldInfo) -> Any:
    """The annotation of a field with its metadata, which pydantic takes out of ``Annotated`` and keeps apart."""
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def references(value: BaseModel) -> Iterator[tuple[Path, str, str]]:
    """Every reference in a model: its path, the kind of thing it names, and the id."""
    for name, annotation in _fields_with_references(type(value)):
        for path, kind, target in _references_in(getattr(value, name), annotation):
            yield (name, *path), kind, target


@cache  # for each model once, because reading walks through every entry several times
def _fields_with_references(model: type[BaseModel]) -> tuple[tuple[str, Any], ...]:
    """The fields of a model that may hold references, with their annotations."""
    annotations = ((name, whole_annotation(field)) for name, field in model.model_fields.items())
    return tuple((name, annotation) for name, annotation in annotations if _may_refer(annotation))


def _may_refer(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return bool(_fields_with_references(annotation))
    return reference_kind(annotation) is not None or any(map(_may_refer, typing.get_args(annotation)))


def _references_in(value: Any, annotation: Any) -> Iterator[tuple[Path, str, str]]:
    if isinstance(value, BaseModel):
        yield from references(value)
    elif isinstance(value, str):
        if kind := reference_kind(annotation):
            yield (), kind, value
    elif isinstance(value, tuple | dict):
        inner = item_annotation(annotation)
        for step, item in value.items() if isinstance(value, dict) else enumerate(value):
            for path, kind, target in _references_in(item, inner):
                yield (step, *path), kind, target


def reference_kind(annotation: Any) -> str | None:
    """The kind of thing whose id an annotation holds; None if it holds no id."""
    if typing.get_origin(annotation) is Annotated:
        found = next((meta.kind for meta in annotation.__metadata__ if isinstance(meta, Reference)), None)
        return found or reference_kind(annotation.__origin__)
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return next((kind for arg in typing.get_args(annotation) if (kind := reference_kind(arg))), None)
    return None


def has_marker(annotation: Any, marker: object) -> bool:
    """Whether an annotation, or that of the items or of a choice in it, carries a marker."""
    if typing.get_origin(annotation) is Annotated and marker in annotation.__metadata__:
        return True
    return any(has_marker(inner, marker) for inner in typing.get_args(annotation))


def successors(field: FieldInfo | None) -> Mapping[str, str]:
    """The choices that a field had in earlier versions, each with the one that stands for it now."""
    markers = (marker for marker in (markers_of(field) if field else ()) if isinstance(marker, Succeeded))
    return next((marker.by for marker in markers), {})


def item_annotation(annotation: Any) -> Any:
    """The annotation of the items of a tuple, or of the values of a mapping; None if it is neither."""
    while typing.get_origin(annotation) is Annotated:
        annotation = annotation.__origin__
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        annotation = next((arg for arg in typing.get_args(annotation) if arg is not type(None)), annotation)
    arguments = [arg for arg in typing.get_args(annotation) if arg is not Ellipsis]
    return arguments[-1] if arguments else None
