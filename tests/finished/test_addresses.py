"""Addresses in finished files: every form in which one may stand, and whether a browser fetches it."""

from __future__ import annotations

import pytest

from explainer.finished.addresses import Document, read_document

LINK, LOADED = "link", "loaded"


def read(path: str, text: str) -> Document:
    document = read_document(path, text.encode())
    assert document is not None
    return document


def addresses(path: str, text: str) -> list[tuple[str, str]]:
    return [(a.value, LOADED if a.is_loaded else LINK) for a in read(path, text).addresses]


def places(path: str, text: str) -> list[str]:
    return [str(address.location) for address in read(path, text).addresses]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        pytest.param("<p>mole.html</p><a>x</a><a id=href>y</a>", [], id="no address"),
        pytest.param('<script type="module">import "https://a.example/a.js"</script>',
                     [("https://a.example/a.js", LOADED)], id="an import of a script in the page"),
        pytest.param("<!-- <a href='x'>x</a> -->", [], id="a comment"),
        pytest.param('<script>let a = "<a href=x>"</script>', [], id="a script that writes a link"),
        pytest.param('<a href="mole.html">x</a><area href="pier.html">', [("mole.html", LINK), ("pier.html", LINK)],
                     id="links"),
        pytest.param('<a href="a?x=1&amp;y=2">x</a>', [("a?x=1&y=2", LINK)], id="a link with a character reference"),
        pytest.param('<a href="mole.html" ping="/count">x</a>', [("mole.html", LINK), ("/count", LOADED)],
                     id="a link that is counted"),
        pytest.param('<svg><a xlink:href="mole.html">x</a></svg>', [("mole.html", LINK)], id="a link in a drawing"),
        pytest.param('<form action="ask"><button formaction="tell">x</button><input formaction="say"></form>',
                     [("ask", LINK), ("tell", LINK), ("say", LINK)], id="forms"),
        pytest.param('<blockquote cite="a">x</blockquote><q cite="b">y</q><del cite="c">z</del><ins cite="d">w</ins>',
                     [("a", LINK), ("b", LINK), ("c", LINK), ("d", LINK)], id="where quoted words come from"),
        pytest.param('<img src="a.png" longdesc="a.html">', [("a.html", LINK), ("a.png", LOADED)], id="a picture"),
        pytest.param('<img srcset="a.png 1x, b.png 2x">', [("a.png", LOADED), ("b.png", LOADED)], id="a set"),
        pytest.param('<img srcset="a.png, b.png">', [("a.png", LOADED), ("b.png", LOADED)], id="a set without sizes"),
        pytest.param('<source srcset=" a,1.png 100w ,\n b.png 200w">', [("a,1.png", LOADED), ("b.png", LOADED)],
                     id="a set with a comma in an address"),
        pytest.param('<img srcset="data:image/png;base64,AA== 1x, b.png 2x">',
                     [("data:image/png;base64,AA==", LOADED), ("b.png", LOADED)], id="a set with a picture in it"),
        pytest.param('<link rel="preload" imagesrcset="a.png 1x" href="b.png">', [("a.png", LOADED), ("b.png", LOADED)],
                     id="a set that is loaded early"),
        pytest.param('<link rel="alternate StyleSheet" href="a.css">', [("a.css", LOADED)], id="one of several words"),
        pytest.param('<link rel="canonical" href="a">', [("a", LINK)], id="a link for machines"),
        pytest.param('<iframe src="a"></iframe><frame src="b"></frame>', [("a", LOADED), ("b", LOADED)], id="frames"),
        pytest.param('<object data="a"></object><embed src="b">', [("a", LOADED), ("b", LOADED)], id="plugins"),
        pytest.param('<video src="a" poster="b"><track src="c"></video><audio src="d"></audio>',
                     [("a", LOADED), ("b", LOADED), ("c", LOADED), ("d", LOADED)], id="sound and film"),
        pytest.param('<body background="a.png">', [("a.png", LOADED)], id="an old-fashioned background"),
        pytest.param('<svg><image href="a"/><use xlink:href="b#c"/><feImage href="d"/><script href="e"></script></svg>',
                     [("a", LOADED), ("b#c", LOADED), ("d", LOADED), ("e", LOADED)], id="what a drawing is made of"),
        pytest.param('<svg><path fill="url(#grid)" stroke="#fff" mask=\'url("a.svg#b")\'/></svg>',
                     [("#grid", LOADED), ("a.svg#b", LOADED)], id="what a drawing is painted with"),
        pytest.param('<p style="background: url(a.png)">x</p>', [("a.png", LOADED)], id="a style attribute"),
        pytest.param("<style>@import 'a.css'; p { background: url( \"b.png\" ) }</style>",
                     [("a.css", LOADED), ("b.png", LOADED)], id="a style element"),
        pytest.param('<meta http-equiv="Refresh" content="5; URL=\'a.html\'">', [("a.html", LOADED)], id="a refresh"),
        pytest.param('<meta http-equiv="refresh" content="0;url=a.html">', [("a.html", LOADED)], id="a bare refresh"),
        pytest.param('<meta http-equiv="refresh" content="5">', [], id="a refresh of the page itself"),
        pytest.param('<meta property="og:image" content="a.png"><meta name="twitter:image" content="b.png">',
                     [("a.png", LINK), ("b.png", LINK)], id="what a shared link shows"),
        pytest.param('<script type="application/json">{"a": [{"href": "b.html"}], "href": 1, "src": "c"}</script>',
                     [("b.html", LINK)], id="links in data for a script"),
        pytest.param('<script type="application/json">{</script>', [], id="data that cannot be read"),
        pytest.param("<noscript><img src=a.png></noscript><template><img src=b.png></template>",
                     [("a.png", LOADED), ("b.png", LOADED)], id="what is not shown at first"),
    ],
)  # fmt: skip
def test_every_address_of_a_page_is_found(html: str, found: list[tuple[str, str]]) -> None:
    assert addresses("index.html", html) == found


