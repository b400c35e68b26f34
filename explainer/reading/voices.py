"""Who can be heard on the claims of an article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from explainer.kinds import Claim, Source
from explainer.kinds.project import Party
from explainer.reading.article import Article
from explainer.reading.story import Story

__all__ = ["claims_by_entry", "voices"]


def claims_by_entry(story: Story, article: Article) -> Mapping[str, Sequence[Claim]]:
    """The claims that each marked entry of an article stands for: itself, or those on whether a term is the word."""
    found = ((entry.id, story.claims_on(entry)) for entry in story.mentioned(article.id))
    return {id_: claims for id_, claims in found if claims}


def voices(story: Story, article: Article) -> Mapping[str, Party]:
    """The parties that hold a position on a claim of the article, but for the one whose report it retells or prints."""
    claims = [claim for found in claims_by_entry(story, article).values() for claim in found]
    holding = {position.party for claim in claims for position in claim.positions}
    if source := article.front.value.source:
        holding.discard(story.entry(source, Source).side)
    return {id_: party for id_, party in story.project.value.parties.items() if id_ in holding}
