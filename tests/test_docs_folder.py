"""Files written by hand, on their whole way: from ``docs`` through MkDocs onto the site."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from harbour import build_with_mkdocs, write_project
from mkdocs.exceptions import Abort
from PIL import Image

pytestmark = pytest.mark.trust

SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><path d="M0 0h1v1z"/></svg>'


def photograph() -> bytes:
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (39.0, 49.0, 0.0)}
    out = io.BytesIO()
    Image.new("RGB", (8, 6)).save(out, "JPEG", exif=exif.tobytes())
    return out.getvalue() + b"<script>"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_project(tmp_path / "project")


def refused(project: Path, caplog: pytest.LogCaptureFixture) -> str:
    with pytest.raises(Abort):
        build_with_mkdocs(project, project / "site")
    assert not (project / "site" / "index.html").exists()
    return caplog.text


def test_what_is_admitted_is_published_as_ours(project: Path) -> None:
    docs = project / "docs"
    (docs / "about.md").write_text("# About\n\n![x](x.jpg) [map](logo.svg)\n", encoding="utf-8")
    (docs / "x.jpg").write_bytes(photograph())
    (docs / "logo.svg").write_text(SVG, encoding="utf-8")
    (docs / "CNAME").write_text("Velter.example", encoding="utf-8")
    (docs / ".nojekyll").touch()
    (docs / "about.md~").write_text("old", encoding="utf-8")
    (docs / ".secret.txt").write_text("old", encoding="utf-8")
    built = build_with_mkdocs(project, project / "site")
    assert b"Exif" not in built["x.jpg"] and b"script" not in built["x.jpg"]
    assert built["logo.svg"] == b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h1v1z"/></svg>\n'
    assert (built["CNAME"], built[".nojekyll"]) == (b"velter.example\n", b"")
    assert not {"about.md~", ".secret.txt"} & set(built)
    assert b'src="x.jpg"' in built["about.html"]


def test_no_file_is_read_again_once_it_was_admitted(project: Path) -> None:
    (project / "docs" / "about.md").write_text("# About\n\nBefore.\n", encoding="utf-8")
    hook = (
        "from pathlib import Path\n"
        "def on_nav(nav, config, files):\n"
        "    page = Path(config.docs_dir, 'about.md')\n"
        "    page.unlink(); page.symlink_to('/proc/self/environ')\n"
    )
    (project / "hook.py").write_text(hook, encoding="utf-8")
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(config + "hooks: [hook.py]\n", encoding="utf-8")
    built = build_with_mkdocs(project, project / "site")
    assert b"Before." in built["about.html"]
    assert b"PATH=" not in built["about.html"]


def test_what_hooks_and_other_plugins_write_is_of_the_types_that_a_site_needs(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    hook = """
from pathlib import Path
from mkdocs.structure.files import File
PAGE = '<html xmlns="http://www.w3.org/1999/xhtml"><script>go()</script></html>'
def on_files(files, config):
    files.append(File.generated(config, "a.js", content="go()"))
    files.append(File.generated(config, "b.mht", content=PAGE))
def on_post_build(config):
    Path(config.site_dir, "c").write_text(PAGE)
    Path(config.site_dir, "d.xml").write_text(PAGE)
    Path(config.site_dir, "e.txt").write_text("x")
