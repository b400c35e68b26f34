"""Options of the tests."""

from __future__ import annotations

import os

import pytest

# Material prints a notice about MkDocs 2 in every build unless this is set; it is read when Material is imported.
os.environ["NO_MKDOCS_2_WARNING"] = "1"


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--rewrite`` writes what the program prints into the golden files; review the diff like code."""
    parser.addoption("--rewrite", action="store_true", help="rewrite the expected texts in tests/cases")
