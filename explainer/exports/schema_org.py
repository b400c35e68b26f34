"""The entries as a graph in the words of schema.org (JSON-LD 1.1). Addresses are relative to the site."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from explainer.exports.base import Export, as_json
from explainer.kinds import KINDS, Actor, Claim, Entry, Event, Place, Quote, Source, Term
from explainer.kinds.base import NamedEntry
from explainer.pages.base import Context
from explainer.render import plain_text


def render(context: Context) -> str:
    """Every entry, kind by kind."""
    graph = [_node(context, entry) for kind in KINDS for entry in context.story.of_kind(kind)]
    return as_json({"@context": "https://schema.org", "@graph": graph})


def _node(context: Context, entry: Entry) -> dict[str, Any]:
    node: dict[str, Any] = {
        "@id": _id(context, entry.id),
        "@type": KINDS[entry.kind].schema_org,
        "name": entry.name,
    }
    if isinstance(entry, NamedEntry) and entry.names:
        node["alternateName"] = [{"@value": form.name, "@language": form.language} for form in entry.names]
    if description := getattr(entry, "description", None):
        node["description"] = plain_text(description)
    more = _MORE.get(type(entry))
    node |= more(context, entry) if more else {}
    if cited := getattr(entry, "sources", ()):
        node["citation"] = [{"@id": _id(context, source)} for source in cited]
    return node


def _id(context: Context, entry: str) -> str:
    return context.site_address(context.entry_path(context.story.entry(entry)))


def _actor(_: Context, actor: Actor) -> dict[str, Any]:
    kind = {"person": "Person", "organisation": "Organization", "authority": "Organization"}.get(actor.type, "Thing")
    same = f"https://www.wikidata.org/wiki/{actor.wikidata}" if actor.wikidata else None
    return {"@type": kind} | _given(url=actor.website, sameAs=same)


def _place(_: Context, place: Place) -> dict[str, Any]:
    if place.coordinates is None:
        return {}
    latitude, longitude = place.coordinates.latitude, place.coordinates.longitude
    return {"geo": {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}}


def _event(context: Context, event: Event) -> dict[str, Any]:
    when = event.first_date
    return {"startDate": str(when.start.text if when.start else when)} | _given(
        endDate=when.end.text if when.is_interval and when.end else None,
        location=[{"@id": _id(context, place)} for place in event.where] or None,
    )


def _quote(context: Context, quote: Quote) -> dict[str, Any]:
    speaker = {"@id": _id(context, quote.speaker)}
    return {"text": quote.exact, "inLanguage": quote.language, "creator": speaker}


def _term(_: Context, term: Term) -> dict[str, Any]:
    return {"termCode": term.id}


def _claim(_: Context, claim: Claim) -> dict[str, Any]:
    return {"abstract": plain_text(claim.finding)}


def _source(_: Context, source: Source) -> dict[str, Any]:
    published = source.date.text if source.date else None
    publisher = {"@type": "Organization", "name": source.publisher}
    return {"url": source.url, "inLanguage": source.language, "publisher": publisher} | _given(
        datePublished=published, author=source.author, archivedAt=source.archive.url if source.archive else None
    )


def _given(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


_MORE: dict[type[Entry], Callable[[Context, Any], dict[str, Any]]] = {
    Actor: _actor,
    Place: _place,
    Event: _event,
    Quote: _quote,
    Term: _term,
    Claim: _claim,
    Source: _source,
}

EXPORT = Export(
    name="Entries as linked data",
    path="entries.jsonld",
    media_type="application/ld+json",
    standard="schema.org, JSON-LD 1.1",
    render=render,
)
