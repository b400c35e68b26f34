"""HTML and SVG to elements, and mistakes of nesting."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.finished.markup import parse_markup, plain_pieces
from explainer.finished.tags import _read_tag, read_tag


def test_elements_stand_in_the_order_of_their_start_tags() -> None:
    found = parse_markup('<main>\n <P Class="a&amp;b" hidden>x<br></p></main>').elements
    assert [(tag.name, tag.attributes, start) for tag, start, _ in found] == [
        ("main", {}, 0),
        ("p", {"class": "a&b", "hidden": ""}, 8),
        ("br", {}, 35),
    ]


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        pytest.param("<p>x</p>", [""], id="neither script nor style"),
        pytest.param('<script>a &amp;&amp; "<b>"</script>', ['a &amp;&amp; "<b>"'], id="a script as it stands"),
        pytest.param("<style>p > a {}</style><style></style>", ["p > a {}", ""], id="styles"),
        pytest.param("<svg><style/><path/></svg>", ["", "", ""], id="an empty style of a drawing"),
        pytest.param("<!-- <script>a</script> -->", [], id="a comment"),
        pytest.param("<!--> <script>a</script> -->", ["a"], id="a comment that ends at once"),
        pytest.param("<!-- <script>a</script>", [], id="a comment without an end"),
        pytest.param("<title><script>a</script></title>", [""], id="a title, which holds no tags"),
        pytest.param(
            "<svg><title><style>a</style></title></svg>", ["", "", "a"], id="the title of a drawing, which does"
        ),
        pytest.param("<svg><style><img></style></svg>", ["", "<img>", ""], id="a style of a drawing, which does too"),
        pytest.param("<script>a<!-- </script><hr>", ["a<!-- ", ""], id="a script with the start of a comment"),
        pytest.param(
            "<script>a<!--<script></script><!--</script><hr>-->",
            ["a<!--<script></script><!--", ""],
            id="a script that speaks of another one",
        ),
        pytest.param("<script>a<!--><script></script><hr>", ["a<!--><script>", ""], id="and one that does not"),
        pytest.param('<noscript><p title="</noscript><hr>', ["", ""], id="an attribute over the end of noscript"),
        pytest.param("<noscript><p>a</noscript><hr>", ["", "", ""], id="noscript"),
        pytest.param("<p><a b=' <hr>", [""], id="a tag that never ends"),
        pytest.param("< p></ p><1><hr>", [""], id="no tags"),
    ],
)
def test_scripts_and_styles_come_with_their_text(html: str, texts: list[str]) -> None:
    assert [element.text for element in parse_markup(html).elements] == texts


@pytest.mark.parametrize(
    ("html", "mistakes"),
    [
        pytest.param("<p>x<br>y<img src=a></p>\n<svg><g/></svg>", [], id="none"),
        pytest.param("<div>\n<p>x</div>", [("'div' ends inside 'p'", 10)], id="the inner one never ends"),
        pytest.param("<div><b>x</p></b></div>", [("'p' ends inside 'b'", 9)], id="an end of nothing inside"),
        pytest.param("</p>", [("'p' ends without a beginning", 0)], id="an end of nothing"),
        pytest.param("<div><p>x</p>", [("'div' never ends", 0)], id="no end"),
        pytest.param("x</br>", [], id="the end of an element that has none"),
        pytest.param("<p>\n<a b='c></p>", [("this tag never ends", 4), ("'p' never ends", 0)], id="no end of a tag"),
        pytest.param("<div/><svg/>", [("'div' never ends", 0)], id="only elements of drawings end in a slash"),
    ],
)
def test_what_does_not_nest_is_told_with_its_place(html: str, mistakes: list[tuple[str, int]]) -> None:
    assert parse_markup(html).mistakes == mistakes


def test_attributes_are_read_as_browsers_read_them() -> None:
    html = """<a =b/c=d&lt; E='f>' e=g h="i"j k = &#0000000065;&#99999999999999999999; l>"""
    (found,) = parse_markup(html).elements
    assert found.tag.attributes == {"=b": "", "c": "d<", "e": "f>", "h": "i", "j": "", "k": "A\ufffd", "l": ""}


