"""Who's who: first the actors the reports mention, then those needed to understand them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from explainer.kinds import Actor, Entry
from explainer.pages.context import Context
from explainer.pages.jumps import GROUPS_FOLD_FROM, to_groups
from explainer.pages.page import Asset, Page
from explainer.pages.shelves import shelved


def build(context: Context) -> Iterator[Page | Asset]:
    """A register, if there are actors."""
    story, _ = context.story, context.interface.gettext
    if not story.of(Actor):
        return
    mentioned = {bool(story.passages(actor.id)) for actor in story.of(Actor)}
    if len(mentioned) > 1:
        description = _("People, bodies and communities: those of the report, and those needed to understand it.")
    elif True in mentioned:
        description = _("People, bodies and communities of the report.")
    else:
        description = _("People, bodies and communities needed to understand the report.")

    def told(entries: Sequence[Entry]) -> Mapping[str, object]:
        groups = [
            (_("In the report"), "_in-the-report", [actor for actor in entries if story.passages(actor.id)]),
            (_("Needed to understand it"), "_background-actors", [a for a in entries if not story.passages(a.id)]),
        ]
        groups = [group for group in groups if group[2]]
        folds = len(entries) >= GROUPS_FOLD_FROM and len(groups) > 1
        return {"groups": groups, "jumps": to_groups(groups), "folds": folds}

    yield from shelved(
        context, "people", _("Who’s who"), "people.html.j2", "actors.yml", description=description, told=told
    )
