"""What was found by ``make fuzz`` is found no more, and hostile texts break nothing."""

from __future__ import annotations

from pathlib import Path

import hostile
import pytest
from fuzzing.__main__ import FINDINGS, NAMES, main
from fuzzing.targets import TARGETS
from hypothesis import given
from hypothesis import strategies as st

FOUND = [pytest.param(path, id=f"{path.parent.name}-{path.stem}") for path in sorted(FINDINGS.rglob("*.txt"))]
TEXTS = st.lists(st.sampled_from(hostile.UNITS) | st.text(max_size=8), max_size=20).map("".join)


@pytest.mark.parametrize("name", NAMES)
def test_hostile_texts_break_nothing(name: str) -> None:
    for unit in hostile.UNITS:
        for times in (1, 2, 50):
            TARGETS[name](unit * times)


@pytest.mark.parametrize("name", NAMES)
@given(text=TEXTS)
def test_no_text_breaks_anything(name: str, text: str) -> None:
    TARGETS[name](text)


@pytest.mark.parametrize("path", FOUND)
def test_what_was_found_is_found_no_more(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes().decode("utf-8"))


def test_every_target_is_fuzzed() -> None:
    assert tuple(TARGETS) == NAMES


def test_what_breaks_a_target_is_found_and_kept_as_a_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks(text: str) -> None:
        assert "<" not in text

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("fuzzing.__main__.FINDINGS", tmp_path)
    monkeypatch.setitem(TARGETS, "date", breaks)
    monkeypatch.setattr("fuzzing.__main__.is_guided", lambda: False)
    assert main(["3", "date"]) == 1
    (found,) = (tmp_path / "date").iterdir()
    assert found.read_text(encoding="utf-8") == "<"
    assert "date: '<'" in capsys.readouterr().out
