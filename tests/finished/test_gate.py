"""The finished site: each sort of mistake is found where it stands."""

from __future__ import annotations

import gzip
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from types import MappingProxyType

import pytest

from explainer.diagnostics.listing import as_text
from explainer.diagnostics.problems import Problems
from explainer.exports import EXPORTS
from explainer.files.store import store
from explainer.finished.content_policy import NOTHING, Known, digest, protect
from explainer.finished.file_types import is_served
from explainer.finished.gate import (
    _ANOTHER_ID,
    _CLEAN_HTML,
    _NO_REFERRER,
    _NO_SCRIPT,
    _OF_NO_TYPE,
    _ONE_POLICY,
    _POLICY,
    _STRANGERS,
    check_site,
)
from explainer.finished.outline import Kept
from explainer.finished.targets import _SAFE

HEAD = protect("<!doctype html>\n<html><head></head><body>\n")
TAIL = "\n</body></html>\n"
LINE = HEAD.count("\n") + 1
"""The line on which the body of a test page starts."""


def page(body: str) -> bytes:
    return f"{HEAD}{body}{TAIL}".encode()


def complaints(
    body: str,
    path: str = "index.html",
    address: str = "/",
    others: Mapping[str, bytes] = MappingProxyType({}),
    known: Known = NOTHING,
) -> list[str]:
    """What the gate says of one page beside an empty style sheet, a picture and a second page."""
    files = {
        path: page(body),
        "other.html": page('<h2 id="berth">Berth</h2>'),
        "assets/x.css": b"",
        "assets/x.png": b"",
        "reports/index.html": page(""),
    }
    problems = Problems()
    check_site({**files, **others}, problems, address, known)
    return [f"{p.location}: {p.message} [{p.code}]" + (f" ({p.remedy})" if p.remedy else "") for p in problems]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("", id="an empty page"),
        pytest.param('<a href="other.html">x</a>', id="link to a page"),
        pytest.param('<a href="./other.html#berth">x</a>', id="link to an anchor of a page"),
        pytest.param('<a href="/other.html#berth">x</a>', id="link from the root"),
        pytest.param('<a href="#here">x</a><p id="here">y</p>', id="link to an anchor of the same page"),
        pytest.param('<p id="p%C3%A9">x</p>'.replace("%C3%A9", "é") + '<a href="#p%C3%A9">y</a>', id="encoded anchor"),
        pytest.param('<a href="#top">x</a><a href="#">y</a><a href="">z</a>', id="the top of the page"),
        pytest.param('<a href="reports/">x</a><a href="reports">y</a><a href=".">z</a>', id="link to a folder"),
        pytest.param('<a href="/">x</a>', id="link to the root"),
        pytest.param('<a href="?berth=2#here">x</a><p id="here">y</p>', id="link to the same page with a question"),
        pytest.param('<a href="#TOP">x</a><a href="other.html#Top">y</a>', id="the top of the page in capitals"),
        pytest.param('<p id="50%25">x</p><a href="#50%25">y</a>', id="an anchor that holds a percent sign"),
        pytest.param('<a name="here">x</a><a href="#here">y</a>', id="an old-fashioned anchor"),
        pytest.param('<a href="other.html#berth:~:text=grain">x</a>', id="link to words below an anchor"),
        pytest.param('<a href="other.html#:~:text=grain">x</a>', id="link to words of a page"),
        pytest.param('<a href="assets/x.png#xywh=1,2,3,4">x</a>', id="link to a part of a file that is no page"),
        pytest.param('<a href="assets/%78.png">x</a>', id="encoded path"),
        pytest.param('<a href="https://elsewhere.example/#x" rel="noreferrer">x</a>', id="link to the open web"),
        pytest.param('<a href="mailto:desk@elsewhere.example">x</a>', id="link to a mailbox"),
        pytest.param('<img src="assets/x.png?v=2" srcset="assets/x.png 2x, /assets/x.png 3x">', id="own pictures"),
        pytest.param('<img src="data:image/png;base64,AA==">', id="picture in the page"),
        pytest.param('<link rel="stylesheet" href="assets/x.css">', id="own style sheet"),
        pytest.param('<link rel="canonical" href="https://this.example/">', id="an address that is not loaded"),
        pytest.param("<p>a<br>b<br/>c<svg><path/></svg></p><hr>", id="elements without an end"),
        pytest.param('<script type="application/json">{"a": "<b>"}</script>', id="a data block"),
    ],
)
def test_a_sound_page_is_let_through(body: str) -> None:
    assert complaints(body) == []


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        pytest.param(
            '<p>\n  <a href="berth.html">x</a></p>',
            f"{LINE + 1}:3: 'berth.html' leads to no file [broken-link]",
            id="dead page link",
        ),
        pytest.param(
            '<a href="other.html#bert">x</a>',
            f"{LINE}:1: 'other.html#bert' leads to no anchor [broken-link] (did you mean '#berth'?)",
            id="dead anchor",
        ),
        pytest.param(
            '<a href="other.html#BERTH">x</a>',
            f"{LINE}:1: 'other.html#BERTH' leads to no anchor [broken-link] (did you mean '#berth'?)",
            id="anchor in other capitals",
        ),
        pytest.param(
            '<a href="other.html#b%C3%A9rth">x</a>',
            f"{LINE}:1: 'other.html#b%C3%A9rth' leads to no anchor [broken-link] (did you mean '#berth'?)",
            id="dead encoded anchor",
        ),
        pytest.param(
            '<a href="Other.html">x</a>',
            f"{LINE}:1: 'Other.html' leads to no file [broken-link]"
            " (did you mean 'other.html'? small and capital letters differ)",
            id="page in other capitals",
        ),
        pytest.param(
            '<a href="assets/">x</a>',
            f"{LINE}:1: 'assets/' leads to no file [broken-link]"
            " (that is a folder without a page of its own; name a file in it)",
            id="folder without a page",
        ),
        pytest.param(
            '<a href="other.html/">x</a>',
            f"{LINE}:1: 'other.html/' leads to no file [broken-link]",
            id="page as a folder",
        ),
        *(
            pytest.param(html, f"{LINE}:1: '{address}' leads to no file [broken-link]", id=name)
            for name, address, html in [
                ("missing frame", "gone.html", '<iframe src="gone.html"></iframe>'),
                ("missing script", "gone.js", '<script src="gone.js"></script>'),
                ("missing picture of a source", "gone.png", '<source srcset="assets/x.png 1x, gone.png 2x">'),
                ("missing background", "gone.png", '<p style="background: url(gone.png)">x</p>'),
                ("missing part of a drawing", "gone.svg#a", '<use xlink:href="gone.svg#a"></use>'),
                (
                    "data that lead nowhere",
                    "gone.html",
                    '<script type="application/json">{"href": "gone.html"}</script>',
                ),
            ]
        ),
        pytest.param(
            '<svg>\n<path fill="url(#grid)"/></svg>',
            f"{LINE + 1}:1: '#grid' leads to no anchor [broken-link]",
            id="missing pattern of a drawing",
        ),
        pytest.param(
            '<iframe srcdoc="x"></iframe>',
            f"{LINE}:1: 'srcdoc' hides a page in an attribute [unsafe-html] ({_CLEAN_HTML})",
            id="srcdoc",
        ),
        pytest.param('<a href="#gone">x</a>', f"{LINE}:1: '#gone' leads to no anchor [broken-link]", id="own anchor"),
        pytest.param(
            '<img src="assets/y.png">', f"{LINE}:1: 'assets/y.png' leads to no file [broken-link]", id="missing picture"
        ),
        pytest.param(
            '<img srcset="assets/x.png 1x, assets/y.png 2x">',
            f"{LINE}:1: 'assets/y.png' leads to no file [broken-link]",
            id="missing picture of a set",
        ),
        pytest.param(
            '<link rel="stylesheet" href="assets/y.css">',
            f"{LINE}:1: 'assets/y.css' leads to no file [broken-link]",
            id="missing style sheet",
        ),
        pytest.param('<a href="../x">x</a>', f"{LINE}:1: '../x' leads to no file [broken-link]", id="above the root"),
        pytest.param(
            '<a href="https://[">x</a>', f"{LINE}:1: 'https://[' is not an address [broken-link]", id="no address"
        ),
        *(
            pytest.param(
                html,
                f"{LINE}:1: '{address}' would be loaded from another host [foreign-address]"
                " (serve the file from the site)",
                id=name,
            )
            for name, address, html in [
                ("foreign script", "https://cdn.example/x.js", '<script src="https://cdn.example/x.js"></script>'),
                ("foreign script by any scheme", "//cdn.example/x.js", '<script src="//cdn.example/x.js"></script>'),
                ("foreign style sheet", "//cdn.example/x.css", '<link rel="StyleSheet" href="//cdn.example/x.css">'),
                ("foreign picture", "http://cdn.example/x.png", '<img src="http://cdn.example/x.png">'),
                ("foreign frame", "https://cdn.example/", '<iframe src="https://cdn.example/"></iframe>'),
                (
                    "foreign host named early",
                    "https://cdn.example",
                    '<link rel="preconnect" href="https://cdn.example">',
                ),
                (
                    "foreign picture of a set",
                    "https://cdn.example/x.png",
                    '<source srcset="https://cdn.example/x.png 2x">',
                ),
                (
                    "foreign picture in a drawing",
                    "https://cdn.example/x",
                    '<image xlink:href="https://cdn.example/x"></image>',
                ),
            ]
        ),
        pytest.param(
            '<p id="a">x</p>\n<p id="a">y</p>',
            f"{LINE + 1}:1: the id 'a' stands twice on this page [duplicate-id] ({_ANOTHER_ID})",
            id="duplicate id",
        ),
        pytest.param(
            '<p>x <b onmouseover="go()">y</b></p>',
            f"{LINE}:6: 'onmouseover' puts code into an attribute [unsafe-html] ({_CLEAN_HTML})",
            id="inline handler",
        ),
        pytest.param(
            '<a href="javascript:go()">x</a>',
            f"{LINE}:1: 'javascript:go()' is not a safe address [unsafe-html] ({_SAFE})",
            id="javascript link",
        ),
        pytest.param(
            '<a href=" JavaScript:go()">x</a>',
            f"{LINE}:1: ' JavaScript:go()' is not a safe address [unsafe-html] ({_SAFE})",
            id="javascript link in disguise",
        ),
        pytest.param(
            '<a href="data:text/html,x">x</a>',
            f"{LINE}:1: 'data:text/html,x' is not a safe address [unsafe-html] ({_SAFE})",
            id="a page inside a link",
        ),
        pytest.param(
            '<base href="/elsewhere/">',
            f"{LINE}:1: 'base' changes where every link leads [unsafe-html] ({_CLEAN_HTML})",
            id="base",
        ),
        pytest.param(
            "<div>\n<p>x</div>",
            f"{LINE + 1}:5: 'div' ends inside 'p' [unsafe-html] ({_CLEAN_HTML})",
            id="element that is not closed",
        ),
        pytest.param(
            "<p>x</p></p>",
            f"{LINE}:9: 'p' ends inside 'body' [unsafe-html] ({_CLEAN_HTML})",
            id="element that is not open",
        ),
    ],
)
def test_a_mistake_is_found_where_it_stands(body: str, complaint: str) -> None:
    known = Known(files=frozenset({"gone.js"}), frames=frozenset({"gone.html"}))
    foreign = [one for one in complaints(body, known=known) if " is none of ours " not in one]
    assert foreign == [f"index.html:{complaint}"]


