"""Characters that are refused, and characters that make words."""

from __future__ import annotations

import pytest

from explainer.words.characters import bad_characters, is_word_character


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
        pytest.param("葛\U000e0100城 辻\U000e0101 𠮷\U000e0100", id="variants of ideographs"),
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
        ("\U000e0100", "an invisible control character (U+E0100)"),
        ("\U000e0041", "an invisible control character (U+E0041)"),
    ],
    ids=lambda value: f"U+{ord(value):04X}" if len(value) == 1 else "",
)
def test_what_hides_or_reorders_text_is_named_with_its_place(char: str, name: str) -> None:
    assert list(bad_characters(f"ab{char}c{char}")) == [(2, name), (4, name)]


def test_an_ideograph_has_one_variant() -> None:
    assert list(bad_characters("葛\U000e0100\U000e0101")) == [(2, "an invisible control character (U+E0101)")]


@pytest.mark.parametrize("char", ["a", "Ж", "7", "_", "é", "\u0301", "北", "ا"])
def test_letters_digits_and_marks_continue_a_word(char: str) -> None:
    assert is_word_character(char)


@pytest.mark.parametrize("char", [" ", ".", "-", "’", "'", "“", "\n", "—", "…"])
def test_everything_else_ends_a_word(char: str) -> None:
    assert not is_word_character(char)
