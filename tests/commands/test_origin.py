"""Where the program was installed from, as others can install it."""

from __future__ import annotations

import json
from importlib.metadata import PathDistribution
from pathlib import Path
from typing import Any

import pytest

from explainer.commands.origin import Origin, distribution, origin

COMMIT = "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567"


def installed(folder: Path, direct_url: dict[str, Any] | None) -> PathDistribution:
    """A package as pip leaves it behind."""
    info = folder / "explainer_program-1.2.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.4\nName: explainer-program\nVersion: 1.2\n", encoding="utf-8")
    if direct_url is not None:
        (info / "direct_url.json").write_text(json.dumps(direct_url), encoding="utf-8")
    return PathDistribution(info)


@pytest.mark.parametrize(
    ("direct_url", "requirement"),
    [
        pytest.param(None, "explainer-program[pictures]==1.2", id="by its name"),
        pytest.param(
            {"url": "https://example.org/x.git", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
            f"explainer-program[pictures] @ git+https://example.org/x.git@{COMMIT}",
            id="from a repository",
        ),
        pytest.param(
            {"url": "https://example.org/x-1.2-py3-none-any.whl", "archive_info": {}},
            "explainer-program[pictures] @ https://example.org/x-1.2-py3-none-any.whl",
            id="from a web address",
        ),
    ],
)
def test_what_others_can_fetch_is_named(tmp_path: Path, direct_url: dict[str, Any], requirement: str) -> None:
    assert origin(installed(tmp_path, direct_url)) == Origin(requirement=requirement)


def test_a_wheel_of_this_machine_comes_along(tmp_path: Path) -> None:
    wheel = tmp_path / "my files" / "explainer_program-1.2-py3-none-any.whl"
    wheel.parent.mkdir()
    wheel.touch()
    package = installed(tmp_path, {"url": wheel.as_uri(), "archive_info": {}})
    assert origin(package) == Origin(requirement=f"./wheels/{wheel.name}[pictures]", wheel=wheel)
    wheel.unlink()
    assert origin(package) is None


def test_a_folder_of_this_machine_is_nothing_for_others(tmp_path: Path) -> None:
    here = {"url": tmp_path.as_uri()}
    how = {"dir_info": {"editable": True}, "vcs_info": {"vcs": "git", "commit_id": COMMIT}}
    for number, (kind, info) in enumerate(how.items()):
        (tmp_path / str(number)).mkdir()
        assert origin(installed(tmp_path / str(number), {**here, kind: info})) is None


def test_the_extra_is_named_only_where_it_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("explainer.commands.origin.has_pictures", lambda: False)
    assert origin(installed(tmp_path, None)) == Origin(requirement="explainer-program==1.2")


def test_the_program_finds_its_own_package() -> None:
    assert any(file.name == "direct_url.json" for file in distribution().files or ())
