"""What stands in a folder that was written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from explainer.files.walking import FolderFiles, walk


def test_files_are_listed_by_path_in_order_with_their_content(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c").write_bytes(b"1")
    (tmp_path / "a").write_bytes(b"2")
    assert list(FolderFiles(tmp_path).items()) == [("a", b"2"), ("b/c", b"1")]
    found = [(tmp_path / "a", False), (tmp_path / "b", True), (tmp_path / "b" / "c", False)]
    assert sorted((Path(path), is_folder) for path, is_folder in walk(tmp_path)) == found


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert list(FolderFiles(tmp_path / "gone")) == []


@pytest.mark.parametrize("kind", ["a link to a file", "a link to a folder", "a link to nothing", "a pipe"])
def test_what_is_no_file_is_neither_read_nor_entered(tmp_path: Path, kind: str) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "letter").write_bytes(b"x")
    (tmp_path / "site").mkdir()
    odd = tmp_path / "site" / "odd"
    if kind == "a pipe":
        os.mkfifo(odd)
    else:
        odd.symlink_to(tmp_path / {"file": "secret/letter", "folder": "secret"}.get(kind.split()[-1], "gone"))
    with pytest.raises(OSError, match="this is a link, a pipe or a device") as caught:
        FolderFiles(tmp_path / "site")
    assert caught.value.filename == str(odd)
