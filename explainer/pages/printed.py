"""What templates print: values in words, encoded for Markdown with HTML in it unless they are markup already."""

from __future__ import annotations

import re
from typing import Any

from babel.core import get_global
from markupsafe import Markup

from explainer.encode import as_markdown
from explainer.kinds import Entry
from explainer.locale.interface import Interface
from explainer.words.folding import without_diacritics

__all__ = ["date", "direction", "encoded", "spellings", "tidy", "words"]

_RIGHT_TO_LEFT = {"Adlm", "Arab", "Armi", "Avst", "Hebr", "Mand", "Nkoo", "Phnx", "Rohg", "Samr", "Syrc", "Thaa"}
"""Scripts, not languages: there are few, and one language may have several."""


def spellings(entry: Entry) -> list[str]:
    """Spellings without diacritics, under which readers may search for an entry, and which it does not show."""
    plain = (without_diacritics(name) for name in entry.search_names)
    return [name for name in dict.fromkeys(plain) if name not in entry.search_names]


def direction(language: str) -> str:
    """How a language runs, by the script that its code names, or else by the one it is most likely written in."""
    code, *parts = language.split("-")
    named = [part for part in parts if len(part) == 4]
    likely = get_global("likely_subtags").get(code, "").split("_")[1:2]
    return "ltr" if _RIGHT_TO_LEFT.isdisjoint(named or likely) else "rtl"


def encoded(value: Any) -> Any:
    """Any value as templates may print it."""
    if isinstance(value, Markup) or value is None:
        return Markup() if value is None else value
    return as_markdown(str(value))


def words(value: str) -> str:
    """An id or a choice as words."""
    return value.replace("-", " ")


def date(interface: Interface, value: Any) -> Markup:
    """A date in words, as a time element where HTML has a form for it."""
    if isinstance(value, tuple):
        return interface.html.all_of(date(interface, one) for one in value)
    words = as_markdown(interface.date(value))
    if value.html_datetime is None:
        return words
    return Markup('<time datetime="{}">{}</time>').format(value.html_datetime, words)


_BLOCK_INSIDE_LINE = re.compile(r">[ \t]*(?=<(?:article|section|figure|div|dl|ul|ol|li|p)\b)")


def tidy(text: str) -> str:
    """Markdown as its parser needs it.

    Lines lose their indents (they would be read as code), every block element starts a line of its own (Markdown in
    HTML is lost otherwise), and blank lines never stand two in a row.
    """
    text = _BLOCK_INSIDE_LINE.sub(">\n", text)
    lines: list[str] = []
    for line in (raw.strip() for raw in text.split("\n")):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).strip() + "\n"
