"""What a build has made, kept for the next one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from explainer.files.package import program_digest
from explainer.files.store import store

PROGRAM = b"this version"
Make = Callable[[], bytes]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "explainer-site"


@pytest.fixture
def made() -> list[str]:
    """What was made, in order."""
    return []


def build(made: list[str], *keys: str, place: str = "project", by: bytes = PROGRAM) -> list[bytes]:
    """What a build gets that wants some things."""

    def make(key: str) -> bytes:
        made.append(key)
        return key.encode()

    with store("pages", Path(place), by) as kept:
        return [kept.made(key, lambda key=key: make(key)) for key in keys]  # type: ignore[misc]


def test_what_was_made_is_not_made_again(made: list[str]) -> None:
    assert build(made, "a", "b") == build(made, "b", "a")[::-1] == [b"a", b"b"]
    assert made == ["a", "b"]


@pytest.mark.parametrize("other", [{"place": "another"}, {"by": b"another version"}])
def test_another_project_and_another_program_make_it_anew(made: list[str], other: dict[str, str]) -> None:
    build(made, "a")
    build(made, "a", **other)  # type: ignore[arg-type]
    assert made == ["a", "a"]


def test_what_a_build_does_not_ask_for_is_not_kept(made: list[str]) -> None:
    build(made, "a", "b")
    build(made, "a")
    build(made, "a", "b")
    assert made == ["a", "b", "b"]


def test_a_build_that_fails_keeps_what_it_has_made_and_forgets_nothing(made: list[str]) -> None:
    build(made, "a", "b")
    with pytest.raises(RuntimeError), store("pages", Path("project"), PROGRAM) as kept:
        kept.put("c", b"c")
        raise RuntimeError
    build(made, "a", "b", "c")
    assert made == ["a", "b"]


def test_a_second_process_does_without(made: list[str]) -> None:
    build(made, "a")
    with store("pages", Path("project"), PROGRAM) as kept:
        assert kept.get("a") == b"a"
        assert build(made, "a") == [b"a"]
    build(made, "a")
    assert made == ["a", "a"]


def test_a_file_that_is_no_database_is_begun_anew(made: list[str], cache: Path) -> None:
    build(made, "a")
    (file,) = cache.iterdir()
    file.write_bytes(b"no database, but longer than the head of one" * 100)
    build(made, "a")
    build(made, "a")
    assert made == ["a", "a"]


@pytest.mark.parametrize("damage", [b"", b"a", b"\0" * 16 + b"a"], ids=["empty", "short", "changed"])
def test_what_is_damaged_is_made_again(made: list[str], cache: Path, damage: bytes) -> None:
    build(made, "a", "b")
    (file,) = cache.iterdir()
    with sqlite3.connect(file) as database:
        database.execute("UPDATE kept SET value = ? WHERE key = 'a'", [damage])
    assert build(made, "a", "b") == [b"a", b"b"]
    assert made == ["a", "b", "a"]


def test_a_thing_in_the_place_of_another_is_not_taken_for_it(made: list[str], cache: Path) -> None:
    build(made, "a", "b")
    (file,) = cache.iterdir()
    with sqlite3.connect(file) as database:
        database.execute("UPDATE kept SET value = (SELECT value FROM kept WHERE key = 'b')")
    assert build(made, "a", "b") == [b"a", b"b"]


def test_a_disk_that_refuses_stops_nothing(made: list[str], cache: Path) -> None:
    cache.parent.mkdir()
    cache.write_bytes(b"no folder")
    build(made, "a")
    assert build(made, "a") == [b"a"]
    assert made == ["a", "a"]


def test_the_digest_of_the_program_is_the_same_each_time() -> None:
    first = program_digest()
    program_digest.cache_clear()
    assert program_digest() == first
