"""The words of the story in ``data/``: whose they are, how long its sentences, and both sides alike.

What can be counted is held here, so that no side's word slips into our own voice unseen. Whether a sentence is true, a
person has to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

import pytest
from pydantic.fields import FieldInfo

from explainer.diagnostics.listing import as_text
from explainer.diagnostics.problems import Problems
from explainer.kinds import Claim, Correction, Event, Quote, Source, Term
from explainer.kinds.claim import Position
from explainer.kinds.entry import Entry, NamedEntry
from explainer.kinds.field_types import PROSE, Line
from explainer.kinds.markers import Called, markers_of
from explainer.kinds.parts import Mention, Model, Name
from explainer.reading.loading import load_story
from explainer.reading.story import Story

E = TypeVar("E", bound=Entry)

DATA = Path(__file__).parent.parent / "data"

MOST_WORDS = 30
"""In a sentence of ours, counted between blanks."""

CONTESTED = {
    "blockade": r"(?:self-)?blockad\w*",
    "blocked": r"(?:un)?block(?:ed|ing)?",
    "siege": r"sieges?|besieg\w+",
    "genocide": r"genocid\w+",
    "ethnic cleansing": r"ethnic(?:ally)? cleans\w+",
    "separatist": r"separatis\w+|secessionis\w+|breakaway",
    "terrorist": r"(?:anti-?|counter-?)?terror\w*",
    "occupied": r"(?:de-?)?occup(?:y|ied|ies|ying|ations?|iers?)",
    "liberated": r"liberat\w+",
    "Artsakh": r"Artsakh",
    "republic": r"republics?",
    "regime": r"regimes?|junta",
    "puppet": r"puppets?",
    "provocation": r"provocat\w+|provok\w+",
    "ploy": r"ploys?",
    "blackmail": r"blackmail\w*",
    "hostage": r"hostages?",
    "kidnapping": r"kidnap\w*|abduct\w*",
    "humanitarian crisis": r"humanitarian (?:crisis|disaster|emergency)",
    "catastrophe": r"catastroph\w+",
    "starvation": r"famine|starv\w+",
    "integration": r"(?:re-?)?integrat\w+",
    "deportation": r"deport\w*|forc(?:ed|ible) (?:displacement|transfer)|exodus",
    "massacre": r"massacr\w*|slaughter\w*|atrocit\w+",
    "capitulation": r"capitulat\w+",
    "illegal": r"illegal\w*|illicit\w*|unlawful\w*|illegitimate",
    "fake": r"fake\w*|false\w*|sham|bogus",
    "so-called": r"so-called|self-styled",
    "de facto": r"de facto",
    "aggression": r"aggress\w+|invasion|invad\w+",
    "extremist": r"extremis\w+|militants?|bandits?",
    "apartheid": r"apartheid|racis\w+|hatred",
    "disinformation": r"propagand\w+|disinformation|manipulati\w+",
    "Great Return": r"Great Return|Western Azerbaijan",
    "smuggling": r"smuggl\w+|contraband",
    "political prisoner": r"political prisoners?",
    "environmental activist": r"(?:environmental|eco-?) ?(?:activist|protester)\w*",
    "voluntary": r"voluntar\w+",
    "war crime": r"war crimes?|crimes against|tortur\w+|mutilat\w+",
    "desecration": r"desecrat\w+|insult\w*",
    "mercenary": r"mercenar\w+|sabot\w+",
    "hypocrisy": r"lied|liars?|hypocri\w+|pretexts?|excuses?",
    "won back": r"w[io]n(?:s|ning)? back|regain\w*|recaptur\w*|retak\w+|retook|reconquer\w*|reclaim\w*",
    "homeland": r"homelands?|motherland|ancestral|indigenous|native lands?|historic(?:al)? lands?",
    "buffer zone": r"(?:buffer|security) (?:zone|belt)s?",
    "territorial integrity": r"territorial integrity|sovereignty|self-determination",
    "barbarous": r"barbar\w+|heroi\w+|martyr\w*|traitor\w*|criminal regime",
}
"""Words that one side says and another rejects, each with its forms.

