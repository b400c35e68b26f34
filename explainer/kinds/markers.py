"""What the type of a field says beside its pattern, for messages, forms, the list of fields and editors' schemas."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import GetJsonSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import core_schema

__all__ = ["Called", "Reference", "Succeeded", "Worded", "markers_of"]


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a field as the id of an entry of another kind (or of any kind, of a party, or of an article).

    ``example`` is such an id.
    """

    kind: str
    example: str

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**handler(schema), "x-reference": self.kind}


@dataclass(frozen=True, slots=True)
class Called:
    """What authors call a value of this type, one and several of it, and an example where one fits every field."""

    one: str
    several: str
    example: str = ""

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        found = handler(schema)
        example = int(self.example) if found.get("type") == "integer" else self.example
        return {**found, "examples": [example]} if self.example else found


@dataclass(frozen=True, slots=True, eq=False)
class Worded:
    """What readers see for each choice of a field, as messages of the interface; the YAML has words of its own."""

    words: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Succeeded:
    """The choices that a field had in earlier versions, each with the one that stands for it now."""

    by: Mapping[str, str]


def markers_of(field: FieldInfo) -> Iterator[object]:
    """What the type of a field says beside its pattern, also where the field may be left out (``X | None``)."""
    yield from field.metadata
    for option in typing.get_args(field.annotation):
        yield from getattr(option, "__metadata__", ())
