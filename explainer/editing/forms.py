"""Models as forms for people: what is asked, in which order, what may be answered, and what is wrong with an answer.

The models stay the only description of the data; a form is read off them, so that it never goes stale. Pure: nothing
here asks anybody anything (``interview`` does) or knows a file.
"""

from __future__ import annotations

import typing
from collections import abc
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from explainer.diagnostics.errors import MisuseError
from explainer.diagnostics.locations import Location, SourceText
from explainer.diagnostics.problems import Code, Problems
from explainer.kinds import KINDS, Entry, Kind
from explainer.reading.model_fields import (
    choices,
    inner_model,
    is_list,
    item_annotation,
    reference_kind,
    whole_annotation,
)
from explainer.reading.models import read_model
from explainer.words.typos import did_you_mean
from explainer.yaml.compose import compose
from explainer.yaml.nodes import Mapping, Scalar
from explainer.yaml.values import Blank, Value, write_fields

__all__ = ["FormField", "complaints", "filled_form", "form", "id_complaints", "listed", "settings"]

_FILES = {
    **{name: kind.filename for name, kind in KINDS.items()},
    "entry": "any of the files",
    "article": "the folder articles",
    "party": "explainer.yml",
}
"""Where the ids of each kind of thing stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One field of a form; a group has ``parts``, and a list holds at least ``fewest`` items.

    ``is_one_or_many`` tells that a single item of a list may stand without brackets.
    """

    name: str
    owner: type[BaseModel]
    description: str
    is_required: bool
    is_list: bool
    is_one_or_many: bool
    fewest: int
    choices: tuple[str, ...]
    reference: str | None
    example: str | None
    parts: tuple[FormField, ...]

    @property
    def hint(self) -> str:
        """What belongs here, in a line: description, choices and an example."""
        words = self.description.rstrip(".")
        if self.choices and not all(choice in words for choice in self.choices):
            words += f": {', '.join(self.choices)}"
        if self.reference:
            words += f"; {'ids' if self.is_list else 'an id'} from {_FILES[self.reference]}"
        if self.is_list and not self.parts and not self.is_one_or_many:
            words += ", between [ and ]"
        return f"{words}; such as: {self.example}" if self.example else words


def form(model: type[BaseModel]) -> tuple[FormField, ...]:
    """The fields of a model, those that are needed first; the id is no field of a form."""
    fields = [_field(model, name, field) for name, field in model.model_fields.items() if name != "id"]
    return tuple(sorted(fields, key=lambda field: not field.is_required))


def _field(model: type[BaseModel], name: str, field: FieldInfo) -> FormField:
    annotation = whole_annotation(field)
    holds_a_list = is_list(field.annotation)
    item = item_annotation(annotation) if holds_a_list else annotation
    inner = inner_model(field.annotation)
    lengths = [meta.min_length for meta in field.metadata if getattr(meta, "min_length", 0)] if holds_a_list else []
    return FormField(
        name=name,
        owner=model,
        description=field.description or "",
        is_required=field.is_required(),
        is_list=holds_a_list,
        # the only validators that run before pydantic's own make a list of a single item
        is_one_or_many=any(isinstance(meta, BeforeValidator) for meta in field.metadata),
        fewest=lengths[0] if lengths else 0,
        choices=choices(item),
        reference=reference_kind(item),
        example=_example(field.examples[0]) if field.examples else None,
        parts=form(inner) if inner else (),
    )


