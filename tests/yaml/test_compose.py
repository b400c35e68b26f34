from __future__ import annotations

import harbour
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from explainer.diagnostics.locations import SourceText
from explainer.diagnostics.problems import Code, Problems
from explainer.yaml.compose import compose
from explainer.yaml.nodes import Mapping, find


def read(text: str) -> tuple[object, list[tuple[str, str]]]:
    problems = Problems()
    node = compose(SourceText("data/a.yml", text), problems)
    return (None if node is None else node.value), [(str(p.code), str(p.location)) for p in problems]


@pytest.mark.parametrize(
    "text",
    ["no", "yes", "007", "1e3", "0x1F", "2024-02-30", "12:30:45", "~x", "1_000", ".5", "off", "Null1"],
)
def test_a_value_stays_as_it_was_written(text: str) -> None:
    assert read(f"a: {text}\n") == ({"a": text}, [])


def test_lists_and_fields_nest() -> None:
    assert read("a:\n  - {b: c}\n  - [d, e]\n") == ({"a": [{"b": "c"}, ["d", "e"]]}, [])


@pytest.mark.parametrize("text", ["", "# only a comment\n", "\n\n"])
def test_an_empty_file_has_no_node_and_no_problem(text: str) -> None:
    assert read(text) == (None, [])


def test_a_value_knows_its_line_and_column_behind_letters_of_any_script() -> None:
    node = compose(SourceText("a.yml", "Ֆ: 😀\nա:\n  бе: here\n"), Problems())
    assert isinstance(node, Mapping)
    where, found = find(node, ("ա", "бе"))
    assert (where.line, where.column, found.value) == (3, 7, "here")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("[" * 100_000, Code.TOO_LARGE, id="a hundred thousand brackets"),
        pytest.param("a: " + "{b: " * 50, Code.TOO_LARGE, id="deep fields"),
        pytest.param("- a\n" * 200_001, Code.TOO_LARGE, id="too many values"),
        pytest.param("a: " + "x" * 4_000_001, Code.TOO_LARGE, id="too many characters"),
        pytest.param("a: " + "x" * 20_001, Code.TOO_LARGE, id="too long a text"),
        pytest.param("x" * 201 + ": a", Code.TOO_LARGE, id="too long a name of a field"),
        pytest.param("a: e" + "\u0301\u0323" * 16, Code.BAD_CHARACTER, id="marks piled on one letter"),
        pytest.param("a: '&#" + "1" * 5_000 + ";'\n'", Code.BAD_YAML, id="a reference to no character"),
        pytest.param("a: &x [*x]", Code.UNSUPPORTED_YAML, id="a value inside itself"),
        pytest.param("? {a: b}\n: c\n", Code.UNSUPPORTED_YAML, id="fields as a name"),
        pytest.param('a: "\\ud800"\n', Code.BAD_YAML, id="half a character"),
        pytest.param("a: b\x00c\n", Code.BAD_CHARACTER, id="NUL"),
        pytest.param("a: b\u2066c\n", Code.BAD_CHARACTER, id="isolate"),
        pytest.param("a: b\u200bc\n", Code.BAD_CHARACTER, id="zero-width space"),
        pytest.param("%YAML 9.9\n---\na: b\n", Code.BAD_YAML, id="a version from the future"),
    ],
)
def test_hostile_text_is_refused_in_one_message(text: str, code: Code) -> None:
    _, problems = read(text)
    assert [found for found, _ in problems] == [str(code)]


@pytest.mark.parametrize("error", [ValueError("no such code point"), yaml.YAMLError("no such code point")])
def test_an_error_of_the_parser_without_a_place_is_told_of_the_whole_file(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def parser(_: str) -> None:
        raise error

    monkeypatch.setattr(yaml, "CSafeLoader", parser)
    assert read("a: b\n") == (None, [(str(Code.BAD_YAML), "data/a.yml:1:1")])


@given(st.text(max_size=200))
def test_any_text_gives_nodes_or_problems_and_never_a_traceback(text: str) -> None:
    value, problems = read(text)
    assert value is None or not any(code == str(Code.BAD_YAML) for code, _ in problems)


@given(st.text(alphabet="ab:-[]{}&*!|>'\"%@`#,? \n\t", max_size=60))
def test_any_string_of_special_characters_is_survived_too(text: str) -> None:
    value, problems = read(text)
    assert value is None or not any(code == str(Code.BAD_YAML) for code, _ in problems)


@given(st.sampled_from(sorted(harbour.FILES)), st.text(max_size=120))
def test_any_text_as_a_data_file_gives_a_story_or_problems(name: str, text: str) -> None:
    found, problems = harbour.read({**harbour.FILES, name: text})
    assert (found.__class__.__name__ == "Story") == (not problems.errors)


def test_every_text_that_is_too_long_is_told_and_none_is_handed_on() -> None:
    problems = Problems()
    long = "x" * 20_001
    assert compose(SourceText("a.yml", f"a: {long}\nb: x\n? {'y' * 201}\n: {long}\n"), problems) is None
    assert [(p.location.line, p.message, p.remedy) for p in problems] == [
        (1, "this text has 20,001 characters", "shorten it to at most 20,000"),
        (3, "this name of a field has 201 characters", "shorten it to at most 200"),
        (4, "this text has 20,001 characters", "shorten it to at most 20,000"),
    ]


def test_what_languages_need_of_marks_may_stand() -> None:
    assert read(f"a: e{chr(0x301) * 30}\n")[1] == []
    assert read(f"a: {'—' * 100}\n")[1] == []


def test_only_the_first_field_of_a_line_can_have_a_bullet() -> None:
    assert read("a: [\n  -1, {b: c}, {–d: e}]\n")[1] == []


def test_what_follows_a_key_that_stands_there_twice_keeps_its_place() -> None:
    problems = Problems()
    node = compose(SourceText("a.yml", "a: 1\nb: {x: 1}\nb: [{x: 2}, {x: 3, x: 4}]\nc: [d, {e: here}]\n"), problems)
    assert isinstance(node, Mapping)
    where, found = find(node, ("c", 1, "e"))
    assert (str(where), found.value) == ("a.yml:4:12", "here")
    assert [str(key.location) for key in node.again] == ["a.yml:3:1"]
    assert [str(problem.location) for problem in problems] == ["a.yml:3:1", "a.yml:3:20"]


def test_a_node_knows_all_that_is_written_of_it() -> None:
    node = compose(SourceText("a.yml", "a:\n  b: c  # d\n  e: f\ng: h\n"), Problems())
    assert isinstance(node, Mapping)
    assert [value.written for _, value in node.fields] == ["b: c  # d\n  e: f\n", "h\n"]


@pytest.mark.parametrize("text", ["a:\n  b: ~\n", "a: [b, null]\n", "a:\n  b:\n    - {c: }\n"])
def test_a_node_is_doubtful_while_something_in_it_is_null(text: str) -> None:
    node = compose(SourceText("a.yml", f"{text}z: ~\n"), Problems())
    assert isinstance(node, Mapping)
    assert [value.is_doubtful for _, value in node.fields] == [True, True]
    node = compose(
        SourceText("a.yml", text.replace("~", "'~'").replace("null", '"null"').replace("}", "d}")), Problems()
    )
    assert node is not None
    assert not node.is_doubtful
