"""What is made alike for comparison, and what stays apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.words.folding import collapse, fold, slug, without_diacritics


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


@pytest.mark.parametrize(
    ("text", "id_"),
    [("Ada Marlow", "ada-marlow"), ("Straße Ærø", "strasse-aero"), ("  A--b, c.", "a-b-c"), ("Αθήνα", ""), ("", "")],
)
def test_an_id_is_made_of_a_text_in_latin_letters(text: str, id_: str) -> None:
    assert slug(text) == id_
