"""Options of the tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# How long one example takes says more about the machine than about the code.
settings.register_profile("explainer", deadline=None)
# What is drawn for a pull request is the same at every run; ``make nightly`` draws anew.
settings.register_profile("ci", deadline=None, derandomize=True)
settings.register_profile("nightly", deadline=None, max_examples=1000, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "explainer")

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
