"""The forms of names in each language, as a script that a page loads when a reader asks for a language.

All of them: which of several is the main one is for nobody to choose but those who use it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from explainer.encode import as_json_in_script
from explainer.kinds.entry import NamedEntry
from explainer.pages.context import Context
from explainer.pages.page import Asset

SCRIPT = "assets/explainer/names.js"


def build(context: Context) -> Iterator[Asset]:
    """One script that sets one value; a script, because a page opened from a folder may not read other files."""
    entries = (located.value for located in context.story.entries.values())
    names = {
        entry.id: {"name": entry.title, "forms": forms}
        for entry in entries
        if isinstance(entry, NamedEntry) and (forms := _forms(entry, context.story.project.value.languages))
    }
    yield Asset(path=SCRIPT, content=f"window.explainerNames = {as_json_in_script(names)}\n".encode())


def _forms(entry: NamedEntry, languages: Iterable[str]) -> dict[str, list[str]]:
    """By language, in the order of the project and of the entry."""
    found = {code: [form.name for form in entry.other_forms if form.language == code] for code in languages}
    return {code: list(dict.fromkeys(forms)) for code, forms in found.items() if forms}
