"""Options of the tests."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest
from harbour import build_with_mkdocs
from hypothesis import settings

# What is drawn for a pull request is the same at every run; ``make nightly`` draws anew. There is no deadline: how long
# one example takes says more about the machine than about the code.
IN_CI = bool(os.environ.get("CI"))
settings.register_profile("explainer", deadline=None, derandomize=IN_CI)
settings.register_profile("fast", deadline=None, derandomize=IN_CI, max_examples=20)
settings.register_profile("nightly", deadline=None, max_examples=1000, print_blob=True)
settings.load_profile("explainer")

# Material prints a notice about MkDocs 2 in every build unless this is set; it is read when Material is imported.
os.environ["NO_MKDOCS_2_WARNING"] = "1"


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--rewrite`` writes what the program prints into the golden files; review the diff like code."""
    parser.addoption("--rewrite", action="store_true", help="rewrite the expected texts in tests/cases")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put first what takes long: packages from a registry, the browser, and the program as a whole.

    Files are given out in this order, so that no process has much to do when the others have nothing left.
    """
    items.sort(key=lambda item: (
        item.get_closest_marker("registry") is None,
        item.get_closest_marker("browser") is None,
        item.path.parent != Path(__file__).parent,
    ))  # fmt: skip


@pytest.fixture(scope="session")
def shipped_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The site of this repository, built strictly and once for all processes that run tests; nobody writes into it."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    site = shared / "shipped"
    with (shared / "shipped.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not site.exists():
            build_with_mkdocs(Path(__file__).parent.parent, shared / "building")
            (shared / "building").rename(site)
    return site


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
