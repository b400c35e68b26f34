"""What the search finds: a record for each entry, each report with its paragraphs, and each page that lists them.

An entry is found once, whatever other pages tell of it: by its title and every form of its name before anything else,
then by its gist, then by all that is said of it. Readers are shown the title and the gist: a sentence taken out of the
rest could be one side's alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from explainer.encode import as_html
from explainer.kinds import KINDS, Entry
from explainer.kinds.entry import NamedEntry
from explainer.kinds.field_types import LINE, PROSE
from explainer.kinds.markers import Called, Reference, Worded, markers_of
from explainer.pages.context import Context
from explainer.pages.newest import REPORTS
from explainer.pages.page import Page
from explainer.pages.printed import label
from explainer.reading.article import Article
from explainer.words.markdown import plain_text

__all__ = ["Record", "covered", "records"]

_NAMED, _EVIDENCE = 1.3, 0.25
"""How much more an entry counts that is known by its names, and how much less one that only supports others."""

_TOLD_BY_NAMES = {"id", "formerly", "name", "heading", "gist", "aliases", "names", "shown_as", "mentions"}
"""Fields that are no texts to search, or stand in a record already."""

_LISTS = frozenset([REPORTS, *(f"{kind.page}.md" for kind in KINDS.values())])
"""The pages of which nothing is found but what they list, and where that is listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One thing that the search finds, in plain texts, and where that is, counted from the root of the site.

    ``names`` are the other names that it is known by. ``text`` is shown whole; of ``paragraphs``, the sentence that
    holds what was looked for. ``numbered`` are the paragraphs of a report, each of which is found at its own place.
    ``called`` and ``more`` are found and not shown: what else it is called, and what else is said of it. ``label``
    tells what it is. Its score is multiplied by ``boost``.
    """

    location: str
    title: str
    text: str = ""
    paragraphs: tuple[str, ...] = ()
    numbered: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    label: str = ""
    boost: float = 1.0

    @property
    def as_document(self) -> dict[str, object]:
        """As it stands in the index of the theme's search, whose texts are HTML; what is empty is left out."""
        document: dict[str, object] = {
            "location": self.location,
            "title": as_html(self.title),
            "text": Markup().join([as_html(self.text), *map(Markup("<p>{}</p>").format, self.paragraphs)]),
        }
        if self.label:
            document["label"] = as_html(self.label)
        lists = {"names": self.names, "called": self.called, "more": self.more, "numbered": self.numbered}
        document |= {name: [as_html(text) for text in texts] for name, texts in lists.items() if any(texts)}
        return document if self.boost == 1 else {**document, "boost": self.boost}


def covered(context: Context) -> set[str]:
    """The pages whose content the records tell, by their paths."""
    volumes = (volume.path for volumes in context.tables.volumes.values() for volume in volumes)
    return {*map(context.article_path, context.story.articles), *_LISTS, *volumes}


def records(context: Context, pages: Iterable[Page]) -> Iterator[Record]:
    """All of them: entries by kind in the order of their pages, the reports, and the pages that list entries."""
    for kind in KINDS.values():
        for entry in context.story.of_kind(kind.name):
            yield _of_entry(context, entry)
    for article in context.story.articles.values():
        yield _of_report(context, article)
    for page in pages:
        if page.path in _LISTS:
            yield Record(location=_address(context, page.path), title=page.title, text=page.description)


def _of_entry(context: Context, entry: Entry) -> Record:
    kind, others = KINDS[entry.kind], [name for name in dict.fromkeys(entry.search_names) if name != entry.title]
    names, called = [], others  # the sentence of a claim is never shown without who says so
    if isinstance(entry, NamedEntry):
        names = others + [form.transliteration for form in entry.names if form.transliteration]
        called = [mention.exact for mention in entry.mentions]
    gist = context.story.gist(entry)
    told = dict.fromkeys(plain_text(text) for text in (entry.main_text, *_texts(entry)))
    return Record(
        location=_address(context, context.entry_path(entry)),
        title=entry.title,
        names=tuple(dict.fromkeys(names)),
        called=tuple(dict.fromkeys(called)),
        text=gist or context.citation(entry.id),
        more=tuple(filter(None, (_beyond(gist, text) for text in told))),
        label=label(entry, context.interface),
        boost=_NAMED if kind.marked_by == "names" else 1.0 if kind.has_own_pages else _EVIDENCE,
    )


def _beyond(gist: str, text: str) -> str:
    """What a text says after the gist that it begins with, or all of it: what is found in a gist is found once."""
    rest = text.removeprefix(gist)
    return text if rest and not rest[0].isspace() else rest.lstrip()


def _address(context: Context, target: str) -> str:
    """Counted from the root, which has no name in the index."""
    return context.address(target).removeprefix("./")


def _texts(model: BaseModel) -> Iterator[str]:
    """Every text of an entry, however deep, in the order of the model."""
    for name, is_text in _fields(type(model)):
        value = getattr(model, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, BaseModel):
                yield from _texts(one)
            elif is_text and isinstance(one, str):
                yield one


@cache  # models are few
def _fields(model: type[BaseModel]) -> tuple[tuple[str, bool], ...]:
    """The fields of a model that may hold texts, and which of them are such."""
    return tuple((name, _is_text(field)) for name, field in model.model_fields.items() if name not in _TOLD_BY_NAMES)


def _is_text(field: FieldInfo) -> bool:
    """Whether it holds words for readers, and no id, choice, date or address."""
    markers = [marker for marker in markers_of(field) if isinstance(marker, Called | Reference | Worded)]
    return PROSE in markers or LINE in markers or (field.annotation is str and not markers)


def _of_report(context: Context, article: Article) -> Record:
    """The report as a page, with each of its paragraphs once."""
    project, front = context.story.project.value, article.front.value
    is_lead = article is context.story.lead
    told = [*(point.text for point in project.key_points if is_lead), front.note or ""]
    return Record(
        location=_address(context, context.article_path(article.id)),
        title=article.title,
        text=plain_text(project.summary) if is_lead else "",
        paragraphs=tuple(plain_text(text) for text in told if text),
        numbered=tuple(paragraph.text for paragraph in article.paragraphs),
    )