"Pogrom" is not among them: it stands for what was done to either people in 1988 to 1990, and the events below are held
to equal rank, sourcing and attribution of the dead.
"""

PROPER = {
    r"unrecognised Republic of Artsakh": "the office that a person held; never without the first word",
    r"(?:unrecognised|Soviet|autonomous)(?: Karabakh)? republics?": "says of what kind it was",
    r"Republic of (?:Armenia|Azerbaijan)": "states that are recognised",
    r"Artsakh (?:InfoCenter|Foreign Ministry)": "bodies, under the names they bore",
    r"Genocide Convention": "a law",
    r"genocide prevention|prevention of genocide|genocide scholars": "an office, a discipline",
}
"""Names that hold a contested word without taking a side, with the reason."""

SAYING = re.compile(
    r"\b(?:according to|accounts?|accus\w+|add(?:s|ed)|alleg\w+|announc\w+|answer\w*|argu(?:e|es|ed)|ask(?:s|ed)"
    r"|blam(?:e|es|ed)|call(?:s|ed|ing)?|(?<!in )charg(?:e|es|ed)|cit(?:es|ed|ing)|claim(?:s|ed)?|condemn(?:s|ed)"
    r"|convicted|declar(?:e|es|ed)|defin(?:es|ed)|demand(?:s|ed)|den(?:y|ies|ied|ying)|describ\w+|disput(?:e|es|ed)"
    r"|h(?:old|olds|eld) that|insist(?:s|ed)|labell?ed|name[sd]|presents|presented|quot(?:es|ed|ing)"
    r"|reads? [a-z]+ as|regard(?:s|ed)?|reject(?:s|ed)?|reported|sa(?:id|w|y|ys|ying)|sees|sp(?:eaks?|oken?)|stated"
    r"|talked of|terms?|t(?:ells?|old)|treat(?:s|ed) [a-z]+ as|urg(?:es|ed)|warn(?:s|ed)|words?|wording"
    r"|wr(?:ites?|ote|itten))\b",
    re.IGNORECASE,
)
"""A verb or a noun by which a sentence says whose word it gives."""

COUNTING = re.compile(r"\b(?:count(?:s|ed)|estimat\w+|gives?|gave|knew of|record(?:s|ed))\b")
"""Further verbs by which a number has an author."""

NOT_OURS = {"exact", "transliteration", "shown_as", "words", "aliases", "author", "publisher", "via", "code", "credit"}
"""Fields that hold words of the article, or names; further the forms of names, and the titles that sources bear."""

FRAMED = {
    (Claim, "name"): "the claim, of which the rest is told",
    (Claim, "heading"): "the same, shorter",
    (Name, "note"): "beside a form and its users",
    (Position, "instead"): "under a party and its speaker",
    (Position, "speaker"): "the speaker",
    (Position, "whom"): "under a party and its speaker",
    (Term, "name"): "the word that is explained",
}
"""Fields in which a contested word has its owner outside the sentence."""

SIDES = ({"armenia", "karabakh-armenians"}, {"azerbaijan"})

BOTH_FORMS = {
    "places": (
        "stepanakert renaissance-square aghdam lachin-corridor hakari-checkpoint kornidzor lachin shusha askeran "
        "khojaly goris yevlakh karabakh armenia-country azerbaijan-country"
    ),
    "routes": "lachin-road-2023 aghdam-road",
    "actors": (
        "arayik-harutyunyan armenia icj icrc karabakh-authorities karabakh-population russia russian-peacekeepers "
        "samvel-shahramanyan"
    ),
    "terms": (
        "aghdam-route blockade checkpoint corridor escorted-convoy genocide karabakh-armenians naming "
        "peacekeeping-contingent second-karabakh-war tripartite-statement"
    ),
}
"""What each side names in its own way: these show a form of both, each with its users."""

ONE_FORM = {
    "outside the disputed area; no other form was seen in use": "tegh barda yerevan baku moscow lachin-road-old",
    "persons and bodies of one side, under the name they bear": (
        "artsakhpress azerbaijan-red-crescent azerbaijani-authorities ilham-aliyev lusine-avanesyan nikol-pashinyan "
        "state-border-service"
    ),
    "a word that the other side denies and has none for": "humanitarian-crisis",
}
"""Entries with forms of one side alone, and why."""

VICTIMS = {
    "askeran-and-sumgait": "Armenians and Azerbaijanis",
    "azerbaijanis-leave-armenia": "Azerbaijanis",
    "baku-january-1990": "Armenians and Azerbaijanis",
    "shelling-of-stepanakert": "Armenians",
    "kirovabad-1988": "Armenians",
    "khojaly-killings": "Azerbaijanis",
    "maragha-killings": "Armenians",
    "shusha-and-lachin-taken": "Azerbaijanis",
    "aghdam-taken": "Azerbaijanis",
}
"""Events of 1988 to 1994 that tell of people killed, driven out or put to flight: these stay, others may come."""

HARM = re.compile(r"\b(?:kill\w*|dead|died|deaths?|fle[de]\w*|(?:driven|forced) out|hurt|displaced|bodies|abducted)\b")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
NUMBER = re.compile(rf"\b(?!(?:19|20)\d\d\b)\d[\d,]*\b(?! (?:{MONTHS})\b)")
"""A number that is neither a year nor a day."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of ours: where it stands, and whether what it stands in says whose words it gives."""

    where: str
    words: str
    is_framed: bool = False

    def __str__(self) -> str:
        return f"{self.where}: {self.words}"


