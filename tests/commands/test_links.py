"""The command links: a built site with breaks planted in it, each of which must be told; and the sources, online.

The open web is a function here; ``test_probe`` holds the real one against servers on this machine.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from harbour import ADDRESSES, BROKEN, Run, build_with_mkdocs, write_data, write_project

from explainer.commands import FAILED, MISUSED, OK, links
from explainer.dates import parse_date
from explainer.links.probe import Web, is_public
from explainer.links.results import ProbeResult
from explainer.reading.loading import load_story


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The harbour's site, as MkDocs builds it."""
    folder = write_project(tmp_path_factory.mktemp("project"))
    build_with_mkdocs(folder, folder / "site")
    return folder / "site"


@pytest.fixture
def site(built: Path, here: Path) -> Path:
    """A copy to break."""
    return Path(shutil.copytree(built, here / "site"))


def test_a_sound_site_is_let_through(site: Path, run: Run) -> None:
    pages = len(list(site.rglob("*.html")))
    others = sum(path.is_file() for path in site.rglob("*")) - pages
    assert run("links") == (
        OK,
        "",
        f"{pages} pages and {others} other files in site: every link leads somewhere\n",
    )


def test_a_sound_site_and_quiet_say_nothing(site: Path, run: Run) -> None:
    assert run("links", "--site", str(site), "--quiet") == (OK, "", "")


@pytest.mark.usefixtures("here")
def test_a_site_that_was_not_built_is_told(run: Run) -> None:
    assert run("links", "--site", "public") == (
        MISUSED,
        "",
        "explainer: there is no folder 'public'; build the site with: explainer build\n",
    )


