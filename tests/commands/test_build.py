"""The command build: pages, a whole site, and the old one when it fails."""

from __future__ import annotations

import re
from pathlib import Path

from harbour import Run, write_project

from explainer.commands import FAILED, OK


def test_build_writes_pages_as_plain_files(data: Path, run: Run) -> None:
    code, out, err = run("build", "--pages", "pages")
    assert (code, out) == (OK, "")
    files = [path for path in (data / "pages").rglob("*") if path.is_file()]
    assert err == f"{len(files)} files written to pages\n"
    assert (data / "pages" / "index.md").read_text(encoding="utf-8").startswith('---\ntitle: "Grain in the harbour"')


def test_build_makes_a_whole_site(here: Path, run: Run) -> None:
    write_project(here)
    code, out, err = run("build")
    assert (code, out) == (OK, "")
    pages = len(list((here / "site").rglob("*.html")))
    assert re.fullmatch(
        rf"building the site \.\.\.\n{pages} pages and \d+ other files in site, every link checked\n", err
    )
    assert sorted(path.name for path in here.iterdir()) == ["data", "docs", "mkdocs.yml", "site"]


def test_a_failed_build_leaves_the_old_site_whole(here: Path, run: Run) -> None:
    write_project(here)
    (here / "docs" / "about.md").write_text("# About\n\n[gone](gone.md)\n", encoding="utf-8")
    (here / "site" / "assets" / "explainer").mkdir(parents=True)
    (here / "site" / "assets" / "explainer" / "explainer.css").touch()
    (here / "site" / "index.html").write_text("the old site", encoding="utf-8")
    code, out, err = run("build")
    assert code == FAILED
    assert "gone.md" in out
    assert err == "building the site ...\nthe site was not built; site is as it was\n"
    assert {path.name for path in (here / "site").rglob("*.*")} == {"index.html", "explainer.css"}
    assert (here / "site" / "index.html").read_text(encoding="utf-8") == "the old site"
    assert sorted(path.name for path in here.iterdir()) == ["data", "docs", "mkdocs.yml", "site"]
