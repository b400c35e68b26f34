"""What the pages say in sentences of their own is true of the story, whatever story it is.

Each sentence of the catalogue is true by the way in which pages are made, and says here why; or it is computed, and
stands on the pages if and only if what it says holds. A new sentence needs a line here, and none is true of one story
only: such sentences belong into the data (``notes`` in ``explainer.yml``).
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

import pytest
import yaml
from babel.messages.pofile import read_po
from harbour import FILES, LICENSED, OWN, SECOND_ARTICLE, changed, compared, context, story
from messages import TEMPLATE
from trees import tree
from variants import without

from explainer.kinds import KINDS, Actor, Claim, Correction, Event, Place, Quote, Route, Source, Term
from explainer.kinds.project import FrontMatter
from explainer.reading.human_checks import holding
from explainer.reading.story import Story
from explainer.site import build_site

BY_CONSTRUCTION: Mapping[str, str] = {
    "%(number)s passages have a bar: all who spoke of them accept them. Silence accepts nothing.": "counted by script",
    "%(party)s: %(number)s passages carry its sign, and the notes say what it says.": "counted by script",
    "These words are not in one paragraph of the report.": "found out by script",
    "Places too close to tell apart are drawn side by side.": "shown by script once some are",
    "A background map needs a web server; this page was opened from a folder.": "found out by script",
    "Select words of the report, or write them here, and take the lines below to the data of this site. "
    "Nothing is sent from this page.": "what the script does, which opens no connection",
    "What is asserted in and around the report, and what each party says of it.": "what claims and positions are",
    "Who attributes a claim gives it as the word of another, or lays what it tells at the door of another.": "defined",
    "Three silences are three things: a party was asked and gave no answer; it was looked for, and nothing was found; "
    "or nobody looked. None of them is a sign of agreement.": "defined",
    "What was wrong on this site, what is right, when it was put right, and how the mistake came about.": "the fields",
    "Who makes this site and how, what it rests on, what a person has checked, what is not known.": "the headings",
    "What those who make this site say of it, and what its own data show, counted anew whenever it is built. "
    "What nobody has stated is called so.": "so the page is made",
    "All reports of this site by year, the newest first.": "so the page is made",
    "A check counts only for the very words that were compared.": "so records hold",
    "The content was last revised on %(date)s.": "a needed field",
    "Content as of %(date)s.": "a needed field",
    "Carries words of: %(parties)s.": "words of the data",
    "Checked on %(date)s.": "words of the data",
    "Read through %(publisher)s.": "words of the data",
    "Newsroom: %(name)s.": "words of the data",
    "Stored on %(date)s.": "words of the data",
    "%(genre)s.": "words of the data",
    "By %(author)s.": "words of the data",
    "%(language)s. %(perspective)s.": "words of the data",
    "Nothing fits all of this.": "counted by script",
    "%(point)s (WGS84), %(accuracy)s, within about %(distance)s.": "words of the data",
}
"""Sentences that no data can make untrue, and why."""


def heads(told: Story) -> list[FrontMatter]:
    return [article.front.value for article in told.articles.values()]


def forms(told: Story) -> set[str]:
    return {front.form for front in heads(told)}


def mentioned(told: Story) -> set[bool]:
    """Whether actors stand in the report: some that do, some that do not, or both."""
    return {bool(told.passages(actor.id)) for actor in told.of(Actor)}


def located(told: Story) -> list[Place]:
    return [place for place in told.of(Place) if place.coordinates]


def is_drawn(told: Story) -> bool:
    return any(entry.is_on_map for entry in (*told.of(Place), *told.of(Route)))


def unchecked(told: Story) -> list[bool]:
    """Of each article that goes back to another, whether nobody has compared a paragraph."""
    return [not list(holding(told, article)) for article in told.articles.values() if article.front.value.form != "own"]


def seen(how: str) -> Callable[[Story], bool]:
    return lambda told: any(source.seen == how for source in told.of(Source))


def retold(*, has_author: bool) -> Callable[[Story], bool]:
    return lambda told: any(front.form == "retelling" and bool(front.author) == has_author for front in heads(told))


COMPUTED: Mapping[str, Callable[[Story], bool]] = {
    "Retold from a report by %(author)s in %(publisher)s, %(date)s": retold(has_author=True),
    "Retold from a report by %(publisher)s, %(date)s": retold(has_author=False),
    "By %(author)s in %(publisher)s, %(date)s": lambda told: any(
        front.form != "retelling" and bool(front.author and front.publisher) for front in heads(told)
    ),
    "By %(author)s, %(date)s": lambda told: any(
        front.form != "retelling" and bool(front.author or front.publisher) for front in heads(told)
    ),
    "printed under licence: %(licence)s": lambda told: "licensed" in forms(told),
    "Read the original report": lambda told: any(front.url for front in heads(told) if front.form != "own"),
    "Read it where it was published": lambda told: any(front.url for front in heads(told) if front.form == "own"),
    "Read whole.": seen("whole"),
    "Read in excerpt.": seen("excerpt"),
    "Read as a copy elsewhere.": seen("copy"),
    "Not seen; cross-checked elsewhere.": seen("not-stored"),
    "Where it happened: on a map that needs no map server, and in words.": is_drawn,
    "Where it happened, in words.": lambda told: bool(told.of(Place) or told.of(Route)) and not is_drawn(told),
    "Distances as the crow flies are computed from the coordinates given here.": lambda told: len(located(told)) > 1,
    "Distances by road are given as sources have them.": lambda told: any(place.distances for place in told.of(Place)),
    "Who says what: each claim in and around the report, and each party’s position on it.": lambda told: bool(
        told.of(Claim)
    ),
    "Words that need explaining, those of the report with where they stand in it.": lambda told: bool(told.of(Term)),
    "Other words for the same thing stand beside them, with who uses each.": lambda told: any(
        form.used_by for term in told.of(Term) for form in term.names
    ),
    "People, bodies and communities: those of the report, and those needed to understand it.": lambda told: (
        mentioned(told) == {True, False}
    ),
    "People, bodies and communities of the report.": lambda told: mentioned(told) == {True},
    "People, bodies and communities needed to understand the report.": lambda told: mentioned(told) == {False},
    "Quotations of the report in the words that stand there, with who spoke them and where they come from.": (
        lambda told: bool(told.of(Quote))
    ),
    "What happened, in the order of time, with dates as precise as they are known.": lambda told: bool(told.of(Event)),
    "Dates are as precise as they are known. Each event has an address of its own.": lambda told: bool(told.of(Event)),
    "The sources of this site by side, with what was seen of each and what cites it.": lambda told: True,
    "All that this site rests on, by the side each source speaks for or stands nearest to. "
    "Each says what was seen of it.": lambda told: bool(told.of(Source)),
    "%(whole)s of %(number)s sources were read whole.": lambda told: len(told.of(Source)) > 1,
    "No sources so far.": lambda told: not told.of(Source),
    "What was wrong on this site, what is right, and how the mistake came about; the newest first. "
    "What was corrected carries a mark that leads here.": lambda told: bool(told.of(Correction)),
    "No corrections so far. This page tells of each what was wrong, what is right, and how the mistake came about.": (
        lambda told: not told.of(Correction)
    ),
    "A program can compare quotations with the original, word for word.": lambda told: forms(told) != {"own"},
    "Whether a paragraph says neither more nor less than the one it retells, "
    "only a person can tell who has read both.": lambda told: "retelling" in forms(told),
    "No text of this site goes back to another with which a person could compare it.": lambda told: (
        forms(told) == {"own"}
    ),
    "%(number)s reports are not yet checked by a person.": lambda told: (
        sum(unchecked(told)) > 1 and not all(unchecked(told))
    ),
    "Not yet checked by a person.": lambda told: bool(unchecked(told)) and all(unchecked(told)),
    ": each belongs to the side it speaks for or stands nearest to. The bar holds them all, one side after another as "
    "the table has them, and each side by genre.": lambda told: bool(told.of(Source)),
    "%(number)s of %(all)s entries are marked as not certain in every part.": lambda told: (
        sum(1 for entry in told.entries.values() if entry.value.uncertainty or entry.value.confidence != "high") != 1
    ),
}
"""Sentences that stand on the pages if and only if the data say so."""

LABELS = {
    "Retold from a report by %(author)s in %(publisher)s, %(date)s",
    "Retold from a report by %(publisher)s, %(date)s",
    "By %(author)s in %(publisher)s, %(date)s",
    "By %(author)s, %(date)s",
    "printed under licence: %(licence)s",
    "Read the original report",
    "Read it where it was published",
}
"""Those that end without a full stop."""

ENTRIES = set(KINDS)
SEEN_WHOLE = {
    **LICENSED,
    "sources.yml": LICENSED["sources.yml"].replace("seen: excerpt", "seen: whole").replace("seen: copy", "seen: whole"),
}
AUTHOR = changed("articles/grain.md", "language: en\n", "language: en\nauthor: A. Bo\n", OWN)
ELSEWHERE = "form: own\nurl: https://gazette.example/grain\npublisher: The Gazette\n"
UNLIKE: Mapping[str, dict[str, str]] = {
    "a retelling with all there is": dict(FILES),
    "a retelling of a named author, one report of three compared": {
        **compared(1, files=changed("articles/grain.md", "language: en\n", "language: en\nauthor: A. Bo\n")),
        "articles/return.md": SECOND_ARTICLE,
        "articles/again.md": SECOND_ARTICLE,
    },
    "a retelling without entries but its source": without(ENTRIES - {"source"}),
    "a retelling of people of whom it does not speak": {
        **without(["quote", "claim", "correction", "term", "event", "actor.mentions"]),
        "articles/grain.md": FILES["articles/grain.md"].partition("\n\n")[0] + "\n\nGrain.\n\nMore.\n\nMost.\n",
    },
    "an own report and nothing else": without(ENTRIES, OWN),
    "an own report of a named author, published elsewhere too": changed(
        "articles/grain.md", "form: own\n", ELSEWHERE, AUTHOR
    ),
    "an own report without claims and quotations": without(["claim", "quote", "route", "place.coordinates"], AUTHOR),
    "a licensed text whose sources were all read whole": SEEN_WHOLE,
    "a licensed text without persons and times": without(["actor", "event", "place.distances", "term.names"], LICENSED),
    "a licensed text of all who are told of, with a source not seen": changed(
        "sources.yml",
        "seen: copy",
        "seen: not-stored",
        changed("articles/grain.md", "a week", "a Town council", LICENSED),
    ),
    "a licensed text and an own report": {
        **LICENSED,
        "articles/own.md": SECOND_ARTICLE.replace("source: union-0302", "form: own"),
    },
}
"""Stories that differ in whose text they are, and in what there is to tell."""


def catalogue() -> Iterator[str]:
    """The messages of the interface; of those with a number, the one for many."""
    for message in read_po(io.BytesIO(TEMPLATE.read_bytes())):
        yield message.id if isinstance(message.id, str) else message.id[-1]


def test_every_sentence_is_true_by_construction_or_held_against_the_data() -> None:
    sentences = {text for text in catalogue() if text.endswith(".") or text in LABELS}
    assert sentences >= LABELS
    assert not set(BY_CONSTRUCTION) & set(COMPUTED)
    assert sentences == set(BY_CONSTRUCTION) | set(COMPUTED)


@cache
def printed(name: str) -> str:
    """Whatever the site says: the words of its pages, and what they say of themselves to search engines."""
    site = build_site(story(UNLIKE[name]))
    pages = [f"{page.description}\n{words(page.html)}" for page in site.pages if page.path != "fields.md"]
    own = [words(asset.content.decode()) for asset in site.assets if asset.path.endswith(".html")]
    return "\n".join([*pages, *own])


def words(html: str) -> str:
    """The words of each paragraph, item and cell, line by line."""
    root = tree(html)
    return "\n".join(element.text for element in root if element.tag in ("p", "li", "td", "th", "dd"))


def stands_in(sentence: str, text: str) -> bool:
    pieces = [re.escape(piece) for piece in re.split(r"%\(\w+\)s", sentence)]
    start = r"(?m:^|(?<=[.:·]) ?)" if sentence[0].isupper() else ""
    return re.search(start + r"[^·\n]+?".join(pieces), text) is not None


@pytest.mark.parametrize("name", UNLIKE)
def test_a_sentence_stands_on_the_pages_if_and_only_if_it_is_true(name: str) -> None:
    told, text = story(UNLIKE[name]), printed(name)
    wrong = {sentence: holds(told) for sentence, holds in COMPUTED.items() if stands_in(sentence, text) != holds(told)}
    assert wrong == {}


def test_what_is_computed_is_said_of_some_stories_and_not_of_others() -> None:
    """Otherwise the stories are not unlike enough to tell."""
    said = {sentence: {stands_in(sentence, printed(name)) for name in UNLIKE} for sentence in COMPUTED}
    assert {sentence for sentence, found in said.items() if found != {True, False}} <= {
        "The sources of this site by side, with what was seen of each and what cites it.",
    }


@pytest.mark.parametrize(
    ("name", "counted"),
    [
        ("a retelling with all there is", "1 of 3 sources were read whole."),
        ("a retelling without entries but its source", "1 of 3 sources were read whole."),
        ("a licensed text whose sources were all read whole", "3 of 3 sources were read whole."),
    ],
)
def test_what_is_counted_is_counted_right(name: str, counted: str) -> None:
    assert counted in printed(name)


def test_no_page_introduces_itself_in_other_words() -> None:
    """What stands at the head of a page are sentences of the catalogue, or words of the data."""
    files = dict(UNLIKE["a retelling with all there is"])
    notes = {name: f"A note on {name}." for name in ("people", "timeline", "quotes", "claims", "glossary", "sources")}
    files["explainer.yml"] += yaml.safe_dump({"notes": notes})
    known = [*BY_CONSTRUCTION, *COMPUTED]
    of_data = {*notes.values(), *(party.description for party in story(files).project.value.parties.values())}
    for page in build_site(context(files).story).pages:
        for head in tree(page.html).all("", "x-intro"):
            rest = head.text
            for sentence in known:
                rest = re.sub(r"[^·]+?".join(map(re.escape, re.split(r"%\(\w+\)s", sentence))), "", rest)
            assert rest.strip() == "" or rest.strip() in of_data, (page.path, rest)
