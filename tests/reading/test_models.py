"""From nodes to models: what is read, where it stands, and what is said of what cannot be read."""

from __future__ import annotations

import pytest

from explainer.diagnostics.listing import as_text
from explainer.diagnostics.locations import SourceText
from explainer.diagnostics.problems import INVALID, Invalid, Problems
from explainer.kinds import KINDS
from explainer.kinds.coordinates import Coordinates
from explainer.reading.located import Located
from explainer.reading.models import read_entries, read_model
from explainer.yaml.compose import compose

POINT = "latitude: 58.1\nlongitude: 8\naccuracy: published\nwithin_km: 1\nsources: [atlas]\n"
TERM = "  name: mole\n  description: A wall.\n  sources: [atlas]\n"


def read_point(text: str) -> tuple[Located[Coordinates] | Invalid, str]:
    problems = Problems()
    node = compose(SourceText("data/a.yml", text), problems)
    assert node is not None, as_text(problems)
    return read_model(Coordinates, node, problems), as_text(problems)


def read_terms(text: str) -> tuple[list[str], str]:
    problems = Problems()
    node = compose(SourceText("data/terms.yml", text), problems)
    assert node is not None, as_text(problems)
    return [entry.value.id for entry in read_entries(KINDS["term"], node, problems)], as_text(problems)


def test_fields_become_a_model_that_knows_where_its_values_stand() -> None:
    found, report = read_point(POINT)
    assert report == ""
    assert isinstance(found, Located)
    assert (found.value.latitude, found.value.longitude, found.value.sources) == (58.1, 8.0, ("atlas",))
    assert str(found.at(("longitude",))) == "data/a.yml:2:12"
    assert str(found.at(("sources", 0))) == "data/a.yml:5:11"


def test_a_path_that_leads_nowhere_ends_at_the_nearest_thing_around_it() -> None:
    found, _ = read_point(POINT)
    assert isinstance(found, Located)
    assert str(found.at(("sources", 7))) == "data/a.yml:5:10"
    assert str(found.at(("note",))) == "data/a.yml:1:1"


@pytest.mark.parametrize(
    ("old", "new", "report"),
    [
        pytest.param(
            "latitude: 58.1\n",
            "",
            "data/a.yml:1:1: error: 'latitude' is missing [missing-field]\n"
            " 1 | longitude: 8\n   | ^\n   = add 'latitude:' (Degrees north, WGS84)",
            id="a field that is missing",
        ),
        pytest.param(
            "accuracy",
            "acuracy",
            "data/a.yml:3:1: error: there is no field 'acuracy' here [unknown-field]\n"
            " 3 | acuracy: published\n   | ^^^^^^^\n   = did you mean 'accuracy'?",
            id="a misspelt field is not missing too",
        ),
        pytest.param(
            "published",
            "exact",
            "data/a.yml:3:11: error: 'exact' is not a value of 'accuracy' [bad-value]\n"
            " 3 | accuracy: exact\n   |           ^^^^^\n   = write published, derived or schematic",
            id="none of the choices",
        ),
        pytest.param(
            "[atlas]",
            "[[atlas], {a: b}]",
            "data/a.yml:5:11: error: each item of 'sources' should be a text, found a list [wrong-shape]\n"
            " 5 | sources: [[atlas], {a: b}]\n   |           ^\n"
            "   = put a text that holds a colon or starts with a bracket between quotation marks\n\n"
            "data/a.yml:5:20: error: each item of 'sources' should be a text, found fields [wrong-shape]\n"
            " 5 | sources: [[atlas], {a: b}]\n   |                    ^\n"
            "   = put a text that holds a colon or starts with a bracket between quotation marks",
            id="every wrong item of a list, and not its length",
        ),
    ],
)
def test_what_does_not_fit_is_told_where_it_stands(old: str, new: str, report: str) -> None:
    assert POINT.count(old) == 1
    assert read_point(POINT.replace(old, new)) == (INVALID, report)


def test_every_mistake_of_an_entry_is_told_at_once() -> None:
    found, report = read_point("latitude: 139\nlongitude: x\nwithin_km: 0\n")
    assert found is INVALID
    assert [line for line in report.splitlines() if line.startswith("data/")] == [
        "data/a.yml:1:1: error: 'accuracy' is missing [missing-field]",
        "data/a.yml:1:1: error: 'sources' is missing [missing-field]",
        "data/a.yml:1:11: error: 139 is out of bounds for 'latitude' [bad-value]",
        "data/a.yml:2:12: error: 'x' is not a number [bad-value]",
        "data/a.yml:3:12: error: 0 is out of bounds for 'within_km' [bad-value]",
    ]


@pytest.mark.parametrize(("text", "found"), [("- a\n", "a list"), ("word\n", "a text")], ids=["a list", "a text"])
def test_a_model_needs_fields(text: str, found: str) -> None:
    _, report = read_point(text)
    assert report.startswith(f"data/a.yml:1:1: error: expected fields below this, found {found} [wrong-shape]\n")
    assert report.endswith("\n   = write one field a line, indented by two spaces, as 'name: value'")


def test_empty_places_at_any_depth_are_told_and_nothing_else_of_the_entry() -> None:
    entries, report = read_terms("mole:\n  name:\n  names:\n    - {name: x, language: }\n    -\n  typo: 1\n")
    assert entries == []
    assert [line for line in report.splitlines() if line.startswith("data/")] == [
        "data/terms.yml:2:3: error: nothing stands after 'name:' [empty-value]",
        "data/terms.yml:4:17: error: nothing stands after 'language:' [empty-value]",
        "data/terms.yml:5:6: error: this item is empty [empty-value]",
    ]


def test_the_key_of_an_entry_is_its_id() -> None:
    assert read_terms(f"mole:\n{TERM}") == (["mole"], "")


def test_an_entry_cannot_write_its_id_itself() -> None:
    assert read_terms(f"mole:\n  id: pier\n{TERM}") == (
        [],
        "data/terms.yml:2:3: error: there is no field 'id' here [unknown-field]\n 2 |   id: pier\n   |   ^^\n"
        "   = delete the line; the id is 'mole', before the colon",
    )


def test_reading_goes_on_behind_an_entry_that_cannot_be_read() -> None:
    entries, report = read_terms(f"mole:\n{TERM}\nPier:\n{TERM}\nquay:\n{TERM}")
    assert entries == ["mole", "quay"]
    assert report == (
        "data/terms.yml:6:1: error: 'Pier' cannot be an id [bad-id]\n 6 | Pier:\n   | ^^^^\n"
        "   = ids are lower-case letters a to z, digits and hyphens, such as pier"
    )


@pytest.mark.parametrize(("text", "found"), [("- a\n", "a list"), ("a word\n", "a text")])
def test_a_file_of_entries_needs_ids(text: str, found: str) -> None:
    entries, report = read_terms(text)
    assert entries == []
    assert report.startswith(f"data/terms.yml:1:1: error: expected terms by id, found {found} [wrong-shape]\n")
    assert report.endswith("\n   = write an id at the start of the line, then a colon")
