"""The command build: pages, a whole site, and the old one when it fails."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from harbour import Run, write_project

from explainer.commands import FAILED, MISUSED, OK


def test_build_writes_pages_as_plain_files(data: Path, run: Run) -> None:
    code, out, err = run("build", "--pages", "pages")
    assert (code, out) == (OK, "")
    files = [path for path in (data / "pages").rglob("*") if path.is_file()]
    assert err == f"{len(files)} files written to pages\n"
    assert (data / "pages" / "index.md").read_text(encoding="utf-8").startswith('---\ntitle: "Grain in the harbour"')


def test_pages_link_as_the_generator_will_serve_them(data: Path, run: Run) -> None:
    run("build", "--pages", "pages")
    assert 'href="people.html#dockers"' in (data / "pages" / "index.md").read_text(encoding="utf-8")
    assert run("build", "--pages", "pages", "--directory-urls")[0] == OK
    assert 'href="people/#dockers"' in (data / "pages" / "index.md").read_text(encoding="utf-8")
    assert 'href="../#p1-dockers"' in (data / "pages" / "people" / "index.md").read_text(encoding="utf-8")
    assert not (data / "pages" / "people.md").exists()
    assert run("build", "--pages", "pages", "--contributor-pages")[0] == OK
    assert sorted(path.name for path in (data / "pages").iterdir() if path.is_dir()) == ["assets", "data", "entry"]


def test_pages_speak_no_language_that_has_no_catalogue(data: Path, run: Run) -> None:
    code, out, err = run("build", "--pages", "pages", "--language", "zz")
    assert (code, out) == (MISUSED, "")
    assert err == "explainer: there is no catalogue of 'zz'; leave --language out for English\n"
    assert run("build", "--pages", "pages", "--language", "en-GB")[0] == OK


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
    assert out.startswith("Doc file 'about.md' contains a link 'gone.md', but the target is not found")
    assert "about.html:" in out
    assert not {"INFO", "WARNING", "ERROR", "Aborted", "Traceback"} & set(re.findall(r"\w+", out))
    assert err == "building the site ...\nthe site was not built; site is as it was\n"
    assert {path.name for path in (here / "site").rglob("*.*")} == {"index.html", "explainer.css"}
    assert (here / "site" / "index.html").read_text(encoding="utf-8") == "the old site"
    assert sorted(path.name for path in here.iterdir()) == ["data", "docs", "mkdocs.yml", "site"]


def test_the_folder_that_is_named_is_built_and_not_that_of_the_configuration(here: Path, run: Run) -> None:
    write_project(here)
    shutil.copytree("data", "draft")
    project = here / "draft" / "explainer.yml"
    text = project.read_text(encoding="utf-8")
    project.write_text(text.replace("summary: ", "summary: A draft. ", 1), encoding="utf-8")
    assert run("build", "draft", "--quiet") == (OK, "", "")
    assert "A draft." in (here / "site" / "index.html").read_text(encoding="utf-8")


def test_a_configuration_that_is_not_there_is_told(data: Path, run: Run) -> None:
    said = "explainer: there is no file 'mkdocs.yml'; name the configuration of MkDocs with --config\n"
    assert run("build") == (MISUSED, "", said)


def test_a_configuration_that_mkdocs_cannot_read_is_told_in_its_words(data: Path, run: Run) -> None:
    (data / "mkdocs.yml").write_text("plugins: [search", encoding="utf-8")
    code, out, _ = run("build")
    assert code == FAILED
    assert out.startswith("MkDocs encountered an error parsing the configuration file")


def test_the_message_keeps_its_lines_however_narrow_the_terminal_is(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    write_project(here)
    (here / "docs" / "about.md").write_bytes(b"# About\n\nA caf\xe9.\n")
    code, out, _ = run("build")
    assert (code, out) == (
        FAILED,
        "files cannot go onto the site\n\n"
        "docs/about.md:3:6: error: this file is not UTF-8 (byte 15) [unreadable-file]\n"
        " 3 | A caf�.\n   |      ^\n   = save it in your editor with the encoding UTF-8\n",
    )


@pytest.mark.parametrize(
    "name", ["people.md", "README.md", "assets/explainer/explainer.css"], ids=["a page", "the front page", "a file"]
)
def test_a_file_in_the_place_of_ours_is_told(here: Path, run: Run, name: str) -> None:
    write_project(here)
    (here / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
    (here / "docs" / name).write_text("# Mine\n", encoding="utf-8")
    said = f"docs/{name} has the name of a page or file that is made of the data; rename it\n"
    assert run("build")[:2] == (FAILED, said)


def test_a_plugin_that_stumbles_is_told_in_one_line_with_the_place(here: Path, run: Run) -> None:
    write_project(here)
    config = here / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + "hooks: [hook.py]\n", encoding="utf-8")
    (here / "hook.py").write_text("def on_nav(nav, **_):\n    raise KeyError('a mistake of ours')\n", encoding="utf-8")
    code, out, _ = run("build")
    assert code == FAILED
    why = "the site cannot be built: KeyError: 'a mistake of ours' (hook.py, line 2)"
    assert out == f"{why}; is a value in mkdocs.yml of a wrong type?\n"


MISTAKES_IN_THE_CONFIGURATION = {
    "a number for a folder": ("- explainer\n", "- explainer: {folder: 3}\n", "Plugin 'explainer' option 'folder'"),
    "a number for the navigation": ("theme:\n", "nav: 7\ntheme:\n", "Expected nav to be a list"),
    "a number for the theme": ("name: material", "name: 3", "Unrecognised theme name: '3'"),
    "a list for the theme": (
        "name: material",
        "name: [x]",
        "mkdocs.yml: MkDocs cannot build with this configuration: ",
    ),
    "a word for a depth": (
        "plugins:\n",
        "markdown_extensions: [toc: {toc_depth: x}]\nplugins:\n",
        "Failed to load extension 'toc'",
    ),
    "no such language": ("font: false", "language: xx", "the theme has no file 'partials/languages/xx.html'"),
    "a word for colours": ("font: false", "palette: true", "the theme cannot print a page with these settings"),
    "no YAML": ("site_name:", "site_name: {", 'while parsing a flow mapping in "mkdocs.yml", line 2'),
}


@pytest.mark.parametrize("mistake", MISTAKES_IN_THE_CONFIGURATION)
def test_a_mistake_in_the_configuration_is_told_in_words(here: Path, run: Run, mistake: str) -> None:
    old, new, told = MISTAKES_IN_THE_CONFIGURATION[mistake]
    write_project(here)
    config = here / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    assert old in text
    config.write_text(text.replace(old, new, 1), encoding="utf-8")
    code, out, _ = run("build")
    assert code == FAILED
    assert told in out
    assert "Traceback" not in out
    assert 'File "' not in out


@pytest.fixture
def without_pictures(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """This program and those it starts find nothing of what the extra ``pictures`` brings."""
    names = ("fontTools", "matplotlib")
    hidden = "\n".join(["import sys", *(f"sys.modules[{name!r}] = None" for name in names)])
    (here / "hidden").mkdir()
    (here / "hidden" / "sitecustomize.py").write_text(hidden, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(here / "hidden"))


def explainer(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = (sys.executable, "-m", "explainer", *arguments)
    return subprocess.run(command, capture_output=True, text=True, check=False)


WITHOUT = "shared links get no picture; it needs the program's extra 'pictures'\n"


@pytest.mark.usefixtures("without_pictures")
def test_without_the_extra_a_site_has_no_pictures_and_says_so(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_project(here)
    monkeypatch.setenv("SITE_URL", "https://pages.example/")
    done = explainer("build")
    assert (done.returncode, done.stdout) == (OK, ""), done.stderr
    assert done.stderr.endswith(f"every link checked\n{WITHOUT}")
    assert not list((here / "site").glob("entry/*.png"))
    assert list((here / "site").glob("entry/*.html"))
    home = (here / "site" / "index.html").read_text(encoding="utf-8")
    assert ("og:title" in home, "og:image" in home, "twitter:card" in home) == (True, False, False)


@pytest.mark.usefixtures("without_pictures")
def test_without_the_extra_pages_are_written_without_pictures(data: Path) -> None:
    done = explainer("build", "--pages", "pages")
    assert (done.returncode, done.stderr.endswith(WITHOUT)) == (OK, True), done.stderr
    assert not [path for path in (data / "pages").rglob("*.png") if path.parent.name == "entry"]


def test_with_the_extra_nothing_is_said_of_it(data: Path, run: Run) -> None:
    assert run("build", "--pages", "pages")[2].endswith("written to pages\n")
