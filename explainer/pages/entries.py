"""A page of its own for each entry: small, with the title and picture that shared links show.

It starts with what the note of the entry shows in a report. What others may put on their pages is made of the same, and
needs no script. Two kinds have none: sources are elsewhere already, corrections belong to what they correct.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from explainer.finished.content_policy import protect
from explainer.kinds import KINDS, Entry
from explainer.pages.context import Context, PageLinks, own_page
from explainer.pages.page import Asset, close_up
from explainer.pages.printed import label

STYLE = "assets/explainer/entry.css"
SCRIPT = "assets/explainer/entry.js"
SITE_PICTURE = "assets/explainer/cover.png"
"""For every page that is not an entry's own."""


def build(context: Context) -> Iterator[Asset]:
    """The page of every entry; where the address of the site is known, its picture, and one for all other pages."""
    draw: Callable[[Context, Entry | None], bytes | None] | None = None
    if context.options.has_pictures:
        # Here, because most sites have none, and the libraries that draw are large.
        from explainer.pages.pictures import picture

        draw = picture
        if drawn := draw(context, None):
            yield Asset(path=SITE_PICTURE, content=drawn)
    for located in context.story.entries.values():
        if KINDS[located.value.kind].has_own_pages:
            entry = located.value
            yield from _entry(context, entry, draw(context, entry) if draw else None)


def _entry(context: Context, entry: Entry, picture: bytes | None) -> Iterator[Asset]:
    own_path, picture_path = context.own_path(entry), f"entry/{entry.id}.png"
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
