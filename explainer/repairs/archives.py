"""Stored copies that the ledger of links knows, written into the sources that name none.

Nothing is looked for here and nothing is fetched: whoever checks the links finds the copies.
"""

from __future__ import annotations

from explainer.encode import as_yaml_quoted
from explainer.kinds import Source
from explainer.reading.story import Story
from explainer.repairs.repair import Asked, Repair
from explainer.words.english import counted
from explainer.yaml.rewrite import add_after


def add_archives(story: Story) -> Asked:
    """A field ``archive`` below the address of each source of which a stored copy is known."""
    repairs = []
    missing = [source for source in story.of(Source) if source.archive is None]
    for source in missing:
        copy = story.stored_copy(source)
        if copy is None:
            continue
        located = story.entries[source.id]
        written = f"{{url: {as_yaml_quoted(copy.url)}, date: {copy.date}}}"
        edits = add_after(located.node, "url", "archive", written)
        reason = f"a copy of '{source.id}' was stored on {copy.date}"
        repairs += [Repair(where=located.at(("url",)), reason=reason, edits=edits)] if edits else []
    left = len(missing) - len(repairs)
    note = f"of {counted(left, 'source')} no stored copy is known"
    return Asked(repairs=tuple(repairs), notes=(note,) if left else ())
