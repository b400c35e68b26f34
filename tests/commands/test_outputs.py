"""Where commands put their output: never in the place of what somebody else has made."""

from __future__ import annotations

from pathlib import Path

import pytest
from harbour import FILES, SECOND_ARTICLE, Run, write_data, write_project

from explainer.commands import MISUSED, OK


def everything(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


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
        pytest.param(["build", "--site", "docs"], FOREIGN, id="a site for docs"),
        pytest.param(["schema", "--output", "docs"], FOREIGN, id="schemas for docs"),
        pytest.param(
            ["build", "--pages", "data"],
            "data lies in the data folder; name a new or an empty folder outside of it",
            id="pages for the data",
        ),
        pytest.param(
            ["schema", "--output", "data/schema"],
            "data/schema lies in the data folder; name a new or an empty folder outside of it",
            id="schemas among the data",
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
    (project / "pages" / "entry" / "old.html").touch()
    assert [run("build", "--pages", "pages")[0], run("schema")[0]] == [OK, OK]
    assert not (project / "pages" / "entry" / "old.html").exists()


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
    refusal = "explainer: site holds files that are not ours (.git); name a new or an empty folder\n"
    assert run("build") == (MISUSED, "", refusal)


@pytest.mark.parametrize(
    ("command", "output", "refusal"),
    [
        ("zip", "data/explainer.yml", "data/explainer.yml is there already and is no archive; name another file"),
        ("pdf", "data/explainer.yml", "data/explainer.yml is there already and is no PDF; name another file"),
        ("zip", "docs", "docs is a folder; name a file"),
        ("pdf", "docs", "docs is a folder; name a file"),
    ],
)
def test_a_file_of_another_kind_is_refused_and_stays(
    project: Path, run: Run, command: str, output: str, refusal: str
) -> None:
    before = everything(project)
    assert run(command, "--output", output) == (MISUSED, "", f"explainer: {refusal}\n")
    assert everything(project) == before


def test_an_archive_is_replaced_and_so_is_an_empty_file(here: Path, run: Run) -> None:
    (here / "site").mkdir()
    (here / "site" / "index.html").write_text("<p>Home</p>", encoding="utf-8")
    (here / "explainer.zip").touch()
    assert [run("zip", "--quiet"), run("zip", "--quiet")] == [(OK, "", "")] * 2
