"""Stories with less in them: the harbour without some kinds of entry, without some fields, or with next to nothing.

What a story without something may still hold is known from the models: a reference to what is gone goes too, a list
that is empty then is left out, and what cannot be without it goes with it, until all that is left holds together.
"""

from __future__ import annotations

import typing
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count, product
from typing import Any

import yaml
from harbour import FILES
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from explainer.kinds import KINDS
from explainer.kinds.claim import Position
from explainer.kinds.markers import Called
from explainer.kinds.parts import Mention
from explainer.kinds.project import NEEDED, FrontMatter, Project
from explainer.reading.model_fields import (
    choices,
    inner_model,
    is_list,
    item_annotation,
    reference_kind,
    whole_annotation,
)

_NUMBERS = count(1)
"""For ids of earlier versions, of which each leads to one thing."""

GONE: Any = object()
"""In the place of a value that cannot stand any longer."""

MODELS: Mapping[str, type[BaseModel]] = {
    "project": Project,
    "article": FrontMatter,
    **{kind.name: kind.model for kind in KINDS.values()},
}


_NEEDED = {(Position, "sources"), *((FrontMatter, name) for name in NEEDED["licensed"])}


def is_needed(model: type[BaseModel], name: str) -> bool:
    """Whether a field cannot be left out.

    Of positions only silences, of which there are none, need no source; of articles, only own reports need no origin.
    """
    return model.model_fields[name].is_required() or (model, name) in _NEEDED


def optional_fields(model: type[BaseModel], path: str) -> Iterator[str]:
    """The paths of every field that may be left out, those inside others too: ``quote.translation.note``."""
    for name, field in model.model_fields.items():
        if not is_needed(model, name):
            yield f"{path}.{name}"
        if inner := inner_model(field.annotation):
            yield from optional_fields(inner, f"{path}.{name}")


