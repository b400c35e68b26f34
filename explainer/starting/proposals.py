"""What was found in a text as entries that only wait to be accepted: YAML in comments, below the form of their kind.

Accepting a proposal means to take the comment signs away and to fill the fields that are still blank. What a program
cannot know is never filled: a name is proposed as an actor and as a place, and a person decides.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from explainer.editing.forms import filled_form, form
from explainer.encode import as_yaml_comment
from explainer.kinds import Entry, Kind
from explainer.kinds.project import FrontMatter
from explainer.reading.article import Article
from explainer.starting.candidates import Candidate, Occurrence, find_quotations, find_terms
from explainer.starting.likely_dates import FoundDate, find_dates
from explainer.starting.likely_names import FoundName, find_names
from explainer.words.folding import collapse, slug
from explainer.yaml.values import Blank, as_comment, write_fields

__all__ = ["ID_LENGTH", "Proposal", "form_text", "proposals", "proposals_text"]

_MOST_NAMES = 40
"""Names that are proposed: nobody would look through more."""

_SHOWN = 3
"""Excerpts that stand above a proposal."""

_LONGEST = 2_000
"""Characters of a name or a quotation that is proposed."""

_WIDTH = 118
ID_LENGTH = 60
"""How long an id may become that is made of words; they are cut off there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An entry somebody may accept: its id, the answers that are known, and where it was found."""

    id: str
    answers: Mapping[str, Any]
    occurrences: Sequence[Occurrence]


def proposals(article: Article, taken: Iterable[str]) -> dict[str, list[Proposal]]:
    """What the article proposes, by kind; no id is one of ``taken``, and only a name's two proposals share one."""
    texts = [paragraph.text for paragraph in article.paragraphs]
    front = article.front.value
    cited = _cited(front)
    ids = _FreeIds(taken)
    names = [name for name in find_names(texts, front.language) if len(name.words) <= _LONGEST]
    commonest = sorted(names, key=lambda name: -len(name.occurrences))[:_MOST_NAMES]
    names = [name for name in names if name in commonest]
    quotations = [one for one in find_quotations(texts) if len(one.words) <= _LONGEST]
    terms = [one for one in find_terms(texts) if one.words not in {name.words for name in names}]
    named = [_of_name(name, ids.new(name.words, f"name-{n}"), cited) for n, name in enumerate(names, start=1)]
    day = {"on_the_day": cited}
    return {
        "actor": [replace(one, answers={**one.answers, **day}) for one in named],
        "place": named,
        "event": [
            _of_date(date, ids.new(f"event-{date.date or ''}", "event"), article)
            for date in find_dates(texts, front.language)
        ],
        "quote": [
            _of_quotation(one, ids.new(f"quote-{n}", "quote"), article) for n, one in enumerate(quotations, start=1)
        ],
        "term": [
            Proposal(
                id=ids.new(one.words, f"term-{n}"),
                answers={"name": collapse(one.words), **cited},
                occurrences=one.occurrences,
            )
            for n, one in enumerate(terms, start=1)
        ],
    }


def _cited(front: FrontMatter) -> dict[str, Any]:
    """The report as the source of what it says; an own report is not its own source."""
    return {"sources": [front.source]} if front.source else {}


class _FreeIds:
    """Makes ids that are not taken yet."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = dict.fromkeys(taken, 1)

    def new(self, words: str, otherwise: str) -> str:
        """An id made of ``words``, or of ``otherwise`` where these have no letter that an id can have."""
        base = slug(words)[:ID_LENGTH].strip("-") or otherwise
        number, id_ = self._taken.get(base, 1), base
        while id_ in self._taken:
            number += 1
            id_ = f"{base}-{number}"
        self._taken[base] = number
        self._taken[id_] = 1
        return id_


def _of_name(name: FoundName, id_: str, cited: Mapping[str, Any]) -> Proposal:
    aliases = {"aliases": list(name.aliases)} if name.aliases else {}
    answers = {"name": collapse(name.words), **aliases, **cited}
    return Proposal(id=id_, answers=answers, occurrences=name.occurrences)


def _of_date(date: FoundDate, id_: str, article: Article) -> Proposal:
    known: dict[str, Any] = {"date": date.date or Blank(f"{date.words}; the text prints no year with it")}
    first = date.occurrences[0]
    paragraph = article.paragraphs[first.paragraph - 1]
    is_locked = any(first.range.overlaps(other) for other in paragraph.locked)
    if paragraph.text.count(date.words) == 1 and not is_locked:
        known["mentions"] = [{"exact": date.words, "paragraph": str(first.paragraph)}]
    return Proposal(id=id_, answers={**known, **_cited(article.front.value)}, occurrences=date.occurrences)


def _of_quotation(found: Candidate, id_: str, article: Article) -> Proposal:
    front = article.front.value
    answers = {
        "exact": found.words,
        "article": article.id,
        "paragraph": str(found.occurrences[0].paragraph),
        "language": front.language,
        **_cited(front),
    }
    return Proposal(id=id_, answers=answers, occurrences=found.occurrences)


# As text --------------------------------------------------------------------------------------------------------------


def form_text(kind: Kind[Entry]) -> str:
    """The head of a data file: what the kind is, and everything that can be said of an entry."""
    fields = form(kind.model)
    needed = ", ".join(field.name for field in fields if field.is_required)
    about = (kind.model.__doc__ or "").partition("\n")[0].replace("``", "'")
    head = [
        f"{kind.plural.capitalize()}. {about}",
        "",
        *textwrap.wrap(
            f"Every entry has an id of its own at the start of a line. `explainer add {kind.name}` asks for the fields "
            "and appends an entry; or copy this form, take the comment signs away, and delete the lines you do not "
            f"need. Needed are {needed}. Where fields of a field are named, those with ? may be left out.",
            _WIDTH,
        ),
        "",
    ]
    return as_comment("\n".join(head) + "\n" + write_fields({"an-id": filled_form(fields, {}, "all")}))


def proposals_text(kind: Kind[Entry], found: Sequence[Proposal]) -> str:
    """Proposals in comments, each below the occurrences it was found in; empty if there are none."""
    if not found:
        return ""
    return "\n" + as_comment("\n".join(_HEAD)) + "".join(f"\n{_proposal(kind, one)}" for one in found)


_HEAD = (
    "-" * 80,
    "Proposals, found in the text and accepted by nobody. To accept one, take the comment sign and the space away from",
    "its lines, write what is missing, and choose a better id if you know one. Delete the others.",
)


def _proposal(kind: Kind[Entry], proposal: Proposal) -> str:
    entry = write_fields({proposal.id: filled_form(form(kind.model), proposal.answers)})
    return as_comment("".join(f"{as_yaml_comment(line)}\n" for line in _where(proposal.occurrences)) + entry)


def _where(occurrences: Sequence[Occurrence]) -> Iterator[str]:
    for occurrence in occurrences[:_SHOWN]:
        yield f"¶{occurrence.paragraph}: {occurrence.excerpt}"
    if more := [occurrence.paragraph for occurrence in occurrences[_SHOWN:]]:
        yield f"and {len(more)} more, in ¶{', ¶'.join(map(str, dict.fromkeys(more)))}"
