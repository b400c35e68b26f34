"""Readers see words of the interface for the choices of the data, never the words of the YAML."""

from __future__ import annotations

import io
import typing
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po
from messages import TEMPLATE
from pydantic import BaseModel
from texts import nested

from explainer.kinds import KINDS, Claim
from explainer.kinds.markers import Succeeded, Worded, markers_of
from explainer.kinds.project import FrontMatter, Project

MESSAGES = {message.id for message in read_po(io.BytesIO(TEMPLATE.read_bytes()))}

SHOWN_OTHERWISE = {
    ("Event", "importance"),  # a word beside the layer of the story
    ("Place", "prominence"),  # the size of its dot
    ("Source", "title_status"),  # a word beside a title that is not one
}


def choices() -> Iterator[tuple[type[BaseModel], str, tuple[str, ...]]]:
    roots: tuple[type[BaseModel], ...] = (Project, FrontMatter, *(kind.model for kind in KINDS.values()))
    models = {model for root in roots for model in nested(root)}
    for model in sorted(models, key=lambda model: model.__name__):
        for name, field in model.model_fields.items():
            if typing.get_origin(field.annotation) is typing.Literal:
                yield model, name, typing.get_args(field.annotation)


@pytest.mark.parametrize(
    ("model", "field", "words"), [pytest.param(*row, id=f"{row[0].__name__}-{row[1]}") for row in choices()]
)
def test_every_choice_has_a_message_for_readers(model: type[BaseModel], field: str, words: tuple[str, ...]) -> None:
    worded = [marker.words for marker in markers_of(model.model_fields[field]) if isinstance(marker, Worded)]
    if (model.__name__, field) in SHOWN_OTHERWISE:
        assert worded == []
    else:
        assert [tuple(found) for found in worded] == [words]
        assert set(worded[0].values()) <= MESSAGES


def test_a_choice_is_told_in_words() -> None:
    assert Claim.choices("status")["disputed"] == "disputed"
    position = Claim.model_fields["positions"].annotation
    assert typing.get_args(position)[0].choices("stance")["no-answer"] == "asked, no answer"


def test_what_stands_for_a_word_of_an_earlier_version_is_a_choice_of_this_one() -> None:
    for model, field, words in choices():
        for marker in markers_of(model.model_fields[field]):
            if isinstance(marker, Succeeded):
                assert set(marker.by.values()) <= set(words) and not set(marker.by) & set(words), f"{model}.{field}"
