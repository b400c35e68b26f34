"""A page of its own for each entry: small, without any script, with the title and picture that shared links show.

What it says is also the snippet that others may put on their pages. Two kinds have none: sources are elsewhere already,
corrections belong to what they correct.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from explainer.finished.content_policy import protect
from explainer.kinds import KINDS, Entry
from explainer.locale.interface import Interface
from explainer.pages.context import Context, own_page
from explainer.pages.cover import Cover, render_cover
from explainer.pages.page import Asset

STYLE = "assets/explainer/entry.css"
SITE_PICTURE = "assets/explainer/cover.png"
"""For every page that is not an entry's own."""


def build(context: Context) -> Iterator[Asset]:
    """Page and picture of every entry, and one picture for all other pages."""
    if picture := render_cover(site_cover(context)):
        yield Asset(path=SITE_PICTURE, content=picture)
    for located in context.story.entries.values():
        if KINDS[located.value.kind].has_own_pages:
            yield from _entry(context, located.value)


def _entry(context: Context, entry: Entry) -> Iterator[Asset]:
    words, own_path = cover(context, entry), context.own_path(entry)
    picture, picture_path = render_cover(words), f"entry/{entry.id}.png"
    root = context.options.site_url
    address = context.shared_address(entry)
    snippet = context.render("snippet.html.j2", entry=entry, label=words.label, address=address)
    html = context.render(
        "entry.html.j2",
        entry=entry,
        label=words.label,
        description=context.story.gist(entry),
        snippet=Markup(snippet),  # noqa: S704 -- made by our own template
        address=address,
        picture=f"{root}{picture_path}" if root and picture else None,
        full=context.address(context.entry_path(entry), own_path),
        home=context.address("index.md", own_path),
        trust=context.address("trust.md", own_path),
        own=context.address(own_path, own_path),
        style=context.address(STYLE, own_path),
    )
    content = protect(html).encode()
    for path in (own_path, *map(own_page, entry.formerly)):
        yield Asset(path=path, content=content)
    if picture:
        yield Asset(path=picture_path, content=picture)


def label(entry: Entry, interface: Interface) -> str:
    """What sort of statement the entry is: a claim is never shown without its status, an event without its date."""
    kind, qualifier = interface.gettext(KINDS[entry.kind].label), entry.qualifier(interface)
    return interface.gettext("%(kind)s · %(qualifier)s", kind=kind, qualifier=qualifier) if qualifier else kind


def cover(context: Context, entry: Entry) -> Cover:
    """The words on an entry's picture."""
    return Cover(
        label=label(entry, context.interface),
        name=entry.title,
        detail=_detail(context, entry),
        site=context.story.project.value.title,
    )


def site_cover(context: Context) -> Cover:
    """The words on the picture of all other pages."""
    project = context.story.project.value
    front = context.story.lead.front.value
    origin = (front.publisher or front.author, context.interface.date(front.date))
    detail = context.interface.comma.join(filter(None, origin))
    label = context.interface.gettext("A report explained")
    return Cover(label=label, name=context.story.lead.title, detail=detail, site=project.title)


def _detail(context: Context, entry: Entry) -> str:
    line = entry.share_line(context.interface, lambda id_: context.story.entry(id_).title)
    return line or context.interface.dot.join(form.name for form in context.main_forms(entry)[:2])
