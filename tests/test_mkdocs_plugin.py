"""The whole way: a data folder to a finished site by MkDocs."""

from __future__ import annotations

import gc
import gzip
import json
import os
import re
import subprocess
import sys
import weakref
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_origin

import pytest
import yaml
from harbour import FILES, SECOND_ARTICLE, build_with_mkdocs, changed, lost, story, write_project
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from texts import nested, parts, text_fields
from trees import Tree, tree
from variants import without
from wrapped import LANGUAGE, speak

from explainer.diagnostics.problems import Problems
from explainer.finished.content_policy import known_code
from explainer.kinds import KINDS
from explainer.kinds.project import FrontMatter, Project, TileLayer
from explainer.pages import SiteOptions
from explainer.pages.atlas import FRAME
from explainer.reading.loading import load_story
from explainer.reading.story import Story
from explainer.site import build_site

ROOT = Path(__file__).parent.parent

Files = Mapping[str, bytes]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The harbour story, built."""
    folder = tmp_path_factory.mktemp("harbour")
    return build_with_mkdocs(write_project(folder, {**FILES, "articles/return.md": SECOND_ARTICLE}), folder / "site")


def page(files: Files, path: str) -> Tree:
    return tree(files[path].decode())


def pages(files: Files) -> Iterator[tuple[str, Tree]]:
    for path in files:
        if path.endswith(".html"):
            yield path, page(files, path)


def test_the_site_holds_the_pages_the_map_and_the_exports(site: Files) -> None:
    assert {
        "index.html",
        "reports/return.html",
        "people.html",
        "map.html",
        "timeline.html",
        "quotes.html",
        "claims.html",
        "glossary.html",
        "sources.html",
        "corrections.html",
        "trust.html",
        "404.html",
        "assets/explainer/map.html",
        "assets/explainer/map.svg",
        "assets/explainer/map-narrow.svg",
        "assets/explainer/explainer.js",
        "data/places.geojson",
        "data/corrections.atom",
        "search/search_index.json",
    } <= set(site)


def test_links_between_pages_lead_to_built_pages(site: Files) -> None:
    links = [address for _, address in page(site, "index.html").one("article", "md-content__inner").links]
    assert "people.html#harbour-master" in links
    assert not [address for address in links if re.search(r"\.md($|#)", address)]


def test_a_site_whose_pages_are_folders_is_as_sound(tmp_path: Path) -> None:
    project = write_project(tmp_path, {**FILES, "articles/return.md": SECOND_ARTICLE})
    built = build_with_mkdocs(project, tmp_path / "site", use_directory_urls=True)
    links = page(built, "reports/return/index.html").one("article", "md-content__inner").links
    assert {"../../", "../../people/#dockers"} <= {address for _, address in links}
    assert page(built, "map/index.html").one("img").attributes["src"] == "../assets/explainer/map.svg"
    assert page(built, "map/index.html").one("iframe").attributes["src"] == "../assets/explainer/map.html"
    assert b'"href":"../../map/#velter"' in built["assets/explainer/map.html"]
    assert "../people/#dockers" in [address for _, address in page(built, "entry/dockers.html").links]
    hits = {entry["location"] for entry in json.loads(built["search/search_index.json"])["docs"]}
    assert {"", "people/", "people/#dockers", "reports/", "reports/return/"} <= hits


def test_the_contents_list_the_headings_as_deep_as_the_project_wants(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    settings = {
        "as deep as they go": (
            "",
            ["In the report", "Ada Marlow", "Dockers", "Needed to understand it", "Town council"],
        ),
        "to level 2": ("markdown_extensions: [toc: {toc_depth: 2}]\n", ["In the report", "Needed to understand it"]),
        "only level 3": ("markdown_extensions: [toc: {toc_depth: 3-3}]\n", ["Ada Marlow", "Dockers", "Town council"]),
    }
    plain = (project / "mkdocs.yml").read_text(encoding="utf-8")
    for name, (setting, wanted) in settings.items():
        (project / "mkdocs.yml").write_text(plain + setting, encoding="utf-8")
        built = build_with_mkdocs(project, tmp_path / "site")
        found = page(built, "people.html").one("div", "md-sidebar--secondary")
        assert [words for words, address in found.links if "#" in address] == wanted, name


def test_the_search_finds_our_pages_and_their_entries(site: Files) -> None:
    hits = {hit["location"]: hit for hit in json.loads(site["search/search_index.json"])["docs"]}
    assert hits["people.html"]["title"] == "Who’s who"
    assert hits["people.html#harbour-master"]["title"] == "Ada Marlow"
    assert hits["people.html#harbour-master"]["text"] == "Runs the harbour."
    assert not [hit for hit in hits.values() if "Annotate a passage" in hit["text"]]


def test_other_plugins_find_our_content_on_the_page(tmp_path: Path) -> None:
    project = write_project(tmp_path)
    told = "html.replace('Ada Marlow', f'Ada of {len(page.toc.items)}')"
    (project / "hook.py").write_text(f"def on_page_content(html, page, **_):\n    return {told}\n", encoding="utf-8")
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(config + "hooks: [hook.py]\n", encoding="utf-8")
    built = build_with_mkdocs(project, tmp_path / "site")
    assert page(built, "people.html").one("h3", id="harbour-master").text == "Ada of 1"


def test_a_story_gives_up_its_room_when_its_pages_are_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[weakref.ref[Story]] = []
    alive: list[bool] = []

    def load(folder: Path, problems: Problems) -> Story:
        loaded.append(weakref.ref(made := load_story(folder, problems)))
        return made

    def look(config: MkDocsConfig) -> None:
        gc.collect()
        alive.extend(story() is not None for story in loaded)

    monkeypatch.setattr("explainer.mkdocs_plugin.telling.load_story", load)
    monkeypatch.setattr("explainer.mkdocs_plugin.ExplainerPlugin.on_post_build", lambda _, *, config: look(config))
    build_with_mkdocs(write_project(tmp_path), tmp_path / "site")
    assert alive == [False]


def test_links_of_pages_written_by_hand_are_checked_up_to_the_anchor(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    project = write_project(tmp_path)
    more = project / "docs" / "more.md"
    more.write_text("# More\n\n[them](people.md#dockers) [then](timeline.md#walk-out)\n", encoding="utf-8")
    built = build_with_mkdocs(project, tmp_path / "site")
    links = [address for _, address in page(built, "more.html").one("article").links]
    assert links == ["people.html#dockers", "timeline.html#walk-out"]
    more.write_text("# More\n\n[them](people.md#nobody)\n", encoding="utf-8")
    with pytest.raises(Abort):
        build_with_mkdocs(project, tmp_path / "site")
    assert "'people.md#nobody', but the doc 'people.md' does not contain an anchor '#nobody'" in caplog.text


def test_every_page_has_one_policy_that_names_its_code(site: Files) -> None:
    for path, found in pages(site):
        policies = [m for m in found.all("meta") if m.attributes.get("http-equiv") == "Content-Security-Policy"]
        assert len(policies) == 1, path
        policy = policies[0].attributes["content"]
        assert "unsafe-inline" not in policy, path
        scripts, styles, _ = known_code(site[path].decode())
        assert scripts | styles <= set(re.findall(r"'(sha256-[^']+)'", policy)), path


def test_our_own_pages_hold_no_inline_code(site: Files) -> None:
    for path in site:
        if path.startswith(("entry/", "assets/")) and path.endswith(".html"):
            assert known_code(site[path].decode())[:2] == (frozenset(), frozenset()), path


def test_pages_are_dated_by_the_content_not_by_the_clock(site: Files) -> None:
    dates = re.findall(r"<lastmod>(.*?)</lastmod>", site["sitemap.xml"].decode())
    assert set(dates) <= {"2031-01-15"}


def test_without_a_repository_there_are_no_edit_links(site: Files) -> None:
    assert not [path for path, found in pages(site) if found.all(class_="x-edit")]


def test_every_page_tells_browsers_of_the_feed_of_corrections(site: Files) -> None:
    for path, found in pages(site):
        if path != "assets/explainer/map.html" and not path.startswith("entry/"):
            feeds = [link for link in found.all("link") if link.attributes.get("type") == "application/atom+xml"]
            assert [link.attributes["href"].endswith("data/corrections.atom") for link in feeds] == [True], path


def test_the_feed_holds_whole_addresses_where_the_site_has_one(
    site: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert b'href="../corrections.html#fee"' in site["data/corrections.atom"]
    monkeypatch.setenv("SITE_URL", "https://site.example/velter/")
    built = build_with_mkdocs(write_project(tmp_path), tmp_path / "site")
    assert b'href="https://site.example/velter/corrections.html#fee"' in built["data/corrections.atom"]


def test_edit_links_lead_to_the_data_file_and_line_wherever_the_build_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPO_URL", "https://forge.example/velter/")
    write_project(tmp_path)
    built = build_with_mkdocs(tmp_path, tmp_path / "site")
    found = page(built, "people.html")
    edits = [link.attributes["href"] for link in found.all("a", "x-edit")]
    assert edits[1] == "https://forge.example/velter/edit/main/data/actors.yml#L21"
    for entry, address in zip(("harbour-master", "dockers", "council"), edits, strict=True):
        path, _, line = address.removeprefix("https://forge.example/velter/edit/main/").partition("#L")
        assert (tmp_path / path).read_text(encoding="utf-8").splitlines()[int(line) - 1] == f"{entry}:"


def test_the_page_s_own_edit_link_leads_to_its_data_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPO_URL", "https://forge.example/velter")
    write_project(tmp_path)
    config = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("  font: false", "  font: false\n  features: [content.action.edit]")
    (tmp_path / "mkdocs.yml").write_text(config + "edit_uri: edit/main/docs/\n", encoding="utf-8")
    built = build_with_mkdocs(tmp_path, tmp_path / "site")
    addresses = [address for _, address in page(built, "people.html").links if "/edit/main/" in address]
    assert "https://forge.example/velter/edit/main/data/actors.yml" in [
        re.sub(r"docs/\.\./", "", address) for address in addresses
    ]


def test_the_foot_of_every_page_says_how_to_reach_the_makers_and_who_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPO_URL", "https://forge.example/velter")
    monkeypatch.setenv("SITE_URL", "https://grain.example/")
    write_project(tmp_path)
    (tmp_path / "docs" / "about.md").write_text("# About *us*\n\nWords.\n", encoding="utf-8")
    built = build_with_mkdocs(tmp_path, tmp_path / "site")
    for path, found in pages(built):
        if not path.startswith(("entry/", "assets/")):
            (contact, mail), (host, _), (_, trust) = found.one("div", "x-foot").links
            assert contact == "Write to us" and mail.startswith("mailto:desk@gazette.example?subject="), path
            assert " on " in host
            assert trust.endswith("trust.html") and "The desk of The Gazette." in found.one("p", "x-foot-makers").text
            assert path == "404.html" or f"https%3A%2F%2Fgrain.example%2F{path}%0D%0A" in mail, mail
    assert "Something%20wrong%3A%20About%20us&" in page(built, "about.html").one("div", "x-foot").links[0][1]


def test_without_contact_and_repository_the_foot_asks_nothing(tmp_path: Path) -> None:
    files = changed("explainer.yml", '  contact: "[Write to us](mailto:desk@gazette.example)."\n', "")
    built = build_with_mkdocs(write_project(tmp_path, files), tmp_path / "site")
    foot = page(built, "index.html").one("div", "x-foot")
    assert [address for _, address in foot.links] == ["trust.html"]


def test_pages_for_contributors_are_made_on_demand_and_neither_edited_nor_searched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, site: Files
) -> None:
    monkeypatch.setenv("REPO_URL", "https://forge.example/velter")
    write_project(tmp_path)
    config = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("  - explainer\n", "  - explainer: {contributor_pages: true}\n")
    config = config.replace("  font: false", "  font: false\n  features: [content.action.edit]")
    (tmp_path / "mkdocs.yml").write_text(config + "edit_uri: edit/main/docs/\n", encoding="utf-8")
    built = build_with_mkdocs(tmp_path, tmp_path / "site")
    assert {name for name in set(built) - set(site) if name.endswith(".html")} == {"fields.html", "problems.html"}
    for name in ("fields.html", "problems.html"):
        assert not [address for _, address in page(built, name).links if "/edit/main/" in address]
    found = {entry["location"] for entry in json.loads(built["search/search_index.json"])["docs"]}
    assert not [location for location in found if location.startswith(("fields.html", "problems.html"))]


ANCHORS_OF_PAGES = {
    "velter": "map", "cape-norn": "places", "coast-road": "roads", "walk-out": "days-of-the-report",
    "old-mole": "notes", "union-0302": "side-town", "atlas": "sources", "dockers": "notes-2",
    "harbour-master": "in-the-report", "demurrage": "glossary", "berth-fee": "closed-union",
}  # fmt: skip


def test_an_entry_may_have_any_id_since_no_anchor_of_a_page_is_one(tmp_path: Path) -> None:
    ids = re.compile(rf"(?<![\w-])({'|'.join(ANCHORS_OF_PAGES)})(?=[:,\]}}\n])")
    files = {name: ids.sub(lambda found: ANCHORS_OF_PAGES[found[0]], text) for name, text in FILES.items()}
    built = build_with_mkdocs(write_project(tmp_path, files), tmp_path / "site")
    assert page(built, "map.html").one(id="places").tag == "h3"
    assert page(built, "sources.html").one(id="side-town").tag == "details"
    home = page(built, "index.html")
    marks = zip(home.all("span", "x-anchor"), home.all("a", "x-mention"), strict=True)
    marked = {place.attributes["id"]: mark.attributes["data-entry"] for place, mark in marks}
    assert (marked["p1-notes"], marked["p1-notes_2"], marked["p1-notes-2"]) == ("notes", "notes", "notes-2")


# What fails -------------------------------------------------------------------------------------------------------


def test_errors_in_the_data_stop_the_build(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    write_project(tmp_path, changed("events.yml", "who: [dockers]", "who: [docker]"))
    with pytest.raises(Abort):
        build_with_mkdocs(tmp_path, tmp_path / "site")
    assert "the data hold errors" in caplog.text
    assert "events.yml:17:9: error: no actor is called 'docker' [unknown-reference]" in caplog.text
    assert not (tmp_path / "site" / "index.html").exists()


def test_pages_are_listed_in_our_order_where_the_configuration_lists_none(site: Files) -> None:
    side = page(site, "index.html").one("nav", "md-nav--primary")
    links = [link.attributes["href"] for link in side.all("a", "md-nav__link") if "#" not in link.attributes["href"]]
    assert list(dict.fromkeys(links)) == [
        "index.html", "reports.html", "people.html", "map.html", "timeline.html", "quotes.html", "claims.html",
        "glossary.html", "sources.html", "corrections.html", "trust.html",
    ]  # fmt: skip


def test_navigation_and_links_leave_out_pages_for_which_there_are_no_entries(
    tmp_path: Path,
) -> None:
    write_project(tmp_path, without(["quote", "claim", "term"]))
    nav = "[index.md, {Words: [quotes.md, {Terms: glossary.md}]}, {More: [claims.md, people.md]}, sub/about.md]"
    config = tmp_path / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("  - explainer\n", "  - explainer: {draft: true}\n")
    config.write_text(f"{text}nav: {nav}\n", encoding="utf-8")
    (tmp_path / "docs" / "sub").mkdir()
    links = "[the *words*](../quotes.md#one) of [people](../people.md), [elsewhere](https://other.example/quotes.md)"
    (tmp_path / "docs" / "sub" / "about.md").write_text(f"# About\n\n{links}\n", encoding="utf-8")
    about = page(build_with_mkdocs(tmp_path, tmp_path / "site"), "sub/about.html")
    paths = [path for _, path in about.one("nav", "md-nav--primary").links if not path.startswith("#")]
    assert list(dict.fromkeys(paths)) == ["../index.html", "../people.html", "about.html"]
    paragraph = about.one("article", "md-content__inner").one("p")
    assert paragraph.text == "the words of people, elsewhere"
    assert paragraph.links == [("people", "../people.html"), ("elsewhere", "https://other.example/quotes.md")]


def test_a_link_to_a_page_that_no_story_has_still_fails(tmp_path: Path) -> None:
    write_project(tmp_path, without(["quote"]))
    (tmp_path / "docs" / "about.md").write_text("# About\n\n[x](qoutes.md)\n", encoding="utf-8")
    with pytest.raises(Abort, match="Aborted with"):
        build_with_mkdocs(tmp_path, tmp_path / "site")


def test_a_draft_is_built_strictly_although_the_check_warns(tmp_path: Path) -> None:
    idle = "idle:\n  name: idle word\n  description: Nobody says it.\n  sources: [atlas]\ndemurrage:\n"
    write_project(tmp_path, changed("terms.yml", "demurrage:\n", idle))
    config = tmp_path / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("  - explainer\n", "  - explainer: {draft: true}\n")
    config.write_text(text, encoding="utf-8")
    assert "index.html" in build_with_mkdocs(tmp_path, tmp_path / "site")


def test_warnings_in_the_data_fail_a_strict_build(tmp_path: Path) -> None:
    idle = "idle:\n  name: idle word\n  description: Nobody says it.\n  sources: [atlas]\ndemurrage:\n"
    write_project(tmp_path, changed("terms.yml", "demurrage:\n", idle))
    with pytest.raises(Abort, match="Aborted with 1 warnings"):
        build_with_mkdocs(tmp_path, tmp_path / "site")


def test_a_site_that_is_not_sound_fails_the_build(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    write_project(tmp_path)
    (tmp_path / "docs" / "about.md").write_text('# About\n\n<a href="gone.html">x</a>\n', encoding="utf-8")
    with pytest.raises(Abort):
        build_with_mkdocs(tmp_path, tmp_path / "site")
    assert "the built site is not sound" in caplog.text
    assert re.search(r"about\.html:\d+:\d+: error: 'gone\.html' leads to no file \[broken-link\]", caplog.text)


def test_the_data_folder_can_be_chosen(tmp_path: Path) -> None:
    write_project(tmp_path)
    (tmp_path / "data").rename(tmp_path / "velter")
    config = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("  - explainer\n", "  - explainer: {folder: velter}\n")
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    assert "index.html" in build_with_mkdocs(tmp_path, tmp_path / "site")


def test_a_preview_watches_the_data(tmp_path: Path) -> None:
    config = load_config(config_file=str(write_project(tmp_path) / "mkdocs.yml"))

    class Server(LiveReloadServer):
        def __init__(self) -> None:
            self.watched: list[str] = []

        def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
            self.watched.append(path)

    server = Server()
    assert config.plugins["explainer"].on_serve(server, config=config, builder=lambda: None) is server
    assert server.watched == [str(tmp_path / "data")]


# Same input, same bytes ---------------------------------------------------------------------------------------------


def test_two_builds_are_equal_whatever_the_clock_the_hash_seed_and_the_folders(tmp_path: Path) -> None:
    built = []
    for name, zone, seed in [("one", "Pacific/Kiritimati", "1"), ("two/deeper down", "America/Adak", "4242")]:
        folder = tmp_path / name
        folder.mkdir(parents=True)
        write_project(folder, {**FILES, "articles/return.md": SECOND_ARTICLE})
        shown = "  font: false\n  features: [content.action.edit]\nedit_uri: edit/main/docs/\n"
        config = (folder / "mkdocs.yml").read_text(encoding="utf-8").replace("  font: false\n", shown)
        (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
        repository = "https://forge.example/velter"
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "REPO_URL": repository}
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--config-file"]
        done = subprocess.run(
            [*command, str(folder / "mkdocs.yml")],
            cwd=tmp_path if seed == "1" else folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        found = folder / "site"
        built.append({str(p.relative_to(found)): p.read_bytes() for p in sorted(found.rglob("*")) if p.is_file()})
    assert [name for name in built[0].keys() | built[1].keys() if built[0].get(name) != built[1].get(name)] == []


# Hostile text -------------------------------------------------------------------------------------------------------

HOSTILE = (
    "{{ 1337*1337 }}{% raw %}{# x #}<script>go()</script></script><img src=x onerror=go()><evil-element>"
    "\" onmouseover=\"go()\" ' onfocus='go()' ](javascript:go()) [y](javascript:go()) <https://evil.example> "
    '`tick` ``` {: .x onclick="go()" } --> ]]> </div></p></title></iframe> &lt;script&gt; ![z](//evil.example/z.png) '
    "${1337*1337} *[a]: b"
)
SHORT = "<script>go()</script>"
"""What of it fits into the shortest texts, such as the heading of a claim."""

PRODUCT = str(1337 * 1337)
ADDRESS = 'https://evil.example/?"onmouseover="go()//\'><script>go()</script>{{1337*1337}}'


# These must stand in the article word for word, or are found by other fields.
EXACT = {"exact", "words", "aliases", "shown_as"}


def poisoned(model: type[BaseModel], value: Any) -> Any:
    """The value with hostile text at the end of every free text, alone in those left out, and in every address."""
    if not isinstance(value, dict):
        return value
    result = dict(value)
    for name, inner in text_fields(model):
        attack = HOSTILE if inner is None and room(model, name) > len(HOSTILE) * 1.2 else SHORT
        if name in EXACT or (name not in value and (inner or get_origin(model.model_fields[name].annotation) is tuple)):
            continue
        found = value.get(name)
        if found is None:
            result[name] = attack
        elif inner is None:
            result[name] = [f"{item} {attack}" for item in found] if isinstance(found, list) else f"{found} {attack}"
        elif isinstance(found, list):
            result[name] = [poisoned(inner, item) for item in found]
        elif name == "parties":
            result[name] = {id_: poisoned(inner, item) for id_, item in found.items()}
        else:
            result[name] = poisoned(inner, found)
    addresses = {"url", "website", "attribution_url"} - ({"url"} if model is TileLayer else set())  # a pattern, no link
    return {name: ADDRESS if name in addresses else item for name, item in result.items()}


def room(model: type[BaseModel], name: str) -> int:
    """How many characters a field holds."""
    field = model.model_fields[name]
    known = [*field.metadata, *parts(field.annotation)]
    known += [inner for part in known if isinstance(part, FieldInfo) for inner in part.metadata]
    return min(int(length) for part in known if (length := getattr(part, "max_length", None)))


UNCERTAIN = ("places", "routes", "events", "quotes", "terms", "claims", "sources", "corrections")


MORE_CLAIMS = """
why:
  name: The harbour was closed to raise the fee
  finding: Not known.
  status: disputed
  positions:
    - {party: town, stance: accepts-fact, instead: a pause, text: It was a pause., sources: [gazette-0301], speaker: N}
    - {party: union, stance: attributes, whom: the council, text: It was they., sources: [union-0302], speaker: N}
