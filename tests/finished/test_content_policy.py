"""The policy lets run what is known, and nothing that merely stands in the page."""

from __future__ import annotations

import base64
import hashlib
from html.parser import HTMLParser

from explainer.finished.content_policy import NOTHING, Known, digest, is_protected, known_code, protect

PAGE = (
    '<!doctype html>\n<html>\n<head>\n<meta charset="utf-8">\n<title>Harbour</title>\n{}</head>\n<body></body></html>'
)


def policy(page: str) -> dict[str, list[str]]:
    """The directives of the page's policy."""
    contents: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            values = dict(attrs)
            if values.get("http-equiv") == "Content-Security-Policy":
                contents.append(values["content"] or "")

    Reader().feed(page)
    (content,) = contents
    return {name: values for name, *values in (directive.split() for directive in content.split("; "))}


def hash_of(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_a_page_without_a_head_is_left_alone() -> None:
    assert protect("<p>no head, though &lt;head&gt; is named and a <header> stands here</p>") == (
        "<p>no head, though &lt;head&gt; is named and a <header> stands here</p>"
    )


def test_a_plain_page_may_load_from_its_own_site_only() -> None:
    assert policy(protect(PAGE.format(""))) == {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "frame-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }


def test_the_policy_stands_right_after_the_character_set() -> None:
    assert '<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy"' in protect(PAGE.format(""))


def test_without_a_character_set_the_policy_stands_first_in_the_head() -> None:
    page = protect('<html><head lang="en"><script>go()</script></head></html>')
    assert page.startswith('<html><head lang="en">\n<meta http-equiv="Content-Security-Policy"')


def test_the_rest_of_the_page_is_unchanged() -> None:
    page = PAGE.format("<script>go()</script>")
    before, _, rest = protect(page).partition("\n<meta http-equiv=")
    assert before + rest.partition('no-referrer">')[2] == page


def test_known_scripts_and_styles_are_named_by_their_hashes() -> None:
    script, style = 'go("a" && b < c);\n', "p > a { color: red }"
    known = Known(scripts=frozenset([digest(script)]), styles=frozenset([digest(style)]))
    found = policy(protect(PAGE.format(f"<script>{script}</script><style>{style}</style>"), known))
    assert found["script-src"] == ["'self'", hash_of(script)]
    assert found["style-src"] == ["'self'", hash_of(style)]


def test_what_stands_in_a_page_and_is_not_known_gets_no_hash() -> None:
    found = policy(protect(PAGE.format("<script>go()</script><style>p {}</style>")))
    assert (found["script-src"], found["style-src"]) == (["'self'"], ["'self'"])


def test_the_hashed_text_may_hold_letters_of_any_script() -> None:
    assert f"'{digest(TEXT)}'" == hash_of(TEXT)


TEXT = "say('Վելտեր')"


def test_pictures_of_a_named_host_are_let_through() -> None:
    tiles = ["https://tile.example.org/{z}/{x}/{y}.png", "https://tile.example.org/b/{z}"]
    assert policy(protect(PAGE.format(""), Known(tiles=frozenset(tiles))))["img-src"] == [
        "'self'",
        "data:",
        "https://tile.example.org",
    ]


def test_the_code_of_a_page_is_known_by_digests_and_addresses() -> None:
    page = (
        "<script>one</script><style>two</style><SCRIPT type='module'>three &amp; four</SCRIPT><script></script>"
        '<script type="Application/JSON">{"a": 1}</script><script type="application/ld+json">{}</script>'
        '<script src="x.js"></script><script type="speculationrules">{}</script>'
    )
    assert known_code(page) == (
        frozenset({digest("one"), digest("three &amp; four"), digest(""), digest("{}")}),
        frozenset({digest("two")}),
        frozenset({"x.js"}),
    )


def test_a_page_is_protected_by_the_very_policy_that_it_was_given() -> None:
    one, other = Known(scripts=frozenset([digest("go()")])), Known(tiles=frozenset(["https://tile.example/{z}"]))
    page = protect(PAGE.format(""), one)
    assert is_protected(page, [other, one])
    assert not is_protected(page, [other, NOTHING])
    assert not is_protected(PAGE.format(""), [NOTHING])


def test_no_text_of_a_page_moves_its_policy() -> None:
    page = PAGE.format("<title><head><meta charset=utf-8></title>")
    assert protect(page).index("Content-Security-Policy") < page.index("<title>") + 40
    assert protect(f"<!-- {PAGE} -->") == f"<!-- {PAGE} -->"


def test_every_page_tells_no_other_host_where_the_reader_comes_from() -> None:
    assert protect(PAGE.format("")).count('<meta name="referrer" content="no-referrer">') == 1
