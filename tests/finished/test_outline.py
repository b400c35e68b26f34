"""What is kept of each file: the same, whichever way it was read."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from explainer.finished.addresses import Active, read_document
from explainer.finished.content_policy import digest
from explainer.finished.markup import plain_pieces
from explainer.finished.outline import Outline, _of_document, outline

PARTS = (
    '<p id="a">b</p>', '<p id="c">', "</p>", '<a name="d" href="e.html#f">', "</a>", '<a href="https://a.example/">b</a>',
    '<img src="a.png" srcset="b.png 2x" onload="c">', "<style>p { background: url(a.png) }</style>",
    '<script>import "./a.js"</script>', '<script type="application/json">{"href": "a.html"}</script>',
    '<script src="a.js"></script>', '<iframe src="a.html"></iframe>', '<meta http-equiv="content-security-policy">',
    '<meta property="og:image" content="a.png">', '<base href="a">', '<svg><use xlink:href="a.svg"/></svg>', "a<b",
)  # fmt: skip


@given(st.lists(st.sampled_from(PARTS)).map("".join))
def test_a_plain_page_has_the_outline_of_what_is_read_exactly(text: str) -> None:
    document = read_document("a.html", text.encode())
    found = outline("a.html", text.encode())
    assert found == _of_document(document)


def test_an_outline_holds_each_thing_once_and_no_places() -> None:
    text = '<p id="a"><a name="b" href="#a">x</a><a href="#a">y</a><img src="c.png"></p><script>d</script>'
    assert plain_pieces(text) is not None
    assert outline("a.html", text.encode()) == Outline(
        anchors=frozenset("ab"),
        linked=("#a",),
        fetched=("c.png",),
        telling=(),
        active=(Active("script", None, digest("d")),),
        is_faulty=False,
    )


def test_what_was_read_of_the_same_bytes_is_not_read_again() -> None:
    things: dict[str, bytes] = {}
    made: list[str] = []

    def kept(key: str, make: Callable[[], bytes]) -> bytes:
        if key not in things:
            made.append(key.split()[0])
            things[key] = make()
        return things[key]

    text = f"<p>{''.join(PARTS)}".encode()
    for path, content in [
        ("a.html", text),
        ("a.html", text),
        ("b.html", text),
        ("a.html", b"<p></p>"),
        ("a.svg", text),
    ]:
        assert outline(path, content, kept) == outline(path, content)
    assert outline("a.png", b"", kept) is None
    assert made == ["a.html", "b.html", "a.html", "a.svg"]


def test_files_that_hold_no_addresses_have_no_outline() -> None:
    assert outline("a.png", b"") is None
