"""Whatever text the data may hold, readers find it: a word of its own in every text field, looked for in the pages."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any, get_origin

import pytest
import yaml
from harbour import FILES, context, read
from pydantic import BaseModel
from texts import nested, text_fields

from explainer.diagnostics.listing import as_text
from explainer.kinds import KINDS
from explainer.kinds.project import FrontMatter, Project
from explainer.site import build_site

Fields = dict[str, Any]

FOR_MACHINES = {
    "Entry.aliases": "found in the articles by themselves; the passages show where",
    "Mention.exact": "words of the article, which stand there",
    "Mention.here": "in the note of its passage",
    "NamedEntry.shown_as": "forms of the name, which stand there",
    "Explained.gist": "in notes, rows and pictures",
    "Actor.day_in_short": "in notes",
    "Place.day_in_short": "in notes",
    "Route.day_in_short": "in notes",
    "Actor.since_in_short": "in notes",
    "Place.since_in_short": "in notes",
    "Route.since_in_short": "in notes",
    "Term.since_in_short": "in notes",
    "Quote.since_in_short": "in notes",
    "Project.where_and_why": "at the head of the report",
    "ContestedWords.words": "words of the quotation, which stand there",
}
"""What readers do not read as it stands in the data, and why."""

DEVELOPMENT = {"text": "It passed.", "date": "2031", "sources": ["atlas"]}
NAME = {"name": "Veien", "language": "nb", "used_by": ["atlases"], "sources": ["atlas"]}
TILES = {"url": "https://tiles.example/{z}/{x}/{y}.png", "attribution_url": "https://tiles.example/"}
MISSING: Mapping[str, Fields] = {
    "place": {"since_then": [DEVELOPMENT]},
    "route": {"since_then": [DEVELOPMENT], "names": [NAME]},
    "term": {"since_then": [DEVELOPMENT], "names": [NAME]},
}
"""Parts that no entry of a kind has in the story of the harbour."""


class Words:
    """Words that stand nowhere else, each with the field it was put into."""

    def __init__(self) -> None:
        self.fields: dict[str, str] = {}
        self._numbers = count(1)

    def new(self, field: str) -> str:
        word = f"xq{next(self._numbers)}q"
        self.fields[word] = field
        return word

    def into(self, model: type[BaseModel], value: Fields) -> Fields:
        """The fields with a word in every text; texts that may be left out are put in."""
        return value | {
            name: self._into(f"{model.__name__}.{name}", inner, value.get(name), is_list=_is_list(model, name))
            for name, inner in text_fields(model)
            if not _is_for_machines(model, name) and (inner is None or name in value)
        }

    def _into(self, field: str, inner: type[BaseModel] | None, found: Any, *, is_list: bool) -> Any:
        if inner is None:
            texts = found if isinstance(found, list) else [found or ""]
            marked = [f"{text} {self.new(field)}".strip() for text in texts]
            return marked if is_list else marked[0]
        if isinstance(found, list):
            return [self.into(inner, item) for item in found]
        if field == "Project.parties":
            return {id_: self.into(inner, party) for id_, party in found.items()}
        return self.into(inner, found)


def _is_list(model: type[BaseModel], name: str) -> bool:
    return get_origin(model.model_fields[name].annotation) is tuple


def _is_for_machines(model: type[BaseModel], name: str) -> bool:
    return any(f"{base.__name__}.{name}" in FOR_MACHINES for base in model.__mro__)


def marked_files(words: Words) -> Iterator[tuple[str, str]]:
    """The story of the harbour with a word in every text."""
    project = _read(FILES["explainer.yml"])
    project["map"]["tiles"] = TILES
    project["notes"] = {}
    yield "explainer.yml", json.dumps(words.into(Project, project))
    for kind in KINDS.values():
        entries = _read(FILES[kind.filename])
        first = next(iter(entries))
        entries[first] = MISSING.get(kind.name, {}) | entries[first]
        if kind.name == "claim":
            entries[first]["positions"][0]["searched"] = {"date": "2030-03-02"}
        yield kind.filename, json.dumps({id_: words.into(kind.model, entry) for id_, entry in entries.items()})
    _, head, body = FILES["articles/grain.md"].split("---\n")
    lines = [f"{name}: {json.dumps(value)}\n" for name, value in words.into(FrontMatter, _read(head)).items()]
    yield "articles/grain.md", "".join(["---\n", *lines, "---\n", body])


def _read(text: str) -> Fields:
    found: Fields = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 -- our own text, and strings only
    return found


WORDS = Words()
MARKED = dict(marked_files(WORDS))


@pytest.fixture(scope="module")
def read_by_people() -> str:
    """The pages, and the map that one of them frames."""
    assert not read(MARKED)[1].errors, as_text(read(MARKED)[1])
    site = build_site(context(MARKED).story)
    frames = [asset.content.decode() for asset in site.assets if asset.path == "assets/explainer/map.html"]
    return "\n".join([*(page.markdown for page in site.pages), *frames])


def test_every_text_field_has_a_word() -> None:
    roots: tuple[type[BaseModel], ...] = (Project, FrontMatter, *(kind.model for kind in KINDS.values()))
    fields = {
        f"{model.__name__}.{name}"
        for root in roots
        for model in nested(root)
        for name, inner in text_fields(model)
        if inner is None and not _is_for_machines(model, name)
    }
    assert fields == set(WORDS.fields.values())


def test_every_text_field_is_read_by_people(read_by_people: str) -> None:
    assert {field for word, field in WORDS.fields.items() if word not in read_by_people} == set()