who:
  name: The harbour was closed by the council
  finding: Not known.
  status: disputed
  positions:
    - {party: town, stance: not-found, text: Nothing., searched: {where: the notices, date: 2031-01-02}}
    - {party: union, stance: says, text: It was., sources: [union-0302], speaker: N}
"""
MORE_ABOUT = """parties_note: The town first.
about:
  money: Readers pay.
  method: We read.
  decisions: We decide.
  corrections: We correct.
  licence_text: CC0
  licence_data: CC0
"""


def whole_files() -> dict[str, str]:
    """The harbour story with every free text that it leaves out; the last entry of each file gets its uncertainty."""
    tiles = """  tiles:
    name: Load tiles
    url: https://tile.example/{z}/{x}/{y}.png
    attribution: Tiles
    attribution_url: https://tile.example/
"""
    files = {
        **FILES,
        **{f"{kind}.yml": FILES[f"{kind}.yml"] + "  uncertainty: Not all is known.\n" for kind in UNCERTAIN},
        "explainer.yml": FILES["explainer.yml"] + tiles + "notes: {people: All of them.}\n",
    }
    files["claims.yml"] = MORE_CLAIMS + files["claims.yml"]
    files = changed("explainer.yml", "about:\n", MORE_ABOUT, files)
    files = changed("sources.yml", "  via: The Gazette\n", "  via: The Gazette\n  newsroom: The Gazette\n", files)
    files = changed("routes.yml", "place: cape-norn}", "place: cape-norn, note: The cape.}", files)
    return changed("articles/grain.md", "\nnote: Our", "\nauthor: R. Holm\nnote: Our", files)


def hostile_files() -> dict[str, str]:
    models = {"explainer.yml": Project} | {kind.filename: kind.model for kind in KINDS.values()}
    whole = whole_files()
    files = {}
    for name, model in models.items():
        read = yaml.load(whole[name], Loader=yaml.BaseLoader)  # noqa: S506 -- our own text, and strings only
        if model is Project:
            found: Any = poisoned(model, read)
        else:
            found = {id_: poisoned(model, entry) for id_, entry in read.items()}
        files[name] = json.dumps(found, ensure_ascii=False, indent=1)
    _, head, body = whole["articles/grain.md"].split("---\n")
    front = poisoned(FrontMatter, yaml.load(head, Loader=yaml.BaseLoader))  # noqa: S506
    attack = HOSTILE.replace("`", "").replace('"', "'")  # words between " would ask for a quotation entry
    body = body.replace("to Cape Norn.", f"to Cape Norn. {attack} [w]({ADDRESS})").replace(
        "came next", f"came {attack}"
    )
    # JSON strings are YAML strings, and one line each
    lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in front.items())
    return {**files, "articles/grain.md": f"---\n{lines}---\n{body}"}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The harbour story with hostile text in every free text, built."""
    folder = tmp_path_factory.mktemp("hostile")
    return build_with_mkdocs(write_project(folder, hostile_files()), folder / "site")


