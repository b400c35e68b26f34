"""The data folder on its way to another process."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.files.environment import hand_on, handed_on


def test_a_process_that_we_start_knows_the_data_folder_and_all_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUAY", "north")
    environment = hand_on(Path("data"))
    assert environment["QUAY"] == "north"
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert handed_on() == tmp_path / "data"


def test_a_process_that_somebody_else_starts_knows_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EXPLAINER_DATA", raising=False)
    assert handed_on() is None
