"""Edits of YAML: another text for a value, one more field. What cannot be written safely is not written.

Whether a text can stand as it is or needs quotation marks is decided by parsing it: the grammar of plain scalars is too
intricate to be written a second time.
"""

from __future__ import annotations

from explainer.diagnostics.locations import Edit, Location, SourceText
from explainer.diagnostics.problems import Problems
from explainer.encode import as_yaml_quoted, as_yaml_value
from explainer.yaml.compose import compose
from explainer.yaml.nodes import Mapping, Node, Scalar, Sequence

__all__ = ["add_after", "rewrite"]


def rewrite(node: Node | None, text: str) -> tuple[Edit, ...]:
    """The edit that replaces a value on one line, in its style of quotation marks; none if it is not on one line."""
    if not isinstance(node, Scalar) or not _is_one_line(node.location):
        return ()
    mark = _first(node.location)
    # in the style that the value has, or else between double quotation marks, which can hold any text
    forms = (as_yaml_value(text) if node.is_plain else as_yaml_quoted(text, mark), as_yaml_quoted(text))
    return tuple(Edit(node.location, form) for form in forms if _is_read_as(form, text))[:1]


def add_after(owner: Node, field: str, name: str, value: str) -> tuple[Edit, ...]:
    """The edit that adds a field right after another, in its layout; ``value`` is YAML already, on one line."""
    neighbour = owner.get(field) if isinstance(owner, Mapping) else None
    if neighbour is None or not _is_one_line(neighbour[1].location):
        return ()
    key, node = neighbour
    file, end = node.location.file, node.location.end
    if _first(owner.location) == "{":
        return (Edit(Location(file, end, end), f", {name}: {value}"),)
    line, column = file.position(key.location.start)
    end = file.offset(line) + len(file.line(line))
    return (Edit(Location(file, end, end), f"\n{' ' * (column - 1)}{name}: {value}"),)


def _is_one_line(location: Location) -> bool:
    """Whether a value ends where its location says; libyaml ends a block scalar (``|``, ``>``) at the next field."""
    return location.line == location.end_position[0] and _first(location) not in "|>"


def _first(location: Location) -> str:
    return location.file.text[location.start : location.start + 1]


def _is_read_as(form: str, text: str) -> bool:
    """Whether ``form`` is parsed as ``text`` anywhere: also between brackets, where most signs have a meaning."""
    problems = Problems()
    node = compose(SourceText("", f"[{form}]"), problems)
    if len(problems) or not isinstance(node, Sequence) or len(node.items) != 1:
        return False
    item = node.items[0]
    return isinstance(item, Scalar) and item.text == text and not item.is_empty
