"""The archive of a site: what is in it, in which order, and nothing of when or where it was made."""

from __future__ import annotations

import io
import stat
import zipfile

from explainer.finished.archive import INDEX, pack

FILES = {"people.html": b"<p>Ada</p>" * 100, "index.html": b"<p>Home</p>", "assets/map.js": b"map()"}


def unpacked(archive: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(archive))


def test_every_file_is_in_one_folder_in_order_and_whole() -> None:
    archive = unpacked(pack(FILES, "grain"))
    assert archive.namelist() == ["grain/assets/map.js", "grain/index.html", "grain/people.html"]
    assert archive.read("grain/people.html") == FILES["people.html"]
    assert archive.testzip() is None


def test_files_that_only_a_server_needs_stay_out() -> None:
    files = FILES | {"_headers": b"x", "404.html": b"x", "sitemap.xml": b"x", "sitemap.xml.gz": b"x"}
    assert pack(files, "grain") == pack(FILES, "grain")


def test_the_index_of_the_search_is_a_script_too_for_pages_opened_from_a_folder() -> None:
    archive = unpacked(pack({**FILES, INDEX: b"{}"}, "grain"))
    assert archive.read("grain/search/search_index.js") == b"var __index = {}\n"
    assert archive.read(f"grain/{INDEX}") == b"{}"


def test_the_order_in_which_files_are_given_does_not_matter() -> None:
    assert pack(FILES, "grain") == pack(dict(reversed(FILES.items())), "grain")


def test_every_file_has_the_same_time_and_may_be_read_by_everybody() -> None:
    for entry in unpacked(pack(FILES, "grain")).infolist():
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        assert stat.filemode(entry.external_attr >> 16) == "-rw-r--r--"
        assert entry.create_system == 3
        assert entry.compress_type == zipfile.ZIP_DEFLATED


def test_names_in_other_scripts_keep_their_letters() -> None:
    assert unpacked(pack({"Վ.html": b""}, "grain")).namelist() == ["grain/Վ.html"]
