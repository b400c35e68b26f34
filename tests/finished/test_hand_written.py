"""The rendered HTML of pages written by hand: what may stand there, and where in the Markdown the rest is told."""

from __future__ import annotations

import pytest
from payloads import HTML

from explainer.diagnostics.locations import SourceText
from explainer.diagnostics.problems import Problems
from explainer.finished.hand_written import check_content, scheme_of


def told(content: str, written: str | None = None) -> list[str]:
    problems = Problems()
    check_content(content, SourceText("docs/a.md", content if written is None else written), problems)
    return [f"{problem.location.line}: {problem.message}" for problem in problems]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param('<p>a <a href="b.html#c" title="d" rel="nofollow" target="_blank">e</a><br></p>', id="links"),
        pytest.param('<a href="https://x.example/?a:b">x</a><a href="MAILTO:a@x.example">y</a><a href="?a:b">z</a>',
                     id="addresses"),
        pytest.param('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h1"/></svg>', id="icons"),
        pytest.param("<!-- a comment --><p>b</p>", id="a comment"),
        pytest.param('<table><tr><td style="text-align: center;">x</td></tr></table>', id="a table without a body"),
        pytest.param('<div class="tabbed-set" data-tabs="1:1"><input checked="checked" id="__tabbed_1_1" type="radio"'
                     ' name="__tabbed_1"><label for="__tabbed_1_1">x</label></div>', id="tabs"),
        pytest.param('<label><input type="checkbox" disabled checked><span></span> x</label>', id="tasks"),
        pytest.param('<img src="a.png" srcset="a.png 1x, b.png 2x" alt="" loading="lazy">', id="pictures of the site"),
        pytest.param("<p>1 < 2 && 3 > 2</p>", id="signs that are no elements"),
        pytest.param("<p>a\n<div><pre><code>b</code></pre></div>\nc</p>", id="code without a blank line around it"),
        pytest.param('<p align="center"><img src="a.png" alt=""></p>', id="a paragraph in the middle"),
    ],
)  # fmt: skip
def test_what_markdown_makes_is_let_through(content: str) -> None:
    assert told(content) == []


def test_what_a_browser_would_drop_is_told() -> None:
    found = told('<td style="text-align: right; width: 20%">x</td>')
    assert found == ["1: browsers would read this page otherwise than it is written"]


@pytest.mark.parametrize("name", HTML)
def test_what_could_run_steer_or_call_is_refused(name: str) -> None:
    assert told(f"<p>x</p>\n{HTML[name]}\n")


@pytest.mark.parametrize(
    "kind", ["", ' type=""', ' type="1"', ' type="circle"', ' type=" checkbox"', ' type="password"']
)
def test_a_field_to_write_in_is_refused(kind: str) -> None:
    assert "1: a page may not hold a field to write in" in told(f"<p><input{kind}></p>")


@pytest.mark.parametrize(
    "value", [r"u\72l(//x.example/a#b)", "url(//x.example/a)", r"\75\72\6c('//x.example')", "url(a:b)"]
)
def test_a_colour_in_an_icon_loads_nothing_from_elsewhere(value: str) -> None:
    assert told(f'<svg><path fill="{value}" d="M0 0h1"/></svg>')
    assert told(f'<svg><g stroke="{value}"></g></svg>')
    assert told('<svg><path fill="rgb(1, 2, 3)" stroke="#fff" d="M0 0h1"/></svg>') == []


def test_a_character_that_some_browsers_drop_makes_no_other_element() -> None:
    assert told("<s\x00cript>go()</s\x00cript>")


@pytest.mark.parametrize(
    ("written", "content", "found"),
    [
        pytest.param("a\n\n`<script>`\n\n<script>x</script>", "<p><code>&lt;script></code></p><script>x</script>",
                     ["5: a page may not hold the element 'script'"], id="behind the same as code"),
        pytest.param("```\n<script>\n```\n\n<script>x</script>", "<script>x</script>",
                     ["5: a page may not hold the element 'script'"], id="behind the same in a block of code"),
        pytest.param("<b onclick=a>x</b>\n\ny\n\n<i onclick=b>z</i>", "<b onclick=a>x</b><i onclick=b>z</i>",
                     ["1: 'onclick' puts code into an attribute", "5: 'onclick' puts code into an attribute"],
                     id="two alike, each where it stands"),
        pytest.param("x\n\n[a][b]\n\n[b]: javascript:c", '<a href="javascript:c">a</a>',
                     ["5: 'javascript:c' is not a safe address"], id="an address defined elsewhere"),
        pytest.param("x\n[a](&#106;ava&#x09;script:c)", '<a href="java\tscript:c">a</a>',
                     ["2: 'java\tscript:c' is not a safe address"], id="an address in disguise"),
        pytest.param("x\n:smile:", '<img alt="x" title=":smile:" src="https://x.example/a">',
                     ["2: 'https://x.example/a' would be loaded from another host"], id="made of a short name"),
        pytest.param("[x](https://a.example)\n:smile:", '<img alt="x" title=":smile:" src="https://b.example/a">',
                     ["2: 'https://b.example/a' would be loaded from another host"], id="below another address"),
        pytest.param("[x](https://b.example)\n[y](https://a.example)", '<img src="https://a.example/z">',
                     ["2: 'https://a.example/z' would be loaded from another host"], id="with a path of an extension"),
        pytest.param("x\n\ny", "<video></video>", ["1: a page may not hold the element 'video'"],
                     id="made by an extension"),
        pytest.param("x\n<div>\n\n<p>y</div>", "<div><p>y</div>", ["4: 'div' ends inside 'p'"], id="not closed"),
        pytest.param("a\n<form>\n<button>\n<input>", "<form><button><input type=text></button></form>",
                     ["2: a page may not hold the element 'form'", "3: a page may not hold the element 'button'",
                      "4: a page may not hold a field to write in"], id="every fault is told"),
    ],
)  # fmt: skip
def test_a_fault_is_told_where_it_stands_in_the_markdown(written: str, content: str, found: list[str]) -> None:
    assert told(content, written) == found


@pytest.mark.parametrize(
    ("address", "scheme"),
    [
        ("people.html#a:b", None), ("?a:b", None), ("//x.example", None), ("./javascript:x", None),
        ("https://x.example", "https"), (" javascript:x", "javascript"), ("java\nscript:x", "javascript"),
        ("\x00\x1fVBScript:x", "vbscript"), ("data:text/html,x", "data"),
    ],
)  # fmt: skip
def test_a_scheme_is_found_as_browsers_find_it(address: str, scheme: str | None) -> None:
    assert scheme_of(address) == scheme
