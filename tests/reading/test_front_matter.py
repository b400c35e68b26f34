"""The heads of pages written by hand: every field is known, and what is wrong is told on its line."""

from __future__ import annotations

import pytest
from payloads import TEXTS

from explainer.diagnostics.locations import SourceText
from explainer.diagnostics.problems import Invalid, Problems
from explainer.encode import as_yaml_string
from explainer.kinds.page_head import PageHead
from explainer.reading.front_matter import read_head


def read(text: str) -> tuple[PageHead | None, list[str]]:
    problems = Problems()
    head = read_head(SourceText("docs/a.md", text), problems)
    value = None if isinstance(head, Invalid) else head.value
    return value, [f"{problem.location}: {problem.message}" for problem in problems]


def test_a_head_is_read_with_its_types() -> None:
    head, told = read("---\ntitle: yes\nhide:\n  - toc\nsearch:\n  exclude: true\n---\n\n# A\n")
    assert told == []
    assert head is not None
    assert (head.title, head.hide, head.search and head.search.exclude) == ("yes", ("toc",), True)


@pytest.mark.parametrize("text", ["# A\n", "\nNote: a text\n", "A text\n", "", "---\n\n---\n\n# A\n"])
def test_a_page_may_have_no_head(text: str) -> None:
    assert read(text) == (PageHead(), [])


@pytest.mark.parametrize("words", TEXTS)
def test_any_words_may_be_a_title(words: str) -> None:
    head, told = read(f"---\ntitle: {as_yaml_string(words)}\n---\n")
    assert told == []
    assert head is not None and head.title == words


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("hide: 3", "2:7: 'hide' should be a list, found a text"),
        ("search: 7", "2:9: 'search' should be fields, found a text"),
        ("title: x\ntemplate: ../../x", "3:11: '../../x' does not fit 'template'"),
        ("icon: ../../etc/passwd", "2:7: '../../etc/passwd' does not fit 'icon'"),
        ("status: 'new\"><script>'", "2:9: 'new\"><script>' does not fit 'status'"),
        ("onload: go()", "2:1: there is no field 'onload' here"),
        ("titel: x", "2:1: there is no field 'titel' here"),
        ("title: !!python/object/apply:os.system [ls]",
         "2:8: 'tag:yaml.org,2002:python/object/apply:os.system' is read as an instruction"),
        ("title: &a x\nauthor: *a", "2:8: '&a' labels a value"),
        ("tags: [a, {b: c}]", "2:11: each item of 'tags' should be a text, found fields"),
        ("title: ''", "2:8: 'title' is empty"),
    ],
)  # fmt: skip
def test_what_themes_cannot_take_is_told_on_its_line(head: str, found: str) -> None:
    assert read(f"---\n{head}\n---\n\n# A\n") == (None, [f"docs/a.md:{found}"])


@pytest.mark.parametrize(
    ("head", "example"),
    [("icon: map.svg", "material/map"), ("status: A b", "new"), ("template: ../x", "main.html")],
)
def test_what_does_not_fit_is_told_with_an_example(head: str, example: str) -> None:
    problems = Problems()
    read_head(SourceText("docs/a.md", f"---\n{head}\n---\n"), problems)
    assert [problem.remedy for problem in problems] == [f"write it like {example}"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("---\ntitle: x\n", "the head of this page does not end"),
        ("---\ntitle: x\n...\n", "the head of this page does not end"),
        ("title: x\n\n# A\n", "this line would be taken for a field and not be shown"),
        ("<script>: x\n", None),
    ],
)
def test_a_head_that_generators_would_read_otherwise_is_told(text: str, found: str | None) -> None:
    assert read(text)[1] == ([f"docs/a.md:1:1: {found}"] if found else [])
