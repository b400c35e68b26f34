"""Of all hostile texts in pages written by hand, in the fields of their heads and in mkdocs.yml, none runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hand_written_sites import past_the_check, words_everywhere
from payloads import HTML, RUN
from playwright.sync_api import Browser
from server import serve
from trust.payloads import scripts_run


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("words")
    words_everywhere(made)
    return made / "site"


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with serve(folder) as at:
        yield at


def test_no_hostile_word_runs_on_any_page(folder: Path, address: str, browser: Browser) -> None:
    pages = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    assert len(pages) > 30
    assert scripts_run(browser, address, pages) == []


def test_the_policy_holds_what_got_past_every_check(folder: Path, address: str, browser: Browser) -> None:
    paths = list(past_the_check(folder))
    assert len(paths) == len(HTML)
    assert scripts_run(browser, address, paths) == []


def test_a_script_that_ran_would_be_seen(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "run.html").write_text(f"<html><body><script>{RUN}</script></body></html>", encoding="utf-8")
    with serve(tmp_path) as address:
        assert scripts_run(browser, address, ["run.html"]) == [f"{address}/run.html"]
