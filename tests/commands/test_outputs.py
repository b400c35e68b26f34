"""Where commands put their output: never in the place of what somebody else has made."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from harbour import FILES, SECOND_ARTICLE, Run, write_data, write_project

from explainer.commands import MISUSED, OK
from explainer.files.manifest import MOVE_TO_DOCS


def everything(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def project(here: Path) -> Path:
    """A project with a page of its own, and a file that somebody keeps elsewhere."""
    write_project(here)
    (here / "docs" / "about.md").write_text("# About\n", encoding="utf-8")
    (here / "notes").write_text("dear to somebody", encoding="utf-8")
    return here


FOREIGN = "docs holds files that are not ours (about.md); name a new or an empty folder"


@pytest.mark.parametrize(
    ("arguments", "refusal"),
    [
        pytest.param(["build", "--pages", "docs"], FOREIGN, id="pages for docs"),
        *(
            pytest.param(
                [*command, folder],
                f"{folder} lies in the {folder[:4]} folder; name a place outside of it",
                id=f"{' '.join(command)} {folder}",
            )
            for command in (["build", "--site"], ["schema", "--output"])
            for folder in ("docs", "docs/new", "data", "data/new")
        ),
        pytest.param(
            ["build", "--pages", "data"],
            "data lies in the data folder; name a place outside of it",
            id="pages for the data",
        ),
        *(
            pytest.param(
                [*command, name],
                f"{name}: its name {fault}; name it otherwise",
                id=f"{command[-1]} {name}",
            )
            for command in (["build", "--pages"], ["build", "--site"], ["schema", "--output"])
            for name, fault in {
                "nul": "means a device on Windows",
                "out\\put": "holds \\",
                "a:b": "holds :",
            }.items()
        ),
        *(
            pytest.param(
                [*command, folder],
                f"{folder} holds the folder you are in; name a new or an empty folder",
                id=f"{' '.join(command)} {folder}",
            )
            for command in (["build", "--pages"], ["build", "--site"], ["schema", "--output"])
            for folder in (".", "..", "/")
        ),
        pytest.param(
            ["build", "--site", "notes"], "notes is no folder; name a new or an empty folder", id="a site for a file"
        ),
    ],
)
def test_a_folder_that_holds_other_things_is_refused_and_stays(
    project: Path, run: Run, arguments: list[str], refusal: str
) -> None:
    before = everything(project)
    assert run(*arguments) == (MISUSED, "", f"explainer: {refusal}\n")
    assert everything(project) == before


@pytest.mark.parametrize("setting", ["docs_dir: texts", "docs_dir:  'texts'  # ours", 'docs_dir: "texts"'])
def test_pages_that_mkdocs_reads_from_another_folder_are_kept_apart_too(project: Path, run: Run, setting: str) -> None:
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write(f"{setting}\n")
    refusal = "explainer: texts/x lies in the docs folder; name a place outside of it\n"
    assert run("schema", "--output", "texts/x") == (MISUSED, "", refusal)
    assert run("schema", "--output", "docs/x", "--quiet") == (OK, "", "")


def test_a_link_to_a_folder_is_no_folder(project: Path, run: Run) -> None:
    (project / "elsewhere").mkdir()
    (project / "pages").symlink_to("elsewhere")
    assert run("build", "--pages", "pages")[0] == MISUSED
    assert (project / "pages").is_symlink()


def test_only_some_of_many_strangers_are_named(project: Path, run: Run) -> None:
    for name in "abcde":
        (project / "docs" / f"{name}.md").touch()
    assert "(a.md, about.md, b.md, …)" in run("build", "--pages", "docs")[2]


def test_an_empty_folder_is_taken_and_what_was_made_before_is_made_anew(project: Path, run: Run) -> None:
    (project / "pages").mkdir()
    assert [run("build", "--pages", "pages")[0], run("schema")[0]] == [OK, OK]
    (project / "pages" / ".DS_Store").touch()
    assert [run("build", "--pages", "pages")[0], run("schema")[0]] == [OK, OK]
    assert not (project / "pages" / ".DS_Store").exists()


def test_pages_that_other_options_or_another_story_made_are_ours(here: Path, run: Run) -> None:
    write_data(here / "data", {**FILES, "articles/return.md": SECOND_ARTICLE})
    assert run("build", "--pages", "pages", "--contributor-pages")[0] == OK
    assert {"fields.md", "problems.md", "reports"} <= {path.name for path in (here / "pages").iterdir()}
    (here / "data" / "articles" / "return.md").unlink()
    assert run("build", "--pages", "pages")[0] == OK
    assert not (here / "pages" / "reports").exists()


def test_a_page_that_somebody_wrote_among_ours_is_kept(data: Path, run: Run) -> None:
    run("build", "--pages", "pages")
    (data / "pages" / "about.md").write_text("# About\n", encoding="utf-8")
    refusal = "explainer: pages holds files that are not ours (about.md); name a new or an empty folder\n"
    assert run("build", "--pages", "pages") == (MISUSED, "", refusal)
    assert (data / "pages" / "about.md").exists()


def test_a_site_in_a_work_tree_of_its_own_is_not_replaced_with_its_history(project: Path, run: Run) -> None:
    for name in ("index.html", "assets/explainer/explainer.css", ".git/HEAD"):
        file = project / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    refusal = f"explainer: site holds files that are not ours (.git); {MOVE_TO_DOCS}\n"
    assert run("build") == (MISUSED, "", refusal)


@pytest.mark.parametrize("command", ["zip", "pdf"])
@pytest.mark.parametrize(
    ("output", "refusal"),
    [
        ("notes", "notes is there already and is no {kind}; name another file"),
        ("docs", "docs is a folder; name a file"),
        ("pipe", "pipe is a pipe or a device; name a file"),
        ("/dev/null", "/dev/null is a pipe or a device; name a file"),
        ("link", "link is a link; name a file"),
        ("dangling", "dangling is a link; name a file"),
        ("data/explainer.yml", "data/explainer.yml lies in the data folder; name a place outside of it"),
        ("data/articles/x", "data/articles/x lies in the data folder; name a place outside of it"),
        ("docs/x", "docs/x lies in the docs folder; name a place outside of it"),
        ("site/x", "site/x lies in the site folder; name a place outside of it"),
        ("x\ny", "x�y: its name holds a tab, or the end of a line; name it otherwise"),
        ("x\\y", "x\\y: its name holds \\; name it otherwise"),
        ("LPT1.zip", "LPT1.zip: its name means a device on Windows; name it otherwise"),
        ("notes/x", "notes is no folder, so notes/x cannot be in it; name another place"),
        ("dangling/new/x", "dangling is no folder, so dangling/new/x cannot be in it; name another place"),
        ("loop/x", "loop is no folder, so loop/x cannot be in it; name another place"),
    ],
)
def test_what_is_no_file_for_output_is_refused_and_stays(
    project: Path, run: Run, command: str, output: str, refusal: str
) -> None:
    write(project / "site" / "index.html", "<p>Home</p>")
    os.mkfifo(project / "pipe")
    for link, target in (("link", "notes"), ("dangling", "nowhere"), ("loop", "loop")):
        (project / link).symlink_to(target)
    before = everything(project)
    code, out, err = run(command, "--output", output)
    told = refusal.format(kind={"zip": "archive", "pdf": "PDF"}[command])
    assert (code, out) == (MISUSED, "")
    assert err == f"explainer: {told}\n"
    assert everything(project) == before
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("output", ["...zip", "..zip", ".zip", "..pdf.zip", "con.tar.zip"])
def test_an_archive_is_refused_whose_folder_nobody_could_find_or_make(project: Path, run: Run, output: str) -> None:
    write(project / "site" / "index.html", "<p>Home</p>")
    code, _, err = run("zip", "--output", output)
    assert (code, err.count("\n")) == (MISUSED, 1)
    assert "name it otherwise" in err
    assert not (project / output).exists()


def test_an_archive_is_replaced_and_so_is_an_empty_file(here: Path, run: Run) -> None:
    (here / "site").mkdir()
    (here / "site" / "index.html").write_text("<p>Home</p>", encoding="utf-8")
    (here / "explainer.zip").touch()
    assert [run("zip", "--quiet"), run("zip", "--quiet")] == [(OK, "", "")] * 2
