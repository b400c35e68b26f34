"""Other repositories check their data with this program: as a pre-commit hook, and as a step of a workflow."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from harbour import BROKEN, FILES, write_data

ROOT = Path(__file__).parent.parent
BROKEN_LINE = "data/events.yml:17:9"


def environment(**variables: str) -> dict[str, str]:
    """That of a machine which knows nothing of this repository, or of the settings of whoever runs the tests."""
    hidden = ("PYTHONPATH", "VIRTUAL_ENV")
    ours = {name: value for name, value in os.environ.items() if name not in hidden and not name.startswith("GIT_")}
    quick = {"PIP_NO_COMPILE": "1"}  # what is installed here runs once or twice
    return {**ours, **quick, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", **variables}


def run(
    *command: str | Path, cwd: Path, variables: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, env=environment(**(variables or {})), capture_output=True, text=True)


def repository(folder: Path) -> Path:
    """A git repository of what is in the folder."""
    author = ("-c", "user.name=Tests", "-c", "user.email=tests@example.org")
    for command in (("init", "--quiet"), ("add", "--all"), (*author, "commit", "--quiet", "--message", "All of it")):
        run("git", *command, cwd=folder).check_returncode()
    return folder


def copy_of_the_program(folder: Path) -> Path:
    """What a repository needs of us, without what was built here."""
    shutil.copytree(ROOT / "explainer", folder / "explainer", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "requirements", folder / "requirements")
    for name in ("pyproject.toml", "README.md", "LICENSE", "action.yml", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, folder / name)
    return folder


# The hook -------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program as a repository that others can name."""
    return repository(copy_of_the_program(tmp_path_factory.mktemp("program")))


def commit_hook(home: Path, newsroom: Path) -> subprocess.CompletedProcess[str]:
    command = (sys.executable, "-m", "pre_commit", "run", "--all-files")
    return run(*command, cwd=newsroom, variables={"PRE_COMMIT_HOME": str(home)})


@pytest.mark.registry
def test_the_hook_lets_sound_data_pass_and_stops_a_mistake(program: Path, tmp_path: Path) -> None:
    revision = run("git", "rev-parse", "HEAD", cwd=program).stdout.strip()
    hook = {"repo": str(program), "rev": revision, "hooks": [{"id": "explainer-check"}]}
    home, sound, broken = tmp_path / "home", tmp_path / "sound", tmp_path / "broken"
    for newsroom, files in ((sound, FILES), (broken, BROKEN)):
        write_data(newsroom / "data", files)
        (newsroom / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [hook]}), encoding="utf-8")
        repository(newsroom)
    passed = commit_hook(home, sound)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    stopped = commit_hook(home, broken)
    assert stopped.returncode == 1
    assert f"{BROKEN_LINE}: error: no actor is called 'docker' [unknown-reference]" in stopped.stdout


def test_the_hooks_of_this_repository_fetch_nothing() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert {repo["repo"] for repo in config["repos"]} == {"local"}
    assert {hook["language"] for repo in config["repos"] for hook in repo["hooks"]} == {"system"}


@pytest.mark.parametrize(
    ("command", "file"),
    [("validate-manifest", ".pre-commit-hooks.yaml"), ("validate-config", ".pre-commit-config.yaml")],
)
def test_pre_commit_understands_our_files(command: str, file: str, tmp_path: Path) -> None:
    done = run(sys.executable, "-m", "pre_commit", command, ROOT / file, cwd=tmp_path)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


# The action -----------------------------------------------------------------------------------------------------------


def steps() -> list[dict[str, Any]]:
    action: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    return list(action["runs"]["steps"])


def test_the_action_runs_the_same_pinned_python_as_our_own_workflows() -> None:
    (uses,) = (step["uses"] for step in steps() if "uses" in step)
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8"))
    assert uses in [step.get("uses") for step in workflow["jobs"]["code"]["steps"]]


def test_no_expression_stands_in_a_script_of_the_action() -> None:
    scripts = [step["run"] for step in steps() if "run" in step]
    assert scripts
    assert not [script for script in scripts if "${{" in script]


def run_step(step: Mapping[str, Any], values: Mapping[str, str], cwd: Path) -> subprocess.CompletedProcess[str]:
    """A step's script, as the code host runs it; ``values`` holds what its expressions stand for."""
    given = {name: values[expression.strip("${ }")] for name, expression in step.get("env", {}).items()}
    script = cwd.parent / "step.sh"
    script.write_text(step["run"], encoding="utf-8")
    variables = {name: values[name] for name in ("RUNNER_TEMP", "GITHUB_ACTION_PATH")}
    return run("bash", "--noprofile", "--norc", "-eo", "pipefail", script, cwd=cwd, variables={**variables, **given})


