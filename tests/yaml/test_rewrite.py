"""Changes to YAML: the new text is read back as what it shall be, and its surroundings stay."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from explainer.diagnostics.edits import apply_edits
from explainer.diagnostics.locations import SourceText
from explainer.diagnostics.problems import Problems
from explainer.encode import as_yaml_quoted
from explainer.words.characters import bad_characters
from explainer.yaml.compose import compose
from explainer.yaml.nodes import Node, Path, find
from explainer.yaml.rewrite import add_after, rewrite


def read(text: str) -> tuple[SourceText, Node]:
    source, problems = SourceText("data/a.yml", text), Problems()
    node = compose(source, problems)
    assert node is not None
    assert list(problems) == []
    return source, node


def rewritten(text: str, new: str, path: Path = ("a",)) -> str:
    source, node = read(text)
    return apply_edits(source, rewrite(find(node, path)[1], new)).raw


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        pytest.param("a: b # c\n", "x", "a: x # c\n", id="plain"),
        pytest.param("a: 'b' # c\n", "it's", "a: 'it''s' # c\n", id="single quotation marks"),
        pytest.param('a: "b"\n', 'a "word" \\', 'a: "a \\"word\\" \\\\"\n', id="double quotation marks"),
        pytest.param("a: b\n", "x: y", 'a: "x: y"\n', id="a colon"),
        pytest.param("a: b\n", "x, y", 'a: "x, y"\n', id="a comma is safe between brackets too"),
        pytest.param("a: b\n", "x #1", 'a: "x #1"\n', id="what would be a comment"),
        pytest.param("a: b\n", "*x", 'a: "*x"\n', id="what would be an alias"),
        pytest.param("a: b\n", "null", 'a: "null"\n', id="what would stand for nothing"),
        pytest.param("a: b\n", " x ", 'a: " x "\n', id="spaces at the ends"),
        pytest.param("a: b\n", "", 'a: ""\n', id="nothing"),
        pytest.param("a: b\n", "Vælter’s “dockers”", "a: Vælter’s “dockers”\n", id="letters and curly marks"),
        pytest.param("a: >-\n  b\n", "x", "a: >-\n  b\n", id="a folded text is left alone"),
        pytest.param("a: |\n  b\n", "x", "a: |\n  b\n", id="a text as it stands is left alone"),
        pytest.param("a: b\n  c\n", "x", "a: b\n  c\n", id="a text on two lines is left alone"),
        pytest.param("a: [b]\n", "x", "a: [b]\n", id="a list is left alone"),
        pytest.param("a: b\n", "x\u200by", "a: b\n", id="what must not be written is not"),
    ],
)
def test_a_value_is_rewritten_between_its_own_marks(before: str, new: str, after: str) -> None:
    assert rewritten(before, new) == after


def test_values_in_lists_and_braces_are_rewritten_in_place() -> None:
    assert rewritten("a: [b, c , d]\n", "x", ("a", 1)) == "a: [b, x , d]\n"
    assert rewritten("a: {b: c, d: e}\n", "x, y", ("a", "b")) == 'a: {b: "x, y", d: e}\n'


@pytest.mark.parametrize("before", ["a: b\n", "a: 'b'\n", 'a: "b"\n', "a: [b, c]\n", "a: {b: b, c: d}\n"])
@given(new=st.text(max_size=20))
def test_a_value_that_is_rewritten_is_read_as_it_was_meant(before: str, new: str) -> None:
    assume("\n" not in new and SourceText("", new).text == new)
    paths: dict[str, Path] = {"[": ("a", 0), "{": ("a", "b")}
    path = paths.get(before[3], ("a",))
    after = rewritten(before, new, path)
    if after != before:
        assert find(read(after)[1], path)[1].value == new
    else:
        assert new == "b" or list(bad_characters(new)) or not new.isprintable()


def added(text: str, path: Path, field: str) -> str:
    source, node = read(text)
    return apply_edits(source, add_after(find(node, path)[1], field, "prefix", as_yaml_quoted('the "'))).raw


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("a:\n  b: c\n  d: e\n", 'a:\n  b: c\n  prefix: "the \\""\n  d: e\n', id="on a line of its own"),
        pytest.param("a:\n  b: c # x\n", 'a:\n  b: c # x\n  prefix: "the \\""\n', id="below a comment on the line"),
        pytest.param("a:\n  b: c", 'a:\n  b: c\n  prefix: "the \\""', id="at the end of a file"),
        pytest.param("a: {b: c, d: e}\n", 'a: {b: c, prefix: "the \\"", d: e}\n', id="between braces"),
        pytest.param("a: {b: c } # x\n", 'a: {b: c, prefix: "the \\"" } # x\n', id="at the end of braces"),
        pytest.param("a:\n  b: >-\n    c\n", "a:\n  b: >-\n    c\n", id="not after a folded text"),
        pytest.param("a:\n  d: e\n", "a:\n  d: e\n", id="not where there is no such field"),
    ],
)
def test_a_field_is_added_in_the_layout_of_its_neighbour(before: str, after: str) -> None:
    assert added(before, ("a",), "b") == after
    if before != after:
        assert find(read(after)[1], ("a", "prefix"))[1].value == 'the "'


def test_a_field_is_added_to_an_item_of_a_list_below_the_dash() -> None:
    assert added("a:\n  - b: c\n  - b: d\n", ("a", 0), "b") == 'a:\n  - b: c\n    prefix: "the \\""\n  - b: d\n'
