"""A small part of what ``make trust`` measures: readers find a whole site, whatever happens to builds."""

from __future__ import annotations

from pathlib import Path

import pytest
from trust.publishing import Project, kill_builds, race_builds

pytestmark = pytest.mark.trust


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(tmp_path_factory.mktemp("project"))


def test_a_build_that_is_killed_leaves_the_last_good_site_and_at_most_one_trace(project: Project) -> None:
    found = kill_builds(project, 3, seed=7)
    assert (found.whole, found.halves) == (3, 0)
    assert found.left <= 1
    assert found.looks


def test_of_builds_that_run_at_once_each_builds_or_says_that_another_does(project: Project) -> None:
    found = race_builds(project, 4)
    assert (found.whole, found.left, found.halves) == (4, 0, 0)
    assert found.looks


def test_a_site_that_misses_a_file_is_seen_to_be_no_whole_one(tmp_path: Path) -> None:
    project = Project(tmp_path)
    assert project.is_whole()
    (tmp_path / "site" / "404.html").unlink()
    (tmp_path / ".site-old").mkdir()
    assert (project.is_whole(), project.left_over()) == (False, 1)
