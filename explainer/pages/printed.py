"""Values as templates print them: in words, with the markup that HTML has for them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from babel.core import get_global
from markupsafe import Markup

from explainer.encode import as_html
from explainer.kinds import KINDS, Entry
from explainer.locale.interface import Interface
from explainer.words.bounds import MAX_DAY
from explainer.words.markdown import plain_text

__all__ = ["date", "day_in_full", "day_in_short", "direction", "label"]

_RIGHT_TO_LEFT = {"Adlm", "Arab", "Armi", "Avst", "Hebr", "Mand", "Nkoo", "Phnx", "Rohg", "Samr", "Syrc", "Thaa"}
"""Scripts, not languages: there are few, and one language may have several."""


def label(entry: Entry, interface: Interface) -> str:
    """What sort of statement the entry is: a claim is never shown without its status, an event without its date."""
    kind, qualifier = interface.gettext(KINDS[entry.kind].label), entry.qualifier(interface)
    return interface.gettext("%(kind)s · %(qualifier)s", kind=kind, qualifier=qualifier) if qualifier else kind


def day_in_short(entry: Entry) -> str:
    """What an entry was on the article's day, in a line; empty if that is not told, or in more than a line only."""
    if entry.that_day is None:
        return ""
    text = entry.that_day_in_short or plain_text(entry.that_day.text)
    return text if len(text) <= MAX_DAY else ""


def day_in_full(entry: Entry) -> str:
    """The same with all that is told of it; empty if the line says it whole."""
    told = entry.that_day.text if entry.that_day else ""
    return told if plain_text(told) != day_in_short(entry) else ""


def direction(language: str) -> str:
    """How a language runs, by the script that its code names, or else by the one it is most likely written in."""
    code, *parts = language.split("-")
    named = [part for part in parts if len(part) == 4]
    likely = get_global("likely_subtags").get(code, "").split("_")[1:2]
    return "ltr" if _RIGHT_TO_LEFT.isdisjoint(named or likely) else "rtl"


@lru_cache(maxsize=2**14)  # many entries tell of one day
def date(interface: Interface, value: Any) -> Markup:
    """A date in words, as a time element where HTML has a form for it."""
    if isinstance(value, tuple):
        return interface.html.all_of(date(interface, one) for one in value)
    words = as_html(interface.date(value))
    if value.html_datetime is None:
        return words
    return Markup('<time datetime="{}">{}</time>').format(value.html_datetime, words)
