"""Without JavaScript every word of the data that readers are meant to see is on its page."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from pydantic import BaseModel
from reader import BuiltSite

from explainer.kinds import KINDS, Quote, Source
from explainer.kinds.markers import Called
from explainer.reading.loading import load_story
from explainer.reading.story import Story
from explainer.words.folding import collapse
from explainer.words.markdown import plain_text

ROOT = Path(__file__).parent.parent.parent

NOT_SHOWN = {
    "aliases": "they find names in the article",
    "mentions": "they find passages in the article",
    "points": "they draw a line on the map",
    "tiles": "the script of the map asks readers whether they want them",
    "parties": "they have a test of their own",
    "summary": "other programs show it: search engines, feeds, shared links",
    "day_in_short": "it stands in notes, which have a test of their own",
    "since_in_short": "it stands in notes, which have a test of their own",
}


@pytest.fixture(scope="module")
def story() -> Story:
    return load_story(ROOT / "data")


@pytest.fixture(scope="module")
def shown(site: BuiltSite, browser: Browser) -> dict[str, str]:
    """The words that can be seen on each page, by a reader without JavaScript."""
    made = browser.new_context(java_script_enabled=False)
    page = made.new_page()
    words = {}
    for path in site.pages:
        page.goto(f"{site.address}/{path}")
        words[path] = collapse(page.locator("body").inner_text())
    made.close()
    return words


def register(shown: dict[str, str], page: str) -> str:
    """The words of a page, and of the volumes into which it may be divided."""
    return " ".join(words for path, words in shown.items() if path == f"{page}.html" or path.startswith(f"{page}/"))


def texts(value: Any, annotation: Any = None) -> Iterator[str]:
    """Every text of a model and of the models in it, without the marks of Markdown."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            if name not in NOT_SHOWN:
                yield from texts(getattr(value, name), (field.annotation, *field.metadata))
    elif isinstance(value, tuple | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts(item, annotation)
    elif isinstance(value, str):
        called = {mark.one for mark in _marks(annotation) if isinstance(mark, Called)}
        if "a text, which may use Markdown" in called:
            yield collapse(plain_text(value))
        elif "one line of text" in called:
            yield collapse(value)


def _marks(annotation: Any) -> Iterator[Any]:
    """Everything an annotation is made of."""
    if isinstance(annotation, tuple):
        for part in annotation:
            yield from _marks(part)
    else:
        yield annotation
        yield from _marks((*typing.get_args(annotation), *getattr(annotation, "__metadata__", ())))


def test_every_text_of_every_entry_can_be_read_on_its_page(story: Story, shown: dict[str, str]) -> None:
    expected = [
        (entry.id, text, register(shown, KINDS[kind].page))
        for kind in KINDS
        for entry in story.of_kind(kind)
        for text in texts(entry)
    ]
    assert len(expected) > 1_000
    assert [(id_, text) for id_, text, words in expected if text not in words] == []


def test_what_the_report_mentions_is_told_in_its_notes_in_short(story: Story, shown: dict[str, str]) -> None:
    expected = [
        (entry.id, text)
        for entry in story.mentioned(story.lead.id)
        for field in ("gist", "day_in_short", "since_in_short")
        if (text := getattr(entry, field, None))
    ]
    assert len(expected) > 100
    assert [(id_, text) for id_, text in expected if collapse(text) not in shown["index.html"]] == []


def test_every_quotation_can_be_read_word_for_word(story: Story, shown: dict[str, str]) -> None:
    assert story.of(Quote)
    assert all(collapse(quote.exact) in shown["quotes.html"] for quote in story.of(Quote))


def test_everything_said_of_the_story_as_a_whole_can_be_read(story: Story, shown: dict[str, str]) -> None:
    everywhere = " ".join(shown.values())
    expected = list(texts(story.project.value))
    assert len(expected) > 5
    assert [text for text in expected if text not in everywhere] == []


def test_every_party_with_sources_is_described_beside_them(story: Story, shown: dict[str, str]) -> None:
    sides = {source.side for source in story.of(Source)}
    assert len(sides) > 2
    for side in sides:
        party = story.party(side)
        assert party.name in shown["sources.html"]
        assert collapse(plain_text(party.description)) in shown[f"sources/side-{side}.html"]


def test_every_paragraph_of_the_report_can_be_read(story: Story, shown: dict[str, str]) -> None:
    assert all(collapse(paragraph.text) in shown["index.html"] for paragraph in story.lead.paragraphs)
