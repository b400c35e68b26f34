"""Words that look like names, and words that only look so at the start of a sentence or in one language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.starting.likely_names import find_names


def names(*paragraphs: str, language: str = "en") -> list[str]:
    return [name.words for name in find_names(paragraphs, language)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("She told Ada Marlow so.", ["Ada Marlow"], id="two words"),
        pytest.param("She went to the Bank of England.", ["Bank of England"], id="a small word inside"),
        pytest.param("She met J. R. Holm there.", ["J. R. Holm"], id="initials"),
        pytest.param("She met Dr. Holm there.", ["Dr. Holm"], id="an abbreviation is no end of a sentence"),
        pytest.param("She likes Velter’s harbour.", ["Velter"], id="a possessive is no part of a name"),
        pytest.param("She works at Norn & Sons now.", ["Norn & Sons"], id="a firm"),
        pytest.param("She asked Jens-Uwe O’Hara.", ["Jens-Uwe O’Hara"], id="hyphens and apostrophes"),
        pytest.param("She left on Tuesday, 3 March.", [], id="days and months are no names"),
        pytest.param("Then I left. Nobody saw.", [], id="the start of a sentence is no name"),
        pytest.param("“Nobody,” he said: “Everybody!”", [], id="nor is that of a quotation"),
        pytest.param("Ada Marlow left.", ["Ada Marlow"], id="two words at the start"),
        pytest.param("In Velter it rained.", ["Velter"], id="a small word before a name at the start"),
        pytest.param("Velter slept. It rained in Velter.", ["Velter"], id="at the start and inside"),
        pytest.param("Gulls cried. She fed the gulls in Gulls Bay.", ["Gulls Bay"], id="a word also in lower case"),
        pytest.param("She said on Tuesday the Old Mole fell.", ["Old Mole"], id="a day before a name"),
    ],
)
def test_names_in_english(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_every_place_of_a_name_is_told() -> None:
    (name,) = find_names(["It rained in Velter. Velter slept.", "We left Velter."], "en")
    assert [place.paragraph for place in name.occurrences] == [1, 1, 2]


def test_a_shorter_form_that_belongs_to_one_name_is_its_alias() -> None:
    (name,) = find_names(["He met Ada Marlow.", "He told Marlow so."], "en")
    assert (name.words, name.aliases, len(name.occurrences)) == ("Ada Marlow", ("Marlow",), 2)


def test_a_shorter_form_that_could_belong_to_two_names_is_nobody_s_alias() -> None:
    found = find_names(["He met Ada Marlow and Eva Marlow.", "He told Marlow so."], "en")
    assert [(name.words, name.aliases) for name in found] == [("Ada Marlow", ()), ("Eva Marlow", ()), ("Marlow", ())]


def test_in_german_ordinary_nouns_are_mostly_left_out() -> None:
    text = (
        "Die Reederei Harms verkauft die Fähre nach Esbjerg. Das sagte der Fischer Jens Thomsen im Hafen von "
        "Norderholm, und Ursula von der Leyen nickte. Im Hafen sah man keinen Fischer mehr."
    )
    assert names(text, language="de") == ["Harms", "Esbjerg", "Jens Thomsen", "Norderholm", "Ursula von der Leyen"]


def test_where_letters_have_no_capitals_words_that_return_together_are_proposed() -> None:
    text = "قال كريم الصالح إن المدرسة ستغلق. وأضاف كريم الصالح أن الأطفال في خطر."
    assert names(text, language="ar") == ["كريم الصالح"]
    assert names("قال كريم الصالح إن المدرسة ستغلق.", language="ar") == []


def test_of_words_that_return_together_the_longest_run_is_proposed_once() -> None:
    text = "ראה דוד בן גוריון שם. אמר דוד בן גוריון אז."
    assert names(text, language="he") == ["דוד בן גוריון"]


@given(st.lists(st.text(max_size=80), max_size=4), st.sampled_from(["en", "de", "ar", "ja", "zxx"]))
def test_any_text_gives_names_that_stand_in_it(paragraphs: list[str], language: str) -> None:
    for name in find_names(paragraphs, language):
        assert name.occurrences
        for place in name.occurrences:
            words = paragraphs[place.paragraph - 1][place.range.start : place.range.end]
            assert words in (name.words, *name.aliases)
