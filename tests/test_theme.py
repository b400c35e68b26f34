"""No other version of the theme reaches readers before somebody has looked at what it brings: ``make theme``."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path

import pytest
import theme

LOCK = Path(__file__).parent.parent / "requirements" / "site.txt"


def test_the_theme_that_is_locked_has_been_looked_at() -> None:
    locked = re.search(r"^mkdocs-material==(\S+)", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    assert locked
    assert theme.recorded_version() == locked[1], "run: make theme"


def test_it_is_what_was_looked_at() -> None:
    if version(theme.PACKAGE) == theme.recorded_version():  # not so with the lowest dependencies, which nobody installs
        assert theme.installed() == theme.RECORD.read_text(encoding="utf-8"), "run: make theme"


def test_a_difference_is_written_and_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(theme, "RECORD", tmp_path / "theme.txt")
    monkeypatch.setattr(theme, "installed", lambda: "mkdocs-material 10.0\nscript in a page sha256-new\n")
    theme.RECORD.write_text("mkdocs-material 9.0\nscript in a page sha256-old\n", encoding="utf-8")
    theme.main()
    shown = capsys.readouterr().out
    assert "-script in a page sha256-old\n" in shown and "+script in a page sha256-new\n" in shown
    assert theme.RECORD.read_text(encoding="utf-8") == theme.installed()
    theme.main()
    assert capsys.readouterr().out == "the theme is as recorded\n"