@cache
def loaded() -> tuple[Story, Problems]:
    """The story and what was found in it; no fixture, because pytest prints those of a failed test, whole."""
    problems = Problems()
    return load_story(DATA, problems), problems


def entries(model: type[E]) -> tuple[E, ...]:
    return loaded()[0].of(model)


@cache
def ours() -> tuple[Sentence, ...]:
    return tuple(own_sentences(loaded()[0]))


@cache
def our_voice() -> tuple[Sentence, ...]:
    """The sentences that say of nobody whose words they give, without what is quoted in them."""
    plain = [Sentence(one.where, unquoted(one.words)) for one in ours() if not one.is_framed]
    return tuple(one for one in plain if not SAYING.search(one.words))


def own_sentences(story: Story) -> Iterator[Sentence]:
    """Every sentence of ours: of each entry, of explainer.yml and of the articles."""
    yield from _sentences_of(story.project.value, "explainer.yml")
    for article in story.articles.values():
        yield from _sentences_of(article.front.value, article.file.path)
        for paragraph in article.paragraphs:
            yield from _split(f"{article.file.path}:paragraph {paragraph.number}", paragraph.text)
    for located in story.entries.values():
        yield from _sentences_of(located.value, f"{located.key.path}:{located.value.id}")


def _sentences_of(value: object, where: str) -> Iterator[Sentence]:
    """Those of a model, of what stands in it and of what stands in that."""
    if isinstance(value, Model):
        for field, info in type(value).model_fields.items():
            found, at = getattr(value, field), f"{where}:{field}"
            if not _is_text(info):
                yield from _sentences_of(found, at)
            elif found and not _is_not_ours(value, field):
                for text in (found,) if isinstance(found, str) else found:
                    yield from _split(at, text, is_framed=(type(value), field) in FRAMED)
    elif isinstance(value, Mapping):
        yield from chain.from_iterable(_sentences_of(item, f"{where}.{key}") for key, item in value.items())
    elif isinstance(value, tuple):
        yield from chain.from_iterable(_sentences_of(item, f"{where} {n}") for n, item in enumerate(value, 1))


LINE = next(marker for marker in Line.__metadata__ if isinstance(marker, Called))  # type: ignore[attr-defined]


def _is_text(info: FieldInfo) -> bool:
    return not {PROSE, LINE}.isdisjoint(marker for marker in markers_of(info) if isinstance(marker, Called))


def _is_not_ours(value: Model, field: str) -> bool:
    is_title = isinstance(value, Source) and value.title_status == "original"
    return field in NOT_OURS or (field == "name" and (is_title or isinstance(value, Name)))


BOUNDARY = re.compile(r"[.!?][”\"’)\]*]*\s+(?=[“\"‘(*\[]*[A-Z0-9])|\n\s*\n|\n\s*[-*] ")
NO_END = re.compile(r"\b(?:No|St|Dr|Mr|Ms|Art|vs?|[A-Z])\.$")


def _split(where: str, text: str, *, is_framed: bool = False) -> Iterator[Sentence]:
    yield from (Sentence(where, sentence, is_framed) for sentence in sentences(text))


def sentences(text: str) -> list[str]:
    """The sentences of a text, also where a paragraph or an item of a list ends without a full stop."""
    found, start = [], 0
    for end in BOUNDARY.finditer(text):
        if not NO_END.search(text[start : end.end()].rstrip()):
            found.append(text[start : end.end()])
            start = end.end()
    return [" ".join(sentence.split()) for sentence in (*found, text[start:]) if sentence.strip()]


QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|\*[^*]*[^*.]\*|https?://\S+")
"""Between quotation marks, in italics as the word of which a sentence speaks (headings in italics end in a dot), or
an address."""


def unquoted(sentence: str) -> str:
    return QUOTED.sub("…", sentence)


def holds(sentence: str, word: str) -> bool:
    """Whether a contested word stands in a sentence, other than in a proper name."""
    rest = re.sub("|".join(PROPER), "…", sentence)
    return bool(re.search(rf"\b(?:{CONTESTED[word]})\b", rest, re.IGNORECASE))


