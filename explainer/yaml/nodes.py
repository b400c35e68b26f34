"""The nodes of a YAML document (scalars, sequences, mappings), each with its location. Scalars stay text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from explainer.diagnostics.locations import Location

__all__ = ["Mapping", "Node", "Path", "Scalar", "Sequence", "find", "key_at", "plain", "shape"]


class Scalar(NamedTuple):
    """A text, as written; ``is_plain`` if it is a plain scalar, without quotation marks, ``|`` or ``>``."""

    text: str
    location: Location
    is_plain: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether YAML would read null: nothing after the colon or dash, or one of its words for nothing."""
        return self.is_plain and self.text in ("", "~", "null")


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Mapping:
    """Fields in the order written; keys are unique. ``again`` are keys that stood there a second time."""

    fields: tuple[tuple[Scalar, Node], ...]
    location: Location
    again: tuple[Scalar, ...] = ()
    _by_name: dict[str, tuple[Scalar, Node]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_name", {key.text: (key, value) for key, value in self.fields})

    def get(self, key: str) -> tuple[Scalar, Node] | None:
        """The field of that name."""
        return self._by_name.get(key)


Node = Scalar | Sequence | Mapping

Path = tuple[str | int, ...]
"""The path from a node to one inside it: names of fields, and indexes of items from 0."""


def find(node: Node, path: Path) -> tuple[Location, Node]:
    """The node at ``path`` and its location; if there is none, those of the nearest node around it."""
    for step in path:
        if isinstance(node, Mapping) and (found := node.get(str(step))):
            node = found[1]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            break
    return node.location, node


def key_at(node: Node, path: Path) -> Scalar | None:
    """The key of the field that ``path`` ends in; None if it ends in an item, or nowhere."""
    parent = find(node, path[:-1])[1]
    found = parent.get(str(path[-1])) if isinstance(parent, Mapping) and path else None
    return found[0] if found else None


def plain(node: Node) -> Any:
    """The node as strings, lists and dictionaries."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.fields}


def shape(node: Node) -> str:
    """The type of a node in the author's words."""
    if isinstance(node, Scalar):
        return "nothing" if node.is_empty else "a text"
    return "a list" if isinstance(node, Sequence) else "fields"
