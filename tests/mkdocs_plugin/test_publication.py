"""``mkdocs build`` itself: the last good site stands until the new one is whole, and stays when there is none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from harbour import BROKEN, WARNED, build_with_mkdocs, files_of, write_data, write_project
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from explainer.files.manifest import MANIFEST
from explainer.files.workroom import workroom

pytestmark = pytest.mark.trust

OLD = ["assets", "old.html"]
OWN = ["data", "docs", "mkdocs.yml", "site"]


@pytest.fixture
def project(here: Path) -> Path:
    """A project with a site in which an old page stands, as if the story had lost its entry since."""
    write_project(here)
    old = here / "site" / "old.html"
    old.parent.mkdir()
    old.write_text("the old site", encoding="utf-8")
    (here / "site" / MANIFEST).parent.mkdir(parents=True)
    (here / "site" / MANIFEST).write_text("old.html\n", encoding="utf-8")
    return here


def names(folder: Path) -> list[str]:
    """What stands in a folder, beside what Python may have compiled of a hook."""
    return sorted(path.name for path in folder.iterdir() if path.name != "__pycache__")


def hook(project: Path, code: str) -> None:
    (project / "hook.py").write_text(code, encoding="utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("hooks: [hook.py]\n")


def mkdocs(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "mkdocs", *arguments], capture_output=True, text=True, check=False)


def test_the_old_site_stands_until_the_new_one_is_whole(project: Path) -> None:
    hook(project, f"import os\ndef on_post_build(config, **_):\n    assert sorted(os.listdir('site')) == {OLD}\n")
    config = load_config(config_file="mkdocs.yml", strict=True)
    build(config)
    assert "old.html" not in files_of(project / "site")
    assert config.site_dir == str(project / "site")
    assert names(project) == sorted([*OWN, "hook.py"])


def test_it_makes_the_same_site_as_explainer_does(project: Path) -> None:
    assert mkdocs("build", "--strict", "--quiet").returncode == 0
    assert subprocess.run([sys.executable, "-m", "explainer", "build", "--site", "ours"], check=False).returncode == 0
    assert files_of(project / "site") == files_of(project / "ours")


@pytest.mark.parametrize(
    "files", [BROKEN, WARNED], ids=["an error", "a warning, of which MkDocs tells at the very end"]
)
def test_a_build_that_fails_leaves_the_old_site(project: Path, files: dict[str, str]) -> None:
    write_data(project / "data", files)
    before = files_of(project / "site")
    with pytest.raises(Abort):
        build_with_mkdocs(project, project / "site")
    assert files_of(project / "site") == before
    assert names(project) == OWN


def test_a_build_that_is_not_strict_may_warn(project: Path) -> None:
    write_data(project / "data", WARNED)
    done = mkdocs("build")
    assert (done.returncode, (project / "site" / "index.html").exists()) == (0, True), done.stderr
    assert names(project) == OWN


def test_while_another_build_is_running_there_is_none(project: Path) -> None:
    before = files_of(project / "site")
    with workroom(project / "site"):
        done = mkdocs("build")
    assert done.returncode == 1
    assert "ERROR   -  site: another build is running; wait until it has ended\n" in done.stderr
    assert "Traceback" not in done.stderr
    assert files_of(project / "site") == before


def test_what_others_have_put_into_the_site_stays(project: Path) -> None:
    (project / "site" / "CNAME").touch()
    done = mkdocs("build")
    assert done.returncode == 1
    assert "holds files that are not ours (CNAME); put CNAME, .nojekyll or robots.txt into docs" in done.stderr
    assert "Traceback" not in done.stderr
    assert names(project / "site") == ["CNAME", *OLD]


def test_what_others_put_there_during_the_build_stays_too(project: Path) -> None:
    hook(project, "def on_env(env, **_):\n    open('site/CNAME', 'w').close()\n    return env\n")
    done = mkdocs("build")
    assert done.returncode == 1
    assert "holds files that are not ours (CNAME)" in done.stderr
    assert names(project / "site") == ["CNAME", *OLD]
    assert names(project) == sorted([*OWN, "hook.py"])


def test_a_build_that_somebody_ends_leaves_the_old_site_and_no_trace(project: Path) -> None:
    hook(project, "def on_env(env, **_):\n    raise KeyboardInterrupt\n")
    assert mkdocs("build").returncode == 1
    assert (project / "site" / "old.html").exists()
    assert names(project) == sorted([*OWN, "hook.py"])


def test_a_preview_stands_in_a_folder_of_its_own_and_touches_no_site(project: Path) -> None:
    config = load_config(config_file="mkdocs.yml", site_dir=str(project / "preview"))
    config.plugins.on_startup(command="serve", dirty=False)
    hook_seen = config.site_dir
    build(config, serve_url="http://127.0.0.1:8000/")
    assert config.site_dir == hook_seen
    assert (project / "preview" / "index.html").exists()
    assert (project / "site" / "old.html").exists()


def test_what_the_disk_refuses_is_one_line_of_the_site_and_no_traceback(project: Path) -> None:
    hook(project, "import errno\ndef on_env(env, **_):\n    raise OSError(errno.ENOSPC, 'No space left on device')\n")
    done = mkdocs("build")
    assert done.returncode == 1
    said = "Error: site: No space left on device; make room on this disk, or name a place on another one\n"
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert (project / "site" / "old.html").exists()
    assert names(project) == sorted([*OWN, "hook.py"])
