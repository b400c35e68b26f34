"""Checks of a whole Story, in which every reference holds: what makes the site poorer, or is doubtful.

One rule is one function and one line in CHECKS.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator
from itertools import chain

from explainer.dates import PartialDate
from explainer.diagnostics.locations import Location
from explainer.diagnostics.problems import Code, Problem, Problems, Severity
from explainer.geography import LatLng, distance_km
from explainer.kinds import KINDS, Claim, Event, Place, Quote, Route, Source
from explainer.kinds.entry import NamedEntry
from explainer.kinds.parts import Development
from explainer.kinds.project import FrontMatter
from explainer.reading.article import Article, Paragraph
from explainer.reading.completeness import (
    left_out,
    one_sided_gists,
    one_sided_names,
    positions_of_others,
    repeated_newsrooms,
    unreached_claims,
    without_gist,
)
from explainer.reading.doubts import doubtful_names, inner_addresses, look_alike_hosts
from explainer.reading.human_checks import void_checks
from explainer.reading.story import Story
from explainer.words.characters import without_marks
from explainer.words.folding import collapse
from explainer.words.markdown import plain_text
from explainer.words.quotations import is_quotation, quoted
from explainer.words.selectors import TextRange
from explainer.yaml.nodes import Path

__all__ = ["check_story"]

_FAR_KM = 300
_FEW_CHARACTERS = 20  # shorter texts may stand in an article by chance


def check_story(story: Story, problems: Problems) -> None:
    """Run every check."""
    for check in CHECKS:
        for problem in check(story):
            problems.add(problem)


def _never_mentioned(story: Story) -> Iterator[Problem]:
    """An entry that no article mentions, no other entry refers to and no map shows."""
    named = [kind.name for kind in KINDS.values() if kind.marked_by == "names"]
    for entry in chain.from_iterable(map(story.of_kind, named)):
        if not (entry.is_on_map or story.passages(entry.id) or story.referrers(entry.id)):
            message = f"no article mentions '{entry.id}', and no entry points to it"
            remedy = "add an alias or a mention, or delete the entry"
            yield _warning(Code.NEVER_MENTIONED, message, story.entries[entry.id].key, remedy)
    for event in story.of(Event):
        if event.story == "in-the-report" and not story.passages(event.id):
            message = f"'{event.id}' is told in the report, but no passage is marked"
            yield _warning(Code.NEVER_MENTIONED, message, story.entries[event.id].key, "add a mention")


def _never_cited(story: Story) -> Iterator[Problem]:
    """A source that nothing cites."""
    cited = {report.id for report in story.reports}
    cited.update(source for point in story.project.value.key_points for source in point.sources)
    for source in story.of(Source):
        if source.id not in cited and not story.referrers(source.id):
            message = f"nothing cites '{source.id}'"
            remedy = "name it in the sources of an entry, or delete it"
            yield _warning(Code.NEVER_CITED, message, story.entries[source.id].key, remedy)


def _gone_without_copy(story: Story) -> Iterator[Problem]:
    """A source that readers can no longer open, neither at its address nor as an archived copy."""
    for source in story.of(Source):
        since = story.gone_since(source)
        if since and story.stored_copy(source) is None:
            message = f"'{source.id}' is no longer at its address (found on {since})"
            remedy = "give its new address, or a stored copy: archive: {url: https://..., date: 2024-03-14}"
            yield _warning(Code.SOURCE_GONE, message, story.entries[source.id].at(("url",)), remedy)


def _name_without_user(story: Story) -> Iterator[Problem]:
    """A form of a name without anybody who uses it."""
    for kind in KINDS:
        for entry in story.of_kind(kind):
            for index, form in enumerate(entry.names if isinstance(entry, NamedEntry) else ()):
                if form.confirmed and not form.used_by:
                    where = story.entries[entry.id].at(("names", index, "name"))
                    message = f"nobody is said to use the name '{form.name}'"
                    yield _warning(Code.NAME_WITHOUT_USER, message, where, "add used_by: [a party]")


def _unknown_forms(story: Story) -> Iterator[Problem]:
    """A form to be shown that is no form of the name, so that nobody could be told who uses it."""
    for located in story.entries.values():
        entry = located.value
        if isinstance(entry, NamedEntry):
            known = {form for name in entry.names for form in (name.name, name.transliteration)} | {entry.name}
            for index, form in enumerate(entry.shown_as):
                if form not in known:
                    message = f"'{form}' is neither the name of this entry nor one of its forms"
                    remedy = "write one of them, or add the form to names: with who uses it"
                    where = located.at(("shown_as", index))
                    yield Problem(code=Code.BAD_VALUE, message=message, location=where, remedy=remedy)


def _out_of_time(story: Story) -> Iterator[Problem]:
    """What counts as background and came after the report, or the other way round."""
    day = story.project.value.day
    for event in story.of(Event):
        located = story.entries[event.id]
        if event.story == "background" and all(_is_later(date, day) for date in event.date):
            where = located.at(("story",))
            yield _warning(Code.OUT_OF_TIME, "this came after the report", where, "write story: since")
        elif event.story == "since" and all(_is_later(day, date) for date in event.date):
            where = located.at(("story",))
            yield _warning(Code.OUT_OF_TIME, "this came before the report", where, "write story: background")
    for located in story.entries.values():
        for index, statement in enumerate(located.value.later):
            if isinstance(statement, Development) and _is_later(day, statement.date):
                where = located.at(("since_then", index, "date"))
                remedy = "correct the date, or tell it in the description or under on_the_day"
                yield _warning(Code.OUT_OF_TIME, "this came before the report", where, remedy)


def _is_later(one: PartialDate, other: PartialDate) -> bool:
    """Whether a date is certainly later than another: all its possible days are."""
    return bool(one.first and other.last and one.first > other.last)


def _far_coordinates(story: Story) -> Iterator[Problem]:
    """A place, or a point of a road, that would be much nearer to the places if latitude and longitude were swapped.

    Its distance is taken from the median, which a few swapped places hardly move. An author whose place is really
    that far away says so by its prominence; and a point of a road, by naming such a place. Where most places are far
    from the median, as on a map of the world, that is no more than doubtful.
    """
    points = {p.id: p.coordinates.position for p in story.of(Place) if p.coordinates}
    if len(points) < 3:
        return
    middle = (statistics.median(p[0] for p in points.values()), statistics.median(p[1] for p in points.values()))
    is_of_the_world = statistics.median(distance_km(middle, point) for point in points.values()) > _FAR_KM
    distant = {place.id for place in story.of(Place) if place.prominence == "distant"}
    for id_, path, (latitude, longitude), place in _points(story):
        there = distance_km(middle, (latitude, longitude))
        if there <= _FAR_KM or place in distant or abs(longitude) > 90:
            continue
        if distance_km(middle, (longitude, latitude)) * 5 < there:
            point = f"'{id_}'" if id_ == place else f"a point of '{id_}'"
            message = f"{point} lies {there:,.0f} km from the other places"
            right = f"latitude: {longitude} and longitude: {latitude}"
            really = "prominence: distant" if id_ == place else "a place there with prominence: distant"
            remedy = f"latitude and longitude look swapped: write {right}; or, if they are right, {really}"
            where = story.entries[id_].at((*path, "latitude"))
            severity: Severity = "warning" if is_of_the_world else "error"
            yield Problem(code=Code.FAR_COORDINATES, message=message, location=where, remedy=remedy, severity=severity)


def _points(story: Story) -> Iterator[tuple[str, Path, LatLng, str | None]]:
    """The points of places and roads: whose they are, where they stand in the entry, and at which place they are."""
    for place in story.of(Place):
        if place.coordinates:
            yield place.id, ("coordinates",), place.coordinates.position, place.id
    for route in story.of(Route):
        for index, point in enumerate(route.points):
            yield route.id, ("points", index), point.position, point.place


def _positions_twice(story: Story) -> Iterator[Problem]:
    """A party with two positions on one claim: the board has one cell for it."""
    for claim in story.of(Claim):
        first: dict[str, Location] = {}
        for index, position in enumerate(claim.positions):
            where = story.entries[claim.id].at(("positions", index, "party"))
            if first.setdefault(position.party, where) is not where:
                message = f"'{position.party}' has two positions on this claim"
                remedy = f"join it with the one at {first[position.party]}, or name the party that is meant"
                yield Problem(code=Code.BAD_VALUE, message=message, location=where, remedy=remedy)


def _positions_without_source(story: Story) -> Iterator[Problem]:
    """A position that is stated and rests on nothing; silence needs no source."""
    for claim in story.of(Claim):
        for index, position in enumerate(claim.positions):
            if not (position.sources or position.is_silence):
                where = story.entries[claim.id].at(("positions", index, "party"))
                message = f"'{position.party}' has a position that rests on no source"
                remedy = "add sources: [an id of a source]"
                yield Problem(code=Code.MISSING_FIELD, message=message, location=where, remedy=remedy)


def _heads_without_origin(story: Story) -> Iterator[Problem]:
    """An article that does not say where its text comes from, as a text of its form has to."""
    for article in story.articles.values():
        front = article.front.value
        for field in front.needed:
            if getattr(front, field) is None:
                who = "a text published elsewhere" if front.form == "own" else f"form: {front.form}"
                asked = (FrontMatter.model_fields[field].description or "").rstrip(".")
                message, remedy = f"'{field}' is missing, which {who} needs", f"add '{field}:' ({asked})"
                yield Problem(code=Code.MISSING_FIELD, message=message, location=article.front.key, remedy=remedy)


def _former_ids(story: Story) -> Iterator[Problem]:
    """An id of an earlier version to which two things would answer, so that old links lead to one of them by chance."""
    parties = story.project.value.parties
    of_entries = [
        (located.at(("formerly", number)), id_)
        for located in story.entries.values()
        for number, id_ in enumerate(located.value.formerly)
    ]
    of_parties = [
        (story.project.at(("parties", party, "formerly", number)), id_)
        for party, value in parties.items()
        for number, id_ in enumerate(value.formerly)
    ]
    for things, owners, former in (("an entry", story.entries, of_entries), ("a party", parties, of_parties)):
        first: dict[str, Location] = {}
        for where, id_ in former:
            message = f"'{id_}' is the id of {things} now" if id_ in owners else f"'{id_}' was the id of another too"
            if id_ in owners or id_ in first:
                remedy = "take it out: old links lead to what has the id" if id_ in owners else f"see {first[id_]}"
                yield Problem(code=Code.DUPLICATE_ID, message=message, location=where, remedy=remedy)
            first.setdefault(id_, where)


def _unattributed_quotes(story: Story) -> Iterator[Problem]:
    """Words between quotation marks in an article that no quotation entry accounts for."""
    quotations: dict[str, dict[str, None]] = {}
    for quote in story.of(Quote):
        quotations.setdefault(quote.article, {})[collapse(quote.exact)] = None
    for article in story.articles.values():
        known = quotations.get(article.id, {})
        for paragraph in article.paragraphs:
            for found in quoted(paragraph.text):
                words = collapse(without_marks(paragraph.text[found.start : found.end]))
                is_known = words in known or any(words in exact or exact in words for exact in known)
                if is_quotation(words) and not is_known:
                    message = f"paragraph {paragraph.number} quotes words that quotes.yml does not know"
                    remedy = "add the quotation with its speaker and source, or tell it in our own words"
                    yield _warning(Code.UNATTRIBUTED_QUOTE, message, _in_source(article, paragraph, found), remedy)


def _in_source(article: Article, paragraph: Paragraph, quoted_range: TextRange) -> Location:
    """The location of quoted words in the file, with their marks; of the paragraph if markup interrupts them there."""
    before, after = paragraph.text[: quoted_range.start].rstrip(), paragraph.text[quoted_range.end :].lstrip()
    text = paragraph.text[len(before) - 1 : len(paragraph.text) - len(after) + 1]
    # Markdown may break the words into lines, which the plain text joins with spaces
    words = re.compile(r"\s+".join(map(re.escape, text.split())))
    found = words.search(article.file.text, paragraph.location.start, paragraph.end)
    return Location(article.file, *found.span()) if found else paragraph.location


def _repeats_article(story: Story) -> Iterator[Problem]:
    """A summary or a key point that only repeats words of the lead article."""
    project = story.project
    texts: list[tuple[Path, str, str]] = [(("summary",), "the summary", project.value.summary)]
    for index, point in enumerate(project.value.key_points):
        texts.append((("key_points", index, "text"), f"key point {index + 1}", point.text))
    for path, what, text in texts:
        words = collapse(plain_text(text))
        for paragraph in story.lead.paragraphs:
            if len(words) >= _FEW_CHARACTERS and words in collapse(without_marks(paragraph.text)):
                message = f"{what} repeats paragraph {paragraph.number} word for word"
                yield _warning(Code.REPEATS_ARTICLE, message, project.at(path), "sum it up in other words")
                break


def _warning(code: Code, message: str, location: Location, remedy: str) -> Problem:
    return Problem(code=code, message=message, location=location, remedy=remedy, severity="warning")


CHECKS = (
    _never_mentioned,
    _never_cited,
    _gone_without_copy,
    _name_without_user,
    _unknown_forms,
    _out_of_time,
    _far_coordinates,
    _positions_twice,
    _positions_without_source,
    _heads_without_origin,
    _former_ids,
    _unattributed_quotes,
    _repeats_article,
    inner_addresses,
    look_alike_hosts,
    doubtful_names,
    void_checks,
    left_out,
    without_gist,
    one_sided_gists,
    one_sided_names,
    positions_of_others,
    repeated_newsrooms,
    unreached_claims,
)
