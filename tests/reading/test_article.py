"""Paragraphs of an article: by their number, and by the words they contain."""

from __future__ import annotations

import pytest
from harbour import story


@pytest.mark.parametrize(
    ("number", "start"), [(1, "The harbour master"), (2, "“We will open"), (0, None), (99, None), (-1, None)]
)
def test_paragraphs_are_counted_from_one(number: int, start: str | None) -> None:
    found = story().lead.paragraph(number)
    assert (found.text[: len(start)] if found and start else found) == start


@pytest.mark.parametrize(
    ("words", "numbers"),
    [("the grain", [1]), ("Old \n Mole", [1]), ("no such words", [])],
    ids=["once", "with other white space", "nowhere"],
)
def test_paragraphs_are_found_by_their_words(words: str, numbers: list[int]) -> None:
    assert story().lead.paragraphs_with(words) == numbers


def test_words_that_every_paragraph_contains_find_all_of_them() -> None:
    lead = story().lead
    assert lead.paragraphs_with("") == [paragraph.number for paragraph in lead.paragraphs]
