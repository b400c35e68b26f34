"""The marked passages of two states of the harbour story."""

from __future__ import annotations

from collections.abc import Mapping

from harbour import FILES, changed, story

from explainer.review.marks import Mark, MarkChanges, compare_marks

NOON = changed("events.yml", "{exact: left, paragraph: 1}", "{exact: left, paragraph: 1}\n    - {exact: at noon}")


def changes(head: Mapping[str, str], base: Mapping[str, str] = FILES) -> MarkChanges:
    return compare_marks(story(base), story(head))


def words(marks: tuple[Mark, ...]) -> list[tuple[int, str, tuple[str, ...]]]:
    return [(mark.paragraph, mark.words, mark.means) for mark in marks]


def test_equal_states_change_no_mark() -> None:
    assert changes(FILES) == MarkChanges()


def test_new_mentions_are_told_with_their_words_and_meaning() -> None:
    found = changes(NOON)
    assert words(found.new) == [(1, "at noon", ("walk-out",))]
    assert (found.changed, found.removed) == ((), ())


def test_removed_mentions_are_told() -> None:
    assert words(changes(FILES, NOON).removed) == [(1, "at noon", ("walk-out",))]


def test_words_that_mean_something_else_are_told_once_as_changed() -> None:
    files = changed("actors.yml", "aliases: [dockers]", "aliases: [those who unload]")
    again = "{exact: left, paragraph: 1}\n    - {exact: dockers, paragraph: 1}"
    files = changed("events.yml", "{exact: left, paragraph: 1}", again, files)
    found = changes(files)
    assert [(old.words, old.means, new.means) for old, new in found.changed] == [
        ("dockers", ("dockers",), ("walk-out",))
    ]
    assert words(found.removed) == [(3, "dockers", ("dockers",))]
    assert found.new == ()


def test_paragraphs_that_move_take_their_mentions_along() -> None:
    files = changed("articles/grain.md", "## What came next\n", "Nothing else was said.\n\n## What came next\n")
    assert changes(files) == MarkChanges()


def test_one_more_of_the_same_mention_is_one_new_mention() -> None:
    files = changed("articles/grain.md", "for a week.", "for a week. The dockers sang, and the dockers danced.")
    assert words(changes(files).new) == [(3, "dockers", ("dockers",))] * 2


TWICE = changed("articles/grain.md", "for a week.", "for a week. They left.")
THIRD = changed("events.yml", "{exact: left, paragraph: 1}", "{exact: left, paragraph: 3}", TWICE)


def test_a_mention_is_removed_from_its_own_paragraph_although_another_has_the_same_words() -> None:
    both = changed("events.yml", "{exact: left, paragraph: 1}",
                   "{exact: left, paragraph: 1}\n    - {exact: left, paragraph: 3}", TWICE)  # fmt: skip
    assert words(changes(THIRD, both).removed) == [(1, "left", ("walk-out",))]


def test_a_mention_that_moves_to_another_paragraph_is_told_as_removed_here_and_new_there() -> None:
    found = changes(THIRD, TWICE)
    assert words(found.removed) == [(1, "left", ("walk-out",))]
    assert words(found.new) == [(3, "left", ("walk-out",))]