# What runs, styles and frames ----------------------------------------------------------------------------------------

OURS = Known(
    scripts=frozenset({digest("go()")}),
    styles=frozenset({digest("p { color: red }")}),
    files=frozenset({"assets/own.js"}),
    frames=frozenset({"other.html"}),
)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        pytest.param("<script>go()</script><style>p { color: red }</style>", [], id="what the theme brings"),
        pytest.param('<script src="assets/own.js"></script><iframe src="./other.html"></iframe>', [], id="our files"),
        pytest.param('<script src="/assets/own.js?v=2" async></script>', [], id="from the root"),
        pytest.param("<script>go() </script>", ["script"], id="another script"),
        pytest.param("<SCRIPT/x>go( )</SCRIPT>", ["script"], id="in capitals"),
        pytest.param('<script type="module">go( )</script><script type="text/plain">1</script>', ["script", "script"],
                     id="of another type"),
        pytest.param('<script type="speculationrules">{}</script>', ["script"], id="rules that load pages"),
        pytest.param('<script type="application/json" src="assets/x.png"></script>',
                     ["script 'assets/x.png'"], id="data that are loaded"),
        pytest.param('<script src="other.html"></script>', ["script 'other.html'"], id="a page as a script"),
        pytest.param('<script src="https://this.example/assets/own.js"></script>',
                     ["script 'https://this.example/assets/own.js'"], id="by a whole address"),
        pytest.param('<script src="">go()</script>', ["script"], id="without an address"),
        pytest.param("<svg><script>go( )</script></svg>", ["script"], id="in a drawing"),
        pytest.param("<style>p { color: blue }</style>", ["style"], id="another style"),
        pytest.param('<iframe src="index.html"></iframe>', ["frame 'index.html'"], id="another page of ours"),
        pytest.param("<iframe></iframe>", ["frame"], id="an empty frame"),
    ],
)  # fmt: skip
def test_scripts_styles_and_frames_are_known_by_who_makes_them(body: str, told: list[str]) -> None:
    found = complaints(body, address="https://this.example/", known=OURS)
    strangers = [one.partition(": the ")[2] for one in found if "none of ours" in one]
    remedies = dict(_STRANGERS.values())
    assert strangers == [
        f"{one} is none of ours and none of the theme's [unsafe-html] ({remedies[one.split()[0]]})" for one in told
    ]


