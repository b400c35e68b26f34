"""Pages that are kept are those that would be made: a build with the pages of another is equal to one from nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from harbour import FILES, SECOND_ARTICLE, changed, read, story

from explainer.diagnostics.problems import Invalid
from explainer.files.store import store
from explainer.pages import Context, SiteOptions
from explainer.pages.traces import Traces, asked
from explainer.reading.story import Story
from explainer.site import build_kept_site, build_site

PLACE = Path("project")
OPTIONS = SiteOptions(edit_base="https://code.example/edit/")
TWO = {**FILES, "articles/second.md": SECOND_ARTICLE}
PROSE = ("text", "gist", "title", "summary", "uncertainty", "speaker", "publisher", "description")


NEW = {
    "actors.yml": "  name: Nobody yet\n  type: group\n  description: Who comes late.\n",
    "terms.yml": "  name: mole\n  description: A wall.\n",
}
"""An entry of its own for each, which nothing else names."""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates that were printed, and what for."""
    found: list[str] = []
    render = Context.render

    def noted(self: Context, template: str, **values: object) -> str:
        found.append(getattr(values.get("entry") or values.get("article"), "id", template))
        return render(self, template, **values)

    monkeypatch.setattr(Context, "render", noted)
    return found


def edits() -> Iterator[dict[str, str]]:
    """The story with each of its lines of prose in other words, one after the other."""
    for file, text in TWO.items():
        for line in text.split("\n"):
            key, _, value = line.strip().removeprefix("- ").partition(": ")
            if key in PROSE and value[:1].isalpha() and text.count(line) == 1:
                yield changed(file, line, line.replace(value, f"Otherwise {value}"), TWO)


def moves() -> Iterator[Mapping[str, str]]:
    """The story with more and fewer things in it, or in other places."""
    yield FILES
    yield {**TWO, "articles/third.md": SECOND_ARTICLE.replace("2030-03-09", "2031-01-01").replace("return", "stay")}
    yield changed("articles/second.md", "The dockers return", "The dockers are back", TWO)
    yield changed("articles/second.md", "The dockers of Velter", "Who worked in Velter", TWO)
    yield {**TWO, "terms.yml": f"# a line more\n{TWO['terms.yml']}"}
    yield changed("actors.yml", "  name: Town council\n", "  name: Council\n  formerly: [old-council]\n", TWO)
    quay = "\nquay:\n  name: Quay\n  type: port\n  description: Where ships lie.\n  sources: [atlas]\n"
    yield {**TWO, "places.yml": TWO["places.yml"] + quay}
    for file, fields in NEW.items():
        yield {**TWO, file: f"{TWO[file].rstrip()}\nadded:\n{fields}  sources: [atlas]\n"}
    yield changed("actors.yml", "confidence: medium", "confidence: low", TWO)
    yield changed("places.yml", "used_by: [union], note", "used_by: [town], note", TWO)


def test_a_build_beside_the_pages_of_another_is_equal_to_one_from_nothing() -> None:
    build_kept_site(Context(story(TWO), OPTIONS), PLACE)
    sound = 0
    for files in (*edits(), *moves(), TWO):
        found, _ = read(files)
        if isinstance(found, Invalid):
            continue  # such as another id in the place of one
        kept, fresh = build_kept_site(Context(found, OPTIONS), PLACE).files, build_site(found, OPTIONS).files
        assert {path for path in kept.keys() | fresh.keys() if kept.get(path) != fresh.get(path)} == set()
        sound += 1
    assert sound > 30


def test_what_has_not_changed_is_not_made_again(printed: list[str]) -> None:
    build_kept_site(Context(story(TWO), OPTIONS), PLACE)
    assert {"grain", "second", "dockers", "velter"} <= set(printed)
    printed.clear()
    build_kept_site(Context(story({**TWO, "articles/second.md": f"{SECOND_ARTICLE}\n"}), OPTIONS), PLACE)
    assert {"grain", "dockers", "velter"}.isdisjoint(printed)


def test_an_edit_makes_again_what_shows_it(printed: list[str]) -> None:
    build_kept_site(Context(story(TWO), OPTIONS), PLACE)
    printed.clear()
    edited = changed("actors.yml", "Elected every four years.", "Elected every five years.", TWO)
    build_kept_site(Context(story(edited), OPTIONS), PLACE)
    assert "council" in printed
    assert {"dockers", "velter"}.isdisjoint(printed)


def test_other_options_make_everything_again(printed: list[str]) -> None:
    build_kept_site(Context(story(TWO), OPTIONS), PLACE)
    printed.clear()
    build_kept_site(Context(story(TWO), SiteOptions()), PLACE)
    assert {"grain", "second", "dockers", "velter"} <= set(printed)


@pytest.fixture
def traces() -> Iterator[Traces[None]]:
    with store("pages", PLACE, b"") as kept:
        yield Traces(kept, story(TWO), None)


def test_what_is_asked_for_an_answer_is_no_question_of_its_own(traces: Traces[None]) -> None:
    watched = traces.watched()
    questions = heard(traces, lambda: watched.gist(watched.entry("dockers")))
    assert questions == {"story.entry\0=dockers", "story.gist\0@dockers"}


def test_a_part_of_an_entry_has_no_name_so_what_is_asked_for_it_counts(traces: Traces[None]) -> None:
    watched = traces.watched()
    mark = watched.annotations["second"][0]
    questions = heard(traces, lambda: watched.words(mark))
    assert questions == {"story.articles.__getitem__\0=second"}


class Asked:
    """A context of one method, which is asked for the gist of what ``target`` is, an entry or a part of one."""

    def __init__(self, story: Story, traces: Traces[Asked] | None = None) -> None:
        self.story, self.traces = story, traces

    @asked
    def gist(self, target: object) -> str | None:
        return self.story.gist(self.story.entry("dockers"))


def test_what_a_method_asks_for_a_part_of_an_entry_counts_too() -> None:
    with store("pages", PLACE, b"") as kept:
        traces = Traces(kept, story(TWO), Asked(story(TWO)))
        watching = Asked(traces.watched(), traces)
        assert heard(traces, lambda: watching.gist(story(TWO).entry("dockers"))) == {"context.gist\0@dockers"}
        part = story(TWO).annotations["second"][0]
        assert heard(traces, lambda: watching.gist(part)) == {"story.entry\0=dockers", "story.gist\0@dockers"}


def heard(traces: Traces[Any], ask: Callable[[], object]) -> set[str]:
    found: set[str] = set()
    traces._heard = found
    ask()
    traces._heard = None
    return found