def test_hostile_text_stays_text_in_what_a_shared_link_shows(
    site: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://site.example/velter/")
    monkeypatch.setenv("REPO_URL", "https://forge.example/velter/")
    built = build_with_mkdocs(write_project(tmp_path, hostile_files()), tmp_path / "site")
    shared = {
        meta.attributes.get("property"): meta.attributes["content"]
        for meta in page(built, "index.html").all("meta")
        if "content" in meta.attributes
    }
    assert "<script>go()</script>" in shared["og:title"]
    for path in ("index.html", "map.html", "people.html"):
        assert len(page(built, path).all("script")) == len(page(site, path).all("script")), path
        assert not page(built, path).all("evil-element"), path


def test_every_page_is_signed_and_only_a_report_says_that_it_is_an_article(site: Files) -> None:
    for path in (path for path in site if path.endswith(".html") and path != FRAME):
        head = {
            meta.attributes.get("property") or meta.attributes["name"]: meta.attributes["content"]
            for meta in page(site, path).all("meta")
            if "property" in meta.attributes or "name" in meta.attributes
        }
        is_report = path == "index.html" or path.startswith("reports/")
        assert head["author"] == "The desk of The Gazette.", path
        assert head["og:type"] == ("article" if is_report else "website"), path
        assert head["og:site_name"], path
        assert head.get("article:published_time") == ("2031-01-15" if is_report else None), path
        data = page(site, path).all("script")
        assert is_report == ("application/ld+json" in {script.attributes.get("type") for script in data}), path


@pytest.mark.parametrize("script", ["<script>go()</script>", '<script type="application/ld+json">{}</script>'])
def test_a_page_written_by_hand_brings_no_script(script: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    project = write_project(tmp_path)
    (project / "docs" / "more.md").write_text(f"# More\n\n{script}\n", encoding="utf-8")
    with pytest.raises(Abort):
        build_with_mkdocs(project, tmp_path / "site")
    assert "docs/more.md:3:1: error: a page may not hold the element 'script' [unsafe-html]" in caplog.text


def test_every_kind_of_text_is_poisoned() -> None:
    roots: tuple[type[BaseModel], ...] = (Project, FrontMatter, *(kind.model for kind in KINDS.values()))
    fields = {
        (model, name)
        for root in roots
        for model in nested(root)
        for name, inner in text_fields(model)
        if inner is None and name not in EXACT
    }
    found = story(hostile_files())
    values = (found.project.value, found.lead.front.value, *(located.value for located in found.entries.values()))
    assert fields == {(model, name) for value in values for model, name in poisoned_fields(value)}


def poisoned_fields(value: Any) -> Iterator[tuple[type[BaseModel], str]]:
    """The fields of a model and of the models in it that hold hostile text."""
    if isinstance(value, BaseModel):
        for name, item in value:
            texts = item if isinstance(item, tuple) else (item,)
            if any(isinstance(text, str) and SHORT in text and text != ADDRESS for text in texts):
                yield type(value), name
            yield from poisoned_fields(item)
    elif isinstance(value, tuple | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from poisoned_fields(item)


def test_no_hostile_text_brings_a_blank_line_into_a_page() -> None:
    made = build_site(story(hostile_files()), SiteOptions(contributor_pages=True))
    assert [page.path for page in made.pages if re.search(r"^[ \t]*$", page.html.rstrip("\n"), re.MULTILINE)] == []


def test_no_template_engine_runs_hostile_text(hostile: Files) -> None:
    assert [path for path, content in hostile.items() if PRODUCT.encode() in content] == []
    assert "{{ 1337*1337 }}" in page(hostile, "people.html").text
    assert b"{{ 1337*1337 }}" in hostile["assets/explainer/map.html"]


def test_hostile_text_makes_no_element_script_or_handler(hostile: Files, site: Files) -> None:
    known = {element.tag for _, found in pages(site) for element in found}
    assert "evil-element" not in known
    for path, found in pages(hostile):
        assert {element.tag for element in found} <= known, path
        assert not [name for element in found for name in element.attributes if name.startswith("on")], path
        assert not [e for e in found if "x" in e.attributes.get("class", "").split()], path
        for element in found:
            for name in ("href", "src", "srcset", "data", "action"):
                address = element.attributes.get(name, "").strip().lower()
                assert not address.startswith(("javascript:", "vbscript:", "data:text")), path
                if name != "href":
                    assert "evil.example" not in address, path


def test_hostile_text_adds_no_code_to_any_page(hostile: Files, site: Files) -> None:
    for path in hostile:
        if path.endswith(".html"):
            scripts, styles, addresses = known_code(hostile[path].decode())
            like = path if path in site else "entry/closed.html"  # of a claim that only this story has
            assert (scripts, styles, addresses) == known_code(site[like].decode()), path
            assert len(page(hostile, path).all("script")) == len(page(site, like).all("script")), path


def test_hostile_titles_are_text_in_the_head_and_in_the_navigation(hostile: Files) -> None:
    found = page(hostile, "index.html")
    assert "Grain in the harbour {{ 1337*1337 }}{% raw %}" in found.one("head").one("title").text
    assert "<script>go()</script>" in found.one("head").one("title").text
    assert "Grain in the harbour {{ 1337*1337 }}" in found.one("h1").text


def test_hostile_text_reaches_the_reader_as_it_was_written(hostile: Files) -> None:
    shown = page(hostile, "people.html").text
    assert " ".join(f"Town council {HOSTILE}".split()) in shown
    claims = page(hostile, "claims.html")
    assert f"That the harbour was closed {SHORT}" in claims.one("table").text
    sentences = [paragraph.text for paragraph in claims.all("p", "x-claim")]
    assert " ".join(f"The claim: The harbour was closed {HOSTILE}".split()) in sentences


def test_the_map_page_holds_hostile_text_only_as_data(hostile: Files) -> None:
    html = hostile["assets/explainer/map.html"].decode()
    found = tree(html)
    facts = json.loads("".join(found.one("script", id="map-data")._texts()))
    assert facts["places"][0]["name"] == f"Velter {HOSTILE}"
    drawn = re.sub(r"<title>.*?</title>", "", html, flags=re.DOTALL).partition('<script type="application/json"')[0]
    assert not [word for word in ("Velter", "1337", "evil", "go()") if word in drawn]


def test_the_still_picture_holds_hostile_text_only_as_text(hostile: Files) -> None:
    picture = tree(hostile["assets/explainer/map.svg"].decode())
    assert {element.tag for element in picture} - {""} <= {
        "svg",
        "title",
        "rect",
        "path",
        "circle",
        "text",
        "tspan",
        "g",
    }
    assert not [name for element in picture for name in element.attributes if name.startswith("on")]


def test_the_search_index_holds_no_elements_of_hostile_text(hostile: Files) -> None:
    index = json.loads(hostile["search/search_index.json"])
    for entry in index["docs"]:
        for words in (entry["title"], entry["text"]):
            assert not re.search(r"<(script|img|evil-element|iframe|a\b)", words)


def test_the_sitemap_is_whole(hostile: Files) -> None:
    assert gzip.decompress(hostile["sitemap.xml.gz"]).startswith(b"<?xml")


def test_a_source_that_is_gone_fails_no_build(tmp_path: Path) -> None:
    folder = write_project(tmp_path, lost("union-0302"))
    files = build_with_mkdocs(folder, tmp_path / "site")
    assert b"no longer at its address since" in files["sources.html"]


# The language of the interface ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("theme", "spoken"), [("sv", "⟦The report⟧"), ("de", "The report")], ids=["a catalogue", "no catalogue"]
)
def test_the_site_speaks_the_language_of_its_theme_where_there_is_a_catalogue(
    theme: str, spoken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak(monkeypatch, theme if spoken.startswith("⟦") else LANGUAGE)
    folder = write_project(tmp_path)
    config = folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("  font: false\n", f"  font: false\n  language: {theme}\n")
    config.write_text(text, encoding="utf-8")
    home = page(build_with_mkdocs(folder, folder / "site"), "index.html")
    assert home.one("html").attributes["lang"] == theme
    assert home.one(id="the-report").text == spoken
    assert spoken in [link.text for link in home.all("a", "md-nav__link")]
    corrections = spoken.replace("The report", "Corrections")
    assert home.one("link", type="application/atom+xml").attributes["title"] == corrections