def test_what_stands_on_many_pages_is_told_once() -> None:
    found = complaints("<script>stay()</script>", others={"more.html": page("<script>stay()</script>")})
    assert [one for one in found if "script" in one] == [
        f"index.html:{LINE}:1: the script is none of ours and none of the theme's; 2 pages hold it [unsafe-html]"
        f" ({_STRANGERS['script'][1]})"
    ]


@pytest.mark.parametrize(
    "start",
    [
        pytest.param(
            '<html><head><meta http-equiv="Content-Security-Policy" content="script-src *"></head>', id="weaker"
        ),
        pytest.param(HEAD.replace("<head>", "<head><title>x</title>", 1), id="not the first in the head"),
        pytest.param(f"<!-- {HEAD} --><html><head></head>", id="in a comment"),
        pytest.param(HEAD.replace("<html>", "<html><template>", 1), id="in a template"),
        pytest.param(HEAD.replace("form-action", "form-actio"), id="with another word"),
        pytest.param(HEAD.replace('<meta name="referrer" content="no-referrer">', ""), id="without the referrer"),
        pytest.param(f"<p>x</p>{HEAD}", id="behind an element"),
    ],
)
def test_what_only_looks_like_a_policy_is_none(start: str) -> None:
    found = complaints("", others={"bare.html": f"{start}<body></body></html>".encode()})
    assert f"bare.html:1:1: this page has no content policy of this program [unsafe-html] ({_POLICY})" in found


