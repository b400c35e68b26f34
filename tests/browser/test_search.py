"""The search finds entries, each once, however it is spelt; it works, too, for readers whose browser denies storage."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect
from reader import BuiltSite, Watch

import explainer
from explainer.scripts import bundle

DENIED = """
for (const name of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError") } })
}
"""
ASSETS = Path(explainer.__file__).parent / "assets"
ITEMS = ".md-search-result__item"


def search(page: Page, site: BuiltSite, words: str) -> None:
    page.goto(f"{site.address}/index.html")
    field = page.locator("[data-md-component=search-query]")
    field.click()
    field.fill(words)
    expect(page.locator(ITEMS).first).to_be_visible()


FIRST = {
    "Stepanakert": "stepanakert",
    "Khankendi": "stepanakert",
    "Xankəndi": "stepanakert",
    "Степанакерт": "stepanakert",
    "Ստեփանակերտ": "stepanakert",
    "Step’anakert": "stepanakert",
    "step'anakert": "stepanakert",
    "xankendi": "stepanakert",
    "stepanak": "stepanakert",
    "Harutyunyan": "arayik-harutyunyan",
    "Arutiunian": "arayik-harutyunyan",
    "ICJ": "icj",
    "World Court": "icj",
    "ICRC": "icrc",
    "blockade": "blockade",
    "blokade": "blockade",
    "genocides": "genocide",
    "Lachin corridor": "lachin-corridor",
    "Bergkarabach": "karabakh",
    "CIJ": "icj",
    "Kizilay": "azerbaijan-red-crescent",
}
"""What readers type, and the entry that is found first."""


def test_the_entry_that_is_meant_is_found_first(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/index.html")
    page.locator("[data-md-component=search-query]").click()
    found = {}
    for words in FIRST:
        page.locator("[data-md-component=search-query]").fill("")
        expect(page.locator(ITEMS)).to_have_count(0)
        page.locator("[data-md-component=search-query]").fill(words)
        expect(page.locator(ITEMS).first).to_be_visible()
        found[words] = page.locator(".md-search-result__link").first.evaluate("link => link.hash.slice(1)")
    assert found == FIRST


def test_no_entry_is_found_twice(site: BuiltSite, page: Page) -> None:
    search(page, site, "road")
    addresses = page.locator(".md-search-result__link").evaluate_all("links => links.map(link => link.href)")
    assert len(addresses) == len(set(addresses))


def test_a_hit_shows_what_sort_of_statement_it_is_and_its_gist(site: BuiltSite, page: Page) -> None:
    search(page, site, "that the Lachin road is under a blockade")
    hit = page.locator(ITEMS).first
    expect(hit).to_contain_text("Claim · disputed")
    expect(hit.locator("article")).to_contain_text("Azerbaijan")


def test_what_has_a_slip_in_it_is_said_to_be_similar(site: BuiltSite, page: Page) -> None:
    search(page, site, "Avanezyan")
    expect(page.locator(ITEMS).first).to_contain_text("similar to “Avanezyan”")


def test_a_passage_that_is_pasted_is_found_in_its_paragraph(site: BuiltSite, page: Page) -> None:
    page.goto(f"{site.address}/index.html")
    words = page.locator("#p3").inner_text().removeprefix("3").strip()[:120]
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.insert_text(words)  # as pasting does: no key is pressed
    links = page.locator(".md-search-result__link")
    expect(links.first).to_be_visible()
    assert "p3" in links.evaluate_all("links => links.slice(0, 3).map(link => link.hash.slice(1))")


def test_search_works_with_storage_denied(site: BuiltSite, context: BrowserContext, page: Page, watch: Watch) -> None:
    context.add_init_script(DENIED)
    search(page, site, "flour")
    assert [complaint for complaint in watch.complaints if complaint.startswith("error")] == []


def test_a_result_leads_to_its_place(site: BuiltSite, page: Page) -> None:
    search(page, site, "blockade")
    page.locator(".md-search-result__link").first.click()
    expect(page.locator("#blockade")).to_be_visible()
    assert page.url == f"{site.address}/glossary.html#blockade"


def test_search_asks_no_other_host_and_stores_nothing(site: BuiltSite, page: Page, watch: Watch) -> None:
    search(page, site, "flour")
    assert watch.hosts() == {"127.0.0.1"}
    assert page.evaluate("() => localStorage.length + sessionStorage.length") == 0


RECORDS: list[dict[str, Any]] = [
    {
        "location": "a.html#velter",
        "title": "Velter",
        "text": "A harbour.",
        "names": ["Vælter", "Вельтер"],
        "boost": 1.3,
    },
    {
        "location": "a.html#officer",
        "title": "Ada Marlow",
        "text": "Harbour master of Velter.",
        "called": ["the officer"],
        "label": "Actor",
    },
    {"location": "b.html#strike", "title": "The dockers resign", "text": "They left Velter.", "more": ["At noon."]},
    {"location": "b.html#board", "title": "International Board of Berths", "text": "It counts."},
    {"location": "b.html#truce", "title": "Truce", "text": "A cease-fire."},
    {"location": "b.html#port", "title": "横浜港", "text": "A port."},
    {"location": "c.html#leaflet", "title": "Veltre and the strike", "text": "A leaflet.", "boost": 0.25},
    {
        "location": "about.html",
        "title": "About",
        "text": "<p>We count &amp; weigh. Nobody <code>pays</code> the U.N. tax.</p>",
    },
    {
        "location": "index.html",
        "title": "Grain &amp; fees",
        "text": "",
        "numbered": ["A schooner lay idle.", "Stevedores &amp; clerks walked out. A bell rang."],
    },
]
FOUND = {
    "velter": "a.html#velter",
    "VELTER’S": "a.html#velter",
    "Velter's": "a.html#velter",
    "Vaelter": "a.html#velter",
    "Velt": "a.html#velter",
    "Vetler": "a.html#velter",
    "Вельтера": "a.html#velter",
    "ada": "a.html#officer",
    "the officer": "a.html#officer",
    "Velter harbour master": "a.html#officer",
    "resigned": "b.html#strike",
    "resignation": "b.html#strike",
    "noon": "b.html#strike",
    "IBB": "b.html#board",
    "I.B.B.": "b.html#board",
    "ceasefire": "b.html#truce",
    "cease fire": "b.html#truce",
    "横浜": "b.html#port",
    "strike": "b.html#strike",
    "pays": "about.html",
    "UN tax": "about.html",
    "schooner idle": "index.html#p1",
    "bell": "index.html#p2",
    "grain fees": "index.html",
    "Unheard": "",
    "": "",
    "’": "",
}
"""What is typed, and where the first hit leads; nowhere if there is none."""


def results(page: Page, records: list[dict[str, Any]], queries: list[str]) -> list[list[dict[str, Any]]]:
    """What the worker gives the theme, for each query."""
    entry = f"""import {{ find }} from "../search/find.js"
