"""The interface in the language of a site, from the catalogues that come with the program."""

from __future__ import annotations

from functools import cache

from explainer.files.package import package_file
from explainer.locale.catalogue import read_catalogue
from explainer.locale.interface import Interface

__all__ = ["interface", "nearest_language"]


@cache
def interface(language: str) -> Interface:
    """The interface in a language. Raises FileNotFoundError where there is no catalogue of it."""
    folder = language.replace("-", "_")
    return read_catalogue(language, package_file("explainer", f"locale/{folder}/LC_MESSAGES/explainer.po"))


def nearest_language(language: str) -> str | None:
    """The language with a catalogue that serves for the one wanted, as ``pt`` does for ``pt-BR``; None without one."""
    for candidate in (language, language.partition("-")[0]):
        try:
            interface(candidate)
        except FileNotFoundError:
            continue
        return candidate
    return None