def test_a_second_policy_is_refused() -> None:
    found = complaints('<meta http-equiv="content-security-policy" content="x">')
    assert found == [f"index.html:{LINE}:1: this page brings a content policy of its own [unsafe-html] ({_ONE_POLICY})"]


def test_a_link_that_tells_where_the_reader_comes_from_is_refused() -> None:
    found = complaints('<a href="https://x.example/">x</a><a href="https://this.example/other.html">y</a>',
                       address="https://this.example/")  # fmt: skip
    assert found == [
        f"index.html:{LINE}:1: the link to 'https://x.example/' would tell where the reader comes from [unsafe-html]"
        f" ({_NO_REFERRER})"
    ]


def test_a_page_without_a_policy_is_found() -> None:
    assert complaints("", others={"bare.html": b"<!doctype html><p>x</p>"}) == [
        f"bare.html:1:1: this page has no content policy of this program [unsafe-html] ({_POLICY})"
    ]


def test_an_end_without_any_beginning_is_found() -> None:
    found = complaints("", others={"a.html": page("")[:-1] + b"</b>"})
    assert found == [f"a.html:{LINE + 1}:15: 'b' ends without a beginning [unsafe-html] ({_CLEAN_HTML})"]


def test_an_element_open_at_the_end_of_the_page_is_found() -> None:
    found = complaints("", others={"a.html": HEAD.encode() + b"<div><p>x</p>"})
    assert found[-1] == f"a.html:{LINE}:1: 'div' never ends [unsafe-html] ({_CLEAN_HTML})"


