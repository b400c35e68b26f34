"""The page that explains every kind of problem."""

from __future__ import annotations

import pytest
from harbour import context, page
from trees import tree

from explainer.diagnostics.problems import Code
from explainer.editing.manual import Explanation
from explainer.pages import problems
from explainer.pages.problems import build


def test_the_page_is_made_only_for_contributors() -> None:
    assert list(build(context())) == []
    assert [made.path for made in build(context(contributor_pages=True))] == ["problems.md"]


def test_readers_who_search_do_not_meet_the_invented_examples() -> None:
    (made,) = build(context(contributor_pages=True))
    assert made.markdown.startswith('---\ntitle: "Problems explained"\ndescription: "')
    assert made.markdown.split("---\n")[1].endswith("\nsearch:\n  exclude: true\n")


def test_every_code_has_a_heading_to_link_to() -> None:
    found = page("problems.md", contributor_pages=True)
    assert [(h.attributes["id"], h.text) for h in found.all("h2")] == [(code, code) for code in Code]


def test_every_code_has_a_wrong_and_a_right_example() -> None:
    found = page("problems.md", contributor_pages=True)
    assert len(found.all("pre")) == 2 * len(Code)
    assert found.all("pre")[0].text == "Windows-1252"


def test_a_blank_line_in_an_example_stays_one_though_no_line_of_the_page_is_blank(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "Wrong:\n\n    one\n\n\n    two"
    monkeypatch.setattr(problems, "explanation", lambda code: Explanation(code=code, title="Why", text=text))
    (made,) = build(context(contributor_pages=True))
    assert "\n\n" not in made.html
    assert "".join(tree(made.html).all("pre")[0].all("code")[0]._texts()) == "one\n\n\ntwo\n"


def test_signs_of_markdown_in_the_texts_stay_text() -> None:
    found = page("problems.md", contributor_pages=True)
    assert not found.all("a")
    assert not found.all("em")
    assert not found.all("img")
    assert "`" not in found.text
