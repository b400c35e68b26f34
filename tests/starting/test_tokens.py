"""The words of a text, and what stands around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.starting.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param(" … – !", [], id="no word"),
        pytest.param("The quay, at noon.", ["The", "quay", "at", "noon"], id="words"),
        pytest.param("Aix-en-Provence and O'Hara’s", ["Aix-en-Provence", "and", "O'Hara’s"], id="inner signs"),
        pytest.param("'so' - they-", ["so", "they"], id="outer signs"),
        pytest.param("Նավահանգիստը փակ է", ["Նավահանգիստը", "փակ", "է"], id="another script"),
    ],
)
def test_a_text_is_its_words(text: str, words: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == words


def test_the_first_word_and_those_after_an_end_open_a_sentence() -> None:
    text = "Ships wait. They left: nobody knew “Why” or (where)"
    assert [token.text for token in tokenize(text) if token.opens] == ["Ships", "They", "nobody", "Why", "or", "where"]


def test_an_initial_ends_no_sentence_and_joins_what_follows() -> None:
    initial, name, verb = tokenize("J. Marlow left")
    assert (initial.opens, name.opens, verb.opens) == (True, False, False)
    assert (initial.is_joined, name.is_joined, verb.is_joined) == (False, True, True)


def test_only_a_space_or_an_ampersand_joins_words() -> None:
    text = "Ada Marlow & Sons, of\u00a0Velter"
    assert [token.text for token in tokenize(text) if token.is_joined] == ["Marlow", "Sons", "Velter"]


@pytest.mark.parametrize(("word", "expected"), [("Quay", True), ("quay", False), ("ǅep", True), ("5th", False)])
def test_a_capital_begins_a_word(word: str, expected: bool) -> None:
    (token,) = tokenize(word)
    assert token.is_capitalised is expected


@given(st.text())
def test_places_lie_in_order_and_hold_their_words(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[token.place.start : token.place.end] == token.text for token in tokens)
    assert [token.place for token in tokens] == sorted(token.place for token in tokens)
