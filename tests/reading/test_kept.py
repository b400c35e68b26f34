"""Articles of which was kept what they were read to are read as if nothing were: to equal stories and problems."""

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
from explainer.reading import article_file, loading, resolve
from explainer.reading.folder import read_story

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


def facts(files: Mapping[str, str], kept: Store | None = None) -> object:
    """All that is known of the articles, and every problem."""
    problems = Problems()
    sources = [SourceText(f"data/{name}", text.lstrip("\n")) for name, text in files.items()]
    story = read_story(sources, "data", problems, kept)
    if isinstance(story, Invalid):
        return as_text(problems)
    articles = [(one.id, one.paragraphs, [token.as_dict() for token in one.parse()]) for one in story.articles.values()]
    return articles, story.annotations, as_text(problems)


def kept_facts(files: Mapping[str, str]) -> object:
    """The same, with what was kept of an earlier reading, and kept for the next."""
    with store("read", Path("data"), b"this version") as kept:
        return facts(files, kept)


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
    monkeypatch.setattr(resolve, "choose_spans", lambda *_: pytest.fail("searched again"))
    monkeypatch.setattr(article_file, "parser", lambda: pytest.fail("parsed again"))
    with store("read", Path("data"), b"this version") as kept:
        sources = [SourceText(f"data/{name}", text.lstrip("\n")) for name, text in FILES.items()]
        assert not isinstance(read_story(sources, "data", Problems(), kept), Invalid)


@pytest.mark.parametrize("whose", ["read", "nobody's"])
def test_a_large_story_keeps_and_a_small_one_does_not(
    whose: str, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "_WORTH_KEEPING", 0 if whose == "read" else 10**9)
    folder = write_data(tmp_path / "data")
    first = loading.load_story(folder).annotations
    assert [path.name.partition("-")[0] for path in cache.rglob("*.sqlite")] == ([whose] if whose == "read" else [])
    assert loading.load_story(folder).annotations == first


def test_an_error_is_told_again_until_it_is_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "_WORTH_KEEPING", 0)
    folder = write_data(tmp_path / "data", changed(ARTICLE, "See [the Gazette", "    See [the Gazette"))
    for _ in range(2):
        with pytest.raises(StoryError) as told:
            loading.load_story(folder)
        assert "program code" in as_text(told.value.problems)
    write_data(folder)
    assert loading.load_story(folder).articles
