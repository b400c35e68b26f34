"""All kinds alike: what each takes, what it refuses, and how it looks."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any

import pytest
from harbour import FILES, changed, report, story
from pydantic import ValidationError

from explainer.kinds import KINDS


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_kind_reads_its_entries_of_the_harbour(kind: Any) -> None:
    entries = story().of_kind(kind.name)
    assert entries
    assert all(type(entry) is kind.model for entry in entries)
    assert kind.filename in FILES


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_no_kind_takes_a_field_it_does_not_know(kind: Any) -> None:
    (entry, *_) = story().of_kind(kind.name)
    values = {name: getattr(entry, name) for name in type(entry).model_fields}
    with pytest.raises(ValidationError) as caught:
        kind.model(**values, zebra="x")
    assert [(error["type"], error["loc"]) for error in caught.value.errors()] == [("extra_forbidden", ("zebra",))]


@pytest.mark.parametrize(
    ("file", "old", "new", "head"),
    [
        pytest.param(
            "actors.yml",
            "wikidata: Q42",
            "wikidata: Q042",
            "data/actors.yml:19:13: error: 'Q042' does not fit 'wikidata' [bad-value]",
            id="no number of Wikidata",
        ),
        pytest.param(
            "sources.yml",
            "seen: excerpt",
            "seen: half",
            "data/sources.yml:21:9: error: 'half' is not a value of 'seen' [bad-value]",
            id="not one of the words for how much was read",
        ),
        pytest.param(
            "claims.yml",
            "stance: asserts",
            "stance: assert",
            "data/claims.yml:9:30: error: 'assert' is not a value of 'stance' [bad-value]",
            id="not one of the stances",
        ),
        pytest.param(
            "quotes.yml",
            "status: presumed-translated",
            "status: presumed",
            "data/quotes.yml:15:25: error: 'presumed' is not a value of 'status' [bad-value]",
            id="not one of the words for translations",
        ),
    ],
)
def test_a_kind_refuses(file: str, old: str, new: str, head: str) -> None:
    assert report(changed(file, old, new)).splitlines()[0] == head


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_an_icon_a_line_and_a_colour_for_day_and_night(kind: str) -> None:
    style = files("explainer").joinpath("assets/explainer.css").read_text(encoding="utf-8")
    assert re.search(rf'^\[data-kind="{kind}"\] {{ --x-k: var\(--x-{kind}\); --x-i: url\(', style, re.MULTILINE)
    assert style.count(f"  --x-{kind}: #") == 2
    assert f'a.x-mention[data-kind="{kind}"] {{ text-decoration-style:' in style
