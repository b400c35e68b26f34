"""The command zip: an archive of the built site, the same whenever and wherever it is made."""

from __future__ import annotations

import os
import re
import zipfile
from pathlib import Path

import pytest
from harbour import Run

from explainer.commands import MISUSED, OK


@pytest.fixture
def site(here: Path) -> Path:
    """A site of two files."""
    (here / "site" / "assets").mkdir(parents=True)
    (here / "site" / "index.html").write_text("<p>Home</p>", encoding="utf-8")
    (here / "site" / "assets" / "x.css").write_text("p {}", encoding="utf-8")
    return here / "site"


def test_the_site_is_packed_into_a_folder_named_like_the_archive(site: Path, run: Run) -> None:
    code, out, err = run("zip", "--output", "out/grain.zip")
    assert (code, out) == (OK, "")
    assert re.fullmatch(r"out/grain\.zip, 0\.\d MB: unpack it and open grain/index\.html\n", err)
    assert zipfile.ZipFile("out/grain.zip").namelist() == ["grain/assets/x.css", "grain/index.html"]
    assert [path.name for path in Path("out").iterdir()] == ["grain.zip"]


def test_two_archives_of_a_site_are_equal_whatever_the_time_of_its_files(site: Path, run: Run) -> None:
    run("zip", "--output", "one/grain.zip")
    os.utime(site / "index.html", (1_000_000_000, 1_000_000_000))
    (site / "index.html").chmod(0o600)
    run("zip", "--output", "two/grain.zip", "--quiet")
    assert Path("one/grain.zip").read_bytes() == Path("two/grain.zip").read_bytes()


@pytest.mark.usefixtures("here")
def test_a_site_that_was_not_built_is_told(run: Run) -> None:
    message = "explainer: there is no built site in 'public'; build it with: explainer build\n"
    assert run("zip", "--site", "public") == (MISUSED, "", message)
    assert not Path("explainer.zip").exists()
