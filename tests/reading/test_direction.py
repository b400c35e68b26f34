"""Marks of direction: taken out where words are compared, kept and isolated where they are read."""

from __future__ import annotations

import re

import pytest
from harbour import FILES, changed, read, story

from explainer.diagnostics.problems import Code
from explainer.pages.interface import interface
from explainer.pages.prose import rich_text
from explainer.pages.render import render_article
from explainer.reading.story import Story
from explainer.words.characters import DIRECTION_MARKS
from explainer.words.markdown import plain_text

each_mark = pytest.mark.parametrize("mark", DIRECTION_MARKS, ids=lambda mark: f"U+{ord(mark):04X}")


def codes(files: dict[str, str]) -> list[Code]:
    return [problem.code for problem in read(files)[1]]


@each_mark
@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("actors.yml", "name: Town council", "name: {}Town {}council"),
        ("actors.yml", "council:", "council{}:"),
        ("events.yml", "who: [dockers]", "who: [{}dockers]"),
        ("sources.yml", "url: https://atlas.example/", "url: https://atlas.example/{}"),
        ("sources.yml", "seen: copy", "seen: copy{}"),
        ("sources.yml", "date: 2030-03-01", "date: 2030-03-01{}"),
        ("sources.yml", "  publisher: The Gazette", "  publisher{}: The Gazette"),
    ],
)
def test_names_ids_and_other_values_lose_them_with_a_notice(mark: str, file: str, old: str, new: str) -> None:
    files = changed(file, old, new.format(*[mark] * new.count("{}")))
    found, problems = read(files)
    assert isinstance(found, Story)
    assert {problem.code for problem in problems} == {Code.DIRECTION_MARK}
    assert {problem.severity for problem in problems} == {"notice"}
    plain = story()
    assert [located.value for located in found.entries.values()] == [one.value for one in plain.entries.values()]


@each_mark
def test_a_selector_matches_with_and_without_them(mark: str) -> None:
    plain = story()
    with_mark = changed("actors.yml", "exact: ", f"exact: {mark}")
    assert set(codes(with_mark)) == {Code.DIRECTION_MARK}
    text = FILES["articles/grain.md"]
    head, _, body = text.partition("\n---\n")
    marked = re.sub(r"(?<=[a-z])(?=[a-z])", mark, body)
    marked = re.sub(r"(?<=[(])h[^)]*", lambda address: address.group().replace(mark, ""), marked)
    files = {**FILES, "articles/grain.md": f"{head}\n---\n{marked}"}
    assert codes(files) == []
    again = story(files)
    for one, other in zip(plain.annotations["grain"], again.annotations["grain"], strict=True):
        assert (one.body, one.anchor) == (other.body, other.anchor)


@each_mark
def test_prose_keeps_them_isolated_from_what_stands_beside_it(mark: str) -> None:
    files = changed("actors.yml", "description: Those who unload ships.", f"description: Those{mark} who unload ships.")
    assert codes(files) == []
    assert rich_text(f"Those{mark} *who*") == f"<p><bdi>Those{mark} <em>who</em></bdi></p>"
    assert rich_text("Those *who*") == "<p>Those <em>who</em></p>"
    assert rich_text(f"a\n\n- b&#{ord(mark)};") == f"<p>a</p>\n<ul>\n<li><bdi>b{mark}</bdi></li>\n</ul>"
    assert plain_text(f"Those{mark} *who*") == "Those who"


def test_a_report_keeps_them_isolated_in_each_paragraph() -> None:
    files = changed("articles/grain.md", "left the *Old Mole* at noon", "left\u200f the *Old Mole* at noon")
    found = story(files)
    html = render_article(found, found.lead, interface("en"))
    (paragraph,) = [line for line in html.splitlines() if "\u200f" in line]
    assert re.search(r"</a><bdi>.*\u200f.*</bdi>", paragraph)


def test_a_text_of_marks_alone_is_none() -> None:
    assert Code.EMPTY_VALUE in codes(changed("actors.yml", "name: Town council", "name: \u200f"))


def test_a_field_that_stands_twice_but_for_a_mark_is_told() -> None:
    files = changed("actors.yml", "name: Town council", "name: Town council\n  name\u200f: Town council")
    assert Code.DUPLICATE_KEY in codes(files)
