"""The names of all entries as plain text. An export that no other part of the program knows."""

from __future__ import annotations

from explainer.exports.export import Export
from explainer.pages.context import Context


def render(context: Context) -> str:
    """A name a line."""
    return "".join(f"{located.value.name}\n" for located in context.story.entries.values())


EXPORT = Export(name="Names", path="names.txt", media_type="text/plain", standard="UTF-8, RFC 3629", render=render)
