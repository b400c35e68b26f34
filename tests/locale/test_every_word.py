"""Every word that readers see comes from the story or from the catalogue (``wrapped`` tells them apart).

What the scripts of readers and a theme add is looked at in ``tests/browser/test_every_word.py``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.etree import ElementTree

import pytest
from harbour import FILES, SECOND_ARTICLE, story
from wrapped import LANGUAGE, Found, escaped, foreign, shown, speak, wrapped

from explainer.dates import parse_date
from explainer.finished.book import Book, TitlePage
from explainer.kinds.claim import SIGNS
from explainer.pages import SiteOptions
from explainer.pages.atlas import map_data
from explainer.pages.context import Context, own_page
from explainer.pages.interface import interface
from explainer.pages.pictures import cover, site_cover
from explainer.site import build_site

GONE = """
checked: 2030-04-01
sources:
  gazette-0301: {url: "https://gazette.example/grain", status: gone, since: 2030-04-01, answer: not-found}
  atlas: {url: "https://atlas.example/", status: gone, since: 2030-04-01, answer: not-found}
"""
TILES = """  tiles:
    {name: Ask, url: "https://tiles.example/{z}/{x}/{y}", attribution: Us, attribution_url: "https://tiles.example/"}
"""
STORIES: Mapping[str, Mapping[str, str]] = {
    "one article": FILES,
    "sources that are gone, a map with a background": {
        **FILES,
        "explainer.yml": FILES["explainer.yml"] + TILES,
        "links.yml": GONE,
    },
    "two articles, no corrections": {**FILES, "articles/return.md": SECOND_ARTICLE, "corrections.yml": ""},
}
ADDRESSES = sorted(
    set(re.findall(r"https?://[^\s\"',}]+|Q42|\w+@[\w.]+\w", "".join(FILES.values()))), key=len, reverse=True
)
OPTIONS = SiteOptions(
    language=LANGUAGE,
    site_url="https://site.example/",
    edit_base="https://code.example/edit/",
    issues_url="https://code.example/issues",
)


@pytest.fixture(autouse=True)
def _wrapped_words(monkeypatch: pytest.MonkeyPatch) -> None:
    speak(monkeypatch)


@pytest.fixture(params=STORIES)
def context(request: pytest.FixtureRequest) -> Context:
    return Context(story(foreign(STORIES[request.param])), OPTIONS)


@pytest.fixture
def assets(context: Context) -> dict[str, bytes]:
    return {asset.path: asset.content for asset in build_site(context.story, OPTIONS).assets}


def escapes(found: Iterable[Found]) -> list[str]:
    """Where a word has escaped the catalogue, and which; the signs of stances are no words."""
    known = [*ADDRESSES, *(f"https://site.example/{own_page(id_)}" for id_ in story().entries), *SIGNS.values()]
    return [f"{one.where}: {left}" for one in found if (left := escaped(one.text, known))]


# Pages ------------------------------------------------------------------------------------------------------------


def test_pages_show_nothing_but_the_story_and_the_catalogue(context: Context) -> None:
    pages = build_site(context.story, OPTIONS).pages
    found = {page.path: escapes(shown(page.html)) for page in pages}
    assert {path: words for path, words in found.items() if words} == {}
    assert escapes(Found(page.path, text) for page in pages for text in (page.title, page.description)) == []


def test_pages_that_stand_alone_show_nothing_else(assets: dict[str, bytes]) -> None:
    alone = {path: content.decode() for path, content in assets.items() if path.startswith("entry/") and "html" in path}
    assert len(alone) > 10
    found = {path: escapes(shown(html)) for path, html in alone.items()}
    assert {path: words for path, words in found.items() if words} == {}
    assert all(f'<html lang="{LANGUAGE}"' in html for html in alone.values())


def test_the_map_shows_nothing_else(context: Context, assets: dict[str, bytes]) -> None:
    frame, picture = (assets[f"assets/explainer/map.{ending}"].decode() for ending in ("html", "svg"))
    title = re.findall("<title>(.*)</title>", frame + picture)
    assert escapes(Found("title", words) for words in title) == []
    assert f'<html lang="{LANGUAGE}">' in frame
    written = ElementTree.fromstring(picture).iter("{http://www.w3.org/2000/svg}text")  # noqa: S314 -- our own output
    assert escapes(Found("picture", "".join(text.itertext())) for text in written) == []
    data = map_data(context)
    told = [{key: point.facts[key] for key in ("name", "type", "day", "passages")} for point in data.points]
    assert escapes(_strings([told, [line.facts["passages"] for line in data.lines]], but=("href",))) == []
    assert escapes(_strings(data.words, but=("url", "attribution_url"))) == []


def test_the_pictures_of_shared_links_show_nothing_else(context: Context) -> None:
    covers = [site_cover(context), *(cover(context, located.value) for located in context.story.entries.values())]
    texts = [
        text
        for made in covers
        for text in (made.label, made.name, made.instead, made.text, *made.strip, made.detail, made.site)
    ]
    assert escapes(Found("cover", text) for text in texts) == []


def test_the_front_of_the_book_shows_nothing_else(context: Context) -> None:
    project = context.story.project.value
    book = Book(
        title_page=TitlePage(title=project.title, summary="", day=project.day, updated=parse_date("2031-01")),
        language=LANGUAGE,
        direction="ltr",
        address=ADDRESSES[0],
        styles=(),
        chapters=(),
    )
    assert escapes(shown(book.html(interface(LANGUAGE)))) == []


# Exports ----------------------------------------------------------------------------------------------------------


def test_the_feed_shows_nothing_else(assets: dict[str, bytes]) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ElementTree.fromstring(assets["data/corrections.atom"])  # noqa: S314 -- our own output
    texts = [element.text or "" for name in ("title", "name") for element in feed.iter(f"{atom}{name}")]
    assert escapes(Found("title", text) for text in texts) == []
    assert escapes(one for content in feed.iter(f"{atom}content") for one in shown(content.text or "")) == []


def test_the_calendar_shows_nothing_else(assets: dict[str, bytes]) -> None:
    lines = assets["data/events.ics"].decode().replace("\r\n ", "").split("\r\n")
    told = [line.partition(":") for line in lines if re.match("NAME|SUMMARY|DESCRIPTION|LOCATION", line)]
    assert escapes(Found(name, re.sub(r"\\n|\\", "", text)) for name, _, text in told) == []


def test_the_timeline_for_other_programs_shows_nothing_else(assets: dict[str, bytes]) -> None:
    found = json.loads(assets["data/timeline.json"])
    slides = [found["title"], *found["events"]]
    texts = [slide["text"][part] for slide in slides for part in ("headline", "text")]
    texts += [event[part] for event in found["events"] for part in ("group", "display_date")]
    assert escapes(one for text in texts for one in shown(text)) == []


def test_the_linked_data_tell_nothing_else(assets: dict[str, bytes]) -> None:
    graph = json.loads(assets["data/entries.jsonld"])["@graph"]
    found = [{key: node[key] for key in ("name", "description", "text") if key in node} for node in graph]
    assert escapes(_strings(found)) == []


def _strings(value: Any, where: str = "", but: Iterable[str] = ()) -> Iterator[Found]:
    """Every text in a value of JSON, but what stands below some keys."""
    if isinstance(value, str):
        yield Found(where, value)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in but:
                yield from _strings(inner, f"{where}.{key}", but)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner, where, but)


# The test itself --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param("⟦Sources:⟧ Նելմեղ⟦, ⟧2030", "", id="wrapped, foreign, a number"),
        pytest.param("⟦Sources:⟧ Նելմեղ, 2030", ",", id="a comma"),
        pytest.param("Sources: Նելմեղ", "Sources:", id="a word"),
        pytest.param("⟦On ⟧1 March⟦⟧", "March", id="a value"),
    ],
)
def test_what_has_escaped_is_told(text: str, left: str) -> None:
    assert escaped(text) == left


def test_values_of_a_message_are_looked_at_too() -> None:
    assert wrapped("%(date)s to {end}") == "⟦⟧%(date)s⟦ to ⟧{end}⟦⟧"


def test_a_word_in_an_attribute_is_found_where_it_stands() -> None:
    page = '<p class="x-a" title="A">⟦B⟧<span aria-label="⟦C⟧">D</span></p><script>E</script>'
    assert escapes(shown(page)) == ["/p.x-a@title: A", "/p.x-a/span: D"]
