from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.words.text import bad_characters, collapse, counted, fold, is_word_character, slug, without_diacritics


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("Plain words,\n\tand more.", id="lines and tabs"),
        pytest.param("Ærøskøbing Şişli Степь Բառ ქარ 北 क्षि", id="letters of many scripts"),
        pytest.param("می\u200cخواهم", id="a joiner that Persian needs"),
        pytest.param("\u200eabc\u200f", id="direction marks of single letters"),
        pytest.param("“quoted” – 20\u00a0km …", id="typographic signs"),
        pytest.param("👩\u200d🌾 🏴", id="pictures"),
    ],
)
def test_what_people_type_is_let_through(text: str) -> None:
    assert list(bad_characters(text)) == []


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("\x00", "a NUL character"),
        ("\x0c", "a form feed"),
        ("\x1b", "an invisible control character (U+001B)"),
        ("\x7f", "an invisible control character (U+007F)"),
        ("\x85", "an invisible control character (U+0085)"),
        ("\u200b", "a zero-width space"),
        ("\u2028", "a line separator"),
        ("\u2029", "a paragraph separator"),
        ("\u202a", "a character that reverses the direction of text (U+202A)"),
        ("\u202e", "a character that reverses the direction of text (U+202E)"),
        ("\u2066", "a character that reverses the direction of text (U+2066)"),
        ("\u2069", "a character that reverses the direction of text (U+2069)"),
        ("\u2063", "an invisible control character (U+2063)"),
        ("\ufeff", "a byte order mark inside the text"),
        ("\u3164", "an invisible control character (U+3164)"),
        ("\ud800", "an invisible control character (U+D800)"),
        ("\U000e0041", "an invisible control character (U+E0041)"),
    ],
    ids=lambda value: f"U+{ord(value):04X}" if len(value) == 1 else "",
)
def test_what_hides_or_reorders_text_is_named_with_its_place(char: str, name: str) -> None:
    assert list(bad_characters(f"ab{char}c{char}")) == [(2, name), (4, name)]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("plain words", "plain words", id="nothing changes"),
        pytest.param("The Mole", "the mole", id="capitals"),
        pytest.param("“Velter’s” «mole»", '"velter\'s" "mole"', id="quotation marks and apostrophes"),
        pytest.param("walk–out\u00a0now\n\tthen", "walk-out now  then", id="dashes and spaces"),
        pytest.param("İzmir", "İzmir", id="a capital whose small form is longer stays"),
    ],
)
def test_words_that_look_alike_fold_alike(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_keeps_the_length_and_changes_nothing_twice(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_a_part_of_a_text_folds_as_it_does_in_the_whole(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)


@pytest.mark.parametrize(
    ("text", "collapsed"),
    [("a b", "a b"), ("  a \n\t b ", "a b"), ("\u00a0a\u2003b", "a b"), ("", "")],
    ids=["nothing changes", "lines", "wide spaces", "nothing"],
)
def test_white_space_becomes_single_spaces(text: str, collapsed: str) -> None:
    assert collapse(text) == collapsed


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Velter", "Velter"),
        ("Ærøskøbing", "Æroskobing"),
        ("Łódź", "Lodz"),
        ("məktəb", "mekteb"),
        ("İzmir", "Izmir"),
        ("е\u0301", "е"),
    ],
)
def test_a_name_can_be_typed_without_the_keyboard_for_it(text: str, plain: str) -> None:
    assert without_diacritics(text) == plain


@pytest.mark.parametrize("char", ["a", "Ж", "7", "_", "é", "\u0301", "北", "ا"])
def test_letters_digits_and_marks_continue_a_word(char: str) -> None:
    assert is_word_character(char)


@pytest.mark.parametrize("char", [" ", ".", "-", "’", "'", "“", "\n", "—", "…"])
def test_everything_else_ends_a_word(char: str) -> None:
    assert not is_word_character(char)


@pytest.mark.parametrize(
    ("text", "id_"),
    [("Ada Marlow", "ada-marlow"), ("Straße Ærø", "strasse-aero"), ("  A--b, c.", "a-b-c"), ("Αθήνα", ""), ("", "")],
)
def test_an_id_is_made_of_a_text_in_latin_letters(text: str, id_: str) -> None:
    assert slug(text) == id_


def test_one_thing_is_counted_in_the_singular() -> None:
    assert [counted(number, "file") for number in (0, 1, 2)] == ["0 files", "1 file", "2 files"]
    assert [counted(number, "entry", "entries") for number in (0, 1, 2)] == ["0 entries", "1 entry", "2 entries"]
