"""The sources, by the side they speak for, each with what cites it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from explainer.kinds import Entry, Source
from explainer.pages.context import Context
from explainer.pages.jumps import GROUPS_FOLD_FROM, to_groups
from explainer.pages.page import Asset, Page
from explainer.pages.shelves import shelved


def build(context: Context) -> Iterator[Page | Asset]:
    """A register, even of nothing."""
    story, _ = context.story, context.interface.gettext

    def told(entries: Sequence[Entry]) -> Mapping[str, object]:
        sources = [entry for entry in entries if isinstance(entry, Source)]
        groups = [
            (party, f"_side-{id_}", found)
            for id_, party in story.project.value.parties.items()
            if (found := [source for source in sources if source.side == id_])
        ]
        return {
            "groups": groups,
            "jumps": to_groups((party.name, anchor, found) for party, anchor, found in groups),
            "folds": len(sources) >= GROUPS_FOLD_FROM and len(groups) > 1,
        }

    yield from shelved(
        context,
        "sources",
        _("Sources"),
        "sources.html.j2",
        "sources.yml",
        description=_("The sources of this site by side, with what was seen of each and what cites it."),
        told=told,
    )
