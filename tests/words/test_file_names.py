"""Names of files: which clash on a site."""

from __future__ import annotations

import pytest

from explainer.words.file_names import clashes


@pytest.mark.parametrize(
    "paths",
    [
        ["a.html", "b.html", "x/a.html", "x/b.html"],
        ["people.html", "people/ada.html"],
        ["index.html", "x/index.html"],
    ],
)
def test_paths_that_do_not_clash(paths: list[str]) -> None:
    assert list(clashes(paths)) == []


@pytest.mark.parametrize(
    "paths",
    [
        ["people.html", "People.html"],
        ["caf\u00e9.html", "cafe\u0301.html"],
        ["people.html", "people.html"],
        ["people.html", "people.html/x.png"],
        ["people.html/x.png", "people.html"],
        ["assets/a.css", "Assets/b.css"],
        ["people.html", "PEOPLE.html/x.png"],
    ],
)
def test_paths_of_which_only_one_can_be_there(paths: list[str]) -> None:
    assert list(clashes(paths)) == [(paths[1], paths[0])]
