"""Addresses in finished files, by the kind of file."""

from __future__ import annotations

import pytest

from explainer.finished.addresses import Document, folder_of, holds_addresses, location, read_document

LINK, LOADED = "link", "loaded"


def read(path: str, text: str) -> Document:
    return read_document(path, text.encode())


def addresses(path: str, text: str) -> list[tuple[str, str]]:
    return [(a.value, LOADED if a.is_loaded else LINK) for a in read(path, text).addresses.values()]


def places(path: str, text: str) -> list[str]:
    return [str(location(path, text.encode(), a.start, a.end)) for a in read(path, text).addresses.values()]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        pytest.param('<script type="module">import "https://a.example/a.js"</script>',
                     [("https://a.example/a.js", LOADED)], id="an import of a script in the page"),
        pytest.param("<!-- <a href='x'>x</a> -->", [], id="a comment"),
        pytest.param('<script>let a = "<a href=x>"</script>', [], id="a script that writes a link"),
        pytest.param("<style>@import 'a.css'; p { background: url( \"b.png\" ) }</style>",
                     [("a.css", LOADED), ("b.png", LOADED)], id="a style element"),
        pytest.param('<script type="application/json">{"a": [{"href": "b.html"}], "href": 1, "src": "c"}</script>',
                     [("b.html", LINK)], id="links in data for a script"),
        pytest.param('<script type="application/ld+json">{"@id": "b.html", "url": 1, "href": "c"}</script>',
                     [("b.html", LINK)], id="linked data"),
        pytest.param('<script type="application/json">{</script>', [], id="data that cannot be read"),
    ],
)  # fmt: skip
def test_scripts_styles_and_data_in_a_page_are_read_as_what_they_are(html: str, found: list[tuple[str, str]]) -> None:
    assert addresses("index.html", html) == found


def test_the_addresses_of_a_page_stand_in_the_order_of_its_elements() -> None:
    html = '<img src="a.png"><style>p { background: url(b.png) }</style><a href="c.html">x</a>'
    assert addresses("index.html", html) == [("a.png", LOADED), ("b.png", LOADED), ("c.html", LINK)]


def test_style_sheets_and_scripts_load_what_they_name() -> None:
    assert addresses("assets/x.css", "p { background: url(a.png) }") == [("a.png", LOADED)]
    assert addresses("assets/x.js", "import './a.js'") == [("./a.js", LOADED)]
    assert addresses("assets/x.mjs", "import './a.js'") == [("./a.js", LOADED)]


def test_a_fragment_in_a_style_sheet_is_one_of_the_page_that_uses_it() -> None:
    assert addresses("assets/x.css", "p { filter: url(#blur) }") == []


def test_a_drawing_of_its_own_is_read_like_a_page_without_need_of_a_policy() -> None:
    document = read("map.svg", '<?xml version="1.0"?>\n<svg><g id="north"/><image href="a.png"/></svg>')
    assert not document.is_page
    assert (document.anchors, document.unsafe) == ({"north"}, [])
    assert [address.value for address in document.addresses.values()] == ["a.png"]


def test_a_sitemap_and_the_index_of_the_search_lead_to_pages() -> None:
    assert addresses("sitemap.xml", "<urlset><url>\n<loc>https://desk.example/a.html</loc></url></urlset>") == [
        ("https://desk.example/a.html", LINK)
    ]
    index = read("search/search_index.json", '{"docs": [{"location": "a.html#b", "text": "href"}]}')
    assert [(a.value, a.start) for a in index.addresses.values()] == [("a.html#b", 23)]
    assert folder_of(index.path) == ""


def test_files_of_other_forms_hold_no_addresses() -> None:
    assert not holds_addresses("assets/x.png")
    assert not holds_addresses("data/events.csv")
    assert read("data/events.csv", "href") == Document("data/events.csv")


def test_an_address_is_told_with_its_place() -> None:
    assert places("index.html", '<p>\n  <a href="a">x</a>') == ["index.html:2:3"]
    assert places("x.css", "p {}\nq { background: url(a.png) }") == ["x.css:2:21"]
    assert places("x.js", "\nimport './a.js'") == ["x.js:2:9"]


def test_ids_and_names_of_anchors_can_be_named_by_links() -> None:
    assert read("index.html", '<p id="a">x</p><a name="b">y</a><meta name="c">').anchors == {"a", "b"}


def test_a_page_inside_an_attribute_is_not_let_in() -> None:
    document = read("index.html", '<iframe srcdoc="&lt;a href=x>"></iframe>')
    assert [message for message, _ in document.unsafe] == ["'srcdoc' hides a page in an attribute"]