"""
    (project / "hook.py").write_text(hook, encoding="utf-8")
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(config + "hooks: [hook.py]\n", encoding="utf-8")
    told = [line for line in refused(project, caplog).splitlines() if ": error: " in line]
    assert told == [
        "a.js:1:1: error: this script is none of ours and none of the theme's [unsafe-html]",
        "b.mht:1:1: error: this is no file that a site may hold [refused-file]",
        "c:1:1: error: this is no file that a site may hold [refused-file]",
        "d.xml:1:1: error: 'html' is a part of a page, which this file is not [unsafe-html]",
        "d.xml:1:44: error: 'script' would run where this file is opened [unsafe-html]",
    ]


ODD: dict[str, Callable[[Path], Any]] = {
    "the environment": lambda docs: (docs / "env.txt").symlink_to("/proc/self/environ"),
    "a page elsewhere": lambda docs: (docs / "env.md").symlink_to("/etc/passwd"),
    "a device without end": lambda docs: (docs / "zero.md").symlink_to("/dev/zero"),
    "a folder": lambda docs: (docs / "etc").symlink_to("/etc"),
    "a circle": lambda docs: (docs / "again").symlink_to("."),
    "a link to nothing": lambda docs: (docs / "gone.md").symlink_to("nowhere"),
    "a pipe": lambda docs: os.mkfifo(docs / "pipe.md"),
    "a folder called as a page": lambda docs: (docs / "x.md").mkdir(),
    "HTML": lambda docs: (docs / "x.html").write_text("<script>alert(1)</script>"),
    "HTML by another name": lambda docs: (docs / "x.htm").write_text("<script>alert(1)</script>"),
    "XHTML": lambda docs: (docs / "x.xhtml").write_text("<script>alert(1)</script>"),
    "XML": lambda docs: (docs / "x.xml").write_text("<a/>"),
    "a script": lambda docs: (docs / "x.js").write_text("alert(1)"),
    "HTML called a picture": lambda docs: (docs / "x.png").write_text("<script>alert(1)</script>"),
    "a style from elsewhere": lambda docs: (docs / "x.css").write_text("a { b: url(//evil.example) }"),
    "an escape sequence": lambda docs: (docs / "x.md").write_text("# A\n\n\x1b[31mred"),
    "a NUL": lambda docs: (docs / "x.md").write_text("# A\n\n\x00"),
    "a turned line": lambda docs: (docs / "x.md").write_text("# A\n\n\u202eabc", encoding="utf-8"),
    "another encoding": lambda docs: (docs / "x.md").write_bytes("# Vælter".encode("latin-1")),
    "two names alike": lambda docs: [(docs / name).write_text("# A\n") for name in ("x.md", "X.md")],
}


@pytest.mark.parametrize("odd", ODD)
def test_what_may_not_go_in_stops_the_build_with_its_place(
    odd: str, project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ODD[odd](project / "docs")
    started = time.monotonic()
    said = refused(project, caplog)
    assert time.monotonic() - started < 10
    assert "files cannot go onto the site" in said
    assert "project/docs/" in said and ": error: " in said
    assert "Traceback" not in said


@pytest.mark.parametrize("name", ["people.md", "People.md", "PEOPLE.md", "Assets/x.md", "people.html/x.md"])
def test_a_page_in_the_place_of_ours_is_refused(name: str, project: Path, caplog: pytest.LogCaptureFixture) -> None:
    page = project / "docs" / name
    page.parent.mkdir(exist_ok=True)
    page.write_text("# Mine\n", encoding="utf-8")
    assert f"project/docs/{name} " in refused(project, caplog)


def test_two_pages_at_one_address_are_refused(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    for name in ("x.md", "x/index.md"):
        (project / "docs" / name).parent.mkdir(exist_ok=True)
        (project / "docs" / name).write_text("# Mine\n", encoding="utf-8")
    with pytest.raises(Abort):
        build_with_mkdocs(project, project / "site", use_directory_urls=True)
    assert "would be one with x/index.html" in caplog.text


def test_a_hidden_file_that_the_project_publishes_must_be_of_a_kind_too(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (project / "docs" / ".htaccess").write_text("Options +Indexes\n", encoding="utf-8")
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(config + "exclude_docs: '!.htaccess'\n", encoding="utf-8")
    assert "docs/.htaccess:1:1: error: '.htaccess' is no file that may go onto the site" in refused(project, caplog)


def test_a_theme_of_the_project_is_held_to_the_same(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    own = project / "own"
    own.mkdir()
    (own / "extra.css").write_text("a { color: red }", encoding="utf-8")
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(config.replace("  font: false", "  font: false\n  custom_dir: own"))
    assert build_with_mkdocs(project, project / "site")["extra.css"] == b"a { color: red }"
    (own / "extra.js").write_text("alert(1)", encoding="utf-8")
    with pytest.raises(Abort):
        build_with_mkdocs(project, project / "site")
    assert "own/extra.js:1:1: error: 'extra.js' is no file that may go onto the site" in caplog.text
    (own / "extra.js").unlink()
    (own / "main.html").symlink_to("/etc/passwd")
    with pytest.raises(Abort):
        build_with_mkdocs(project, project / "site")
    assert "own/main.html:1:1: error: this is a symbolic link" in caplog.text


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<script>alert(1)</script>", "error: 'script' was left out of the drawing"),
        ("<text>{{ config }}</text>", "error: this drawing would run as a template"),
    ],
)
def test_an_icon_of_a_theme_goes_into_pages_as_it_is_and_has_to_be_clean(
    inside: str, said: str, project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    icon = project / "own" / ".icons" / "mine.svg"
    icon.parent.mkdir(parents=True)
    icon.write_text(SVG.replace("<script>alert(1)</script>", inside), encoding="utf-8")
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(config.replace("  font: false", "  font: false\n  custom_dir: own"))
    assert "own/.icons/mine.svg:1:" in refused(project, caplog)
    assert said in caplog.text


def test_pages_keep_their_edit_links(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPO_URL", "https://forge.example/velter")
    (project / "docs" / "about.md").write_text("# About\n", encoding="utf-8")
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("  font: false", "  font: false\n  features: [content.action.edit]")
    (project / "mkdocs.yml").write_text(config + "edit_uri: edit/main/docs/\n", encoding="utf-8")
    assert (
        b"https://forge.example/velter/edit/main/docs/about.md"
        in build_with_mkdocs(project, project / "site")["about.html"]
    )
