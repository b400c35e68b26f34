"""Words between quotation marks, as languages write them."""

from __future__ import annotations

import pytest

from explainer.words.quotations import is_quotation, quoted


def found(text: str) -> list[str]:
    return [text[place.start : place.end] for place in quoted(text)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("She said “we stay” and left.", id="English"),
        pytest.param("She said ‘we stay’ and left.", id="English, single"),
        pytest.param('She said "we stay" and left.', id="straight"),
        pytest.param("Sie sagte „we stay“ und ging.", id="German"),
        pytest.param("Sie sagte »we stay« und ging.", id="German in books"),
        pytest.param("Sie sagte ‚we stay‘ und ging.", id="German, single"),
        pytest.param("Mówiła „we stay” i poszła.", id="Polish"),
        pytest.param("Hon sade ”we stay” och gick.", id="Swedish"),
        pytest.param("Elle a dit «\u00a0we stay\u00a0» et partit.", id="French"),
        pytest.param("Она сказала: «we stay».", id="Russian"),
        pytest.param("彼女は「we stay」と言った。", id="Japanese"),
        pytest.param("她说：《we stay》。", id="Chinese"),
    ],
)
def test_quoted_words_are_found_without_their_marks(text: str) -> None:
    assert found(text) == ["we stay"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The dockers’ union and Velter’s mole", id="apostrophes"),
        pytest.param("“This goes on in the next paragraph", id="a mark that is never closed"),
        pytest.param("It is 5 < 6 and 7 > 4", id="other signs"),
        pytest.param("“ ”", id="nothing inside"),
    ],
)
def test_nothing_is_quoted(text: str) -> None:
    assert found(text) == []


def test_of_nested_quotations_the_outer_one_is_found() -> None:
    assert found("“He said ‘no’ twice”, “so what”") == ["He said ‘no’ twice", "so what"]
    assert found("«Er rief ‹halt› laut»") == ["Er rief ‹halt› laut"]


def test_an_apostrophe_inside_single_marks_does_not_end_the_quotation() -> None:
    assert found("She said ‘we don’t stay’.") == ["we don’t stay"]


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("We will open in May", True),
        ("Old Mole", False),
        ("船はもう来ませんと", False),
        ("船はもう来ませんと言った", True),
    ],
)
def test_few_quoted_words_are_a_name_and_many_a_quotation(words: str, is_one: bool) -> None:
    assert is_quotation(words) is is_one