def expect_none(found: Iterable[object]) -> None:
    """Fails with what was found, a line each; an assertion would cut it short, and compare it at length."""
    if lines := list(map(str, islice(found, 40))):
        pytest.fail("\n".join(lines), pytrace=False)


def without_quotation(sentence: str, quotations: list[str]) -> str:
    """What is ours of a sentence that carries words of the report."""
    for quotation in quotations:
        sentence = sentence.replace(quotation, "…")
    return sentence


@pytest.mark.parametrize("word", CONTESTED)
def test_a_contested_word_stands_nowhere_in_our_own_voice(word: str) -> None:
    expect_none(str(sentence) for sentence in our_voice() if holds(sentence.words, word))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Baku’s blockade emptied the shops.", id="a fact of ours"),
        pytest.param("He said “yes” on the day. The siege went on.", id="the next sentence"),
        pytest.param("Troops “arrived” in the liberated town.", id="beside a quotation"),
        pytest.param("The president of Artsakh left.", id="a name taken over"),
        pytest.param("*Why it was feared.* The separatists held it.", id="after a heading"),
    ],
)
def test_a_contested_word_of_nobody_is_found(text: str) -> None:
    found = [one for one in map(unquoted, sentences(text)) if not SAYING.search(one)]
    assert [one for one in found if any(holds(one, word) for word in CONTESTED)] != []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Armenia called it a blockade.", id="a verb"),
        pytest.param("It was a siege, in their words.", id="a noun"),
        pytest.param("The “liberated” town was empty.", id="quoted"),
        pytest.param("Next to it stands *Artsakh*, an older form.", id="a word as a word"),
        pytest.param("President of the unrecognised Republic of Artsakh.", id="an office"),
        pytest.param("The peacekeepers stood at the post.", id="a word that all use"),
    ],
)
def test_a_word_with_an_owner_is_let_pass(text: str) -> None:
    found = [one for one in map(unquoted, sentences(text)) if not SAYING.search(one)]
    assert [one for one in found if any(holds(one, word) for word in CONTESTED)] == []


def test_sentences_are_found_in_every_field_and_what_is_not_ours_is_left_out() -> None:
    texts = {"wrong": "The siege went on. It was dark.", "right": "It stopped.", "why": "We misread."}
    correction = Correction.model_validate({"id": "a", "name": "An hour", "date": "2031-05-02", **texts})
    assert [str(one) for one in _sentences_of(correction, "a")] == [
        "a:name: An hour",
        "a:wrong: The siege went on.",
        "a:wrong: It was dark.",
        "a:right: It stopped.",
        "a:why: We misread.",
    ]
    assert list(_sentences_of(Mention(exact="the siege"), "a")) == []


def test_the_sentences_come_from_every_field_of_ours() -> None:
    fields = {sentence.where.rsplit(":", 1)[-1] for sentence in ours()}
    files = {Path(sentence.where.split(":")[0]).stem for sentence in ours()}
    assert {"description", "finding", "gist", "text", "note", "uncertainty", "context", "perspective"} <= fields
    assert {"summary", "caution", "date_note", "where", "paragraph 1", "role", "time", "parties_note"} <= fields
    assert {path.stem for path in DATA.rglob("*.yml")} - {"verified", "corrections"} <= files


def test_no_sentence_of_ours_is_long() -> None:
    quotations = [quote.exact for quote in entries(Quote)]
    plain = [Sentence(one.where, without_quotation(one.words, quotations)) for one in ours()]
    expect_none(str(one) for one in plain if len(one.words.split()) > MOST_WORDS)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("One. Two!", ["One.", "Two!"], id="stops"),
        pytest.param("He said “no.” She left.", ["He said “no.”", "She left."], id="inside quotation marks"),
        pytest.param("Act No. 3 of J. Roe", ["Act No. 3 of J. Roe"], id="abbreviations"),
        pytest.param("One\n\nTwo", ["One", "Two"], id="paragraphs"),
    ],
)
def test_sentences_are_told_apart(text: str, found: list[str]) -> None:
    assert sentences(text) == found


def stated() -> Iterator[tuple[str, Position]]:
    """Positions that say something, and where they stand."""
    for claim in entries(Claim):
        for position in claim.positions:
            if not position.is_silence:
                yield f"claims.yml:{claim.id}:{position.party}", position


def test_each_position_rests_on_a_source_of_that_party_or_one_that_quotes_it() -> None:
    expect_none(where for where, position in stated() if position.party not in parties_of(position.sources))


def test_the_position_of_media_never_rests_on_the_newsroom_of_the_report_alone() -> None:
    of_report = {source.desk for source in entries(Source) if source.side == "report"}
    desks = {source.id: source.desk for source in entries(Source)}
    positions = ((where, position) for where, position in stated() if position.party == "media")
    expect_none(where for where, position in positions if of_report.issuperset(map(desks.get, position.sources)))


