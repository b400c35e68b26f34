"""The glossary, by name."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.kinds import Term
from explainer.pages.context import Context
from explainer.pages.page import Page


def build(context: Context) -> Iterator[Page]:
    """One page, if there are terms."""
    _ = context.interface.gettext
    if not context.story.of(Term):
        return
    description = _("The words of the report that need explaining, with the synonyms each party prefers.")
    yield context.page("glossary.md", _("Glossary"), "glossary.html.j2", "terms.yml", description=description)
