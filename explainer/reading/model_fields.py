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
    "inner_models",
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
            model = inner_models(model)[step] or model
    return model


@cache
def all_fields(model: type[BaseModel]) -> frozenset[str]:
    """The names of its fields, and of the fields of those."""
    return frozenset(model.model_fields).union(*(all_fields(one) for one in inner_models(model).values() if one))


@cache
def inner_models(model: type[BaseModel]) -> Mapping[str, type[BaseModel] | None]:
    """The model in each field of a model, by the field's name; None for fields that hold texts and numbers."""
    return {name: inner_model(field.annotation) for name, field in model.model_fields.items()}


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
    for name, kind in _fields_with_references(type(value)):
        held = getattr(value, name)
        if held is None or held == ():  # as many are left out
            continue
        for path, named, target in _references_in(held, kind):
            yield (name, *path), named, target


@cache  # annotations are read once for each model, and values without looking at them again
def _fields_with_references(model: type[BaseModel]) -> tuple[tuple[str, str | None], ...]:
    """The fields of a model that may hold references, with the kind they name; None if models in them hold them."""
    annotations = ((name, whole_annotation(field)) for name, field in model.model_fields.items())
    return tuple((name, _kind_named(annotation)) for name, annotation in annotations if _may_refer(annotation))


def _may_refer(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return bool(_fields_with_references(annotation))
    return reference_kind(annotation) is not None or any(map(_may_refer, typing.get_args(annotation)))


def _kind_named(annotation: Any) -> str | None:
    """The kind of thing whose ids an annotation holds, by themselves or as items."""
    while annotation is not None and (kind := reference_kind(annotation)) is None:
        annotation = item_annotation(annotation)
    return None if annotation is None else kind


def _references_in(value: Any, kind: str | None) -> Iterator[tuple[Path, str, str]]:
    if isinstance(value, str):
        if kind:
            yield (), kind, value
    elif isinstance(value, tuple | dict):
        for step, item in value.items() if isinstance(value, dict) else enumerate(value):
            if kind and isinstance(item, str):  # as in nearly all lists
                yield (step,), kind, item
                continue
            for path, named, target in _references_in(item, kind):
                yield (step, *path), named, target
    elif isinstance(value, BaseModel):
        yield from references(value)


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
