"""Quoted words of a text, with the places where they stand."""

from __future__ import annotations

from explainer.starting.candidates import find_quotations, find_terms, occurrence
from explainer.words.selectors import TextRange

TEXT = ["“We will open in May,” she told the “crowd”.", "He said: “We will open in May,” and “We will not go home.”"]


def test_quotations_are_found_word_for_word_with_every_place() -> None:
    first, second = find_quotations(TEXT)
    assert (first.words, [place.paragraph for place in first.occurrences]) == ("We will open in May,", [1, 2])
    assert second.words == "We will not go home."
    for one in (first, second):
        for place in one.occurrences:
            assert TEXT[place.paragraph - 1][place.range.start : place.range.end] == one.words


def test_a_few_quoted_words_are_a_term() -> None:
    assert [term.words for term in find_terms(TEXT)] == ["crowd"]


def test_numbers_between_quotation_marks_are_nothing() -> None:
    assert find_terms(["“12/31” and “3”"]) == []


def test_an_excerpt_shows_the_words_and_what_stands_around_them_cut_at_words() -> None:
    text = "Far before this there was a long beginning, and then the berth fee was paid in full, as it always had been."
    start = text.index("berth fee")
    excerpt = occurrence(1, text, TextRange(start, start + 9)).excerpt
    assert excerpt == "… was a long beginning, and then the berth fee was paid in full, as it always had …"
    assert occurrence(1, "a b", TextRange(0, 1)).excerpt == "a b"
