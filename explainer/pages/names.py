"""The forms of names in each language, as a script that a page loads when a reader asks for a language."""

from __future__ import annotations

from collections.abc import Iterator

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
        if isinstance(entry, NamedEntry) and (forms := _forms(context, entry))
    }
    yield Asset(path=SCRIPT, content=f"window.explainerNames = {as_json_in_script(names)}\n".encode())


def _forms(context: Context, entry: NamedEntry) -> dict[str, str]:
    return {form.language: form.name for form in context.main_forms(entry)}