def _example(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


Blanks = Literal["none", "needed", "all"]
"""What of a form is shown without an answer: nothing, what is needed, or everything that can be said."""


def filled_form(
    fields: Iterable[FormField], answers: abc.Mapping[str, Any], blanks: Blanks = "needed"
) -> dict[str, Value]:
    """Answers in the order of the form; ``blanks`` are the fields that are shown without an answer."""
    return {
        field.name: _filled(field, answers.get(field.name), blanks)
        for field in fields
        if field.name in answers or blanks == "all" or (blanks == "needed" and field.is_required)
    }


def _filled(field: FormField, answer: Any, blanks: Blanks) -> Value:
    if not field.parts:
        return Blank(field.hint) if answer is None else typing.cast("Value", answer)
    if answer is None and not field.is_required:
        parts = ", ".join(part.name if part.is_required else f"{part.name}?" for part in field.parts)
        return Blank(f"{field.hint.rstrip('.')}; {'a list, each with' if field.is_list else 'with'} {parts}")
    if not field.is_list:
        return filled_form(field.parts, answer or {}, blanks)
    items: Sequence[abc.Mapping[str, Any]] = [{}] * max(1, field.fewest) if answer is None else answer
    return [filled_form(field.parts, item, blanks) for item in items]


def listed(field: FormField, items: Sequence[Any]) -> Any:
    """Items as the file should hold them: a single one without brackets, where the model reads that too."""
    return items[0] if field.is_one_or_many and len(items) == 1 else list(items)


def settings(fields: Sequence[FormField], texts: Iterable[str]) -> dict[str, Any]:
    """Answers from texts such as ``name=Ada Marlow``, ``on_the_day.text=…`` and ``points.1.latitude=58.1``.

    A list is given item by item, under the same name; ids may stand together, with commas between. Raises
    MisuseError. The answers are not validated.
    """
    answers: dict[str, Any] = {}
    for text in texts:
        path, equals, value = text.partition("=")
        if not equals:
            raise MisuseError(f"'{text}' sets nothing; write field=value")
        _set(fields, answers, path.strip().split("."), value.strip())
    return answers


def _set(fields: Sequence[FormField], answers: dict[str, Any], path: list[str], value: str) -> None:
    name, *rest = path
    field = next((one for one in fields if one.name == name), None)
    if field is None:
        near = did_you_mean(name, [one.name for one in fields])
        known = ", ".join(one.name for one in fields)
        raise MisuseError(
            f"there is no field '{name}'; " + (f"did you mean '{near}'?" if near else f"there are {known}")
        )
    if field.parts:
        inner, rest = _group_to_set(field, answers, rest)
        _set(field.parts, inner, rest, value)
    elif rest:
        raise MisuseError(f"'{name}' has no fields of its own; write {name}=value")
    elif field.is_list:
        items = [item.strip() for item in value.split(",")] if field.reference else [value]
        known_items = answers.get(name, [])  # or a single item without its list
        answers[name] = listed(field, [*([known_items] if isinstance(known_items, str) else known_items), *items])
    else:
        answers[name] = value


def _group_to_set(field: FormField, answers: dict[str, Any], rest: list[str]) -> tuple[dict[str, Any], list[str]]:
    """The answers of a group, and the rest of the path, which leads on inside it."""
    if not field.is_list:
        group, way = answers.setdefault(field.name, {}), rest
    else:
        items = answers.setdefault(field.name, [])
        number = int(rest[0]) if rest and rest[0].isdecimal() else 0
        if not 1 <= number <= len(items) + 1:
            raise MisuseError(
                f"'{field.name}' is a list; write {field.name}.{len(items) + 1}.{field.parts[0].name}=value"
            )
        if number > len(items):
            items.append({})
        group, way = items[number - 1], rest[1:]
    if not way:
        raise MisuseError(f"'{field.name}' has fields of its own; write {field.name}.{field.parts[0].name}=value")
    return group, way


def complaints(owner: type[BaseModel], name: str, value: Value) -> list[str]:
    """What is wrong with the value of one field, in the words of ``explainer check``; no other field is looked at."""
    problems = Problems()
    node = compose(SourceText("answer", write_fields({name: value})), problems)
    if node is not None:
        read_model(
            owner, node, problems, key=Scalar.alone("an-id", node.location) if issubclass(owner, Entry) else None
        )
    return _in_words(problems)


def id_complaints(kind: Kind[Entry], id_: str) -> list[str]:
    """What is wrong with an id."""
    problems = Problems()
    nothing = Location(SourceText("answer", ""), 0, 0)  # an entry without fields, so that only its id can be wrong
    read_model(kind.model, Mapping.alone({}, nothing), problems, key=Scalar.alone(id_, nothing))
    return _in_words(problems)


def _in_words(problems: Problems) -> list[str]:
    # One value is looked at by itself, so that every other field is missing.
    found = [problem for problem in problems.errors if problem.code != Code.MISSING_FIELD]
    return [f"{problem.message}; {problem.remedy}" if problem.remedy else problem.message for problem in found]
