"""The marked passages of two states of a story, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from explainer.reading.story import Story

__all__ = ["Mark", "MarkChanges", "compare_marks"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A marked passage: where it stands, its words, and the ids of the entries they mean."""

    article: str
    paragraph: int
    words: str
    means: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkChanges:
    """The marks that are new, those that mean something else now (each as it was and as it is), and those removed."""

    new: tuple[Mark, ...] = ()
    changed: tuple[tuple[Mark, Mark], ...] = ()
    removed: tuple[Mark, ...] = ()


def compare_marks(base: Story, head: Story) -> MarkChanges:
    """What becomes of the marks from ``base`` to ``head``; one that moves along with its paragraph does not change."""
    kept = _texts(base) & _texts(head)
    old, new = list(_marks(base, kept)), list(_marks(head, kept))
    removed, added = _beyond(old, new), _beyond(new, old)
    changed = tuple(_take_changed(removed, added))
    return MarkChanges(
        new=tuple(mark for mark, _ in added), changed=changed, removed=tuple(mark for mark, _ in removed)
    )


_Text = tuple[str, str]
"""The id of an article, and the text of a paragraph of it."""

_Placed = tuple[Mark, _Text | None]
"""A mark, and its paragraph if both states have it word for word, whatever its number: paragraphs move."""


def _texts(story: Story) -> set[_Text]:
    return {(article.id, paragraph.text) for article in story.articles.values() for paragraph in article.paragraphs}


def _marks(story: Story, kept: Collection[_Text]) -> Iterator[_Placed]:
    for article in story.articles.values():
        for annotation in story.annotations[article.id]:
            paragraph = article.paragraphs[annotation.paragraph - 1]
            words = paragraph.text[annotation.target.start : annotation.target.end]
            mark = Mark(article=article.id, paragraph=paragraph.number, words=words, means=annotation.bodies)
            text = (article.id, paragraph.text)
            yield mark, text if text in kept else None


def _beyond(marks: Iterable[_Placed], others: Iterable[_Placed]) -> list[_Placed]:
    """The marks that the others do not have as often in the same paragraph, or in any of those that changed."""
    spare = Counter((_words(placed), placed[0].means) for placed in others)
    found = []
    for placed in marks:
        key = (_words(placed), placed[0].means)
        if spare[key]:
            spare[key] -= 1
        else:
            found.append(placed)
    return found


def _take_changed(removed: list[_Placed], added: list[_Placed]) -> Iterator[tuple[Mark, Mark]]:
    """Take the same words of the same place with another meaning out of both lists, in pairs."""
    for new in list(added):  # a copy, because the list itself grows shorter
        old = next((placed for placed in removed if _words(placed) == _words(new)), None)
        if old:
            removed.remove(old)
            added.remove(new)
            yield old[0], new[0]


def _words(placed: _Placed) -> tuple[str, str, _Text | None]:
    """Where a mark stands and what its words are, without what they mean."""
    mark, text = placed
    return mark.article, mark.words, text
