"""The registers: a page for each kind that has none of its own design, made of what the kind and its model say.

Fields that entries of several kinds share have their own place on every page; the others become rows of a label and a
value, by what their types say they hold.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup
from pydantic import BaseModel

from explainer.dates import PartialDate
from explainer.encode import as_html
from explainer.kinds import KINDS, Entry
from explainer.kinds.entry import NamedEntry
from explainer.kinds.field_types import Language, Prose, Url
from explainer.kinds.kind import Register
from explainer.kinds.markers import Worded
from explainer.pages.context import Context, PageLinks
from explainer.pages.page import Asset, Page
from explainer.pages.printed import date
from explainer.pages.prose import rich_text
from explainer.pages.shelves import shelved
from explainer.reading.model_fields import item_annotation, reference_kind

_SHARED = {
    *NamedEntry.model_fields,
    "description",
    "sources",
    "on_the_day",
    "day_in_short",
    "since_then",
    "since_in_short",
    "type",
}


def build(context: Context) -> Iterator[Page | Asset]:
    """A register a kind, if there are entries of it."""
    _ = context.interface.gettext
    for kind in KINDS.values():
        register = kind.listed_on
        if isinstance(register, Register) and context.story.of_kind(kind.name):
            yield from shelved(
                context,
                kind.page,
                _(register.title),
                "register.html.j2",
                kind.filename,
                description=_(register.about),
                told=lambda _: {"facts": own_facts},
            )


def own_facts(entry: Entry, links: PageLinks) -> list[tuple[str, Markup]]:
    """The fields that say something, in the order of the model; their names as words are the labels."""
    return [
        (links.context.interface.gettext(_label(name)), value)
        for name, value in _rows(entry, links)
        if name not in _SHARED
    ]


def _rows(model: BaseModel, links: PageLinks) -> Iterator[tuple[str, Markup]]:
    hints = typing.get_type_hints(type(model), include_extras=True)
    for name in type(model).model_fields:
        value = getattr(model, name)
        if value not in (None, "", ()):
            yield name, _value(value, hints[name], links)


def _label(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _value(value: object, annotation: Any, links: PageLinks) -> Markup:
    """A value as HTML, by what its type says it is."""
    interface = links.context.interface
    if isinstance(value, tuple):
        item = item_annotation(annotation)
        return as_html(interface.comma).join(_value(one, item, links) for one in value)
    if isinstance(value, BaseModel):
        parts = (as_html(f"{_label(name)}: ") + inner for name, inner in _rows(value, links))
        return as_html(interface.semicolon).join(parts)
    if isinstance(value, PartialDate):
        return date(interface, value)
    if isinstance(value, str):
        return _text(value, annotation, links)
    return as_html(str(value))


def _text(text: str, annotation: Any, links: PageLinks) -> Markup:
    story, options = links.context.story, list(_options(annotation))
    match reference_kind(annotation):
        case "party":
            return as_html(story.party(text).name)
        case "article":
            return links.article(text)
        case "source":
            return links.sources([text])
        case str():
            return links.entry(text)
    if Url in options:
        return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(text, text)
    if Language in options:
        return as_html(links.context.interface.language_name(text))
    if Prose in options:
        return rich_text(text)
    worded = next((option for option in options if isinstance(option, Worded)), None)
    return as_html(links.context.interface.gettext(worded.words[text]) if worded else text)


def _options(annotation: Any) -> Iterator[Any]:
    """A type, and everything it is made of or marked with."""
    yield annotation
    for part in typing.get_args(annotation):
        yield from _options(part)
