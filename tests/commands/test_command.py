"""What commands share: a sound story first, and a disk that says no."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from harbour import BROKEN, Run, write_data

from explainer.commands import FAILED, MISUSED
from explainer.commands.inputs import today


@pytest.mark.parametrize("command", ["build", "schema", "verify --original x"])
def test_every_command_needs_a_sound_story(command: str, here: Path, run: Run) -> None:
    write_data(here / "data", BROKEN)
    code, out, err = run(*command.split())
    assert code == FAILED
    assert "no actor is called 'docker'" in out
    assert (
        err
        == "\n1 error and 0 warnings; 'explainer explain unknown-reference' tells more, 'explainer fix' can repair 1\n"
    )
    assert sorted(path.name for path in here.iterdir()) == ["data"]


def test_a_disk_that_cannot_be_written_is_told(data: Path, run: Run) -> None:
    (data / "blocked").write_text("", encoding="utf-8")
    said = "explainer: blocked is no folder, so blocked/pages cannot be in it; name another place\n"
    assert run("build", "--pages", "blocked/pages") == (MISUSED, "", said)


def test_the_day_of_a_command_is_known_to_the_day() -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", str(today()))
