"""What an editor shows while the data are written: help, the ids there are, and mistakes where ``check`` puts them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from harbour import FILES, changed, listing
from language_server import LanguageServer

ROOT = Path(__file__).parent.parent.parent
DATA = [name for name in FILES if name.endswith(".yml")]


@contextmanager
def opened(server: LanguageServer, path: Path, text: str) -> Iterator[list[Any]]:
    """A document while it is open; its mistakes."""
    yield server.open(path, text)
    server.close(path)


def position(text: str, words: str, after: str = "") -> tuple[int, int]:
    """Line and character of the words, or right after the first part of them; both from 0."""
    before, found, _ = text.partition(words)
    assert found, f"{words!r} is not in the text"
    before += after
    return before.count("\n"), len(before) - (before.rfind("\n") + 1)


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_completion_offers_the_actors_with_their_names(server: LanguageServer, project: Path) -> None:
    path = project / "data" / "events.yml"
    text = text_of(path).replace("who: [dockers]", "who: [d]")
    with opened(server, path, text):
        offered = server.complete(path, *position(text, "who: [d]", "who: [d"))
    assert {item["label"]: item["documentation"] for item in offered} == {
        "council": "Town council",
        "dockers": "Dockers",
        "harbour-master": "Ada Marlow",
    }


def test_completion_offers_entries_of_every_kind_to_a_correction(server: LanguageServer, project: Path) -> None:
    path = project / "data" / "corrections.yml"
    text = text_of(path).replace("concerns: [berth-fee]", "concerns: []")
    with opened(server, path, text):
        offered = {item["label"] for item in server.complete(path, *position(text, "concerns: []", "concerns: ["))}
    assert {"harbour-master", "velter", "coast-road", "walk-out", "open-in-may", "berth-fee", "closed"} <= offered


def test_completion_offers_the_fields_that_are_not_there_yet(server: LanguageServer, project: Path) -> None:
    path = project / "data" / "terms.yml"
    text = text_of(path) + "  \n"
    with opened(server, path, text):
        offered = {item["label"] for item in server.complete(path, text.count("\n") - 1, 2)}
    assert {"see", "since_then", "aliases", "mentions"} <= offered
    assert offered.isdisjoint({"description", "sources", "id"})


@pytest.mark.parametrize(
    ("file", "words", "help_"),
    [
        pytest.param("events.yml", "who:", "Ids of the actors that took part.", id="a field"),
        pytest.param("events.yml", "dockers]", "Dockers", id="an id"),
        pytest.param("events.yml", "date: 1820", "2024-03-14", id="an example"),
        pytest.param("corrections.yml", "noticed_by:", "Private persons are never named.", id="a rule"),
        pytest.param("actors.yml", "text: Harbour master", "What is stated, in our own words.", id="further inside"),
    ],
)
def test_hover_shows_the_help_of(server: LanguageServer, project: Path, file: str, words: str, help_: str) -> None:
    path = project / "data" / file
    with opened(server, path, text_of(path)):
        assert help_ in server.hover(path, *position(text_of(path), words))


@pytest.mark.parametrize("file", DATA)
def test_sound_data_are_quiet(server: LanguageServer, project: Path, file: str) -> None:
    path = project / "data" / file
    with opened(server, path, text_of(path)) as mistakes:
        assert mistakes == []


@pytest.mark.parametrize("text", ["", "# nothing yet\n"], ids=["empty", "only a comment"])
def test_a_file_without_entries_is_quiet(server: LanguageServer, project: Path, text: str) -> None:
    line = "# yaml-language-server: $schema=../schema/corrections.json\n"
    with opened(server, project / "data" / "corrections.yml", line + text) as mistakes:
        assert mistakes == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param("events.yml", "who: [dockers]", "who: [docker]", id="an id in a list"),
        pytest.param("quotes.yml", "speaker: harbour-master", "speaker: harbour-mastr", id="an id"),
        pytest.param("corrections.yml", "[walk-out, dockers]", "[walk-out, docker]", id="an id of any kind"),
        pytest.param("explainer.yml", "lead: grain", "lead: grains", id="an article"),
        pytest.param("claims.yml", "party: union", "party: unions", id="a party"),
        pytest.param("events.yml", "  elsewhere:", "  elswhere:", id="a field"),
        pytest.param("events.yml", "story: since", "story: sinse", id="a choice"),
        pytest.param("events.yml", "time: noon", "time:", id="no value"),
        pytest.param("claims.yml", "[{paragraph: 1}]", "[{paragraph: one}]", id="a number"),
        pytest.param("terms.yml", "see: [demurrage]", "see: demurrage", id="a list"),
        pytest.param("terms.yml", "demurrage:\n", "Demurrage:\n", id="an id of its own"),
        pytest.param("corrections.yml", "  why: A slip.\n", "", id="a missing field"),
    ],
)
def test_a_mistake_is_shown_on_the_line_where_check_reports_it(
    server: LanguageServer, project: Path, file: str, old: str, new: str
) -> None:
    path = project / "data" / file
    files = changed(file, old, new, {name: text_of(project / "data" / name) for name in FILES})
    reported = [line.split(":")[:2] for line in listing(files).splitlines() if line.startswith("data/")]
    with opened(server, path, files[file]) as mistakes:
        shown = {mistake["range"]["start"]["line"] + 1 for mistake in mistakes}
    assert shown == {int(line) for name, line in reported if name == f"data/{file}"} != set()


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the schemas of the shipped story."""
    from explainer.cli import main

    folder = tmp_path_factory.mktemp("shipped") / "schema"
    assert main(["schema", "--quiet", str(ROOT / "data"), "--output", str(folder)]) == 0
    return folder


@pytest.mark.parametrize("file", DATA)
def test_the_shipped_data_name_their_schema_and_are_quiet(server: LanguageServer, shipped: Path, file: str) -> None:
    """Beside the schemas made of them, as if their folder were the shipped one."""
    text = text_of(ROOT / "data" / file)
    assert text.startswith(f"# yaml-language-server: $schema=../schema/{file.removesuffix('.yml')}.json\n")
    with opened(server, shipped.parent / "data" / file, text) as mistakes:
        assert mistakes == []


def test_the_recommended_extension_is_the_one_that_runs_this_server() -> None:
    assert "redhat.vscode-yaml" in text_of(ROOT / ".vscode" / "extensions.json")
