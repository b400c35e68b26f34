"""The page of each entry alone, its picture, and the snippet for pages elsewhere."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from harbour import FILES, changed, context, lost, story
from trees import Tree, tree
from wrapped import speak

from explainer.pages import Page, entries, pictures, report
from explainer.pages.cover import Cover

ADDRESS = "https://grain.example/velter/"


def files(data: Mapping[str, str] = FILES, **options: object) -> dict[str, bytes]:
    return {asset.path: asset.content for asset in entries.build(context(data, **options))}


def entry(id_: str, data: Mapping[str, str] = FILES, **options: object) -> Tree:
    return tree(files(data, **options)[f"entry/{id_}.html"].decode())


def meta(page: Tree, name: str) -> str | None:
    found = [
        tag.attributes["content"]
        for tag in page.all("meta")
        if name in (tag.attributes.get("property"), tag.attributes.get("name"))
    ]
    return found[0] if found else None


def test_every_entry_but_sources_and_corrections_has_a_page_and_a_picture() -> None:
    made = files(site_url=ADDRESS)
    wanted = {
        located.value.id for located in story().entries.values() if located.value.kind not in ("source", "correction")
    }
    assert {path.removeprefix("entry/").removesuffix(".html") for path in made if path.endswith(".html")} == wanted
    assert {f"entry/{id_}.png" for id_ in wanted} <= set(made)


@pytest.mark.parametrize("options", [{}, {"site_url": ADDRESS, "is_preview": True}], ids=["no address", "a preview"])
def test_no_picture_is_drawn_that_nobody_could_be_shown(options: dict[str, object]) -> None:
    assert not [path for path in files(FILES, **options) if path.endswith(".png")]


def test_a_page_has_its_own_title_description_and_picture() -> None:
    page = entry("walk-out", site_url=ADDRESS)
    assert page.one("title").text == "The dockers walk out – Grain in Velter"
    assert meta(page, "og:title") == "Event · 1 March 2030: The dockers walk out"
    assert meta(page, "og:url") == f"{ADDRESS}entry/walk-out.html"
    assert meta(page, "og:image") == f"{ADDRESS}entry/walk-out.png"
    assert meta(page, "description")


def test_a_page_without_a_gist_has_no_empty_description() -> None:
    data = changed("claims.yml", "  gist: The union says so; the town disputes it.\n", "")
    assert meta(entry("closed"), "description") == "The union says so; the town disputes it."
    assert [meta(entry("closed", data), name) for name in ("description", "og:description")] == [None, None]


def test_without_an_address_of_the_site_there_is_nothing_to_embed() -> None:
    page = entry("walk-out")
    assert page.all("textarea") == []
    assert meta(page, "og:image") is None


def test_the_snippet_stands_alone_with_its_sources_and_needs_no_script() -> None:
    page = entry("open-in-may", site_url=ADDRESS)
    snippet = tree(page.one("textarea").text)
    whole, words = snippet.all("blockquote")
    assert whole.attributes["cite"] == f"{ADDRESS}entry/open-in-may.html"
    assert words.text == "“We will open in May”"
    assert "Ada Marlow" in snippet.text or "harbour master" in snippet.text.casefold()
    assert {address.split(":")[0] for _, address in snippet.links} == {"https"}
    assert not [tag for tag in snippet if tag.tag in ("script", "style", "iframe", "img") or "style" in tag.attributes]


def test_a_page_tells_the_day_of_the_report_what_came_later_and_every_name() -> None:
    page = entry("harbour-master")
    assert page.one("section", "short").one("p", "x-day").text == "On 1 March 2030: Harbour master of Velter."
    assert [heading.text for heading in page.all("h2")] == ["Since then"]
    assert page.one("ol", "since").text == "June 2030Retired. Sources: Dockers' Union, 2 March 2030"
    names = [name.text for name in page.all("li") if "data-language" in name.attributes]
    assert names == ["Ada Marløw Norwegian Bokmål; used by Town Norn Press"]


def test_a_day_of_which_more_is_to_tell_than_a_line_has_a_part_of_its_own() -> None:
    old = "text: Harbour master of Velter."
    long = f"{old} She had been asked to let the ships in, and then to keep them out, and had said yes to both."
    page = entry("harbour-master", changed("actors.yml", old, long))
    assert page.one("section", "short").all("p", "x-day") == []
    assert [heading.text for heading in page.all("h2")] == ["On 1 March 2030", "Since then"]
    assert long.removeprefix("text: ") in page.one("main").text


def test_a_claim_is_never_shown_without_its_status_and_every_position() -> None:
    page = entry("closed", site_url=ADDRESS)
    assert page.one("p", "label").text == "Claim · disputed"
    assert [one.text for one in page.one("section", "short").all("span", "x-said-so")] == [
        "says so: Union",
        "disputes it: Town",
    ]
    assert "Town ○ disputes it · Union ● says so" in tree(page.one("textarea").text).text


def test_a_word_of_a_claim_shows_who_says_so_too() -> None:
    page = entry("berth-fee", changed("claims.yml", "about: fact", "about: word"), site_url=ADDRESS)
    for shown in (page.one("section", "short").text, tree(page.one("textarea").text).text):
        assert "That the harbour was closed" in shown and "Town" in shown and "Union" in shown


def test_a_page_starts_as_the_note_of_its_entry_does() -> None:
    made = context(changed("places.yml", "  type: town\n", "  type: town\n  shown_as: [Velter, Vaelter]\n"))
    (front,) = (page for page in report.build(made) if isinstance(page, Page) and page.path == "index.md")
    pages = {asset.path: tree(asset.content.decode()) for asset in entries.build(made) if asset.path.endswith("html")}
    notes = tree(front.html).all("section", "x-card")
    assert len(notes) > 4
    for note in notes:
        short = pages[f"entry/{note.attributes['data-entry']}.html"].one("section", "short")
        for part in ("x-users", "x-gist", "x-who-says", "x-day", "x-since"):
            assert [one.text for one in short.all("p", part)] == [one.text for one in note.all("p", part)]


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("sv", None)])
def test_a_page_runs_as_the_language_of_the_interface_does(
    language: str, direction: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak(monkeypatch, language)
    root = entry("velter", language=language).one("html")
    assert (root.attributes["lang"], root.attributes.get("dir")) == (language, direction)


def test_a_page_leads_back_to_the_whole_entry() -> None:
    assert "../timeline.html#walk-out" in [address for _, address in entry("walk-out").links]
    assert "../timeline/#walk-out" in [address for _, address in entry("walk-out", directory_urls=True).links]


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "{{ 7 * 7 }}", "</textarea><script>x</script>"])
def test_a_hostile_name_stays_text_in_page_and_snippet(hostile: str) -> None:
    data = changed("events.yml", "name: The dockers walk out", f"name: '{hostile}'")
    page = entry("walk-out", data, site_url=ADDRESS)
    assert page.one("h1").text == hostile
    assert [script.attributes.get("src") for script in page.all("script")] == ["../assets/explainer/entry.js"]
    assert hostile in tree(page.one("textarea").text).text


def test_a_snippet_leads_to_the_copy_of_a_source_that_is_gone() -> None:
    page = entry("open-in-may", lost("gazette-0301"), site_url=ADDRESS)
    snippet = tree(page.one("textarea").text)
    assert ("The Gazette, 1 March 2030", "https://archive.example/1") in snippet.links
    assert "The Gazette, 1 March 2030 (no longer at its address; archived copy)" in snippet.text


# Pictures ---------------------------------------------------------------------------------------------------------


def shown(id_: str, data: Mapping[str, str] = FILES) -> Cover:
    made = context(data)
    return pictures.cover(made, made.story.entry(id_))


def test_the_picture_of_a_quotation_is_its_words_with_who_said_them() -> None:
    found = shown("open-in-may")
    assert found.name == "“We will open in May”"
    assert found.detail == "Ada Marlow, 1 March 2030"


def test_the_picture_of_a_claim_has_every_party_with_its_sign_and_what_signs_mean() -> None:
    found = shown("closed")
    assert found.strip == ("Town ○", "Union ●")
    assert found.text == "The union says so; the town disputes it."
    assert found.detail == "● says so · ○ disputes it"


def test_the_picture_of_a_place_has_a_map_with_the_names_of_the_main_ones() -> None:
    found = shown("old-mole").map
    assert found is not None
    assert [spot.title for spot in found.spots if spot.title] == ["Velter", "Old Mole"]
    assert [spot.title for spot in found.spots if spot.is_here] == ["Old Mole"]
    assert found.roads


def test_any_other_picture_has_the_gist() -> None:
    old = "  description: Elected every four years."
    assert shown("council", changed("actors.yml", old, f"{old}\n  gist: It decides.")).text == "It decides."


def test_a_place_is_never_shown_by_one_of_its_forms_alone() -> None:
    old = "  description: A town with a harbour."
    data = changed("places.yml", old, f"{old}\n  shown_as: [Velter, Vælter]")
    both = "Velter\N{NO-BREAK SPACE}· Vælter"
    assert shown("velter", data).name == both
    found = shown("old-mole", data).map
    assert found is not None and [spot.title for spot in found.spots if spot.title] == [both, "Old Mole"]


def test_the_picture_of_the_site_says_where_and_why() -> None:
    assert pictures.site_cover(context()).text.startswith("Velter is a harbour on the sound.")
