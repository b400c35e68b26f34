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
def pre_commit_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pre-commit")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program as a repository that others can name."""
    return repository(copy_of_the_program(tmp_path_factory.mktemp("program")))


def commit_hook(program: Path, home: Path, newsroom: Path) -> subprocess.CompletedProcess[str]:
    command = (sys.executable, "-m", "pre_commit", "try-repo", program, "explainer-check", "--all-files")
    return run(*command, cwd=newsroom, variables={"PRE_COMMIT_HOME": str(home)})


@pytest.mark.registry
def test_the_hook_lets_sound_data_pass_and_stops_a_mistake(
    program: Path, pre_commit_home: Path, tmp_path: Path
) -> None:
    sound, broken = tmp_path / "sound", tmp_path / "broken"
    for newsroom, files in ((sound, FILES), (broken, BROKEN)):
        write_data(newsroom / "data", files)
        repository(newsroom)
    passed = commit_hook(program, pre_commit_home, sound)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    stopped = commit_hook(program, pre_commit_home, broken)
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
