"""The corrections, the newest first: built even when there are none, so that readers know where they would stand."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.pages.context import Context
from explainer.pages.page import FEED, Asset, Page
from explainer.pages.shelves import shelved


def build(context: Context) -> Iterator[Page | Asset]:
    """A register, even of nothing."""
    _ = context.interface.gettext
    yield from shelved(
        context,
        "corrections",
        _("Corrections"),
        "corrections.html.j2",
        "corrections.yml",
        description=_(
            "What was wrong on this site, what is right, when it was put right, and how the mistake came about."
        ),
        told=lambda _: {"feed": f"data/{FEED}"},
    )
