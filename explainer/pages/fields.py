"""Every field of every data file, for contributors; made only if the site wants it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from explainer.editing.fields import all_groups
from explainer.pages.context import Context
from explainer.pages.page import Page

DESCRIPTION = "Every field of every data file: whether it is needed, what it holds, what it means, and an example."


def build(context: Context) -> Iterator[Page]:
    """One page, a heading for each file and for each group of fields below a field."""
    if context.options.contributor_pages:
        groups = all_groups()
        above = {
            group.anchor: [(user, field) for user in groups for field in user.fields if field.parts == group]
            for group in groups
        }
        page = context.page(
            "fields.md", "Fields", "fields.html.j2", None, description=DESCRIPTION, groups=groups, above=above
        )
        yield replace(page, in_search=False)
