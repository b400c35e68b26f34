"""The models: what each kind of entry takes, what it refuses, and what it makes of it."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any

import pytest
from harbour import FILES, changed, report, story
from pydantic import BaseModel, ValidationError

from explainer.kinds import KINDS, Actor, Claim, Event, Place, Term
from explainer.kinds.base import Id, Language, Line, Model, Name, Prose, Url
from explainer.kinds.project import Party

EVENT: dict[str, Any] = {
    "id": "e", "name": "E", "description": "d", "story": "since", "sources": ["s"], "date": "2030-03-01",
}  # fmt: skip


class Fields(BaseModel):
    """One field of each sort of text."""

    id: Id = "a"
    line: Line = "a"
    prose: Prose = "a"
    url: Url = "https://a.example/"
    language: Language = "en"


def accepts(field: str, value: str) -> bool:
    try:
        return str(getattr(Fields(**{field: value}), field)) == value
    except ValidationError:
        return False


def remedy(field: str, value: str) -> tuple[str, str]:
    """What is said of a value that is refused, and what to do."""
    with pytest.raises(ValidationError) as caught:
        Fields(**{field: value})
    (error,) = caught.value.errors()
    return error["msg"], error["ctx"]["remedy"]


@pytest.mark.parametrize("value", ["a", "red-cross", "7", "atlas-1911-2", "a" * 80])
def test_an_id_is_words_in_small_letters(value: str) -> None:
    assert accepts("id", value)


@pytest.mark.parametrize(
    "value", ["", "A", "a b", "a_b", "-a", "a-", "a--b", "é", "a.b", "a/b", "a\n", "a" * 81, "٣", "а"]
)
def test_anything_else_is_no_id(value: str) -> None:
    assert not accepts("id", value)


@pytest.mark.parametrize("value", ["a", "two words", "“quoted” – and more", "Ж", "x" * 500])
def test_a_line_is_one_line_of_text(value: str) -> None:
    assert accepts("line", value)


@pytest.mark.parametrize("value", ["", " ", " a", "a ", "a\nb", "a\n", "\u00a0", "x" * 501])
def test_a_line_is_not_empty_and_has_no_space_at_its_ends(value: str) -> None:
    assert not accepts("line", value)


@pytest.mark.parametrize("value", ["a", " a\n\nb ", "x" * 20_000])
def test_prose_may_have_paragraphs(value: str) -> None:
    assert accepts("prose", value)


@pytest.mark.parametrize("value", ["", " \n ", "x" * 20_001])
def test_prose_is_neither_empty_nor_endless(value: str) -> None:
    assert not accepts("prose", value)


@pytest.mark.parametrize(
    "value",
    [
        "https://a.example",
        "http://a.example:8080/x?y=1&z=%20#f",
        "HTTPS://A.example/",
        "https://пример.example/стр",
        "https://[::1]/",
        "https://a.example/x(y)'z",
    ],
)
def test_a_link_leads_to_a_host_on_the_web(value: str) -> None:
    assert accepts("url", value)


NO_ADDRESS = "write the whole address, such as https://example.org/page"
SPACES = "take out the spaces; write %20 where the address needs one"


@pytest.mark.parametrize(
    ("value", "advice"),
    [
        ("", NO_ADDRESS),
        ("a.example", NO_ADDRESS),
        ("//a.example/", NO_ADDRESS),
        ("https://", NO_ADDRESS),
        ("https:///page", NO_ADDRESS),
        ("https://..", NO_ADDRESS),
        ("https://a.example:port/", NO_ADDRESS),
        ("https://a.example:99999/", NO_ADDRESS),
        ("https://[::1", NO_ADDRESS),
        ("ftp://a.example/", NO_ADDRESS),
        ("mailto:a@b.example", NO_ADDRESS),
        ("javascript:alert(1)", NO_ADDRESS),
        ("data:text/html,x", NO_ADDRESS),
        ("https://a.example/a b", SPACES),
        (" https://a.example/", SPACES),
        ("https://a.example/\tx", SPACES),
        ("https://a.example\\x", "write / instead of \\"),
    ],
)
def test_what_is_no_link_is_refused_with_what_to_do(value: str, advice: str) -> None:
    assert remedy("url", value) == (f"'{value}' is not a web address", advice)


@pytest.mark.parametrize("login", ["ada", "ada:pw", "good.example"])
def test_a_link_carries_no_login(login: str) -> None:
    value = f"https://{login}@a.example/"
    assert remedy("url", value) == (f"'{value}' carries a login", "remove the user name and password before the host")


@pytest.mark.parametrize("value", ["en", "nb", "ckb", "no", "zh-Hant", "pt-BR"])
def test_a_language_is_a_code(value: str) -> None:
    assert accepts("language", value)


def test_a_language_code_is_kept_as_the_web_writes_it() -> None:
    name = Name.model_validate({"name": "Vælter", "language": "zh_Hant"})
    assert (name.language, name.language_in_latin) == ("zh-Hant", "zh-Latn")


@pytest.mark.parametrize(
    ("value", "advice"),
    [
        ("EN", "did you mean 'en'?"),
        ("pt-br", "did you mean 'pt-BR'?"),
        ("fr-FR", "did you mean 'fr'?"),
        ("fr_FR", "did you mean 'fr'?"),
        ("English", "did you mean 'en'?"),
        (" en", "did you mean 'en'?"),
        ("xx", "use an ISO 639 code such as en, es, ar, ru or fr"),
        ("", "use an ISO 639 code such as en, es, ar, ru or fr"),
    ],
)
def test_what_is_no_language_code_is_refused_with_what_was_meant(value: str, advice: str) -> None:
    assert remedy("language", value) == (f"'{value}' is not a language code", advice)


def test_one_date_of_an_event_needs_no_brackets() -> None:
    assert Event(**EVENT) == Event(**{**EVENT, "date": ["2030-03-01"]})


def test_an_event_in_steps_begins_with_the_earliest() -> None:
    event = Event(**{**EVENT, "date": ["2030-05-02", "2030-03", "2031"]})
    assert str(event.first_date) == "2030-03"


def test_a_claim_names_every_source_of_its_positions_once_and_in_order() -> None:
    positions = [
        {"party": "p", "stance": "denies", "text": "t", "sources": ["b", "a"]},
        {"party": "q", "stance": "asserts", "text": "t", "sources": ["a", "c"]},
    ]
    claim = Claim(id="c", name="C", status="agreed", finding="f", positions=positions)  # type: ignore[arg-type]
    assert claim.sources == ("b", "a", "c")


def test_people_and_places_are_found_by_every_name_and_events_by_heading_and_aliases() -> None:
    assert story().entry("velter").search_names == ("Velter", "Velter", "Vælter", "Veltre")
    assert story().entry("old-mole").search_names == ("Old Mole", "the mole")
    assert Event(**{**EVENT, "aliases": ["strike"]}).search_names == ("E", "strike")


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_kind_reads_its_entries_of_the_harbour(kind: Any) -> None:
    entries = story().of_kind(kind.name)
    assert entries
    assert all(type(entry) is kind.model for entry in entries)
    assert kind.filename in FILES


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_no_kind_takes_a_field_it_does_not_know(kind: Any) -> None:
    (entry, *_) = story().of_kind(kind.name)
    values = {name: getattr(entry, name) for name in type(entry).model_fields}
    with pytest.raises(ValidationError) as caught:
        kind.model(**values, zebra="x")
    assert [(error["type"], error["loc"]) for error in caught.value.errors()] == [("extra_forbidden", ("zebra",))]


@pytest.mark.parametrize("model", [Actor, Place, Term, Claim, Event], ids=lambda model: model.__name__)
def test_no_entry_can_be_changed(model: type[Model]) -> None:
    entry = next(entry.value for entry in story().entries.values() if type(entry.value) is model)
    with pytest.raises(ValidationError, match="frozen"):
        entry.name = "x"


def test_a_party_takes_positions_unless_it_says_otherwise() -> None:
    assert Party(name="n", short="s", description="d").takes_positions is True


@pytest.mark.parametrize(
    ("file", "old", "new", "head"),
    [
        pytest.param(
            "actors.yml",
            "wikidata: Q42",
            "wikidata: Q042",
            "data/actors.yml:19:13: error: 'Q042' does not fit 'wikidata' [bad-value]",
            id="no number of Wikidata",
        ),
        pytest.param(
            "sources.yml",
            "seen: excerpt",
            "seen: half",
            "data/sources.yml:21:9: error: 'half' is not a value of 'seen' [bad-value]",
            id="not one of the words for how much was read",
        ),
        pytest.param(
            "claims.yml",
            "stance: asserts",
            "stance: assert",
            "data/claims.yml:9:30: error: 'assert' is not a value of 'stance' [bad-value]",
            id="not one of the stances",
        ),
        pytest.param(
            "quotes.yml",
            "status: presumed-translated",
            "status: presumed",
            "data/quotes.yml:15:25: error: 'presumed' is not a value of 'status' [bad-value]",
            id="not one of the words for translations",
        ),
    ],
)
def test_a_kind_refuses(file: str, old: str, new: str, head: str) -> None:
    assert report(changed(file, old, new)).splitlines()[0] == head


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_an_icon_a_line_and_a_colour_for_day_and_night(kind: str) -> None:
    style = files("explainer").joinpath("assets/explainer.css").read_text(encoding="utf-8")
    assert re.search(rf'^\[data-kind="{kind}"\] {{ --x-k: var\(--x-{kind}\); --x-i: url\(', style, re.MULTILINE)
    assert style.count(f"  --x-{kind}: #") == 2
    assert f'a.x-mention[data-kind="{kind}"] {{ text-decoration-style:' in style
