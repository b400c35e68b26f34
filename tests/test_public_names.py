"""What other programs may import: these names and no others, each with its documentation, and at no cost until used."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from harbour import BROKEN, write_data

import explainer
from explainer import MisuseError, Problems, StoryError, build_site, load_story, write_site

ROOT = Path(__file__).parent.parent
PACKAGE = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def imported_for_type_checkers() -> set[str]:
    tree = ast.parse(Path(explainer.__file__).read_text(encoding="utf-8"))
    (block,) = (node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
    return {alias.name for node in block.body if isinstance(node, ast.ImportFrom) for alias in node.names}


def test_the_public_names_are_these() -> None:
    assert sorted(explainer.__all__) == [
        "Asset", "Code", "ExplainerError", "KINDS", "Kind", "Location", "MisuseError", "Page", "Problem", "Problems",
        "Site", "SiteError", "SiteOptions", "Story", "StoryError", "build_site", "load_story", "write_site",
    ]  # fmt: skip


def test_type_checkers_see_the_same_names_as_programs() -> None:
    assert imported_for_type_checkers() == set(explainer.__all__)
    assert (Path(explainer.__file__).parent / "py.typed").is_file()


@pytest.mark.parametrize("name", explainer.__all__)
def test_a_public_name_is_there_and_documented(name: str) -> None:
    found = getattr(explainer, name)
    assert name == "KINDS" or (found.__name__, bool(found.__doc__)) == (name, True)
    assert name in dir(explainer)


def test_a_name_that_is_not_public_is_not_there() -> None:
    with pytest.raises(AttributeError, match="module 'explainer' has no attribute 'load_stories'"):
        getattr(explainer, "load_stories")  # noqa: B009 -- as a misspelt import does


def test_the_package_itself_imports_none_of_them() -> None:
    program = "import sys, explainer; print(*(name for name in sys.modules if name.startswith('explainer')))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["explainer"]


def test_one_place_says_the_version_and_the_name_of_the_package() -> None:
    assert PACKAGE["version"] == explainer.__version__
    assert metadata.version(PACKAGE["name"]) == explainer.__version__


def test_what_tells_of_the_package_calls_it_by_its_name() -> None:
    readme, changes = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CHANGELOG.md"))
    assert f"a Python package called `{PACKAGE['name']}`" in readme
    assert f"'{PACKAGE['name']}[pictures] @ git+https://" in readme
    assert f"{PACKAGE['name'].replace('-', '_')}-{PACKAGE['version']}-py3-none-any.whl[pictures]" in readme
    assert f"## [{PACKAGE['version']}] - " in changes
    assert f"The package is called `{PACKAGE['name']}`" in changes


# A story, from its folder to a folder of pages ------------------------------------------------------------------------


def test_a_story_is_loaded_built_and_written(tmp_path: Path) -> None:
    site = build_site(load_story(write_data(tmp_path / "data")))
    for _ in range(2):  # what was written is ours, and is written anew
        write_site(site, tmp_path / "pages")
        written = {path.relative_to(tmp_path / "pages").as_posix() for path in (tmp_path / "pages").rglob("*.*")}
        assert written == set(site.files)


def test_data_with_errors_give_all_of_them(tmp_path: Path) -> None:
    with pytest.raises(StoryError) as caught:
        load_story(write_data(tmp_path / "data", BROKEN), Problems())
    assert [problem.code for problem in caught.value.problems] == ["unknown-reference"]


@pytest.mark.parametrize("names", [["index.md"], ["index.md", "assets", "mine.md"], ["letter"]], ids=" ".join)
def test_a_folder_with_other_files_is_not_written_to(tmp_path: Path, names: list[str]) -> None:
    for name in names:
        (tmp_path / name).write_text("dear to somebody", encoding="utf-8")
    site = build_site(load_story(write_data(tmp_path.parent / f"{tmp_path.name}-data")))
    with pytest.raises(MisuseError, match=r"holds files that are not ours \(.+\); name a new or an empty folder"):
        write_site(site, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)
