"""Options of the tests."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--rewrite`` writes what the program prints into the golden files; review the diff like code."""
    parser.addoption("--rewrite", action="store_true", help="rewrite the expected texts in tests/cases")
