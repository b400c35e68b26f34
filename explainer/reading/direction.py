"""Marks of direction in the data: taken out of names, ids and selectors with a notice, and kept in prose.

Arabic and Hebrew texts hold them where a neutral sign would stand on the wrong side; they come along when a name is
copied, and nobody sees them. Prose shows them to readers, isolated from what stands beside it (``words.markdown``).
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from explainer.diagnostics.problems import Problems
from explainer.diagnostics.text_checks import without_marks_told
from explainer.kinds.field_types import PROSE
from explainer.reading.model_fields import has_marker, inner_model, whole_annotation
from explainer.words.characters import has_marks
from explainer.yaml.nodes import Node, Scalar, Sequence

__all__ = ["without_direction_marks"]


def without_direction_marks(model: type[BaseModel] | None, node: Node, problems: Problems) -> Node:
    """The node of a model, with marks of direction in prose only; of each text that had others there is a notice."""
    # an escape may stand for one; only in what is written can that be told fast of most nodes
    written = node.written
    may_have = has_marks(written) or "\\" in written
    return node._replace(value=_cleaned(model, None, node, problems)) if may_have else node


def _cleaned(model: type[BaseModel] | None, field: FieldInfo | None, node: Node, problems: Problems) -> Any:
    if isinstance(node, Scalar):
        if field is not None and has_marker(whole_annotation(field), PROSE):
            return node.text
        return without_marks_told(node.text, node.location, problems)
    if isinstance(node, Sequence):
        return [_cleaned(model, field, item, problems) for item in node.items]
    fields = {}
    for key, value in node.fields:
        found = model.model_fields.get(key.text) if model else None
        inner = inner_model(found.annotation) if found else model
        fields[key.text] = _cleaned(inner, found, value, problems)
    return fields
