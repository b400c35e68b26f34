"""Options of the tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# How long one example takes says more about the machine than about the code.
settings.register_profile("explainer", deadline=None)
settings.load_profile("explainer")

# Material prints a notice about MkDocs 2 in every build unless this is set; it is read when Material is imported.
os.environ["NO_MKDOCS_2_WARNING"] = "1"


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--rewrite`` writes what the program prints into the golden files; review the diff like code."""
    parser.addoption("--rewrite", action="store_true", help="rewrite the expected texts in tests/cases")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
