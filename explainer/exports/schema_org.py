"""The entries as a graph in the words of schema.org (JSON-LD 1.1). Addresses are relative to the site.

What schema.org has no word for is left out rather than bent: names that no source confirms, and points on the map that
are only sketched. What is uncertain stands in the description, and no claim goes without the positions on it.
Dates are Extended Date/Time Format, as precise as they are known. ``citation`` belongs to creative works; what was
written about anything else is its ``subjectOf``.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from explainer.dates import PartialDate
from explainer.exports.export import Export, as_json
from explainer.kinds import KINDS, Actor, Claim, Correction, Entry, Event, Place, Quote, Source, Term
from explainer.kinds.claim import Position
from explainer.kinds.entry import NamedEntry
from explainer.kinds.parts import Name
from explainer.pages.context import Context
from explainer.pages.linked_data import Node, article_node, given, source_node
from explainer.reading.article import Article
from explainer.words.markdown import plain_text

ACTOR_TYPES = {
    "person": "Person",
    "organisation": "Organization",
    "authority": "Organization",
    "state": "Organization",
    "force": "Organization",
}
"""Communities and groups are neither."""


def render(context: Context) -> str:
    """The articles, then every entry, kind by kind."""
    articles = [_article(context, article) for article in context.story.articles.values()]
    entries = [_entry(context, entry) for kind in KINDS for entry in context.story.of_kind(kind)]
    base = {"@base": "../"}  # the file lies one folder down
    return as_json({"@context": ["https://schema.org", base], "@graph": articles + entries})


def _article(context: Context, article: Article) -> Node:
    front = article.front.value
    node = {"@id": context.address(context.article_path(article.id))} | article_node(article, context.makers)
    return node | given(
        isBasedOn=_id(context, front.source) if front.source else None,
        mentions=_ids(context, (entry.id for entry in context.story.mentioned(article.id))),
        correction=_ids(context, _corrections(context, article)),
    )


def _corrections(context: Context, article: Article) -> list[str]:
    """The ids of the corrections of an article, each once."""
    corrected = context.story.corrections_in(article.id).values()
    return list(dict.fromkeys(correction.id for corrections in corrected for correction in corrections))


def _entry(context: Context, entry: Entry) -> Node:
    kind = KINDS[entry.kind]
    node: Node = {"@type": kind.schema_org, "name": entry.name}
    if isinstance(entry, NamedEntry):
        node["alternateName"] = _names(entry.names)
    node["description"] = _description(context, entry, plain_text(entry.main_text))
    node |= _more(entry, context)
    node["citation" if kind.is_creative_work else "subjectOf"] = _ids(context, entry.source_ids)
    return _id(context, entry.id) | given(**node)


@singledispatch
def _more(_entry: Entry, _context: Context) -> Node:
    """What schema.org has words for beyond what all entries share, by the kind of the entry."""
    return {}


def _names(names: Iterable[Name]) -> list[Node]:
    """Confirmed forms with their languages; a transliteration is the same language in Latin letters."""
    found: list[Node] = []
    for form in names:
        if form.confirmed:
            found.append({"@value": form.name, "@language": form.language})
        if form.confirmed and form.transliteration:
            found.append({"@value": form.transliteration, "@language": form.language_in_latin})
    return [form for number, form in enumerate(found) if form not in found[:number]]


@_more.register
def _actor(actor: Actor, _context: Context) -> Node:
    same = f"https://www.wikidata.org/wiki/{actor.wikidata}" if actor.wikidata else None
    return {"url": actor.website, "sameAs": same} | given(**{"@type": ACTOR_TYPES.get(actor.type)})


@_more.register
def _place(place: Place, _context: Context) -> Node:
    point = place.coordinates
    if point is None or point.accuracy == "schematic":
        return {}
    return {"geo": {"@type": "GeoCoordinates", "latitude": point.latitude, "longitude": point.longitude}}


@_more.register
def _event(event: Event, context: Context) -> Node:
    """An event in several steps has an event for each."""
    steps = [{"@type": "Event", "name": event.name} | _when(date) for date in event.date]
    elsewhere = [{"@type": "Place", "name": name} for name in event.elsewhere]
    return (_when(event.date[0]) if len(steps) == 1 else {"subEvent": steps}) | {
        "location": [*_ids(context, event.where), *elsewhere],
        "about": _ids(context, event.who),
    }


def _when(date: PartialDate) -> Node:
    end = date.end.text if date.is_interval and date.end else None
    return given(startDate=date.start.text if date.start else None, endDate=end)


@_more.register
def _quote(quote: Quote, context: Context) -> Node:
    return {
        "text": quote.exact,
        "inLanguage": quote.language,
        "creator": _id(context, quote.speaker),
        "dateCreated": quote.date.text,
        "description": _description(context, quote, plain_text(quote.context), plain_text(quote.date_note or "")),
        "isPartOf": {"@id": context.address(context.article_path(quote.article))},
        "locationCreated": _id(context, quote.place) if quote.place else None,
    }


@_more.register
def _term(term: Term, context: Context) -> Node:
    return {"inDefinedTermSet": {"@id": context.address(f"{KINDS[term.kind].page}.md")}}


@_more.register
def _claim(claim: Claim, context: Context) -> Node:
    """A claim, with the position of each party as a part of it, in the order of the parties."""
    lead = context.story.lead.id
    articles = dict.fromkeys(passage.article or lead for passage in claim.passages)
    return {
        "headline": claim.heading,
        "abstract": claim.gist,
        "genre": claim.about,
        "creativeWorkStatus": claim.status,
        "about": _ids(context, claim.terms),
        "appearance": [{"@id": context.address(context.article_path(article))} for article in articles],
        "hasPart": [_position(claim, position, context) for position in context.story.positions(claim)],
    }


def _position(claim: Claim, position: Position, context: Context) -> Node:
    """What a party says of a claim; ``creativeWorkStatus`` is its stance in the word of the data."""
    _ = context.interface.gettext
    searched = position.searched
    texts = (
        plain_text(position.text),
        _("Says instead: %(text)s", text=position.instead) if position.instead else "",
        _("Attributes it to: %(text)s", text=position.whom) if position.whom else "",
        _("Looked for: %(where)s (%(date)s)", where=searched.where, date=context.interface.date(searched.date))
        if searched
        else "",
    )
    stance = _(position.in_words("stance"))
    return {"@id": context.address(f"{context.entry_path(claim)}_{position.party}")} | given(
        **{"@type": "CreativeWork"},
        name=_("%(party)s: %(stance)s", party=context.story.party(position.party).name, stance=stance),
        creativeWorkStatus=position.stance,
        text="\n".join(filter(None, texts)),
        creditText=position.speaker,
        citation=_ids(context, position.sources),
    )


@_more.register
def _source(source: Source, context: Context) -> Node:
    """Where the headline was not seen, our words for the source are its description and not its name."""
    _, described = context.interface.gettext, source.title_status == "described"
    checked = _("Checked on %(date)s.", date=context.interface.date(source.checked_on)) if source.checked_on else ""
    quoted = context.interface.comma.join(context.story.party(party).name for party in source.quotes)
    carries = _("Carries words of: %(parties)s.", parties=quoted) if quoted else ""
    seen = " ".join(filter(None, (carries, _(source.in_words("seen")), checked)))
    copy = context.story.stored_copy(source)
    return source_node(source, _author_of_report(context, source)) | {
        "name": None if described else source.name,
        "description": _description(context, source, source.name if described else "", source.caution or "", seen),
        "genre": source.genre,
        "archivedAt": copy.url if copy else None,
    }


def _author_of_report(context: Context, source: Source) -> str | None:
    """The author whom the head of an article names, if the source is the report it retells."""
    heads = (article.front.value for article in context.story.articles.values())
    return next((head.author for head in heads if head.source == source.id and head.author), None)


@_more.register
def _correction(correction: Correction, context: Context) -> Node:
    """What is right is the comment's text; what was wrong stands in its description, marked as such."""
    _ = context.interface.gettext
    return {
        "text": plain_text(correction.right),
        "description": _description(
            context,
            correction,
            _("Was wrong: %(text)s", text=plain_text(correction.wrong)),
            _("Why: %(text)s", text=plain_text(correction.why)),
        ),
        "dateCreated": correction.date.text,
        "about": _ids(context, correction.concerns),
    }


def _description(context: Context, entry: Entry, *texts: str) -> str | None:
    """The texts that say something, and what is not certain."""
    lines = [text for text in texts if text]
    if entry.uncertainty:
        lines.append(context.interface.gettext("Not certain: %(text)s", text=plain_text(entry.uncertainty)))
    return "\n".join(lines) or None


def _id(context: Context, entry: str) -> Node:
    return {"@id": context.address(context.entry_path(context.story.entry(entry)))}


def _ids(context: Context, entries: Iterable[str]) -> list[Node]:
    return [_id(context, entry) for entry in entries]


EXPORT = Export(
    name="Entries as linked data",
    path="entries.jsonld",
    media_type="application/ld+json",
    standard="schema.org, JSON-LD 1.1",
    render=render,
)
