"""Languages by the codes of the web (BCP 47), and which of them somebody meant who wrote something else."""

from __future__ import annotations

from functools import cache

from babel import Locale
from babel.core import get_global
from babel.localedata import locale_identifiers

__all__ = ["LANGUAGE_NAMES", "language_meant"]

LANGUAGE_NAMES: dict[str, str] = {code.replace("_", "-"): name for code, name in Locale("en").languages.items()}
"""Every language by its code as the web writes it, such as ``zh-Hant``."""


def language_meant(value: str) -> str | None:
    """The code for ``EN``, ``pt-br``, ``fr-FR``, ``eng``, ``English`` and ``Deutsch``."""
    word = value.strip().lower()
    whole = word.replace("_", "-")
    start = whole.partition("-")[0]
    codes = {code.lower(): code for code in LANGUAGE_NAMES}
    named = (code for code, name in sorted(LANGUAGE_NAMES.items()) if name.lower() == word)
    alias = codes.get(get_global("language_aliases").get(start, start))
    return codes.get(whole) or alias or next(named, None) or _own_names().get(word)


@cache
def _own_names() -> dict[str, str]:
    """The codes of languages by what they are called in themselves."""
    codes = [code for code in locale_identifiers() if code in LANGUAGE_NAMES]
    return {Locale(code).languages.get(code, code).lower(): code for code in codes}
