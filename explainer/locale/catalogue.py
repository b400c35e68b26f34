"""Reads catalogues as translators write them (GNU gettext, ``.po``): nothing compiled lies beside them.

Where catalogues are kept is the business of others.
"""

from __future__ import annotations

import io
from gettext import GNUTranslations

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from explainer.locale.interface import Interface

__all__ = ["read_catalogue", "script_words"]


def read_catalogue(language: str, text: bytes) -> Interface:
    """The interface in the language of a catalogue.

    The ``Language`` of its header is the locale by whose habits dates and numbers are written: ``en_001`` for ``en``,
    because ours is the English of the world, which writes the day before the month.
    """
    catalogue = read_po(io.BytesIO(text))
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Interface(language, catalogue.locale or Locale.parse(language, sep="-"), GNUTranslations(compiled))


def script_words(interface: Interface, template: bytes) -> dict[str, str | dict[str, str]]:
    """What a language says otherwise than the scripts of readers, by their English words.

    ``template`` tells which messages stand in scripts. Plural forms have the categories of CLDR, by which browsers
    know them, as keys.
    """
    found: dict[str, str | dict[str, str]] = {}
    for message in read_po(io.BytesIO(template)):
        if not any(path.endswith(".js") for path, _ in message.locations):
            continue
        if isinstance(message.id, tuple | list):
            one, several = message.id
            if (forms := _plural_forms(interface, one, several)) != {"one": one, "other": several}:
                found[one] = forms
        elif (words := interface.translations.gettext(message.id)) != message.id:
            found[message.id] = words
    return found


def _plural_forms(interface: Interface, one: str, several: str) -> dict[str, str]:
    """The form for each category that whole numbers have in the language."""
    category = interface.locale.plural_form
    return {category(number): interface.translations.ngettext(one, several, number) for number in _EVERY_CATEGORY}


_EVERY_CATEGORY = (1_000_000, *range(200, -1, -1))
"""Numbers in which each category of each language is found; French has one for a million."""
