"""The policy lets exactly what stands in the page run."""

from __future__ import annotations

import base64
import hashlib
from html.parser import HTMLParser

import pytest

from explainer.finished.content_policy import add_policy, inline_code

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
    assert add_policy("<p>no head, though &lt;head&gt; is named and a <header> stands here</p>") == (
        "<p>no head, though &lt;head&gt; is named and a <header> stands here</p>"
    )


def test_a_plain_page_may_load_from_its_own_site_only() -> None:
    assert policy(add_policy(PAGE.format(""))) == {
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
    assert '<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy"' in add_policy(PAGE.format(""))


def test_without_a_character_set_the_policy_stands_first_in_the_head() -> None:
    page = add_policy('<html><head lang="en"><script>go()</script></head></html>')
    assert page.startswith('<html><head lang="en">\n<meta http-equiv="Content-Security-Policy"')


def test_the_rest_of_the_page_is_unchanged() -> None:
    page = PAGE.format("<script>go()</script>")
    before, _, rest = add_policy(page).partition("\n<meta http-equiv=")
    assert before + rest.partition(">")[2] == page


def test_inline_scripts_and_styles_are_named_by_their_hashes() -> None:
    script, style = 'go("a" && b < c);\n', "p > a { color: red }"
    found = policy(add_policy(PAGE.format(f"<script>{script}</script><style>{style}</style>")))
    assert found["script-src"] == ["'self'", hash_of(script)]
    assert found["style-src"] == ["'self'", hash_of(style)]


def test_a_script_that_stands_twice_is_named_once() -> None:
    found = policy(add_policy(PAGE.format("<script>go()</script><script>go()</script>")))
    assert found["script-src"] == ["'self'", hash_of("go()")]


def test_the_hashed_text_may_hold_letters_of_any_script() -> None:
    found = policy(add_policy(PAGE.format("<script>say('Վելտեր')</script>")))
    assert found["script-src"][1:] == [hash_of("say('Վելտեր')")]


def test_pictures_of_a_named_host_are_let_through() -> None:
    tiles = ["https://tile.example.org/{z}/{x}/{y}.png", "https://tile.example.org/b/{z}"]
    assert policy(add_policy(PAGE.format(""), images=tiles))["img-src"] == [
        "'self'",
        "data:",
        "https://tile.example.org",
    ]


@pytest.mark.parametrize("kind", ["application/json", "application/ld+json", "speculationrules"])
def test_data_blocks_are_not_code(kind: str) -> None:
    assert inline_code(f'<script type="{kind}">{{"a": 1}}</script><script src="x.js"></script>') == ([], [])


def test_scripts_and_styles_are_listed_in_order() -> None:
    page = "<script>one</script><style>two</style><SCRIPT type='module'>three &amp; four</SCRIPT><script></script>"
    assert inline_code(page) == (["one", "three &amp; four", ""], ["two"])