def test_a_link_that_names_the_host_of_the_site_is_a_link_of_its_own(
    site: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = added(site / "claims.html", '<link rel="canonical" href="https://desk.example/gone.html">')
    assert run("links")[0] == OK
    assert run("links", "--address", "https://desk.example/")[0] == FAILED
    monkeypatch.setenv("SITE_URL", "https://desk.example/")
    assert run("links")[1].startswith(f"{place}: error: 'https://desk.example/gone.html' leads to no file")


def added(page: Path, html: str) -> str:
    """Puts a line at the end of a page; tells the place of what was put there."""
    text = page.read_text(encoding="utf-8")
    before, end = text.rsplit("</body>", 1)
    page.write_text(f"{before}\n{html}\n</body>{end}", encoding="utf-8")
    return f"{page.name}:{before.count(chr(10)) + 2}:1"


def page_gone(site: Path) -> str:
    (site / "glossary.html").unlink()
    return "glossary.html"


def anchor_gone(site: Path) -> str:
    page = site / "sources.html"
    page.write_text(page.read_text(encoding="utf-8").replace('id="atlas"', 'id="atlases"'), encoding="utf-8")
    return "#atlas' leads to no anchor"


def frame_gone(site: Path) -> str:
    (site / "assets" / "explainer" / "map.html").unlink()
    return "'assets/explainer/map.html' leads to no file"


def style_gone(site: Path) -> str:
    (site / "assets" / "explainer" / "leaflet.css").unlink()
    return "'leaflet.css' leads to no file"


def picture_of_style_gone(site: Path) -> str:
    (site / "assets" / "explainer" / "images" / "layers.png").unlink()
    return "leaflet.css"


def page_renamed_in_capitals(site: Path) -> str:
    (site / "people.html").rename(site / "People.html")
    return "did you mean 'People.html'? small and capital letters differ"


def search_index_of_another_build(site: Path) -> str:
    index = site / "search" / "search_index.json"
    index.write_text(index.read_text(encoding="utf-8").replace("claims.html#closed", "claims.html#shut"), "utf-8")
    return "search_index.json"


@pytest.mark.parametrize(
    "plant",
    [
        page_gone, anchor_gone, frame_gone, style_gone, picture_of_style_gone, page_renamed_in_capitals,
        search_index_of_another_build,
    ],
    ids=lambda plant: plant.__name__,
)  # fmt: skip
def test_what_went_missing_is_told(plant: Callable[[Path], str], site: Path, run: Run) -> None:
    trace = plant(site)
    code, out, err = run("links")
    assert code == FAILED
    assert trace in out
    assert re.fullmatch(r"\n\d+ errors? and 0 warnings\n", err)
    assert all(re.match(r"[\w./-]+:\d+:\d+: error: ", block) for block in out.strip().split("\n\n"))


PLANTED = (
    '<a href="gone.html">x</a>',
    '<a href="claims.html#gone">x</a>',
    '<a href="claims.html#%67one">x</a>',
    '<a href="#gone">x</a>',
    '<a href="Claims.html">x</a>',
    '<a href="assets/">x</a>',
    '<a href="../claims.html">x</a>',
    '<img src="gone.png">',
    '<img srcset="assets/images/favicon.png 1x, gone.png 2x">',
    '<iframe src="gone.html"></iframe>',
    '<object data="gone.pdf"></object>',
    '<script src="gone.js"></script>',
    '<link rel="stylesheet" href="gone.css">',
    '<meta http-equiv="refresh" content="9; url=gone.html">',
    '<form action="gone.html"></form>',
    '<p style="background: url(gone.png)">x</p>',
    '<svg><use href="#gone"></use></svg>',
)


def test_every_planted_break_is_told_with_its_page_and_place(site: Path, run: Run) -> None:
    pages = sorted(site.glob("*.html"))
    places = [added(pages[index % len(pages)], html) for index, html in enumerate(PLANTED)]
    places[-1] = places[-1].removesuffix("1") + "6"  # the use stands inside the drawing
    code, out, _ = run("links")
    assert code == FAILED
    told = re.findall(r"^(\S+:\d+:\d+): error: .* \[broken-link\]$", out, re.MULTILINE)
    assert sorted(told) == sorted(places)


# Online --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> dict[str, ProbeResult]:
    """What the addresses answer that are not simply found, on 2 May 2031."""
    found: dict[str, ProbeResult] = {}

    def ask_all(addresses: Iterable[str], web: Web) -> dict[str, ProbeResult]:
        return {address: found.get(address, ProbeResult(answer="found")) for address in addresses}

    monkeypatch.setattr(links, "ask_all", ask_all)
    monkeypatch.setattr(links, "today", lambda: parse_date("2031-05-02"))
    return found


def test_the_sources_are_asked_and_the_answers_kept(data: Path, run: Run, answers: dict[str, ProbeResult]) -> None:
    answers[ADDRESSES["union-0302"]] = ProbeResult(answer="not-found")
    assert run("links", "--online") == (
        OK,
        "union-0302: gone (not found): https://union.example/?a=1&b=2\n",
        "asking 4 addresses ...\n3 alive, 0 moved, 1 gone, 0 unknown\n",
    )
    story = load_story(data / "data")
    assert story.ledger is not None
    assert story.ledger.sources["union-0302"].status == "gone"


def test_the_next_time_only_news_are_told_and_without_any_the_file_stays(
    data: Path, run: Run, answers: dict[str, ProbeResult]
) -> None:
    answers[ADDRESSES["union-0302"]] = ProbeResult(answer="refused")
    run("links", "--online")
    ledger = data / "data" / "links.yml"
    before = (ledger.read_bytes(), ledger.stat().st_mtime_ns)
    assert run("links", "--online", "--quiet") == (OK, "", "")
    assert (ledger.read_bytes(), ledger.stat().st_mtime_ns) == before
    answers.clear()
    assert run("links", "--online", "-q") == (OK, "union-0302: alive: https://union.example/?a=1&b=2\n", "")
    assert ledger.read_bytes() != before[0]


def test_without_a_network_the_ledger_is_left_alone(data: Path, run: Run, answers: dict[str, ProbeResult]) -> None:
    answers |= dict.fromkeys([*ADDRESSES.values(), "https://archive.example/1"], ProbeResult(answer="no-such-host"))
    assert run("links", "--online") == (
        OK,
        "",
        "asking 4 addresses ...\nnobody answered; is there a network? links.yml is as it was\n",
    )
    assert not (data / "data" / "links.yml").exists()


@pytest.mark.usefixtures("answers")
def test_whatever_is_answered_the_story_can_be_built(here: Path, run: Run, answers: dict[str, ProbeResult]) -> None:
    write_project(here)
    answers |= dict.fromkeys(ADDRESSES.values(), ProbeResult(answer="removed"))
    assert run("links", "--online")[0] == OK
    assert run("check")[0] == OK
    assert run("build")[0] == OK


@pytest.mark.usefixtures("answers")
def test_data_that_hold_errors_are_not_asked_for(here: Path, run: Run) -> None:
    write_data(here / "data", BROKEN)
    code, out, _ = run("links", "--online")
    assert code == FAILED
    assert out.startswith("data/events.yml:17:9: error: ")


def test_hosts_are_told_who_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REPO_URL", raising=False)
    assert links._web().user_agent.startswith("explainer/")
    monkeypatch.setenv("REPO_URL", "https://code.example/desk/story")
    assert "https://code.example/desk/story" in links._web().user_agent
    assert links._web().is_allowed is is_public
