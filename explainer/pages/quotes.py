"""The quotations, each with its whole provenance."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.locale.messages import N_
from explainer.pages.context import Context
from explainer.pages.page import Page

_TRANSLATION = {
    "original": N_("the speaker's own words"),
    "translated": N_("a translation"),
    "presumed-translated": N_("presumably a translation"),
    "unknown": N_("not known whether translated"),
}


def build(context: Context) -> Iterator[Page]:
    """One page."""
    _ = context.interface.gettext
    yield context.page(
        "quotes.md",
        _("Quotations"),
        "quotes.html.j2",
        "quotes.yml",
        description=_("Every direct quotation of the reports, word for word, with its whole provenance."),
        translation={status: _(words) for status, words in _TRANSLATION.items()},
    )
