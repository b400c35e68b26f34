"""Files of which was kept what they were read to are read as if nothing were: to equal stories and problems."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from harbour import FILES, changed, write_data

from explainer.diagnostics.errors import StoryError
from explainer.diagnostics.listing import as_text
from explainer.diagnostics.locations import SourceText
from explainer.diagnostics.problems import Invalid, Problems
from explainer.files.store import Store, store
from explainer.reading import article_file, kept, loading, resolve
from explainer.reading.folder import read_story
from explainer.yaml.nodes import Node

ARTICLE = "articles/grain.md"
BODY = """
Grain lies [on the `mole`](https://mole.example/) of the harbour.

> “We are *patient*,” she said.

- The harbour
- the mole

## Grain

Grain &amp; water.
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


def facts(files: Mapping[str, str], known: Store | None = None) -> object:
    """All that is known of the articles, the entries with their places, and every problem."""
    problems = Problems()
    sources = [SourceText(f"data/{name}", text.lstrip("\n")) for name, text in files.items()]
    story = read_story(sources, "data", problems, known)
    if isinstance(story, Invalid):
        return as_text(problems)
    articles = [(one.id, one.paragraphs, [token.as_dict() for token in one.parse()]) for one in story.articles.values()]
    entries = [(one.value, one.key, one.node.value, places(one.node)) for one in story.entries.values()]
    return articles, entries, story.annotations, as_text(problems)


def places(node: Node) -> object:
    """All that is known of where it stands."""
    marks = node.marks
    return marks.file.path, marks.starts, marks.ends, marks.after, marks.doubtful, marks.again, node.number


def kept_facts(files: Mapping[str, str]) -> object:
    """The same, with what was kept of an earlier reading, and kept for the next."""
    with store("read", Path("data"), b"this version") as known:
        return facts(files, known)


def test_what_is_kept_of_an_article_is_what_it_is_read_to() -> None:
    files = {**FILES, ARTICLE: FILES[ARTICLE] + BODY}
    first = kept_facts(files)
    assert isinstance(first, tuple)
    assert first == kept_facts(files) == facts(files)


def test_each_edit_of_a_story_is_read_as_from_nothing() -> None:
    kept_facts(FILES)
    for name in FILES:
        lines = FILES[name].split("\n")
        for number, line in enumerate(lines):
            for edited in (line[1:], f"{line}\n"):
                files = {**FILES, name: "\n".join([*lines[:number], edited, *lines[number + 1 :]])}
                assert kept_facts(files) == facts(files), f"{name}:{number + 1}: {edited!r}"


def test_what_has_not_changed_is_neither_parsed_nor_searched_again(monkeypatch: pytest.MonkeyPatch) -> None:
    kept_facts(FILES)
    monkeypatch.setattr(kept, "compose", lambda *_: pytest.fail("composed again"))
    monkeypatch.setattr(resolve, "choose_spans", lambda *_: pytest.fail("searched again"))
    monkeypatch.setattr(article_file, "parser", lambda: pytest.fail("parsed again"))
    with store("read", Path("data"), b"this version") as known:
        sources = [SourceText(f"data/{name}", text.lstrip("\n")) for name, text in FILES.items()]
        assert not isinstance(read_story(sources, "data", Problems(), known), Invalid)


@pytest.mark.parametrize("whose", ["read", "nobody's"])
def test_a_large_story_keeps_and_a_small_one_does_not(
    whose: str, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "_WORTH_KEEPING", 0 if whose == "read" else 10**9)
    folder = write_data(tmp_path / "data")
    first = loading.load_story(folder).annotations
    assert [path.name.partition("-")[0] for path in cache.rglob("*.sqlite")] == ([whose] if whose == "read" else [])
    assert loading.load_story(folder).annotations == first


@pytest.mark.parametrize(
    ("file", "sound", "wrong", "told_of_it"),
    [
        (ARTICLE, "See [the Gazette", "    See [the Gazette", "program code"),
        ("terms.yml", "  name: berth fee\n", "  name: berth fee\n  name: fee\n", "'name' stands here a second time"),
        ("terms.yml", "berth-fee:\n", "berth-fee:\n  note:\n", "nothing stands after 'note:'"),
        ("terms.yml", "  name: berth fee\n", "  name:\n", "nothing stands after 'name:'"),
        ("explainer.yml", "title: ", "titel: ", "titel"),
    ],
)
def test_an_error_is_told_again_until_it_is_mended(
    file: str, sound: str, wrong: str, told_of_it: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "_WORTH_KEEPING", 0)
    folder = write_data(tmp_path / "data", changed(file, sound, wrong))
    problems = Problems()
    for again in (problems, problems, Problems()):
        with pytest.raises(StoryError) as told:
            loading.load_story(folder, again)
        assert told_of_it in as_text(told.value.problems)
    write_data(folder)
    assert loading.load_story(folder).articles