OPTIONAL = tuple(path for name, model in MODELS.items() for path in optional_fields(model, name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How a site is served and where its data are."""

    directory_urls: bool = False
    is_below: bool = False
    """Whether the site lies below a path of its host."""
    is_elsewhere: bool = False
    """Whether the data lie outside the folder of ``mkdocs.yml``."""

    def __str__(self) -> str:
        names = {"folders": self.directory_urls, "below": self.is_below, "elsewhere": self.is_elsewhere}
        return "+".join(name for name, is_set in names.items() if is_set) or "plain"


SETTINGS = tuple(
    Setting(directory_urls=folders, is_below=below, is_elsewhere=elsewhere)
    for folders, below, elsewhere in product((False, True), repeat=3)
)


def without(gone: Iterable[str], files: Mapping[str, str] = FILES) -> dict[str, str]:
    """The files without the kinds and the optional fields that are named (``place``, ``place.coordinates``)."""
    absent = frozenset(gone)
    kinds = {name: kind for name, kind in KINDS.items() if kind.filename in files and name not in absent}
    entries = {name: yaml.load(files[kind.filename], yaml.BaseLoader) for name, kind in kinds.items()}  # noqa: S506
    while True:
        pruning = _Pruning(absent, {name: frozenset(entries.get(name, ())) for name in KINDS})
        left = {name: pruning.entries(KINDS[name].model, name, found) for name, found in entries.items()}
        if left == entries:
            break
        entries = left
    written = {KINDS[name].filename: _written(found) for name, found in entries.items() if found}
    project = pruning.model(Project, "project", yaml.load(files["explainer.yml"], yaml.BaseLoader))  # noqa: S506
    articles = {name: _article(text, pruning) for name, text in files.items() if name.endswith(".md")}
    return {"explainer.yml": _written(project), **written, **articles}


def _article(text: str, pruning: _Pruning) -> str:
    _, head, body = text.split("---\n", 2)
    front = yaml.load(head, yaml.BaseLoader)  # noqa: S506 -- texts as they are written
    # an article cannot be without its source, so one that names none that is left is for the check to refuse
    return f"---\n{_written(pruning.model(FrontMatter, 'article', front, is_kept=True))}---\n{body}"


def _written(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000)


@dataclass(frozen=True)
class _Pruning:
    """One round: ``absent`` are the paths that are left out, ``known`` the ids of each kind that are still there."""

    absent: frozenset[str]
    known: Mapping[str, frozenset[str]]

    def entries(self, model: type[BaseModel], path: str, entries: Mapping[str, Any]) -> dict[str, Any]:
        left = {id_: self.model(model, path, entry) for id_, entry in entries.items()}
        return {id_: entry for id_, entry in left.items() if entry is not GONE}

    def model(self, model: type[BaseModel], path: str, value: Mapping[str, Any], *, is_kept: bool = False) -> Any:
        left = {}
        for name, old in value.items():
            field, below = model.model_fields[name], f"{path}.{name}"
            if below in self.absent:
                continue
            new = self._value(old, whole_annotation(field), below)
            if new is not GONE:
                left[name] = new
            elif is_kept and is_needed(model, name):
                left[name] = old
            elif is_needed(model, name):
                return GONE
        return left

    def _value(self, value: Any, annotation: Any, path: str) -> Any:
        if isinstance(value, str):
            return GONE if self._is_gone(value, reference_kind(annotation)) else value
        if isinstance(value, list):
            items = [self._value(item, item_annotation(annotation), path) for item in value]
            return [item for item in items if item is not GONE] or GONE
        inner = inner_model(annotation)
        assert inner is not None
        if _is_mapping(annotation):
            return self.entries(inner, path, value)
        return self.model(inner, path, value)

    def _is_gone(self, value: str, kind: str | None) -> bool:
        if kind == "entry":
            return not any(value in ids for ids in self.known.values())
        return kind is not None and value not in self.known.get(kind, (value,))


def _is_mapping(annotation: Any) -> bool:
    while typing.get_origin(annotation) is typing.Annotated:
        annotation = annotation.__origin__
    return typing.get_origin(annotation) is dict


def full(files: Mapping[str, str] = FILES) -> dict[str, str]:
    """The files with every field that each entry may have; the lead article gets a paragraph that mentions them all."""
    project = yaml.load(files["explainer.yml"], yaml.BaseLoader)  # noqa: S506
    kinds = [kind for kind in KINDS.values() if kind.filename in files]
    entries = {kind: yaml.load(files[kind.filename], yaml.BaseLoader) for kind in kinds}  # noqa: S506
    ids = {"article": project["lead"], "party": next(iter(project["parties"])), "entry": next(iter(entries[kinds[0]]))}
    ids |= {kind.name: next(iter(found)) for kind, found in entries.items()}
    path = f"articles/{project['lead']}.md"
    _, head, body = files[path].split("---\n", 2)
    marks = " ".join(f"One sign of {id_} is here." for found in entries.values() for id_ in found)
    filling = _Filling(ids, paragraph=str(_paragraphs(body) + 1))
    front = filling.model(FrontMatter, yaml.load(head, yaml.BaseLoader), "the article")  # noqa: S506
    return {
        **files,
        "explainer.yml": _written(filling.model(Project, project, "the project")),
        path: f"---\n{_written(front)}---\n{body}\n{marks}\n",
        **{kind.filename: _written(filling.entries(kind.model, found)) for kind, found in entries.items()},
    }


def _paragraphs(body: str) -> int:
    return sum(not block.startswith("#") for block in body.strip().split("\n\n"))


@dataclass(frozen=True)
class _Filling:
    """``ids`` are those that references get, by kind; ``paragraph`` is the one that mentions every entry."""

    ids: Mapping[str, str]
    paragraph: str

    def entries(self, model: type[BaseModel], entries: Mapping[str, Any]) -> dict[str, Any]:
        return {id_: self.model(model, entry, id_) for id_, entry in entries.items()}

    def model(self, model: type[BaseModel], value: Mapping[str, Any], id_: str) -> dict[str, Any]:
        known = {"shown_as": [value.get("name")], **value}  # nothing else is a form of the name
        return {
            name: self._field(model, name, field, known.get(name), id_)
            for name, field in model.model_fields.items()
            if name != "id"
        }

    def _field(self, model: type[BaseModel], name: str, field: FieldInfo, old: Any, id_: str) -> Any:
        annotation = whole_annotation(field)
        inner = inner_model(annotation)
        if old is None and inner is None:
            return self._new(model, name, field, id_)
        if inner is None:
            return old
        if inner is Mention:
            return [*(old or []), self._mention(id_)]
        if _is_mapping(annotation):
            return {key: self.model(inner, one, key) for key, one in (old or {}).items()}
        if is_list(annotation):
            return [self.model(inner, one, id_) for one in old or [{}]]
        return self.model(inner, old or {}, id_)

    def _mention(self, id_: str) -> dict[str, str]:
        where = {"paragraph": self.paragraph, "article": self.ids["article"]}
        return {"exact": f"sign of {id_}", "prefix": "One ", "suffix": " is here", "here": "a sign", **where}

    def _new(self, model: type[BaseModel], name: str, field: FieldInfo, id_: str) -> Any:
        """A value for a field that has none yet."""
        annotation = whole_annotation(field)
        item = item_annotation(annotation) if is_list(annotation) else annotation
        value = self._one(name, field, item, id_)
        return [value] if is_list(annotation) else value

    def _one(self, name: str, field: FieldInfo, annotation: Any, id_: str) -> str:
        if kind := reference_kind(annotation):
            return self.ids[kind]
        if options := choices(annotation):
            return options[-1]
        if name == "formerly":
            return f"former-{next(_NUMBERS)}"
        if name in ("name", "aliases"):
            return f"the {name} of {id_}"
        marked = [marker for marker in _markers(annotation) if isinstance(marker, Called)]
        example = (field.examples or [marked[0].example if marked else None])[0]
        return str(example[0] if isinstance(example, list) else example or "1")


def _markers(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for part in typing.get_args(annotation):
        yield from _markers(part)
