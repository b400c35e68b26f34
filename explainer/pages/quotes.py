"""The quotations, each with its whole provenance."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.kinds import Quote
from explainer.locale.messages import N_
from explainer.pages.context import Context
from explainer.pages.page import Asset, Page
from explainer.pages.shelves import shelved

TRANSLATED_FROM = {
    "original": N_("the speaker's own words, in %(language)s"),
    "translated": N_("a translation from %(language)s"),
    "presumed-translated": N_("presumably a translation from %(language)s"),
    "unknown": N_("not known whether translated from %(language)s"),
}
"""Whether the words are a translation, where the language of the original is known."""


def build(context: Context) -> Iterator[Page | Asset]:
    """A register, if there are quotations."""
    _ = context.interface.gettext
    if not context.story.of(Quote):
        return
    yield from shelved(
        context,
        "quotes",
        _("Quotations"),
        "quotes.html.j2",
        "quotes.yml",
        description=_(
            "Quotations of the report in the words that stand there, with who spoke them and where they come from."
        ),
        told=lambda _: {"translated_from": TRANSLATED_FROM},
    )
