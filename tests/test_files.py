"""The disk: what is read, what is refused, and what stands there when writing fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from harbour import FILES, write_data
from hypothesis import given
from hypothesis import strategies as st

from explainer.diagnostics.errors import StoryError
from explainer.diagnostics.listing import as_text
from explainer.diagnostics.locations import SourceText
from explainer.diagnostics.problems import Code, Problems
from explainer.files import (
    StoredFile,
    package_file,
    read_folder,
    read_text,
    replace_texts,
    scratch,
    staging,
    walk_files,
    write_file,
    write_files,
)
from explainer.kinds import Route
from explainer.reading.loading import load_stored_story, load_story
from explainer.reading.story import Story


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


def written(folder: Path) -> dict[str, bytes]:
    return dict(walk_files(folder))


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


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert complaint(Path("date")) == (
        "date:1:1: error: there is no such folder [missing-file]\n = name the folder that holds explainer.yml"
    )


def test_warnings_do_not_stop_anything(folder: Path) -> None:
    path = folder / "places.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("used_by: [union], ", ""), encoding="utf-8")
    problems = Problems()
    assert isinstance(load_story(folder, problems), Story)
    assert len(problems.warnings) == len(problems) == 1


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


def test_only_yaml_and_markdown_that_is_not_hidden_is_read_in_order(folder: Path) -> None:
    for name in ("photo.jpg", ".hidden.yml", "terms.yml~", ".git/config.yml"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")
    (folder / "folder.yml").mkdir()
    found = [source.path for source in read_folder(folder, Problems())]
    assert found == sorted(f"data/{name}" for name in FILES)


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
    before = written(folder)
    changed = load_story(
        Path("data"), changes={"terms.yml": FILES["terms.yml"].replace("name: berth fee", "name: toll")}
    )
    assert changed.entry("berth-fee").name == "toll"
    assert written(folder) == before


def test_a_file_that_is_not_there_can_be_a_change(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "routes.yml").unlink()
    monkeypatch.chdir(folder)
    assert load_story(Path(), changes={"routes.yml": FILES["routes.yml"]}).of(Route)


# Writing ------------------------------------------------------------------------------------------------------------


def test_files_are_written_into_folders_that_are_made(tmp_path: Path) -> None:
    write_files({"index.html": b"<p>", "assets/a/b.css": b"p{}"}, tmp_path / "out" / "site")
    assert written(tmp_path / "out" / "site") == {"assets/a/b.css": b"p{}", "index.html": b"<p>"}


def test_what_stood_there_before_is_gone(tmp_path: Path) -> None:
    write_files({"old.html": b"1", "same.html": b"1"}, tmp_path / "site")
    write_files({"same.html": b"2"}, tmp_path / "site")
    assert written(tmp_path) == {"site/same.html": b"2"}


def test_a_build_that_fails_leaves_the_last_good_one_and_no_trace(tmp_path: Path) -> None:
    write_files({"index.html": b"good"}, tmp_path / "site")
    with pytest.raises(RuntimeError, match="half way"), staging(tmp_path / "site") as stage:
        (stage / "index.html").write_bytes(b"bad")
        raise RuntimeError("half way")
    assert written(tmp_path) == {"site/index.html": b"good"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_swap_that_the_disk_refuses_leaves_the_last_good_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files({"index.html": b"good"}, tmp_path / "site")
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if target.name == "site" and not path.name.endswith("-old"):
            raise OSError("refused")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OSError, match="refused"):
        write_files({"index.html": b"new"}, tmp_path / "site")
    assert written(tmp_path) == {"site/index.html": b"good"}


def test_after_a_kill_between_two_steps_of_the_swap_the_last_good_one_comes_back(tmp_path: Path) -> None:
    write_files({"index.html": b"good"}, tmp_path / "site")
    (tmp_path / "site").rename(tmp_path / ".site-old")
    with pytest.raises(RuntimeError, match="half way"), staging(tmp_path / "site"):
        raise RuntimeError("half way")
    assert written(tmp_path) == {"site/index.html": b"good"}


def test_nothing_is_seen_of_a_build_before_it_is_whole(tmp_path: Path) -> None:
    with staging(tmp_path / "site") as stage:
        (stage / "index.html").write_bytes(b"x")
        assert not (tmp_path / "site").exists()
        assert stage.parent == tmp_path
    assert written(tmp_path / "site") == {"index.html": b"x"}


def test_a_site_can_be_read_by_a_web_server(tmp_path: Path) -> None:
    write_files({"index.html": b"x"}, tmp_path / "site")
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755


def test_files_of_a_package_are_read_from_where_it_is_installed() -> None:
    assert b"{" in package_file("explainer", "assets/explainer.css")


def test_one_file_is_written_in_one_step(tmp_path: Path) -> None:
    path = tmp_path / "links.yml"
    write_file(b"old", path)
    write_file(b"new", path)
    assert written(tmp_path) == {"links.yml": b"new"}
    assert path.stat().st_mode & 0o777 == 0o644


def test_a_file_that_cannot_be_written_leaves_the_old_one_and_no_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_file(b"old", tmp_path / "links.yml")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="full"):
        write_file(b"new", tmp_path / "links.yml")
    assert written(tmp_path) == {"links.yml": b"old"}


def refuse(*_: object) -> None:
    raise OSError("full")


def test_a_stored_file_that_is_too_large_is_not_fetched() -> None:
    def read() -> bytes:
        raise AssertionError("fetched")

    problems = Problems()
    large = StoredFile(name="data/actors.yml", is_link=False, size=17_000_000, read=read)
    with pytest.raises(StoryError):
        load_stored_story([large], "data", problems)
    assert [problem.code for problem in problems][:1] == [Code.TOO_LARGE]


def test_a_file_is_written_into_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    write_file(b"new", tmp_path / "out" / "book.pdf")
    assert written(tmp_path) == {"out/book.pdf": b"new"}


def test_a_scratch_folder_is_gone_after_its_block_even_when_that_fails(tmp_path: Path) -> None:
    def fail() -> None:
        with scratch(tmp_path) as folder:
            (folder / "page.html").write_text("x", encoding="utf-8")
            raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        fail()
    assert list(tmp_path.iterdir()) == []


# Writing anew what was read -----------------------------------------------------------------------------------------


def read(path: Path) -> SourceText:
    source = read_text(path, Problems())
    assert source is not None
    return source


def change(path: Path, text: str) -> tuple[SourceText, SourceText]:
    before = read(path)
    return before, SourceText(before.path, text)


def test_files_are_written_anew_with_their_rights_and_no_trace(folder: Path) -> None:
    (folder / "terms.yml").chmod(0o640)
    names = sorted(path.name for path in folder.rglob("*"))
    replace_texts([change(folder / "terms.yml", "\ufeffa: é\r\n"), change(folder / "events.yml", "b: c\n")])
    assert (folder / "terms.yml").read_bytes() == "\ufeffa: é\r\n".encode()
    assert (folder / "terms.yml").stat().st_mode & 0o777 == 0o640
    assert (folder / "events.yml").read_bytes() == b"b: c\n"
    assert sorted(path.name for path in folder.rglob("*")) == names


def test_a_file_that_somebody_changed_meanwhile_keeps_all_as_they_are(folder: Path) -> None:
    changes = [change(folder / "terms.yml", "a: b\n"), change(folder / "events.yml", "b: c\n")]
    (folder / "events.yml").write_text("mine: too\n", encoding="utf-8")
    before = dict(walk_files(folder))
    with pytest.raises(OSError, match="somebody has changed this file meanwhile") as caught:
        replace_texts(changes)
    assert caught.value.filename == "data/events.yml"
    assert dict(walk_files(folder)) == before


def test_a_file_that_became_a_symbolic_link_is_not_written_through(folder: Path, tmp_path: Path) -> None:
    changes = [change(folder / "terms.yml", "a: b\n")]
    (folder / "terms.yml").rename(tmp_path / "secret.yml")
    (folder / "terms.yml").symlink_to(tmp_path / "secret.yml")
    before = (tmp_path / "secret.yml").read_bytes()
    with pytest.raises(OSError, match="nothing was written"):
        replace_texts(changes)
    assert (tmp_path / "secret.yml").read_bytes() == before
