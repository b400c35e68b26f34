"""What is marked in the report of ``data/``: not much at first sight, and what is in dispute opens its dispute."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from explainer.kinds import Claim
from explainer.pages.render import first_marks, is_in_dispute
from explainer.reading.loading import load_story
from explainer.reading.story import Annotation, Story

MOST_MARKED = 0.25
"""Of the words of the report, those that are marked before readers ask for more."""

OPENS_AN_EVENT = {"world-court-february-order": "readers ask first what the court ordered, and when"}
"""Entries that words in dispute open although they are neither a claim nor the word that it turns on, and why."""


@cache
def story() -> Story:
    """The story of ``data/``; no fixture, because pytest prints those of a failed test, whole."""
    return load_story(Path(__file__).parent.parent / "data")


def marks() -> tuple[Annotation, ...]:
    return story().annotations[story().lead.id]


def words(mark: Annotation) -> str:
    (text,) = (one.text for one in story().lead.paragraphs if one.number == mark.paragraph)
    return text[mark.target.start : mark.target.end]


def opens_its_dispute(mark: Annotation) -> bool:
    """Whether a mark opens a claim that is not agreed on, or a term that such a claim is about."""
    claims = [
        entry for entry in map(story().entry, mark.bodies) if isinstance(entry, Claim) and entry.status != "agreed"
    ]
    return any(mark.body in (claim.id, *claim.terms) for claim in claims)


def test_a_quarter_of_the_report_at_most_is_marked_at_first_sight() -> None:
    first = first_marks(story(), story().lead)
    seen = [words(mark) for mark in marks() if mark.anchor in first or is_in_dispute(story(), mark)]
    count = len(" ".join(seen).split())
    assert 0 < count <= MOST_MARKED * sum(len(one.text.split()) for one in story().lead.paragraphs)


def test_words_in_dispute_open_what_is_disputed_of_them() -> None:
    disputed = [mark for mark in marks() if is_in_dispute(story(), mark)]
    others = {mark.body: words(mark) for mark in disputed if not opens_its_dispute(mark)}
    if others.keys() != OPENS_AN_EVENT.keys():
        pytest.fail(f"they open: {others}", pytrace=False)