@pytest.mark.parametrize(
    "path",
    [
        *("a.htm", "a.shtml", "a.xhtml", "a.xht", "a.mht", "a.mhtml", "a.svgz", "a.php", "a.swf", "a.wasm", "a.xsl"),
        *(
            "a",
            "a.",
            ".html",
            "a.html ",
            "a.html.gz",
            "a/sitemap.xml.gz",
            "a/CNAME",
            "_redirects",
            ".htaccess",
            "cname",
        ),
    ],
)
def test_a_file_of_no_type_that_a_site_needs_is_refused_unread(path: str) -> None:
    found = complaints("", others={path: b"<script>go()</script>"})
    assert found == [f"{path}:1:1: this is no file that a site may hold [refused-file] ({_OF_NO_TYPE})"]


def test_pages_of_another_generator_may_have_any_type() -> None:
    problems = Problems()
    check_site({"a.htm": b"<p>x</p>", "b": b"", "c.js": b""}, problems)
    assert not list(problems)


@pytest.mark.parametrize("path", ["a.js", "assets/A.JS", "assets/a.mjs", "assets/own.js/own.js"])
def test_a_script_of_nobody_is_found_though_no_page_loads_it(path: str) -> None:
    told = f"{path}:1:1: this script is none of ours and none of the theme's [unsafe-html] ({_NO_SCRIPT})"
    assert complaints("", others={path: b"", "assets/own.js": b""}, known=OURS) == [told]


def test_the_packed_sitemap_is_the_sitemap_and_nothing_else() -> None:
    sitemap = b"<urlset/>"
    assert complaints("", others={"sitemap.xml": sitemap, "sitemap.xml.gz": gzip.compress(sitemap)}) == []
    for packed in (b"", sitemap, gzip.compress(b"<x/>"), gzip.compress(sitemap) + b"x", gzip.compress(sitemap)[:-1]):
        told = f"sitemap.xml.gz:1:1: this is not the sitemap, packed [refused-file] ({_OF_NO_TYPE})"
        assert complaints("", others={"sitemap.xml": sitemap, "sitemap.xml.gz": packed}) == [told]
        assert complaints("", others={"sitemap.xml.gz": packed}) == [told]


def test_every_export_has_a_type_that_a_site_may_hold() -> None:
    assert [export.path for export in EXPORTS if not is_served(export.path)] == []


def test_links_of_a_page_in_a_folder_count_from_the_folder() -> None:
    body = '<a href="../other.html#berth">x</a><a href="other.html">y</a>'
    assert complaints(body, path="reports/grain.html") == [
        f"reports/grain.html:{LINE}:36: 'other.html' leads to no file [broken-link]"
    ]


@pytest.mark.parametrize(
    ("link", "found"),
    [
        pytest.param("/story/other.html", [], id="below the root"),
        pytest.param("/story/", [], id="the root"),
        pytest.param("/story", [], id="the root without a slash"),
        pytest.param("other.html", [], id="relative"),
        pytest.param("/other.html", ["/other.html"], id="outside the root"),
        pytest.param("/storybook/other.html", ["/storybook/other.html"], id="a longer name than the root's"),
    ],
)
def test_links_from_the_root_count_from_where_the_site_is_served(link: str, found: list[str]) -> None:
    assert complaints(f'<a href="{link}">x</a>', address="/story/") == [
        f"index.html:{LINE}:1: '{dead}' leads to no file [broken-link] (the site is served below /story/)"
        for dead in found
    ]


@pytest.mark.parametrize(
    ("link", "found"),
    [
        pytest.param("https://desk.example/story/other.html#berth", [], id="a page that is there"),
        pytest.param("//DESK.example/story/", [], id="the root, with the host in capitals"),
        pytest.param("https://desk.example/story/gone.html", ["leads to no file"], id="a page that is gone"),
        pytest.param("https://desk.example/story/other.html#gone", ["leads to no anchor"], id="an anchor that is gone"),
        pytest.param("https://desk.example/story/x/../../report", [], id="above the site, where others publish"),
        pytest.param("https://desk.example/report/../story/gone", ["leads to no file"], id="a long way to the site"),
        pytest.param("https://elsewhere.example/story/gone.html", [], id="another host"),
    ],
)
def test_links_that_name_our_own_host_are_links_of_ours(link: str, found: list[str]) -> None:
    said = complaints(f'<link rel="canonical" href="{link}">', address="https://desk.example/story/")
    assert [" ".join(one.split("' ")[-1].split(" [")[0].split()) for one in said] == found


