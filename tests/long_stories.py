"""The invented story of the harbour with more entries than a page holds, for tests of registers that are divided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from harbour import FILES, MKDOCS

LETTERS = "abcdefghijklmnop"

DRAFT = MKDOCS.replace("- explainer\n", "- explainer: {draft: true}\n")
"""Settings for them: nobody says the words of their entries, of which the check warns."""


def with_terms(words: Iterable[str], files: Mapping[str, str] = FILES) -> dict[str, str]:
    """The files with a term more for each word, which its name begins with; their ids are ``term-0`` and so on."""
    entry = 'term-{0}:\n  name: "{1} {0}"\n  description: A word.\n  sources: [atlas]\n'
    return _with("terms.yml", entry, words, files)


def with_events(dates: Iterable[str], files: Mapping[str, str] = FILES) -> dict[str, str]:
    """The files with an event of each date more; their ids are ``event-0`` and so on."""
    entry = (
        "event-{0}:\n  name: Event {0}\n  date: {1}\n  description: So it was.\n  story: background\n"
        "  sources: [atlas]\n"
    )
    return _with("events.yml", entry, dates, files)


def with_places(words: Iterable[str], files: Mapping[str, str] = FILES) -> dict[str, str]:
    """The files with a place more for each word, which its name begins with; their ids are ``place-0`` and so on."""
    entry = "place-{0}:\n  name: {1} {0}\n  type: town\n  description: A town.\n  sources: [atlas]\n"
    return _with("places.yml", entry, words, files)


def with_sources(sides: Iterable[str], files: Mapping[str, str] = FILES) -> dict[str, str]:
    """The files with a source of each side more; their ids are ``source-0`` and so on."""
    entry = (
        "source-{0}:\n  name: Paper {0}\n  publisher: Press {0}\n  url: https://press.example/{0}\n  side: {1}\n"
        "  perspective: a paper\n  language: en\n  seen: whole\n"
    )
    return _with("sources.yml", entry, sides, files)


def letters(number: int) -> list[str]:
    """One letter after the other, and again."""
    return [LETTERS[count % len(LETTERS)].upper() for count in range(number)]


def _with(file: str, entry: str, values: Iterable[str], files: Mapping[str, str]) -> dict[str, str]:
    """``entry`` is formatted with a number and a value."""
    entries = (entry.format(number, value) for number, value in enumerate(values))
    return {**files, file: f"{files[file].rstrip()}\n{''.join(entries)}"}


LONG = with_events((f"{year}" for year in range(1700, 2000)), with_terms(letters(300), with_places(letters(300))))
"""Three registers that are divided."""
