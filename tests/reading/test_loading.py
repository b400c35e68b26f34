"""A data folder on the disk to a story, or to an exception with everything that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from harbour import FILES, write_data
from hypothesis import given
from hypothesis import strategies as st

from explainer.diagnostics.errors import StoryError
from explainer.diagnostics.listing import as_text
from explainer.diagnostics.problems import Code, Problems
from explainer.files.texts import StoredFile
from explainer.files.walking import FolderFiles
from explainer.kinds import Route
from explainer.reading.loading import load_stored_story, load_story
from explainer.reading.story import Story


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The harbour story on the disk, below the folder people stand in."""
    monkeypatch.chdir(tmp_path)
    return write_data(tmp_path / "data")


def test_a_folder_is_read_to_a_story(folder: Path) -> None:
    problems = Problems()
    story = load_story(folder, problems)
    assert story.project.value.title == "Grain in Velter"
    assert as_text(problems) == ""


def test_windows_line_ends_and_a_byte_order_mark_on_the_disk_give_no_error(folder: Path) -> None:
    for path in folder.rglob("*.*"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    problems = Problems()
    assert load_story(folder, problems).project.value.lead == "grain"
    assert as_text(problems) == ""


def test_warnings_do_not_stop_anything(folder: Path) -> None:
    path = folder / "places.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("used_by: [union], ", ""), encoding="utf-8")
    problems = Problems()
    assert isinstance(load_story(folder, problems), Story)
    assert len(problems.warnings) == len(problems) == 1


@given(st.sampled_from(sorted(FILES)), st.binary(max_size=80))
def test_any_bytes_as_a_data_file_give_a_story_or_problems(
    tmp_path_factory: pytest.TempPathFactory, name: str, content: bytes
) -> None:
    folder = write_data(tmp_path_factory.mktemp("data"))
    (folder / name).write_bytes(content)
    problems = Problems()
    try:
        assert isinstance(load_story(folder, problems), Story)
        assert not problems.errors
    except StoryError as error:
        assert error.problems is problems
        assert problems.errors
        assert as_text(problems)


def test_changes_are_read_in_the_place_of_files_and_leave_no_trace(folder: Path) -> None:
    before = dict(FolderFiles(folder))
    changed = load_story(
        Path("data"), changes={"terms.yml": FILES["terms.yml"].replace("name: berth fee", "name: toll")}
    )
    assert changed.entry("berth-fee").name == "toll"
    assert dict(FolderFiles(folder)) == before


def test_a_file_that_is_not_there_can_be_a_change(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "routes.yml").unlink()
    monkeypatch.chdir(folder)
    assert load_story(Path(), changes={"routes.yml": FILES["routes.yml"]}).of(Route)


def test_a_stored_file_that_is_too_large_is_not_fetched() -> None:
    def read() -> bytes:
        raise AssertionError("fetched")

    problems = Problems()
    large = StoredFile(name="data/actors.yml", is_link=False, size=17_000_000, read=read)
    with pytest.raises(StoryError):
        load_stored_story([large], "data", problems)
    assert [problem.code for problem in problems][:1] == [Code.TOO_LARGE]