import {{ indexOf }} from "../search/records.js"
import {{ asItem }} from "../search/shown.js"
const index = indexOf({json.dumps(records)})
const search = query => find(index, query)
window.results = {json.dumps(queries)}.map(search).map(({{ hits, wanted }}) => hits.map(hit => asItem(hit, wanted)))
"""
    read = {"test/start.js": entry}
    script = bundle("test/start.js", lambda path: read.get(path) or (ASSETS / path).read_text(encoding="utf-8"))
    page.add_script_tag(content=script)
    return page.evaluate("window.results")  # type: ignore[no-any-return]


def test_words_are_found_in_every_spelling_form_and_script(page: Page) -> None:
    hits = results(page, RECORDS, list(FOUND))
    first = [items[0]["location"].replace("?to=", "#") if items else "" for items in hits]
    assert dict(zip(FOUND, first, strict=True)) == FOUND


def test_of_a_page_the_sentence_is_shown_and_of_an_entry_only_its_gist(page: Page) -> None:
    ((page_hit,), (entry_hit, *_), (person, *_)) = results(page, RECORDS, ["pays", "noon", "ada"])
    assert page_hit["text"] == "<p>Nobody <mark>pays</mark> the U.N. tax.</p>"
    assert entry_hit["text"] == "<p>They left Velter.</p>"
    assert person["text"] == '<p>Harbour master of Velter.</p><p class="x-found-label">Actor</p>'


def test_nothing_that_the_index_says_becomes_markup(page: Page) -> None:
    hostile = "&lt;img src=x onerror=alert(1)&gt;"
    record = {
        "location": "a.html#b",
        "title": hostile,
        "text": f"Pier <img src=x> {hostile}",
        "names": [f"pier {hostile}"],
    }
    ((hit,),) = results(page, [record], ["pier"])
    assert "<img" not in hit["title"] + hit["text"]
