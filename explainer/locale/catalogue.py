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

__all__ = ["read_catalogue"]


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
