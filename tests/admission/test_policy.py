"""Which kinds of files may go onto a site, and what becomes of all others."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from explainer.admission.policy import FILE_KINDS, admit_file, is_leftover, kind_of
from explainer.diagnostics.listing import as_text
from explainer.diagnostics.problems import Problems

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.md", "pages"),
        ("a/IMG_1.JPG", "pictures"),
        ("logo.svg", "drawings"),
        ("favicon.ico", "icons"),
        ("a/extra.css", "style sheets"),
        ("a/x.woff2", "fonts"),
        ("a/report.PDF", "documents"),
        ("robots.txt", "rules for search engines"),
        ("CNAME", "the name of the host"),
        (".nojekyll", "a word to GitHub"),
    ],
)
def test_a_kind_is_told_by_name_or_ending(path: str, kind: str) -> None:
    found = kind_of(PurePosixPath(path))
    assert found is not None and found.plural == kind


@pytest.mark.parametrize(
    "path",
    [
        "a.html", "a.htm", "a.HTML", "a.xhtml", "a.xht", "a.shtml", "a.xml", "a.xsl", "a.js", "a.mjs", "a.wasm",
        "a.json", "a.webmanifest", "a.map", "a.txt", "a.csv", "a.zip", "a.exe", "a.php", "a.py", "a.svgz", "a.avif",
        "a.bmp", "a.tiff", "a.heic", "a.mp4", "a.ttf", "a.otf", "a.eot", "a.htc", "a.swf", ".htaccess", ".htpasswd",
        ".env", "_headers", "_redirects", "LICENSE", "a", "a.png.html", "a.md.js", "humans.txt", "web.config",
        "a/robots.txt", "a/CNAME", "a/.nojekyll", "cname", "ROBOTS.TXT", "a.MD", "a.markdown", "a.mht", "a.rdf",
    ],
)  # fmt: skip
def test_everything_else_stays_out(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    problems = Problems()
    assert admit_file(tmp_path / "docs", PurePosixPath(path), problems) is None
    assert as_text(problems).startswith(f"docs/{path}:1:1: error: '{PurePosixPath(path).name}' ")
    assert "[refused-file]" in as_text(problems)


def test_the_message_names_every_kind(tmp_path: Path) -> None:
    problems = Problems()
    admit_file(tmp_path, PurePosixPath("a.html"), problems)
    for kind in FILE_KINDS:
        assert all(word in as_text(problems) for word in (kind.plural, *kind.endings, *kind.names))


@pytest.mark.parametrize("name", ["a.md~", ".a.md.swp", "#a.md#", "~$a.docx", "Thumbs.db", ".DS_Store", "a.md.orig"])
def test_what_editors_leave_behind_is_known(name: str) -> None:
    assert is_leftover(PurePosixPath("a") / name)


@pytest.mark.parametrize("name", ["a.md", "a.html", ".htaccess", "a.js", ".nojekyll", "template.md"])
def test_nothing_else_is_passed_over(name: str) -> None:
    assert not is_leftover(PurePosixPath(name))


def test_sizes_are_bounded_by_kind(tmp_path: Path) -> None:
    for kind in FILE_KINDS:
        name = kind.names[0] if kind.names else f"a{kind.endings[0]}"
        with (tmp_path / name).open("wb") as file:
            file.truncate(kind.max_bytes + 1)
        problems = Problems()
        assert admit_file(tmp_path, PurePosixPath(name), problems) is None
        assert "[too-large]" in as_text(problems)


def test_contributors_are_told_which_files_go_in() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for kind in FILE_KINDS:
        assert all(f"`{word}`" in text for word in (*kind.endings, *kind.names)), kind.plural