@pytest.mark.parametrize(
    ("path", "text", "complaint"),
    [
        pytest.param("assets/y.css", "p {}\nq { background: url(y.png) }",
                     "assets/y.css:2:21: 'y.png' leads to no file [broken-link]", id="a picture of a style sheet"),
        pytest.param("assets/y.css", '@import "//cdn.example/z.css";',
                     "assets/y.css:1:10: '//cdn.example/z.css' would be loaded from another host [foreign-address]"
                     " (serve the file from the site)", id="a foreign style sheet of a style sheet"),
        pytest.param("assets/y.js", 'import "https://cdn.example/z.js"',
                     "assets/y.js:1:9: 'https://cdn.example/z.js' would be loaded from another host [foreign-address]"
                     " (serve the file from the site)",
                     id="a foreign import of a script"),
        pytest.param("assets/y.js", 'import "./z.js"',
                     "assets/y.js:1:9: './z.js' leads to no file [broken-link]", id="a part of a script"),
        pytest.param("assets/y.svg", '<svg>\n<image href="y.png"/></svg>',
                     "assets/y.svg:2:1: 'y.png' leads to no file [broken-link]", id="a picture in a drawing"),
        pytest.param("search/search_index.json", '{"docs": [{"location": "other.html#gone"}]}',
                     "search/search_index.json:1:24: 'other.html#gone' leads to no anchor [broken-link]",
                     id="a hit of the search"),
    ],
)  # fmt: skip
def test_files_that_are_no_pages_are_checked_too(path: str, text: str, complaint: str) -> None:
    assert complaints("", others={path: text.encode()}, known=Known(files=frozenset(["assets/y.js"]))) == [complaint]


def test_files_that_are_no_pages_and_lead_somewhere_are_let_through() -> None:
    others = {
        "assets/y.css": b"@import 'x.css'; p { background: url(../assets/x.png) }",
        "assets/y.svg": b'<svg><g id="a"/><use href="#a"/><image href="x.png"/></svg>',
        "search/search_index.json": b'[{"location": "other.html#berth"}, {"location": ""}, {"location": "#p1"}]',
        "sitemap.xml": b"<loc>https://desk.example/other.html</loc>",
    }
    found = complaints(
        '<svg id="p1"><use href="assets/y.svg#a"/></svg>', address="https://desk.example/", others=others
    )
    assert found == []


def test_every_mistake_is_told_in_one_run_in_order() -> None:
    body = '<img src="no.png">\n<a href="#no">x</a>\n<b onclick="go()">x</b>'
    assert [complaint.split(":")[1] for complaint in complaints(body)] == [str(LINE), str(LINE + 1), str(LINE + 2)]


def test_the_listing_shows_the_line() -> None:
    problems = Problems()
    check_site({"index.html": page('<a href="no.html">x</a>')}, problems)
    assert as_text(problems) == (
        f"index.html:{LINE}:1: error: 'no.html' leads to no file [broken-link]\n"
        f' {LINE} | <a href="no.html">x</a>\n'
        "   | ^"
    )


DAMAGED = pytest.mark.parametrize(
    "damage",
    [
        pytest.param(None, id="whole"),
        pytest.param("DELETE FROM kept", id="empty"),
        pytest.param("UPDATE kept SET value = substr(value, 1, 40)", id="cut"),
        pytest.param("UPDATE kept SET value = (SELECT max(value) FROM kept)", id="mixed up"),
    ],
)


@DAMAGED
def test_what_was_read_before_changes_no_word(
    damage: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    hostile = (
        '<a href="gone.html">x</a><a href="#berth">y</a><p id="a">z</p><p id="a" onclick="b">c</p><script></script>'
    )
    sound = {"index.html": page('<a href="other.html#berth">x</a>'), "other.html": page('<h2 id="berth">Berth</h2>')}
    sites = (sound, sound | {"planted.html": page(hostile)}, sound | {"other.html": page(hostile)}, sound)

    def told(files: Mapping[str, bytes], kept: Kept | None) -> str:
        problems = Problems()
        check_site(files, problems, known=NOTHING, kept=kept)
        return as_text(problems)

    for files in sites:
        with store("finished", tmp_path, b"") as kept:
            assert told(files, kept.made) == told(files, None)
        for path in tmp_path.rglob("*.sqlite"):
            with closing(sqlite3.connect(path)) as database, database:
                database.execute(damage or "SELECT 1")
    assert "planted.html" in told(sites[1], None)
    assert "leads to no anchor" not in told(sound, None)