def test_each_claim_says_what_it_is_about_and_is_told_short() -> None:
    fields = ("about", "heading", "gist")
    expect_none(
        f"claims.yml:{claim.id}:{field}" for claim in entries(Claim) for field in fields if not getattr(claim, field)
    )


def test_each_silence_says_where_was_looked() -> None:
    silences = [(claim.id, position) for claim in entries(Claim) for position in claim.positions]
    unlooked = [
        f"claims.yml:{id_}:{one.party}" for id_, one in silences if (one.stance == "not-found") != bool(one.searched)
    ]
    expect_none(unlooked)


def test_each_claim_is_held_against_the_report_and_names_the_paragraphs_that_make_it() -> None:
    for claim in entries(Claim):
        stances = {position.stance for position in claim.positions if position.party == "report"}
        expect_none([] if stances else [f"claims.yml:{claim.id}: no position of the report"])
        expect_none([f"claims.yml:{claim.id}: no passages"] if "says" in stances and not claim.passages else [])


def test_every_paragraph_of_the_report_and_every_key_point_is_held_against_claims() -> None:
    claimed = {passage.paragraph for claim in entries(Claim) for passage in claim.passages}
    expect_none(paragraph.number for paragraph in loaded()[0].lead.paragraphs if paragraph.number not in claimed)
    expect_none(
        point.text for point in loaded()[0].project.value.key_points if not claimed.intersection(point.paragraphs)
    )


def test_the_check_has_nothing_to_say_not_even_a_notice() -> None:
    expect_none(as_text(loaded()[1]).splitlines())


def test_every_source_says_what_it_is_and_what_of_it_was_read_and_when() -> None:
    fields = ("genre", "checked_on", "seen")
    lacking = [
        f"sources.yml:{source.id}:{field}"
        for source in entries(Source)
        for field in fields
        if not getattr(source, field)
    ]
    expect_none(lacking)


def named_entries() -> list[NamedEntry]:
    values = [located.value for located in loaded()[0].entries.values()]
    return [entry for entry in values if isinstance(entry, NamedEntry)]


def sides_of(entry: NamedEntry) -> list[bool]:
    """Whether a form of the one side is among the names, and one of the other."""
    users = {party for name in entry.names for party in name.used_by}
    return [not side.isdisjoint(users) for side in SIDES]


def test_what_each_side_names_in_its_own_way_shows_both_forms() -> None:
    named = {entry.id: entry for entry in named_entries()}
    expect_none(id_ for id_ in " ".join(BOTH_FORMS.values()).split() if not all(sides_of(named[id_])))


def test_a_name_of_one_side_alone_has_a_reason() -> None:
    one_sided = {entry.id for entry in named_entries() if any(sides_of(entry)) and not all(sides_of(entry))}
    expect_none(sorted(one_sided ^ set(" ".join(ONE_FORM.values()).split())))


def test_whoever_uses_a_form_is_seen_to_use_it() -> None:
    expect_none(
        f"{entry.id}: {name.name}: {party}"
        for entry in named_entries()
        for name in entry.names
        if name.confirmed or name.sources
        for party in sorted(set(name.used_by) - parties_of(name.sources))
    )


def parties_of(sources: Iterable[str]) -> set[str]:
    """The parties whose own words these sources carry."""
    read = [loaded()[0].entry(id_, Source) for id_ in sources]
    return {party for source in read for party in (source.side, *source.quotes)}


def old_events() -> list[Event]:
    """Those of the years in which both peoples were killed and driven out."""
    return [event for event in entries(Event) if "1988" <= str(event.first_date)[:4] <= "1994"]


def test_the_dead_and_displaced_of_either_people_have_equal_rank() -> None:
    told = {event.id: event for event in old_events() if tolls(event)}
    expect_none(sorted(VICTIMS.keys() - told))
    assert {event.importance for event in told.values()} == {"core"}
    expect_none(event.id for event in told.values() if len(event.sources) < 2)


def tolls(event: Event) -> list[str]:
    """Sentences with a number of people harmed."""
    return [one for one in sentences(event.description) if HARM.search(one) and NUMBER.search(one)]


def test_a_number_of_dead_or_displaced_has_an_author() -> None:
    unowned = [
        f"events.yml:{event.id}: {sentence}"
        for event in old_events()
        for sentence in tolls(event)
        if not (SAYING.search(sentence) or COUNTING.search(sentence))
    ]
    expect_none(unowned)
