"""Hostile texts, and the text fields of the models, for tests that put words into every one of them."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from pydantic.types import StringConstraints

HOSTILE = (
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    "](javascript:alert(1))",
    "[label](javascript:alert(1) 'title')",
    "![image](https://elsewhere.example/x.png)",
    "<https://elsewhere.example>",
    "{{ 7*7 }}",
    "{% raw %}",
    "`code`",
    "``` fence",
    "text {: .x #id onclick=alert(1) }",
    "{ #id }",
    "*emphasis* __strong__ ~~gone~~",
    "&lt;b&gt; &amp; &#60;",
    "line one\n\n# heading",
    "- item",
    "1. item",
    "> quotation",
    "    indented code",
    "term\n: definition",
    "| a | b |\n|---|---|",
    "[^1]: note",
    "*[HTML]: abbreviation",
    "[ref]: https://elsewhere.example",
    "\\*escaped\\*",
    "---",
    "</div>",
    "<!-- comment",
    "$x$ @user :smile: ==mark== ^sup^",
    "\x02klzzwxh:0000\x03",
)
"""What some format, or some program that reads it, would take for more than words."""


def text_fields(model: type[BaseModel]) -> Iterator[tuple[str, type[BaseModel] | None]]:
    """Fields of free text, and the fields that hold further models."""
    for name, field in model.model_fields.items():
        annotation = typing.Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        inner = next(
            (part for part in parts(annotation) if isinstance(part, type) and issubclass(part, BaseModel)), None
        )
        if inner is not None:
            yield name, inner
        elif any(
            isinstance(part, StringConstraints) and part.max_length in (500, 20_000) for part in parts(annotation)
        ):
            yield name, None


def parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in (*typing.get_args(annotation), *getattr(annotation, "__metadata__", ())):
        yield from parts(part)


def nested(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for _, inner in text_fields(model):
        if inner is not None:
            yield from nested(inner)
