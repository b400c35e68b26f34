"""Numbers, articles and lists in English messages."""

from __future__ import annotations

import pytest

from explainer.words.english import counted, joined, with_article


def test_one_thing_is_counted_in_the_singular() -> None:
    assert [counted(number, "file") for number in (0, 1, 2)] == ["0 files", "1 file", "2 files"]
    assert [counted(number, "entry", "entries") for number in (0, 1, 2)] == ["0 entries", "1 entry", "2 entries"]


def test_an_article_goes_by_the_first_letter() -> None:
    assert [with_article(word) for word in ("actor", "quote")] == ["an actor", "a quote"]


@pytest.mark.parametrize(
    ("words", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")],
    ids=["nothing", "one", "two", "three"],
)
def test_words_are_joined_as_a_list(words: list[str], text: str) -> None:
    assert joined(words, "or") == text
