"""Tells words of the interface from words of a story: the former stand between ⟦ and ⟧, the latter are foreign letters.

In the catalogue made here every message is wrapped, with its values left outside, so that a value is looked at too; in
the story made here (``foreign``) every text is written in letters of another script, its punctuation in one sign of its
own. What is neither wrapped nor foreign nor a number has escaped the catalogue.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
import yaml
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from messages import TEMPLATE
from pydantic import BaseModel
from texts import text_fields
from trees import Tree, tree

import explainer.pages.interface as interfaces
from explainer.dates import PartialDate
from explainer.files.package import package_file
from explainer.kinds import KINDS
from explainer.kinds.project import FrontMatter, Project
from explainer.locale.catalogue import read_catalogue
from explainer.locale.interface import Interface

LANGUAGE = "x-wrapped"
"""The code of a language that has nothing but brackets."""


# The interface --------------------------------------------------------------------------------------------------------


class Wrapped(Interface):
    """An interface that wraps what Babel writes, too."""

    def all_of(self, items: Iterable[str]) -> str:
        return f"⟦{super().all_of(f'⟧{item}⟦' for item in items)}⟧"

    def number(self, value: float, digits: int | None = None) -> str:
        return f"⟦{super().number(value, digits)}⟧"

    def kilometres(self, value: float, digits: int | None = None) -> str:
        return f"⟦{super().kilometres(value, digits)}⟧"

    def language_name(self, code: str) -> str:
        return f"⟦{super().language_name(code)}⟧"

    def date(self, when: PartialDate) -> str:
        return f"⟦{re.sub('[⟦⟧]', '', super().date(when))}⟧"


def catalogue() -> bytes:
    """Every message of the template, wrapped; the values in it stand outside."""
    template = read_po(io.BytesIO(TEMPLATE.read_bytes()))
    found = Catalog(locale="en")
    for message in template:
        if message.id:
            words = wrapped(message.id) if isinstance(message.id, str) else tuple(map(wrapped, message.id))
            found.add(message.id, words, context=message.context)
    written = io.BytesIO()
    write_po(written, found)
    return written.getvalue().replace(b'"Language: en\\n"', b'"Language: en_001\\n"')


def wrapped(message: str) -> str:
    """A message between brackets, and its values between the ends of two."""
    inner = re.sub(r"%\(\w+\)s|\{\w+\}", r"⟧\g<0>⟦", message)
    return f"⟦{inner}⟧"


def speak(monkeypatch: pytest.MonkeyPatch, language: str = LANGUAGE) -> None:
    """Let a language that has no catalogue speak the wrapped one."""

    def file(package: str, name: str) -> bytes:
        is_ours = name.startswith(f"locale/{language.replace('-', '_')}/")
        return catalogue() if is_ours else package_file(package, name)

    def read(wanted: str, text: bytes) -> Interface:
        found = read_catalogue(wanted, text)
        return Wrapped(found.language, found.locale, found.translations) if wanted == language else found

    monkeypatch.setattr(interfaces, "package_file", file)
    monkeypatch.setattr(interfaces, "read_catalogue", read)


# The story ------------------------------------------------------------------------------------------------------------

_LETTERS = {
    **dict(zip("abcdefghijklmnopqrstuvwxyzæøé", "աբգդեզէըթժիլխծկհձղճմյնշոչպջռս", strict=True)),
    **dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÉ", "ԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍ", strict=True)),
}
_SIGN = "◦"
_MARKDOWN = re.compile(r"(\]\([^)]*\)|[*`#\[\]])")
_FOREIGN = re.compile(f"[{''.join(_LETTERS.values())}{_SIGN}…\\s\\d]+")
"""Also the sign of what was left out of a text that was cut."""


def foreign(files: Mapping[str, str]) -> dict[str, str]:
    """The files of a story with foreign letters in every text."""
    return {name: _foreign_file(name, text) for name, text in files.items()}


def _foreign_file(name: str, text: str) -> str:
    if name.startswith("articles/"):
        _, head, body = text.split("---\n", 2)
        return f"---\n{_dumped(_foreign_value(FrontMatter, _loaded(head)))}---\n{letters(body)}"
    if name == "links.yml":
        return text
    loaded = _loaded(text)
    if name == "explainer.yml":
        return _dumped(_foreign_value(Project, loaded))
    (kind,) = (kind for kind in KINDS.values() if kind.filename == name)
    return _dumped({id_: _foreign_value(kind.model, entry) for id_, entry in (loaded or {}).items()})


def _loaded(text: str) -> Any:
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506 -- a loader that makes texts of everything


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


_EXACT = {"exact", "prefix", "suffix"}


def _foreign_value(model: type[BaseModel], value: dict[str, Any]) -> dict[str, Any]:
    fields = dict(text_fields(model)) | {name: None for name in _EXACT if name in model.model_fields}
    return {name: _foreign_field(fields[name], held) if name in fields else held for name, held in value.items()}


def _foreign_field(inner: type[BaseModel] | None, held: Any) -> Any:
    if isinstance(held, list):
        return [_foreign_field(inner, item) for item in held]
    if inner is None:
        return letters(held)
    if all(isinstance(item, dict) for item in held.values()):  # models by id
        return {id_: _foreign_value(inner, item) for id_, item in held.items()}
    return _foreign_value(inner, held)


def letters(text: str) -> str:
    """A text in foreign letters; Markdown stays what it is."""
    parts = _MARKDOWN.split(text)
    return "".join(part if number % 2 else _spelled(part) for number, part in enumerate(parts))


def _spelled(text: str) -> str:
    return "".join(char if char.isspace() or char.isdigit() else _LETTERS.get(char, _SIGN) for char in text)


# What has escaped -----------------------------------------------------------------------------------------------------


def escaped(text: str, known: Iterable[str] = ()) -> str:
    """What of a text is neither wrapped nor foreign nor a number; ``known`` are addresses and the like."""
    for words in known:
        text = text.replace(words, "")
    outside = re.sub(r"⟦[^⟦⟧]*⟧", "", text)
    return _FOREIGN.sub(" ", outside).strip()


_SPOKEN = ("title", "alt", "aria-label", "placeholder", "label", "data-label", "data-party", "summary")
_HEAD = ("description", "og:title", "og:description", "og:site_name", "og:image:alt")


@dataclass(frozen=True, slots=True)
class Found:
    """A text that readers see or hear, and where it stands."""

    where: str
    text: str


def shown(html: str) -> Iterator[Found]:
    """Every text of a page that readers see or hear without a script."""
    yield from _texts(tree(html), "")


def _texts(element: Tree, path: str) -> Iterator[Found]:
    classes = "".join(f".{name}" for name in element.attributes.get("class", "").split())
    where = f"{path}/{element.tag}{classes}" if element.tag else path
    for name in _SPOKEN:
        if name in element.attributes:
            yield Found(f"{where}@{name}", element.attributes[name])
    if {element.attributes.get(key) for key in ("name", "property")} & set(_HEAD):
        yield Found(where, element.attributes["content"])
    if element.tag in ("script", "style", "textarea"):
        return
    for child in element.children:
        if isinstance(child, Tree):
            yield from _texts(child, where)
        elif child.strip():
            yield Found(where, child)
