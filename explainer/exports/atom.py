"""The corrections as a feed (Atom, RFC 4287), so that readers learn of them without coming back to look.

Ids are name-based UUIDs of the report's own address, or else its day and id, and a correction's id: they stay the same
when the site moves, and need no address of the site. Addresses are whole where the site's is known, otherwise relative
to the feed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5

from markupsafe import Markup

from explainer.encode import as_html, as_xml
from explainer.exports.export import Export
from explainer.kinds import Correction
from explainer.pages.context import Context
from explainer.pages.page import FEED
from explainer.pages.prose import rich_text

MEDIA_TYPE = "application/atom+xml"


def render(context: Context) -> str:
    """A feed with an entry for each correction, the newest first; without corrections it has none."""
    return "\n".join(['<?xml version="1.0" encoding="utf-8"?>', *_feed(context), ""])


def _feed(context: Context) -> Iterator[str]:
    project, interface = context.story.project.value, context.interface
    newest = context.story.of(Correction)[0].date if context.story.of(Correction) else project.updated
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{interface.language}">'
    yield f"  <id>{_urn(context, 'corrections')}</id>"
    title = interface.gettext("Corrections: %(title)s", title=project.title)
    yield f"  <title>{as_xml(title)}</title>"
    yield f"  <updated>{_midnight(newest.first or newest.last)}</updated>"
    yield f"  <author><name>{as_xml(context.makers.name or project.title)}</name></author>"
    if context.makers.licence_text:
        yield f"  <rights>{as_xml(context.makers.licence_text)}</rights>"
    yield f'  <link rel="alternate" type="text/html" href="{_address(context, "corrections.md")}"/>'
    if context.options.site_url:
        address = as_xml(urljoin(context.options.site_url, f"data/{FEED}"))
        yield f'  <link rel="self" type="{MEDIA_TYPE}" href="{address}"/>'
    for correction in context.story.of(Correction):
        yield from _entry(context, correction)
    yield "</feed>"


def _entry(context: Context, correction: Correction) -> Iterator[str]:
    yield "  <entry>"
    yield f"    <id>{_urn(context, f'corrections/{correction.id}')}</id>"
    yield f"    <title>{as_xml(correction.name)}</title>"
    yield f"    <updated>{_midnight(correction.date.first)}</updated>"
    yield f'    <link rel="alternate" type="text/html" href="{_address(context, context.entry_path(correction))}"/>'
    yield f'    <content type="html">{as_xml(_content(context, correction))}</content>'
    yield "  </entry>"


def _content(context: Context, correction: Correction) -> Markup:
    """The whole correction as HTML, for readers who never leave their feed reader."""
    _ = context.interface.gettext
    texts = {
        _("What was wrong:"): correction.wrong,
        _("What is right:"): correction.right,
        _("How it came about:"): correction.why,
    }
    parts = [Markup("<p><strong>{}</strong></p>{}").format(label, rich_text(text)) for label, text in texts.items()]
    lines = {
        _("Noticed by:"): correction.noticed_by or "",
        _("Concerns:"): context.interface.comma.join(context.story.entry(id_).title for id_ in correction.concerns),
    }
    parts += [
        Markup("<p><strong>{}</strong> {}</p>").format(label, as_html(line)) for label, line in lines.items() if line
    ]
    return Markup("").join(parts)


def _address(context: Context, path: str) -> Markup:
    """Of a page: whole where the address of the site is known, or else as seen from the feed."""
    site = context.options.site_url
    return as_xml(urljoin(site, context.address(path)) if site else context.address(path, f"data/{FEED}"))


def _midnight(day: date | None) -> str:
    """A date as Atom writes it, which knows no days without a time (RFC 3339)."""
    assert day is not None
    return f"{day.isoformat()}T00:00:00Z"


def _urn(context: Context, name: str) -> str:
    """A name-based UUID, version 5: the same name, the same id, for as long as the feed is read.

    A report that is published nowhere else is known by its day and the id of its text, which never change.
    """
    lead = context.story.lead
    return uuid5(NAMESPACE_URL, f"{lead.front.value.url or f'{lead.front.value.date}/{lead.id}'}#{name}").urn


EXPORT = Export(
    name="Corrections as a feed",
    path=FEED,
    media_type=MEDIA_TYPE,
    standard="Atom, RFC 4287",
    render=render,
)
