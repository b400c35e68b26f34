"""The sources, by the side they speak for, each with what cites it."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.pages.context import Context
from explainer.pages.page import Page

SEEN = {
    "whole": "Read whole",
    "excerpt": "Read in excerpt",
    "copy": "Read as a copy elsewhere",
    "not-seen": "Not seen; cross-checked elsewhere",
}

DESCRIPTION = "All that this explainer rests on, by side, with what was seen of each source and what cites it."


def build(context: Context) -> Iterator[Page]:
    """One page."""
    story = context.story
    groups = [
        (id_, party, sources)
        for id_, party in story.project.value.parties.items()
        if (sources := [source for source in story.sources if source.side == id_])
    ]
    yield context.page(
        "sources.md", "Sources", "sources.md.j2", "sources.yml", description=DESCRIPTION, groups=groups, seen=SEEN
    )
