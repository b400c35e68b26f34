"""The glossary, by name."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.kinds import Term
from explainer.pages.context import Context
from explainer.pages.jumps import to_letters
from explainer.pages.page import Page


def build(context: Context) -> Iterator[Page]:
    """One page, if there are terms."""
    _ = context.interface.gettext
    if not context.story.of(Term):
        return
    yield context.page(
        "glossary.md",
        _("Glossary"),
        "glossary.html.j2",
        "terms.yml",
        description=_("Words that need explaining, those of the report with where they stand in it."),
        has_users=any(form.used_by for term in context.story.of(Term) for form in term.names),
        jumps=to_letters(context.story.of(Term)),
    )
