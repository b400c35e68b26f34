"""The nodes of a YAML document (scalars, sequences, mappings), each with its location. Scalars stay text.

A document is read into plain values, and into the marks of all its nodes, in two flat arrays. A node is a view of both,
made when somebody asks for it: few of the places of a large file are ever told.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Self

from explainer.diagnostics.locations import Location, SourceText

__all__ = ["NULLS", "Mapping", "Marks", "Node", "Path", "Scalar", "Sequence", "find", "key_at", "shape", "view"]

NULLS = frozenset(("", "~", "null"))
"""What YAML reads as null where it is a plain scalar: nothing after the colon or dash, or one of its words for it."""


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """Where the nodes of a document stand, by their number in the order in which they are written.

    ``starts`` and ``ends`` are offsets. ``after`` is the number of the next node outside this one; it is also where the
    next item or field begins. ``doubtful`` are the numbers, in order, of texts that may have to be told of: they are
    null, or may have swallowed a field. ``again`` are keys that stood in a mapping a second time, by its number; what
    they hold is in none of the values.
    """

    file: SourceText
    starts: array[int] = field(default_factory=lambda: array("I"))
    ends: array[int] = field(default_factory=lambda: array("I"))
    after: array[int] = field(default_factory=lambda: array("I"))
    doubtful: list[int] = field(default_factory=list)
    again: dict[int, tuple[Scalar, ...]] = field(default_factory=dict)
    _inner: dict[int, dict[Any, int]] = field(default_factory=dict)

    def location(self, number: int) -> Location:
        """The location of a node."""
        return Location(self.file, self.starts[number], self.ends[number])

    def inner(self, number: int, value: dict[str, Any] | list[Any]) -> dict[Any, int]:
        """The numbers of the keys in a mapping by name, or of the items in a sequence by index.

        They are kept: of a long list with many mistakes, one after the other is asked for.
        """
        if number not in self._inner:
            found = self._inner[number] = {}
            is_mapping, at = isinstance(value, dict), number + 1
            for step in value if is_mapping else range(len(value)):
                found[step] = at
                at = self.after[at + is_mapping]  # the value of a field comes right after its key
        return self._inner[number]


class _View(NamedTuple):
    value: Any
    marks: Marks
    number: int

    @classmethod
    def alone(cls, value: Any, location: Location) -> Self:
        """A node without any in it that stands in no document: a program made it for this place."""
        file, start, end = location
        return cls(value, Marks(file, array("I", (start,)), array("I", (end,)), array("I", (1,))), 0)

    @property
    def location(self) -> Location:
        """Where it stands: for a sequence or mapping, only where it starts."""
        return self.marks.location(self.number)

    @property
    def written(self) -> str:
        """All that is written from its start to that of the next node outside it, comments too."""
        after, starts = self.marks.after[self.number], self.marks.starts
        return self.marks.file.text[starts[self.number] : starts[after] if after < len(starts) else None]

    @property
    def is_doubtful(self) -> bool:
        """Whether a text in it is null, or may have swallowed a field."""
        doubtful = self.marks.doubtful
        found = bisect_left(doubtful, self.number)
        return found < len(doubtful) and doubtful[found] < self.marks.after[self.number]


class Scalar(_View):
    """A text, as written."""

    __slots__ = ()
    value: str

    @property
    def text(self) -> str:
        """The text, with its escapes resolved and its lines folded."""
        return self.value

    @property
    def is_plain(self) -> bool:
        """Whether it is a plain scalar, without quotation marks, ``|`` or ``>``: none can begin with such a sign."""
        file, start, end = self.location
        return start == end or file.text[start] not in "\"'|>"

    @property
    def is_empty(self) -> bool:
        """Whether YAML would read null."""
        return self.text in NULLS and self.is_plain


class Sequence(_View):
    """A list."""

    __slots__ = ()
    value: list[Any]

    @property
    def items(self) -> tuple[Node, ...]:
        """Its items."""
        return tuple(map(self.item, range(len(self.value))))

    def item(self, index: int) -> Node:
        """The item of that index, counted from 0."""
        number = self.marks.inner(self.number, self.value)[index]
        return view(self.value[index], self.marks, number)


class Mapping(_View):
    """Fields in the order written; keys are unique."""

    __slots__ = ()
    value: dict[str, Any]

    @property
    def fields(self) -> tuple[tuple[Scalar, Node], ...]:
        """Its fields, each with its key."""
        return tuple(map(self._field, self.value))

    def get(self, key: str) -> tuple[Scalar, Node] | None:
        """The field of that name."""
        return self._field(key) if key in self.value else None

    @property
    def again(self) -> tuple[Scalar, ...]:
        """Keys that stood there a second time."""
        return self.marks.again.get(self.number, ())

    def _field(self, key: str) -> tuple[Scalar, Node]:
        number = self.marks.inner(self.number, self.value)[key]
        return Scalar(key, self.marks, number), view(self.value[key], self.marks, number + 1)


Node = Scalar | Sequence | Mapping

Path = tuple[str | int, ...]
"""The path from a node to one inside it: names of fields, and indexes of items from 0."""


def view(value: Any, marks: Marks, number: int) -> Node:
    """The node of that number, which holds a value."""
    if isinstance(value, str):
        return Scalar(value, marks, number)
    return Sequence(value, marks, number) if isinstance(value, list) else Mapping(value, marks, number)


def find(node: Node, path: Path) -> tuple[Location, Node]:
    """The node at ``path`` and its location; if there is none, those of the nearest node around it."""
    for step in path:
        if isinstance(node, Mapping) and (found := node.get(str(step))):
            node = found[1]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.value):
            node = node.item(step)
        else:
            break
    return node.location, node


def key_at(node: Node, path: Path) -> Scalar | None:
    """The key of the field that ``path`` ends in; None if it ends in an item, or nowhere."""
    parent = find(node, path[:-1])[1]
    found = parent.get(str(path[-1])) if isinstance(parent, Mapping) and path else None
    return found[0] if found else None


def shape(node: Node) -> str:
    """The type of a node in the author's words."""
    if isinstance(node, Scalar):
        return "nothing" if node.is_empty else "a text"
    return "a list" if isinstance(node, Sequence) else "fields"
