"""What models tell of their fields: models inside, choices, references."""

from __future__ import annotations

from typing import Annotated, Literal

import pytest
from harbour import story
from pydantic import BaseModel

from explainer.kinds import KINDS, Claim, Event, Place
from explainer.kinds.coordinates import Coordinates
from explainer.kinds.markers import Reference
from explainer.kinds.parts import Mention
from explainer.reading.model_fields import choices, inner_model, is_list, item_annotation, model_at, references

SourceId = Annotated[str, Reference("source", "gazette-0301")]


class Part(BaseModel):
    plain: str = ""
    one: SourceId | None = None


class Whole(BaseModel):
    name: str = ""
    ids: tuple[SourceId, ...] = ()
    part: Part | None = None
    parts: tuple[Part, ...] = ()
    by_party: dict[Annotated[str, "key"], Part] = {}
    texts: tuple[str, ...] = ()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(Whole(name="a", texts=("b",)), [], id="texts are no references"),
        pytest.param(Whole(ids=("a", "b")), [(("ids", 0), "a"), (("ids", 1), "b")], id="a list of ids"),
        pytest.param(Whole(part=Part(plain="x", one="a")), [(("part", "one"), "a")], id="in a model"),
        pytest.param(Whole(parts=(Part(), Part(one="a"))), [(("parts", 1, "one"), "a")], id="in a list of models"),
        pytest.param(Whole(by_party={"p": Part(one="a")}), [(("by_party", "p", "one"), "a")], id="in a mapping"),
    ],
)
def test_references_are_found_wherever_a_model_holds_them(value: Whole, expected: list[tuple[object, str]]) -> None:
    assert list(references(value)) == [(path, "source", target) for path, target in expected]


def test_every_entry_of_a_story_refers_only_to_things_with_a_kind() -> None:
    found = [kind for entry in story().entries.values() for _, kind, _ in references(entry.value)]
    assert {"source", "actor", "place", "party"} <= set(found) <= {*KINDS, "entry", "party", "article"}


@pytest.mark.parametrize(
    ("path", "model"),
    [((), Place), (("name",), Place), (("coordinates",), Coordinates), (("mentions", 0, "exact"), Mention)],
    ids=["nothing", "a text", "a model", "a field of an item"],
)
def test_the_model_at_a_path_is_the_innermost_on_the_way(path: tuple[str | int, ...], model: type[BaseModel]) -> None:
    assert model_at(Place, path) is model


def test_an_annotation_tells_what_may_stand_there() -> None:
    assert inner_model(tuple[Part, ...] | None) is Part
    assert inner_model(tuple[str, ...]) is None
    assert is_list(Event.model_fields["date"].annotation) and not is_list(Claim.model_fields["name"].annotation)
    assert choices(Literal["a", "b"] | None) == ("a", "b")
    assert choices(bool) == ("true", "false")
    assert choices(str) == ()
    assert item_annotation(tuple[int, ...] | None) is int
    assert item_annotation(str) is None
