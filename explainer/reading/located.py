"""A model together with the place in the input it was read from, so that later stages can point there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from pydantic import BaseModel

from explainer.diagnostics.locations import Location
from explainer.reading.model_fields import references
from explainer.yaml.nodes import Node, Path, find

__all__ = ["Located"]

M_co = TypeVar("M_co", bound=BaseModel, covariant=True)


@dataclass(frozen=True)
class Located(Generic[M_co]):
    """A model, the node it was read from, and the location of its key: the id of an entry, or else the whole node."""

    value: M_co
    key: Location
    node: Node

    @cached_property
    def references(self) -> tuple[tuple[Path, str, str], ...]:
        """Every reference in the model: its path, the kind of thing it names, and the id."""
        return tuple(references(self.value))

    def at(self, path: Path) -> Location:
        """Where the value at ``path`` stands, or the nearest node around it."""
        return find(self.node, path)[0]

    def inner(self, path: Path) -> Node:
        """The node at ``path``, or the nearest one around it."""
        return find(self.node, path)[1]
