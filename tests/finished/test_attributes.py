"""Addresses in attributes: every form in which one may stand, and whether a browser fetches it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from explainer.finished.attributes import fetched_addresses, leads_out, linked_addresses, unsafe_parts
from explainer.finished.markup import parse_markup

LINK, LOADED = "link", "loaded"


def addresses(html: str) -> Iterator[tuple[str, str]]:
    for element in parse_markup(html).elements:
        yield from ((value, LINK) for value in linked_addresses(element.tag))
        yield from ((value, LOADED) for value in fetched_addresses(element.tag))


@pytest.mark.parametrize(
    ("html", "found"),
    [
        pytest.param("<p>mole.html</p><a>x</a><a id=href>y</a>", [], id="no address"),
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
        pytest.param('<meta http-equiv="Refresh" content="5; URL=\'a.html\'">', [("a.html", LOADED)], id="a refresh"),
        pytest.param('<meta http-equiv="refresh" content="0;url=a.html">', [("a.html", LOADED)], id="a bare refresh"),
        pytest.param('<meta http-equiv="refresh" content=" 5 ; url = &quot;a.html&quot; b">', [("a.html", LOADED)],
                     id="a refresh with words after its address"),
        pytest.param('<meta http-equiv="refresh" content="0;a\n.html">', [("a\n.html", LOADED)],
                     id="a refresh on two lines"),
        pytest.param('<img srcset=", ,a.png,, b.png 2x, ,">', [("a.png", LOADED), ("b.png", LOADED)],
                     id="a set with commas too many"),
        pytest.param('<img srcset=" , ,,">', [], id="a set of nothing"),
        pytest.param('<meta http-equiv="refresh" content="5">', [], id="a refresh of the page itself"),
        pytest.param('<meta property="og:image" content="a.png"><meta name="twitter:image" content="b.png">',
                     [("a.png", LINK), ("b.png", LINK)], id="what a shared link shows"),
        pytest.param("<noscript><img src=a.png></noscript><template><img src=b.png></template>",
                     [("a.png", LOADED), ("b.png", LOADED)], id="what is not shown at first"),
    ],
)  # fmt: skip
def test_every_address_of_a_page_is_found(html: str, found: list[tuple[str, str]]) -> None:
    assert list(addresses(html)) == found


@pytest.mark.parametrize(
    ("html", "told"),
    [
        pytest.param('<p id="a" class="b" title="onclick">x</p>', [], id="nothing"),
        pytest.param('<p onclick="go()" onfocus="stay()">x</p>',
                     ["'onclick' puts code into an attribute", "'onfocus' puts code into an attribute"], id="code"),
        pytest.param('<iframe srcdoc="&lt;a href=x>"></iframe>', ["'srcdoc' hides a page in an attribute"],
                     id="a page"),
        pytest.param('<base href="/elsewhere/">', ["'base' changes where every link leads"], id="another base"),
        pytest.param('<object data="a"></object><embed src="b"><frame src="c">',
                     [f"'{tag}' brings in a document that no policy of ours holds" for tag in
                      ("object", "embed", "frame")], id="documents in the page"),
        pytest.param('<form action="/a"><button formaction="/b">x</button></form>',
                     ["'action' sends what readers write", "'formaction' sends what readers write"], id="forms"),
        pytest.param('<form name="search"><input name="query"></form>', [], id="a form that sends nothing"),
        pytest.param('<a href="b" ping="/a" attributionsrc>x</a>',
                     [f"'{name}' tells others that a link was followed" for name in ("ping", "attributionsrc")],
                     id="links that tell"),
        pytest.param('<img src="a" referrerpolicy="origin">', ["'referrerpolicy' tells others where the reader is"],
                     id="a picture that tells"),
        pytest.param('<img src="a" referrerpolicy="no-referrer">', [], id="a picture that does not"),
        pytest.param('<svg><animate attributeName="href" to="javascript:go()"/><set to="x"/></svg>',
                     [f"'{tag}' changes other elements by itself" for tag in ("animate", "set")], id="animations"),
        pytest.param('<META HTTP-EQUIV="Refresh" content="0; url=a">', ["'http-equiv=\"Refresh\"' steers the browser"],
                     id="a refresh"),
        pytest.param('<meta http-equiv="Content-Security-Policy" content="x">', [], id="a policy"),
        pytest.param("<plaintext>", ["'plaintext' makes browsers read what follows as they like"], id="plain text"),
    ],
)  # fmt: skip
def test_what_no_page_may_hold_is_told(html: str, told: list[str]) -> None:
    assert [message for element in parse_markup(html).elements for message in unsafe_parts(element.tag)] == told


@pytest.mark.parametrize(
    ("html", "tells"),
    [
        pytest.param('<a href="https://x.example/">x</a>', True, id="a link to another host"),
        pytest.param('<a href="HTTP://x.example/" rel="noopener">x</a>', True, id="of another relation"),
        pytest.param('<area href="//x.example/">', True, id="an area, by any scheme"),
        pytest.param(r'<a href="\\x.example/">x</a>', True, id="with the strokes that browsers turn around"),
        pytest.param('<svg><a xlink:href="https://x.example/">x</a></svg>', True, id="in a drawing"),
        pytest.param('<a href="https://x.example/" rel="me NoReferrer">x</a>', False, id="that says nothing"),
        pytest.param('<a href="people.html">x</a><a href="mailto:a@x.example">y</a>', False, id="inside, and to mail"),
        pytest.param('<link rel="canonical" href="https://x.example/">', False, id="for machines"),
    ],
)
def test_a_link_that_would_tell_where_the_reader_comes_from_is_known(html: str, tells: bool) -> None:
    assert any(leads_out(element.tag) for element in parse_markup(html).elements) == tells
