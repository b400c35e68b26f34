"""The pictures of shared links: what each shows of its entry, or of the whole site. ``cover`` draws them."""

from __future__ import annotations

from dataclasses import replace

from explainer.kinds import Claim, Entry, Place, Quote, Route
from explainer.kinds.claim import SIGNS, Position
from explainer.pages.context import Context
from explainer.pages.cover import Cover, render_cover
from explainer.pages.cover_map import CoverMap, MapSpot
from explainer.pages.printed import label
from explainer.reading.story import Story
from explainer.words.markdown import plain_text

__all__ = ["cover", "picture", "site_cover"]


def picture(context: Context, entry: Entry | None) -> bytes | None:
    """The picture of an entry, or of all other pages; None if its words cannot be drawn."""
    return render_cover(cover(context, entry) if entry else site_cover(context))


def cover(context: Context, entry: Entry) -> Cover:
    """What an entry's picture shows: words with who said them, a claim with who says what, a place on a map."""
    made = Cover(
        label=label(entry, context.interface),
        name=entry.title,
        text=context.story.gist(entry),
        detail=entry.share_line(context.interface, lambda id_: context.story.entry(id_).title),
        site=context.story.project.value.title,
    )
    if isinstance(entry, Quote):
        words = context.interface.gettext("“%(words)s”", words=entry.exact)
        return replace(made, name=words, instead=entry.title, text="")
    if isinstance(entry, Claim):
        return replace(made, strip=_strip(context, entry), detail=_legend(context, entry))
    if isinstance(entry, Place) and entry.coordinates and entry.prominence != "distant":
        return replace(made, map=_map(context.story, entry))
    return made


def _strip(context: Context, claim: Claim) -> tuple[str, ...]:
    """Every party with the sign of its stance, in the order that is the same everywhere."""
    story = context.story
    return tuple(f"{story.party(found.party).short} {SIGNS[found.stance]}" for found in story.positions(claim))


def _legend(context: Context, claim: Claim) -> str:
    """What the signs mean that are shown of a claim."""
    interface, found = context.interface, {position.stance for position in claim.positions}
    words = Position.choices("stance")
    return interface.dot.join(
        f"{sign} {interface.gettext(words[stance])}" for stance, sign in SIGNS.items() if stance and stance in found
    )


def _map(story: Story, here: Place) -> CoverMap | None:
    """The places that are not far away, of which the main ones have names, and the roads; None for a single point."""
    near = [place for place in story.of(Place) if place.coordinates and place.prominence != "distant"]
    spots = tuple(
        MapSpot(
            title=place.title if place is here or place.prominence == "main" else "",
            position=place.coordinates.position,
            is_here=place is here,
        )
        for place in near
        if place.coordinates
    )
    roads = tuple(tuple(point.position for point in route.points) for route in story.of(Route))
    return CoverMap(spots=spots, roads=roads) if len({spot.position for spot in spots}) > 1 else None


def site_cover(context: Context) -> Cover:
    """The words on the picture of all other pages."""
    project = context.story.project.value
    front = context.story.lead.front.value
    origin = (front.publisher or front.author, context.interface.date(front.date))
    return Cover(
        label=context.interface.gettext("A report explained"),
        name=context.story.lead.title,
        text=plain_text(project.where_and_why or ""),
        detail=context.interface.comma.join(filter(None, origin)),
        site=project.title,
    )
