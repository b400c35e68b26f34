"""Twice as large a story takes about twice the work: counted in function calls, which no machine changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from cProfile import Profile
from functools import partial
from pstats import Stats

import pytest
from bench import build, synthetic
from harbour import read, story
from hostile_stories import STORIES

from explainer.diagnostics.listing import as_text

pytestmark = pytest.mark.trust

SIZES = (20, 40)
FEW_PARAGRAPHS = 4
MOST = 2.2


def calls(work: Callable[[], object]) -> int:
    with Profile() as profile:
        work()
    count: int = Stats(profile).total_calls  # type: ignore[attr-defined]  # what its report prints
    return count


def with_mistakes(files: Mapping[str, str]) -> dict[str, str]:
    """A wrong id of a source in each actor, and another wrong id of a place in each event."""
    events = files["events.yml"].replace("where: [port-", "where: [prot-")
    return {
        **files,
        "actors.yml": files["actors.yml"].replace("sources: [atlas]", "sources: [atals]"),
        "events.yml": events,
    }


def reading(files: Mapping[str, str]) -> Callable[[], object]:
    return lambda: read(files)


def reading_mistakes(files: Mapping[str, str]) -> Callable[[], object]:
    return lambda: read(with_mistakes(files))


def building(files: Mapping[str, str]) -> Callable[[], object]:
    found = story(files)
    return lambda: build(found)


@pytest.mark.parametrize("prepare", [reading, reading_mistakes, building])
def test_twice_the_articles_take_hardly_more_than_twice_the_calls(
    prepare: Callable[[Mapping[str, str]], Callable[[], object]],
) -> None:
    prepare(synthetic(3, FEW_PARAGRAPHS))()  # what is made once in a process, such as templates, is made before
    small, large = (calls(prepare(synthetic(size, FEW_PARAGRAPHS))) for size in SIZES)
    assert large <= MOST * small, large / small


def test_the_mistakes_are_mistakes() -> None:
    _, problems = read(with_mistakes(synthetic(3, FEW_PARAGRAPHS)))
    assert {problem.message for problem in problems} == {
        "no source is called 'atals'",
        *(f"no place is called 'prot-3-{number}'" for number in range(3)),
    }


@pytest.mark.parametrize("much", STORIES.values(), ids=STORIES.keys())
def test_twice_the_mistakes_take_hardly_more_than_twice_the_calls(much: Callable[[int], Mapping[str, str]]) -> None:
    """Beyond the calls for a story without them, which are the same each time."""

    def listed(files: Mapping[str, str]) -> None:
        _, problems = read(files)
        as_text(problems)

    listed(much(2))
    least, small, large = (calls(partial(listed, much(size))) for size in (10, 330, 650))
    assert large - least <= MOST * (small - least), (large - least) / (small - least)
