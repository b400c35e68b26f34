"""What each party says of the claims in an article: a script that its page loads once a reader asks for a side.

The page itself need not carry it: without a script the notes show what each party says, and lead to the claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from explainer.encode import as_json_in_script
from explainer.kinds import Claim
from explainer.kinds.claim import SIGNS, Position
from explainer.pages.context import Context, PageLinks
from explainer.pages.page import Asset
from explainer.reading.article import Article
from explainer.reading.voices import claims_by_entry, voices
from explainer.words.markdown import plain_text


def build(context: Context) -> Iterator[Asset]:
    """A script for each article that makes claims; it sets one value."""
    for article in context.story.articles.values():
        if parties := voices(context.story, article):
            said = as_json_in_script(_said(context, article, parties))
            yield Asset(path=context.sides_path(article.id), content=f"window.explainerSides = {said}\n".encode())


def _said(context: Context, article: Article, parties: Iterable[str]) -> dict[str, object]:
    """The claims by id, and the ids of the claims by entry."""
    links = PageLinks(context, context.article_path(article.id))
    by_entry = claims_by_entry(context.story, article)
    claims = {claim.id: claim for found in by_entry.values() for claim in found}
    return {
        "claims": {id_: _claim(claim, links, parties) for id_, claim in claims.items()},
        "entries": {id_: [claim.id for claim in found] for id_, found in by_entry.items()},
    }


def _claim(claim: Claim, links: PageLinks, parties: Iterable[str]) -> dict[str, object]:
    positions = {position.party: position for position in claim.positions}
    return {
        "title": claim.title,
        "accepted": claim.is_accepted,
        "positions": {id_: _position(claim, positions.get(id_), links) for id_ in parties},
    }


def _position(claim: Claim, position: Position | None, links: PageLinks) -> dict[str, object]:
    """Sign and words of a stance; with a position also what is said, by whom, and where readers can see it."""
    _ = links.context.interface.gettext
    if position is None:
        return {"sign": SIGNS[None], "words": _("not looked for")}
    found: dict[str, object] = {
        "sign": SIGNS[position.stance],
        "words": _(position.in_words("stance")),
        "text": plain_text(position.text),
        "href": f"{links.address(links.context.entry_path(claim))}_{position.party}",
    }
    return found | ({"speaker": position.speaker} if position.speaker else {})
