"""The glossary, by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from explainer.kinds import Entry, Term
from explainer.pages.context import Context
from explainer.pages.jumps import to_letters
from explainer.pages.page import Asset, Page
from explainer.pages.shelves import shelved


def build(context: Context) -> Iterator[Page | Asset]:
    """A register, if there are terms."""
    terms, _ = context.story.of(Term), context.interface.gettext
    if not terms:
        return
    has_users = any(form.used_by for term in terms for form in term.names)

    def told(entries: Sequence[Entry]) -> Mapping[str, object]:
        return {"jumps": to_letters(entries)}

    yield from shelved(
        context,
        "glossary",
        _("Glossary"),
        "glossary.html.j2",
        "terms.yml",
        description=_("Words that need explaining, those of the report with where they stand in it."),
        told=told,
        has_users=has_users,
    )
