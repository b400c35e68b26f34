"""The sources, by the side they speak for, each with what cites it."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.kinds import Source
from explainer.pages.context import Context
from explainer.pages.jumps import GROUPS_FOLD_FROM, to_groups
from explainer.pages.page import Page


def build(context: Context) -> Iterator[Page]:
    """One page."""
    story, _ = context.story, context.interface.gettext
    groups = [
        (party, f"_side-{id_}", sources)
        for id_, party in story.project.value.parties.items()
        if (sources := [source for source in story.of(Source) if source.side == id_])
    ]
    yield context.page(
        "sources.md",
        _("Sources"),
        "sources.html.j2",
        "sources.yml",
        description=_("The sources of this site by side, with what was seen of each and what cites it."),
        groups=groups,
        jumps=to_groups((party.name, anchor, sources) for party, anchor, sources in groups),
        folds=len(story.of(Source)) >= GROUPS_FOLD_FROM,
    )
