"""Values to YAML: what is written is read back as it was, and looks as people write it."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.diagnostics.locations import SourceText
from explainer.diagnostics.problems import Problems
from explainer.words.characters import bad_characters
from explainer.yaml.compose import compose
from explainer.yaml.values import Blank, appended, as_comment, write_fields


def read(text: str) -> Any:
    problems = Problems()
    node = compose(SourceText("made.yml", text), problems)
    assert node is not None, text
    assert not problems
    return node.value


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        pytest.param({"name": "Ada Marlow"}, "name: Ada Marlow\n", id="a text stands as it is"),
        pytest.param({"name": "yes: no"}, 'name: "yes: no"\n', id="a text YAML would misread is quoted"),
        pytest.param({"sources": ["atlas", "a-1"]}, "sources: [atlas, a-1]\n", id="ids stand between brackets"),
        pytest.param({"aliases": ["A, B"]}, "aliases:\n  - A, B\n", id="texts with commas stand in lines"),
        pytest.param({"who": []}, "who: []\n", id="an empty list"),
        pytest.param({"day": {"text": "x"}}, "day:\n  text: x\n", id="fields in a field are indented"),
        pytest.param({"points": [{"a": "1", "b": "2"}]}, "points:\n  - a: 1\n    b: 2\n", id="a list of fields"),
        pytest.param({"type": Blank("What\nit is")}, "type:  # What it is\n", id="what is to be written has a hint"),
        pytest.param(
            {"text": "word " * 30 + "end"},
            "text: >-\n  " + "word " * 22 + "word\n  " + "word " * 7 + "end\n",
            id="a long text is folded",
        ),
    ],
)
def test_values_look_as_people_write_them(fields: dict[str, Any], text: str) -> None:
    assert write_fields(fields) == text


whole = st.text(max_size=200).map(lambda text: unicodedata.normalize("NFC", text))  # as every file is read
texts = whole.filter(lambda text: not any(bad_characters(text)) and "\r" not in text)
long_texts = st.lists(texts, max_size=30).map(" ".join)
names = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True)
values = st.recursive(
    texts | long_texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(names, values, min_size=1, max_size=4))
def test_any_value_is_read_back_as_it_was(fields: dict[str, Any]) -> None:
    assert read(write_fields(fields)) == fields


def test_a_comment_taken_away_leaves_the_text() -> None:
    text = "an-id:\n\n  name: x\n"
    assert as_comment(text) == "# an-id:\n#\n#   name: x\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("", "b: 1\n", id="an empty file"),
        pytest.param("a: 1\n", "a: 1\n\nb: 1\n", id="a file that ends its last line"),
        pytest.param("a: 1", "a: 1\n\nb: 1\n", id="a file that does not"),
        pytest.param("a: 1\r\n", "a: 1\r\n\r\nb: 1\r\n", id="line ends of Windows"),
        pytest.param("\ufeffa: 1\n", "\ufeffa: 1\n\nb: 1\n", id="a byte order mark"),
        pytest.param("# only a comment\n", "# only a comment\n\nb: 1\n", id="a comment"),
    ],
)
def test_a_block_is_appended_and_all_else_stays(old: str, new: str) -> None:
    assert appended(old, "b: 1\n") == new
