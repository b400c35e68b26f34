"""Keys that stand in a mapping a second time, and what that tells about the lines between."""

from __future__ import annotations

from explainer.diagnostics.problems import Code, Problems
from explainer.yaml.nodes import Mapping, Node, Scalar

__all__ = ["check_duplicates"]

_LOST_ID = 3  # so many duplicate keys in one entry are two entries, the second of which lost its id


def check_duplicates(again: list[Scalar], node: Mapping, problems: Problems) -> bool:
    """Add an error for each key that stands ``again`` in a mapping; whether the rest of the file can be trusted.

    Many in one entry are one mistake, an id that is missing.
    """
    if len(again) >= _LOST_ID:
        _tell_lost_id(again, node, problems)
        return False
    fields = node.fields
    for key in again:
        first = next(other for other, _ in fields if other.text == key.text)
        message = f"'{key.text}' stands here a second time"
        remedy = f"the first is on line {first.location.line}; keep one of the two"
        where = key.location
        if owner := _owner(first, key, fields):
            where, message = first.location, f"'{key.text}' stands here and on line {key.location.line}"
            remedy = f"indent this one below '{owner.text}:', or keep one of the two"
        problems.error(Code.DUPLICATE_KEY, message, where, remedy)
    return True


def _tell_lost_id(again: list[Scalar], node: Mapping, problems: Problems) -> None:
    """The fields of two entries in one: the id between them is missing, or it is indented like a field."""
    above, value = [field for field in node.fields if field[0].number < again[0].number][-1]
    if isinstance(value, Scalar) and value.is_empty:
        message = f"'{above.text}' stands among the fields of an entry"
        remedy = "is it the id of the next entry? write it at the start of the line"
        problems.error(Code.DUPLICATE_KEY, message, above.location, remedy)
        return
    message = f"'{again[0].text}' and {len(again) - 1} more fields stand here a second time"
    remedy = "is the id of an entry missing above this line? write it at the start of a line, then a colon"
    problems.error(Code.DUPLICATE_KEY, message, again[0].location, remedy)


def _owner(first: Scalar, again: Scalar, fields: tuple[tuple[Scalar, Node], ...]) -> Scalar | None:
    """The field just above that lacks a repeated one, which then lost its indent; None if the two stand together."""
    index = [key for key, _ in fields].index(first)
    if index == 0 or isinstance(fields[index][1], Mapping) or again.location.line == first.location.line + 1:
        return None
    key, value = fields[index - 1]
    lacks_it = isinstance(value, Mapping) and value.location.line > key.location.line and not value.get(first.text)
    return key if lacks_it else None
