"""The network: who is named beside whom. A page that no other part of the program knows."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.kinds import Actor
from explainer.pages.context import Context
from explainer.pages.page import Page


def build(context: Context) -> Iterator[Page]:
    """One page."""
    actors = context.story.of(Actor)
    yield context.page(
        "network.md", "Network", "network.html.j2", None, description="Who is named beside whom.", actors=actors
    )
