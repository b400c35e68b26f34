"""A page of its own for each entry: small, with the title and picture that shared links show.

It starts with what the note of the entry shows in a report. What others may put on their pages is made of the same, and
needs no script. Two kinds have none: sources are elsewhere already, corrections belong to what they correct.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from explainer.finished.content_policy import protect
from explainer.kinds import KINDS, Claim, Entry, Place, Quote, Route
from explainer.kinds.claim import SIGNS, Position
from explainer.pages.context import Context, PageLinks, own_page
from explainer.pages.cover import Cover, render_cover
from explainer.pages.cover_map import CoverMap, MapSpot
from explainer.pages.page import Asset, close_up
from explainer.pages.printed import label
from explainer.reading.story import Story
from explainer.words.markdown import plain_text

STYLE = "assets/explainer/entry.css"
SCRIPT = "assets/explainer/entry.js"
SITE_PICTURE = "assets/explainer/cover.png"
"""For every page that is not an entry's own."""


def build(context: Context) -> Iterator[Asset]:
    """The page of every entry; where the address of the site is known, its picture, and one for all other pages."""
    if context.options.has_pictures and (picture := render_cover(site_cover(context))):
        yield Asset(path=SITE_PICTURE, content=picture)
    for located in context.story.entries.values():
        if KINDS[located.value.kind].has_own_pages:
            yield from _entry(context, located.value)


def _entry(context: Context, entry: Entry) -> Iterator[Asset]:
    own_path, picture_path = context.own_path(entry), f"entry/{entry.id}.png"
    picture = render_cover(cover(context, entry)) if context.options.has_pictures else None
    shown = picture_path if picture else None
    content = context.made(f"{own_path} {shown}", lambda: _page(context, entry.id, shown)).encode()
    for path in (own_path, *map(own_page, entry.formerly)):
        yield Asset(path=path, content=content)
    if picture:
        yield Asset(path=picture_path, content=picture)


def _page(context: Context, id_: str, picture: str | None) -> str:
    entry = context.story.entry(id_)
    own_path, address = context.own_path(entry), context.shared_address(entry)
    links = PageLinks(context, own_path)
    values = {
        "entry": entry,
        "label": label(entry, context.interface),
        "address": address,
    }
    html = context.render(
        "entry.html.j2",
        **values,
        links=links,
        description=context.story.gist(entry),
        snippet=close_up(context.render("snippet.html.j2", **values)) if address else "",
        picture=f"{context.options.site_url}{picture}" if picture else None,
        full=links.address(context.entry_path(entry)),
        home=links.address("index.md"),
        trust=links.address("trust.md"),
        own=links.address(own_path),
        style=links.address(STYLE),
        script=links.address(SCRIPT),
    )
    return protect(close_up(html))


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
