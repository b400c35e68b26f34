"""The reference for contributors: the fields of every data file in words, read from the models that validate them."""

from __future__ import annotations

import json
import re
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

from pydantic.fields import FieldInfo

from explainer.kinds import KINDS
from explainer.kinds.ledger import Ledger
from explainer.kinds.markers import Called, Reference
from explainer.kinds.page_head import PageHead
from explainer.kinds.parts import Model
from explainer.kinds.project import FrontMatter, Project
from explainer.kinds.verified import Verified
from explainer.words.english import with_article

__all__ = ["FieldReference", "Group", "all_groups"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldReference:
    """One field: what it holds in words, and one line that shows it.

    ``parts`` is the group whose fields stand below this one; ``choices`` are the only words it takes; ``default`` is
    what counts if it is left out.
    """

    name: str
    is_required: bool
    description: str
    holds: str
    parts: Group | None
    choices: tuple[str, ...]
    default: str | None
    example: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The fields that stand together: those of a file's entries, or those below a field.

    ``file`` is None for what stands below fields of several files; ``anchor`` is the id of its heading.
    """

    model: type[Model]
    anchor: str
    title: str
    about: str
    file: str | None = None

    @property
    def fields(self) -> tuple[FieldReference, ...]:
        """In the order in which they are best written; ids are keys, and so no fields."""
        # pydantic takes the markers out of the annotations of its fields; the hints still have them
        hints = typing.get_type_hints(self.model, include_extras=True)
        known = self.model.model_fields.items()
        return tuple(_field(name, field, hints[name]) for name, field in known if name != "id")


def all_groups() -> tuple[Group, ...]:
    """The files, then every group that stands below a field, in the order in which they are first met."""
    files = [_file("explainer.yml", "explainer", Project)]
    files += [_file(kind.filename, kind.plural, kind.model) for kind in KINDS.values()]
    files.append(_file("articles/*.md", "articles", FrontMatter))
    files.append(_file("links.yml", "links", Ledger))
    files.append(_file("verified.yml", "verified", Verified))
    files.append(_file("docs/*.md", "by-hand", PageHead))
    found = {group.anchor: group for group in files}
    for group in files:
        for part in _below(group):
            found.setdefault(part.anchor, part)
    return tuple(found.values())


def _file(file: str, anchor: str, model: type[Model]) -> Group:
    return Group(model=model, anchor=anchor, title=file, about=_about(model), file=file)


def _part(model: type[Model]) -> Group:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()
    return Group(model=model, anchor=words.replace(" ", "-"), title=words.capitalize(), about=_about(model))


def _about(model: type[Model]) -> str:
    return " ".join((model.__doc__ or "").split())


def _below(group: Group) -> Iterator[Group]:
    for field in group.fields:
        if field.parts:
            yield field.parts
            yield from _below(field.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Holding:
    """What a type holds: one and several of it, in words."""

    one: str
    several: str
    example: str | None = None
    parts: Group | None = None
    choices: tuple[str, ...] = ()


_PLAIN = {
    str: _Holding(one="a text", several="texts"),
    bool: _Holding(one="true or false", several="true or false", example="true"),
    int: _Holding(one="a whole number", several="whole numbers", example="3"),
    float: _Holding(one="a number", several="numbers", example="12.34"),
}


def _field(name: str, field: FieldInfo, hint: Any) -> FieldReference:
    holding = _holding(hint)
    example = _as_yaml(field.examples[0]) if field.examples else holding.example
    return FieldReference(
        name=name,
        is_required=field.is_required(),
        description=field.description or "",
        holds=holding.one,
        parts=holding.parts,
        choices=holding.choices,
        default=None if field.is_required() or field.default in (None, "", (), {}) else _as_yaml(field.default),
        example=f"{name}: {example}" if example else None,
    )


def _holding(hint: Any) -> _Holding:
    """What a type hint lets a field hold."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is Annotated:
        return _from_markers(hint.__metadata__) or _holding(hint.__origin__)
    if origin in (typing.Union, types.UnionType):
        return next(_holding(argument) for argument in arguments if argument is not type(None))
    if origin is Literal:
        words = tuple(map(str, arguments))
        return _Holding(one="one of these words", several="some of these words", example=words[0], choices=words)
    if origin is dict:
        inner = _holding(arguments[1])
        return replace(inner, one=f"{inner.several} by id", several=f"lists of {inner.several} by id", example=None)
    if origin is tuple:
        inner = _holding(arguments[0])
        example = f"[{inner.example}]" if inner.example else None
        return replace(inner, one=f"a list of {inner.several}", several=f"lists of {inner.several}", example=example)
    return _PLAIN[hint] if hint in _PLAIN else _Holding(one="fields", several="groups of fields", parts=_part(hint))


_PLURALS = {"entry": "entries", "party": "parties", "article": "articles"}
"""Things that are of no kind and have ids."""


def _from_markers(markers: tuple[Any, ...]) -> _Holding | None:
    """What the markers of an annotation say; of nested annotations (PEP 593) the last marker is the outermost one."""
    for marker in reversed(markers):
        if isinstance(marker, Called):
            return _Holding(one=marker.one, several=marker.several, example=marker.example or None)
        if isinstance(marker, Reference):
            kind, many = marker.kind, _PLURALS.get(marker.kind) or KINDS[marker.kind].plural
            return _Holding(one=f"the id of {with_article(kind)}", several=f"ids of {many}", example=marker.example)
    return None


def _as_yaml(value: Any) -> str:
    """A value as people write it after a colon."""
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_as_yaml, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    return text if _NEEDS_NO_QUOTES.fullmatch(text) else json.dumps(text, ensure_ascii=False)


_NEEDS_NO_QUOTES = re.compile(r"[^\W_][^:#\[\]{}\"&*!|>%@`\\,]*(?<=\S)")
