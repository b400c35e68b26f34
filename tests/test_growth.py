"""Four times the reports take about four times the work: counted in calls, bytes and records, on any machine the same.

What a site takes that has one report only is taken off, so that what is made once hides nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from cProfile import Profile
from functools import partial
from pathlib import Path
from pstats import Stats

import pytest
from harbour import build_with_mkdocs, read, write_project
from hostile_stories import STORIES
from long_stories import with_reports

import explainer
from explainer.diagnostics.listing import as_text
from explainer.pages import PAGES, Context, Page

pytestmark = pytest.mark.trust

SIZES = (1, 100, 400)
FEWER = (1, 10, 37)  # for what grows so fast that it shows at once
MOST = 4.3  # for 399 reports beside 99, or 36 beside 9, which are four times as many

MOST_OF_MISTAKES = 2.2  # for 640 beside 320

FEW_PARAGRAPHS = 4

OURS = str(Path(explainer.__file__).parent)
"""Where the program is, and its templates."""

Cost = Mapping[str, int]


def calls(work: Callable[[], object]) -> Cost:
    """How many functions are called: all, and those of the program and its templates alone, which are a few of them."""
    with Profile() as profile:
        work()
    stats: Mapping[tuple[str, int, str], tuple[int, ...]] = Stats(profile).stats  # type: ignore[attr-defined]
    counts = [(place, count) for (place, _, _), (_, count, *_) in stats.items()]
    return {
        "calls": sum(count for _, count in counts),
        "our calls": sum(count for place, count in counts if place.startswith(OURS)),
    }


def site_cost(articles: int, folder: Path) -> Cost:
    """What MkDocs does to build a site with so many reports, and what comes of it."""
    folder.mkdir()
    project = write_project(folder / "project", with_reports(articles, FEW_PARAGRAPHS))
    site: dict[str, bytes] = {}
    cost = calls(lambda: site.update(build_with_mkdocs(project, folder / "site")))
    records = json.loads(site["search/search_index.json"])["docs"]
    return {**cost, "bytes": sum(map(len, site.values())), "records": len(records)}


def reading_cost(articles: int, _: Path) -> Cost:
    """What reading so many reports does where many words are wrong."""
    return calls(partial(read, with_mistakes(with_reports(articles, FEW_PARAGRAPHS))))


def growth(cost: Callable[[int, Path], Cost], sizes: tuple[int, int, int], folder: Path) -> dict[str, float]:
    """How many times as much the largest takes as the one before it, beyond what the smallest takes."""
    cost(2, folder / "2")  # what is made once in a process, such as templates, is made before
    least, small, large = (cost(size, folder / f"{size}") for size in sizes)
    return {what: (large[what] - least[what]) / (small[what] - least[what]) for what in least}


def with_mistakes(files: Mapping[str, str]) -> dict[str, str]:
    """A wrong id of a source in each actor, and another wrong id of a place in each event."""
    events = files["events.yml"].replace("where: [port-", "where: [prot-")
    return {
        **files,
        "actors.yml": files["actors.yml"].replace("sources: [atlas]", "sources: [atals]"),
        "events.yml": events,
    }


@pytest.fixture(autouse=True)
def no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing was built before."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.mark.parametrize("cost", [site_cost, reading_cost])
def test_four_times_the_reports_take_hardly_more_than_four_times_the_work(
    cost: Callable[[int, Path], Cost], tmp_path: Path
) -> None:
    found = growth(cost, SIZES, tmp_path)
    assert {what: factor for what, factor in found.items() if factor > MOST} == {}


def test_a_page_for_each_report_that_tells_of_all_others_is_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explainer.site.PAGES", (*PAGES, each_beside_all))
    found = growth(site_cost, FEWER, tmp_path)
    assert {what: factor for what, factor in found.items() if factor <= MOST} == {}


def each_beside_all(context: Context) -> Iterator[Page]:
    """A page for each report, with a section on each report."""
    articles = context.story.articles
    for article in articles.values():
        sections = "\n".join(
            f'<h2 id="beside_{other}"><a href="{context.address(context.article_path(other))}">{other}</a></h2>'
            for other in articles
        )
        yield Page(
            path=f"beside-{article.id}.md", title=article.title, html=f"<h1>Beside</h1>\n{sections}", source=None
        )


def test_the_mistakes_are_mistakes() -> None:
    _, problems = read(with_mistakes(with_reports(3, FEW_PARAGRAPHS)))
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
    least, small, large = (calls(partial(listed, much(size)))["calls"] for size in (10, 330, 650))
    assert large - least <= MOST_OF_MISTAKES * (small - least), (large - least) / (small - least)
