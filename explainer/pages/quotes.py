"""The quotations, each with its whole provenance."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.pages.context import Context
from explainer.pages.page import Page

TRANSLATION = {
    "original": "the speaker's own words",
    "translated": "a translation",
    "presumed-translated": "presumably a translation",
    "unknown": "not known whether translated",
}

DESCRIPTION = "Every direct quotation of the reports, word for word, with its whole provenance."


def build(context: Context) -> Iterator[Page]:
    """One page."""
    yield context.page(
        "quotes.md", "Quotations", "quotes.md.j2", "quotes.yml", description=DESCRIPTION, translation=TRANSLATION
    )
