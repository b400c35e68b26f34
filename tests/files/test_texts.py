"""Text files on the disk: what is read, what is refused, and what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from harbour import FILES, write_data

from explainer.diagnostics.errors import StoryError
from explainer.diagnostics.listing import as_text
from explainer.diagnostics.problems import Problems
from explainer.files.texts import read_folder, read_text
from explainer.reading.loading import load_story


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The harbour story on the disk, below the folder people stand in."""
    monkeypatch.chdir(tmp_path)
    return write_data(tmp_path / "data")


def complaint(folder: Path) -> str:
    """What is said of a folder that is no story."""
    with pytest.raises(StoryError) as caught:
        load_story(folder)
    return as_text(caught.value.problems)


LIST = ":1:1: error: expected terms by id, found a list [wrong-shape]"


def test_paths_are_told_from_where_people_stand(folder: Path) -> None:
    (folder / "terms.yml").write_text("- a\n", encoding="utf-8")
    assert complaint(folder).splitlines()[0] == f"data/terms.yml{LIST}"
    assert complaint(Path("data")).splitlines()[0] == f"data/terms.yml{LIST}"


def test_paths_in_the_very_folder_are_names(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "terms.yml").write_text("- a\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    assert complaint(Path()).splitlines()[0] == f"terms.yml{LIST}"


def test_paths_elsewhere_are_told_in_full(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    (folder / "terms.yml").write_text("- a\n", encoding="utf-8")
    assert complaint(folder).splitlines()[0] == f"{folder.as_posix()}/terms.yml{LIST}"


def test_a_folder_around_the_current_one_is_read_like_any_other(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "articles")
    assert load_story(folder).articles
    (folder / "terms.yml").write_text("- a\n", encoding="utf-8")
    assert complaint(folder).splitlines()[0] == f"{folder.as_posix()}/terms.yml{LIST}"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert complaint(Path("date")) == (
        "date:1:1: error: there is no such folder [missing-file]\n = name the folder that holds explainer.yml"
    )


@pytest.mark.parametrize("name", ["terms.yml", "sources.yml", "explainer.yml", "articles/grain.md"])
@pytest.mark.parametrize(
    ("content", "byte", "place", "line"),
    [
        pytest.param("Vælter".encode("latin-1"), 2, "1:2", "V�lter", id="Latin-1"),
        pytest.param("a: b\r\nc: Vælter".encode("latin-1"), 11, "2:5", "c: V�lter", id="Latin-1 of Windows"),
        pytest.param("a: b".encode("utf-16"), 1, "1:1", "��a�:� �b�", id="UTF-16"),
        pytest.param(b"a: \xed\xa0\x80", 4, "1:4", "a: ���", id="half a character"),
        pytest.param(b"a: \xc3", 4, "1:4", "a: �", id="a character cut off"),
    ],
)
def test_a_file_in_another_encoding_is_one_mistake_at_its_first_wrong_letter(
    folder: Path, name: str, content: bytes, byte: int, place: str, line: str
) -> None:
    (folder / name).write_bytes(content)
    number, column = map(int, place.split(":"))
    assert complaint(folder) == (
        f"data/{name}:{place}: error: this file is not UTF-8 (byte {byte}) [unreadable-file]\n"
        f" {number} | {line}\n   | {' ' * (column - 1)}^\n   = save it in your editor with the encoding UTF-8"
    )


def test_a_symbolic_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yml").write_text("a: b\n", encoding="utf-8")
    (folder / "terms.yml").unlink()
    (folder / "terms.yml").symlink_to(tmp_path / "secret.yml")
    assert complaint(folder) == (
        "data/terms.yml:1:1: error: this is a symbolic link [unreadable-file]\n = put the file itself here"
    )


def test_a_link_to_a_folder_is_not_entered(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "zebra.md").write_text("x", encoding="utf-8")
    (folder / "linked").symlink_to(tmp_path / "other")
    assert sorted(source.path for source in read_folder(folder, Problems())) == sorted(f"data/{name}" for name in FILES)


def test_a_file_that_is_too_large_is_not_read(folder: Path) -> None:
    with (folder / "terms.yml").open("wb") as file:
        file.truncate(16_000_001)
    assert complaint(folder) == "data/terms.yml:1:1: error: this file is larger than 16 MB [too-large]\n = split it"


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    problems = Problems()
    assert read_text(tmp_path / "gone.yml", problems) is None
    assert as_text(problems) == (
        "gone.yml:1:1: error: this file cannot be read: No such file or directory [unreadable-file]\n"
        " = check that it exists and that you may read it"
    )


def test_a_folder_that_is_none_of_ours_is_not_looked_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "a.yml").symlink_to("/dev/zero")
    problems = Problems()
    assert read_folder(Path("x"), problems) == []
    assert [str(problem.message) for problem in problems] == ["there is no explainer.yml in this folder"]


def test_only_yaml_and_markdown_that_is_not_hidden_is_read_in_order(folder: Path) -> None:
    for name in ("photo.jpg", ".hidden.yml", "terms.yml~", ".git/config.yml"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")
    (folder / "folder.yml").mkdir()
    found = [source.path for source in read_folder(folder, Problems())]
    assert found == sorted(f"data/{name}" for name in FILES)