@pytest.mark.registry
@pytest.mark.parametrize(
    "folder", [pytest.param("data", id="as usual"), pytest.param("our $(touch x) data", id="hostile")]
)
def test_the_action_reports_a_mistake_on_its_line(folder: str, prepared: dict[str, str], tmp_path: Path) -> None:
    values = {**prepared, "inputs.data": folder}
    newsroom = tmp_path / "newsroom"
    write_data(newsroom / folder, BROKEN)
    stopped = run_step(steps()[-1], values, newsroom)
    assert stopped.returncode == 1, stopped.stderr
    assert stopped.stdout.startswith(f"::error file={folder}/events.yml,line=17,")
    write_data(newsroom / folder)
    passed = run_step(steps()[-1], values, newsroom)
    assert (passed.returncode, passed.stdout) == (0, ""), passed.stderr
    assert not (newsroom / "x").exists()


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A runner on which the action has set itself up."""
    temporary = tmp_path_factory.mktemp("runner")
    (temporary / "workspace").mkdir()
    (temporary / "program").mkdir()
    values = {
        "RUNNER_TEMP": str(temporary),
        "GITHUB_ACTION_PATH": str(copy_of_the_program(temporary / "program")),
        "steps.python.outputs.python-path": sys.executable,
    }
    done = run_step(steps()[1], values, temporary / "workspace")
    assert done.returncode == 0, done.stdout + done.stderr
    return values


# A project of its own -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program as one file, as `make dist` builds it."""
    folder = copy_of_the_program(tmp_path_factory.mktemp("source"))
    build = "from flit_core.buildapi import build_wheel; print(build_wheel('.'))"
    done = run(sys.executable, "-c", build, cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / done.stdout.strip()


ARTICLE = "No ferry in winter\n\nThe ferry to Sturum stops on Monday, said Anna Holm.\n"
KNOWN = ("--publisher", "Gazette", "--url", "https://gazette.example/1", "--date", "2031-05-12", "--language", "en")


@pytest.fixture(scope="module")
def project(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What ``explainer new`` makes where the wheel is installed, as a repository with two commits."""
    folder = tmp_path_factory.mktemp("newsroom")
    (folder / "ferry.txt").write_text(ARTICLE, encoding="utf-8")
    installed = folder / "installed"
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target")
    run(*pip, installed, wheel, cwd=folder).check_returncode()
    command = (sys.executable, "-m", "explainer", "new", "ferry", "--article", "ferry.txt", *KNOWN)
    made = run(*command, cwd=folder, variables={"PYTHONPATH": str(installed)})
    assert made.returncode == 0, made.stdout + made.stderr
    repository(folder / "ferry")
    author = ("-c", "user.name=Tests", "-c", "user.email=tests@example.org")
    run("git", *author, "commit", "--quiet", "--allow-empty", "--message", "More", cwd=folder / "ferry")
    return folder / "ferry"


def scripts(project: Path, workflow: str) -> list[dict[str, Any]]:
    """The steps of the first job of a workflow that run something."""
    jobs = yaml.safe_load((project / ".github" / "workflows" / workflow).read_text(encoding="utf-8"))["jobs"]
    return [step for step in next(iter(jobs.values()))["steps"] if "run" in step]


@pytest.mark.registry
def test_the_workflows_of_a_new_project_work_from_its_first_push(project: Path, tmp_path: Path) -> None:
    clone = tmp_path / "workspace"
    run("git", "clone", "--quiet", project, clone, cwd=tmp_path).check_returncode()
    run(sys.executable, "-m", "venv", tmp_path / "python", cwd=tmp_path).check_returncode()
    summary = tmp_path / "summary.md"
    variables = {
        "PATH": f"{tmp_path / 'python' / 'bin'}:{os.environ['PATH']}",
        "GITHUB_STEP_SUMMARY": str(summary),
        "SITE_URL": "https://pages.example/ferry/",
        "REPO_URL": "https://code.example/gazette/ferry",
    }
    check, publish = scripts(project, "check.yml"), scripts(project, "publish.yml")
    assert check[0]["run"] == publish[0]["run"] == "python -m pip install --requirement requirements.txt"
    for step in (*check, *publish[1:]):
        done = run("bash", "-e", "-c", step["run"], cwd=clone, variables=variables)
        assert done.returncode == 0, f"{step['name']}\n{done.stdout}{done.stderr}"
    assert "Nothing: readers see the same as before." in summary.read_text(encoding="utf-8")
    assert (clone / "site" / "index.html").is_file()
    assert (clone / "site" / "assets" / "explainer" / "cover.png").is_file()