PIECES = ["a", "Href", "x:y", " ", "\n", "/", ">", "<", "=", '"', "'", '="', '" ', "&amp;", "\0", "é", "-"]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_a_tag_as_programs_print_it_is_read_like_any_other(inside: str) -> None:
    text = f"<a{inside}>"
    quick, exact = read_tag(text, 0, len(text)), _read_tag(text, 0, len(text))
    assert (quick is None) == (exact is None)
    if quick and exact:
        (tag, end), (same, same_end) = quick, exact
        assert (asdict(tag), end) == (asdict(same), same_end)


@given(st.text(alphabet="<>/=\"'! -abps\n"))
def test_any_text_is_read_to_its_end(text: str) -> None:
    page = f"{text}<!-- --></script></style><hr>"
    assert all(start < len(page) for _, start in parse_markup(page).mistakes)


FRAGMENTS = (
    "a", '<p class="b">', "</p>", "<br>", "</br>", "<i/>", "<svg>", '<path d="a"/>', "</svg>", "<title>", "</title>",
    "<script>", "</script>", "<SCRIPT>", "<style>", "</style>", "<!--", "-->", "</", "<", "<noscript>", "</noscript>",
    "<title-a>", "<a b='c'>", '<a href="b&amp;c" HREF="d" hidden>', "</a>", '<a b="<">', "<!doctype html>", "<!a>", '"',
)  # fmt: skip
NESTED = st.recursive(
    st.lists(st.sampled_from(FRAGMENTS), max_size=2).map("".join),
    lambda inside: st.builds(
        "<{0}>{1}</{0}>".format,
        st.sampled_from(("p", "svg", "title", "script", "style", "noscript", "a")),
        st.lists(inside, max_size=3).map("".join),
    ),
)


def read(text: str) -> list[tuple[str, object, str]]:
    return [(tag.name, tag.attributes, held) for tag, _, held in parse_markup(text).elements]


@given(st.lists(NESTED).map("".join))
def test_a_page_that_is_plain_is_read_as_exactly_as_any_other(text: str) -> None:
    pieces = plain_pieces(text)
    if pieces is not None:
        assert parse_markup(text).mistakes == []
        assert [one for piece in pieces for one in read(piece)] == read(text)


@pytest.mark.parametrize(
    ("html", "pieces"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param('<!doctype html>\n<p a="b">c<br></p>', ['<p a="b">', "<br>"], id="elements"),
        pytest.param('<svg><path d="a"/></svg>', ["<svg>", '<path d="a"/>'], id="a drawing"),
        pytest.param("<script>a<b</script>", ["<script>a<b</script>"], id="a script"),
        pytest.param("<!-- <a> - b --><p></p>", ["<p>"], id="a comment"),
        pytest.param("<p></br></p>", ["<p>"], id="an end of an element that has none"),
        pytest.param("<p><b></p></b>", None, id="elements that do not nest"),
        pytest.param("<p>", None, id="no end"),
        pytest.param("</p>", None, id="no beginning"),
        pytest.param("<p/>", None, id="a slash that browsers pass over"),
        pytest.param("a < b", None, id="a sign that begins nothing"),
        pytest.param("<a b='c'></a>", None, id="other quotation marks"),
        pytest.param('<a b="<c>"></a>', None, id="a tag inside of an attribute"),
        pytest.param("<p a=b></p>", None, id="no quotation marks"),
        pytest.param("<script><!-- </script>", None, id="a script with the start of a comment"),
        pytest.param("<script>a<script></script>", None, id="a script that speaks of another one"),
        pytest.param("<svg><script>a<b</script></svg>", None, id="a script of a drawing, which may hold tags"),
        pytest.param("<title><b></b></title>", None, id="a title with an end"),
        pytest.param("<noscript><!-- </noscript> --></noscript>", None, id="a comment over the end of noscript"),
        pytest.param("<!-- a -- b --><p></p>", None, id="a comment with dashes"),
        pytest.param("<!--> <p></p> -->", None, id="a comment that ends at once"),
    ],
)
def test_only_what_can_be_read_in_one_way_is_plain(html: str, pieces: list[str] | None) -> None:
    assert plain_pieces(html) == pieces
