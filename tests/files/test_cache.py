"""What is kept between builds."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from explainer.files.cache import kept

Make = Callable[[], bytes]


@pytest.fixture
def made() -> list[bytes]:
    """What was made, in order."""
    return []


@pytest.fixture
def make(made: list[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    def make() -> bytes:
        made.append(b"picture")
        return made[-1]

    return make


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_is_made_of_the_same_is_made_once(make: Make, made: list[bytes], tmp_path: Path) -> None:
    assert [kept("pictures", b"words", make) for _ in range(3)] == [b"picture"] * 3
    assert len(made) == len(files(tmp_path)) == 1
    kept("pictures", b"other words", make)
    kept("pages", b"words", make)
    assert len(made) == len(files(tmp_path)) == 3


@pytest.mark.parametrize("damage", [b"", b"picture", b"\0" * 32 + b"another"], ids=["empty", "short", "changed"])
def test_what_is_not_whole_is_made_again(make: Make, made: list[bytes], tmp_path: Path, damage: bytes) -> None:
    kept("pictures", b"words", make)
    (file,) = files(tmp_path)
    file.write_bytes(damage)
    assert kept("pictures", b"words", make) == b"picture"
    assert kept("pictures", b"words", make) == b"picture"
    assert len(made) == 2


def test_a_disk_that_refuses_stops_nothing(make: Make, made: list[bytes], tmp_path: Path) -> None:
    (tmp_path / "explainer-site").write_bytes(b"no folder")
    assert kept("pictures", b"words", make) == kept("pictures", b"words", make) == b"picture"
    assert len(made) == 2


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_a_folder_in_which_others_may_write_is_not_used(
    make: Make, made: list[bytes], tmp_path: Path, mode: int
) -> None:
    kept("things", b"a", make)
    (tmp_path / "explainer-site").chmod(mode)
    kept("things", b"a", make)
    assert len(made) == 2


def test_a_folder_of_somebody_else_is_not_used(
    make: Make, made: list[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept("things", b"a", make)
    monkeypatch.setattr("os.geteuid", lambda: (tmp_path / "explainer-site").stat().st_uid + 1)
    kept("things", b"a", make)
    assert len(made) == 2


def test_a_link_to_another_folder_is_not_used(make: Make, made: list[bytes], tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    (tmp_path / "explainer-site").symlink_to(tmp_path / "elsewhere")
    kept("things", b"a", make)
    assert made
    assert not list((tmp_path / "elsewhere").iterdir())


def test_what_is_kept_is_for_nobody_else_whatever_the_umask(make: Make, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        kept("things", b"a", make)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "explainer-site").stat().st_mode) == 0o700


def test_a_cache_folder_that_is_no_whole_path_is_passed_over(
    make: Make, made: list[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    kept("pictures", b"words", make)
    assert [path.relative_to(tmp_path).parts[:3] for path in files(tmp_path)] == [("home", ".cache", "explainer-site")]