@pytest.mark.parametrize(
    ("css", "found"),
    [
        pytest.param("p { color: red }", [], id="no address"),
        pytest.param("p { background: url(a.png) } q { background: URL('b c.png') }", ["a.png", "b c.png"], id="urls"),
        pytest.param("p { background: image-set('a.png' 1x, \"b.png\" type('image/png') 2x, url('c.png') 3x), \"d\" }",
                     ["c.png", "a.png", "b.png"], id="a set of images"),
        pytest.param('p { background: -webkit-image-set("https://a.example/a.png" 1x) }', ["https://a.example/a.png"],
                     id="a foreign set of images"),
        pytest.param('@import "a.css"; @import url(b.css) print;', ["a.css", "b.css"], id="imports"),
        pytest.param("/* url(a.png) */ p { background: url(b.png) }", ["b.png"], id="a comment"),
        pytest.param("p { filter: url(#blur) }", [], id="something in the page that uses the style"),
        pytest.param("@font-face { src: url(a.woff2) format('woff2'), url(b.woff) }", ["a.woff2", "b.woff"],
                     id="a font"),
        pytest.param("p { mask: url(\"data:image/svg+xml,<svg id='x'/>\") }", ["data:image/svg+xml,<svg id='x'/>"],
                     id="a picture in the style"),
    ],
)  # fmt: skip
def test_every_address_of_a_style_sheet_is_found(css: str, found: list[str]) -> None:
    assert addresses("assets/x.css", css) == [(value, LOADED) for value in found]


@pytest.mark.parametrize(
    ("script", "found"),
    [
        pytest.param('import {a} from "./a.js"\nimport "../b.js"\nexport * from\'./c.js\'',
                     ["./a.js", "../b.js", "./c.js"], id="imports"),
        pytest.param('const a = await import("./a.js"); import(`./b.js`)', ["./a.js", "./b.js"], id="late imports"),
        pytest.param('import "https://a.example/a.js"\nimport{b as c,d}from"HTTPS://a.example/b.js"',
                     ["https://a.example/a.js", "HTTPS://a.example/b.js"], id="foreign imports"),
        pytest.param("new Worker('https://a.example/a.js'); importScripts('/b.js')",
                     ["https://a.example/a.js", "/b.js"], id="workers"),
        pytest.param('const a = "copied from", b = "https://a.example/"; s = "see https://b.example/"', [],
                     id="addresses in texts"),
        pytest.param('import a from "lit"; s.from("quay"); const important = "./a.js"', [], id="other words"),
    ],
)  # fmt: skip
def test_every_import_of_a_script_is_found(script: str, found: list[str]) -> None:
    assert addresses("assets/x.js", script) == [(value, LOADED) for value in found]


def test_a_drawing_of_its_own_is_read_like_a_page_without_need_of_a_policy() -> None:
    document = read("map.svg", '<?xml version="1.0"?>\n<svg><g id="north"/><image href="a.png"/></svg>')
    assert not document.is_page
    assert (document.anchors, document.unsafe) == ({"north"}, [])
    assert [address.value for address in document.addresses] == ["a.png"]


def test_a_sitemap_and_the_index_of_the_search_lead_to_pages() -> None:
    assert addresses("sitemap.xml", "<urlset><url>\n<loc>https://desk.example/a.html</loc></url></urlset>") == [
        ("https://desk.example/a.html", LINK)
    ]
    index = read("search/search_index.json", '{"docs": [{"location": "a.html#b", "text": "href"}]}')
    assert [(a.value, a.folder, a.location.column) for a in index.addresses] == [("a.html#b", "", 24)]


def test_files_of_other_forms_hold_no_addresses() -> None:
    assert read_document("assets/x.png", b"\x89PNG") is None
    assert read_document("data/events.csv", b"href") is None


def test_an_address_is_told_with_its_place() -> None:
    assert places("index.html", '<p>\n  <a href="a">x</a>') == ["index.html:2:3"]
    assert places("x.css", "p {}\nq { background: url(a.png) }") == ["x.css:2:21"]
    assert places("x.js", "\nimport './a.js'") == ["x.js:2:9"]


def test_ids_and_names_of_anchors_can_be_named_by_links() -> None:
    assert read("index.html", '<p id="a">x</p><a name="b">y</a><meta name="c">').anchors == {"a", "b"}


def test_a_page_inside_an_attribute_is_not_let_in() -> None:
    document = read("index.html", '<iframe srcdoc="&lt;a href=x>"></iframe>')
    assert [message for message, _ in document.unsafe] == ["'srcdoc' hides a page in an attribute"]
