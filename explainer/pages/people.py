"""Who's who: first the actors the reports mention, then those needed to understand them."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.kinds import Actor
from explainer.pages.context import Context
from explainer.pages.jumps import GROUPS_FOLD_FROM, to_groups
from explainer.pages.page import Page


def build(context: Context) -> Iterator[Page]:
    """One page, if there are actors."""
    story, _ = context.story, context.interface.gettext
    if not story.of(Actor):
        return
    named = [actor for actor in story.of(Actor) if story.passages(actor.id)]
    others = [actor for actor in story.of(Actor) if not story.passages(actor.id)]
    if named and others:
        description = _("People, bodies and communities: those of the report, and those needed to understand it.")
    elif named:
        description = _("People, bodies and communities of the report.")
    else:
        description = _("People, bodies and communities needed to understand the report.")
    groups = [
        (_("In the report"), "_in-the-report", named),
        (_("Needed to understand it"), "_background-actors", others),
    ]
    groups = [group for group in groups if group[2]]
    yield context.page(
        "people.md",
        _("Who’s who"),
        "people.html.j2",
        "actors.yml",
        description=description,
        groups=groups,
        jumps=to_groups(groups),
        folds=len(story.of(Actor)) >= GROUPS_FOLD_FROM,
    )
