"""Data files that are divided: the entries of a kind in several files of a folder."""

from __future__ import annotations

import re
from collections.abc import Mapping

import harbour
import pytest
from harbour import FILES, listing

from explainer.site import build_site

FIRST, *OTHERS = re.split(r"(?m)^(?=[a-z])", FILES["terms.yml"].lstrip("\n"))
ONE, TWO = OTHERS[0], "".join(OTHERS[1:])


def divided(**parts: str) -> dict[str, str]:
    """The harbour with these files in the folder of terms, and none beside it."""
    files = {name: text for name, text in FILES.items() if name != "terms.yml"}
    return files | {f"terms/{name}.yml": text for name, text in parts.items()}


def test_the_site_of_divided_data_is_the_same() -> None:
    assert ONE
    assert TWO
    assert not FIRST
    for files in (divided(a=ONE, b=TWO), divided(b=TWO) | {"terms.yml": ONE}):
        assert listing(files) == ""
        found, whole = (dict(build_site(harbour.story(some)).files) for some in (files, FILES))
        told = {name for name in whole if found[name] != whole[name]}
        assert found.keys() == whole.keys()
        assert told <= {"index.md", "assets/explainer/files.txt"}  # the form to annotate names the files


def test_files_are_read_by_name_after_that_of_the_kind() -> None:
    def ids(files: Mapping[str, str]) -> list[str]:
        return [id_ for id_, located in harbour.story(files).entries.items() if located.value.kind == "term"]

    assert ids(divided(b=ONE, a=TWO)) == ids(divided(a=TWO) | {"terms.yml": ""} | {"terms/b.yml": ONE})
    assert ids(divided(a=TWO) | {"terms.yml": ONE}) == ids(FILES)
    assert ids(divided(b=ONE, a=TWO)) != ids(FILES)


def test_an_id_is_unique_in_all_files_of_a_kind() -> None:
    assert re.search(
        r"data/terms/b.yml:1:1: error: the id '[a-z-]+' is taken \[duplicate-id\]"
        r"(?s:.*)= it stands at data/terms/a.yml:1:1; choose another",
        listing(divided(a=ONE + TWO, b=ONE)),
    )


def test_a_part_that_cannot_be_read_is_one_error_and_its_ids_are_not_missed() -> None:
    found = listing(divided(a=ONE, b="x: [\n" + TWO))
    assert found.count(": error: ") == 1
    assert found.startswith("data/terms/b.yml:")


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("terms/a.yaml", "entries are read from the folder 'terms' itself: terms/a.yml"),
        ("terms/deep/a.yml", "entries are read from the folder 'terms' itself: terms/a.yml"),
        ("notes-on-the-weather.yml", "actors.yml and its like may be divided, into actors/*.yml"),
    ],
)
def test_other_files_in_folders_are_refused(name: str, remedy: str) -> None:
    found = listing({**FILES, name: ONE})
    assert f"data/{name}:1:1: error: nothing reads '{name}' [unknown-file]" in found
    assert remedy in found


def test_the_story_knows_in_which_file_an_entry_stands() -> None:
    story, whole = harbour.story(divided(a=ONE, b=TWO)), harbour.story(FILES)
    (one, *_), (two, *_) = (re.findall(r"(?m)^[a-z-]+", text) for text in (ONE, TWO))
    assert (story.file_of(one), story.file_of(two)) == ("terms/a.yml", "terms/b.yml")
    assert (story.last_file("term"), whole.last_file("term")) == ("terms/b.yml", "terms.yml")
