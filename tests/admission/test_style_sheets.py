"""Style sheets: no address of elsewhere, however it is written."""

from __future__ import annotations

import pytest
from admitted import admitted

from explainer.admission.style_sheets import admit_style_sheet


@pytest.mark.parametrize(
    "css",
    [
        "a { color: red }\n",
        'a[href^="https://"] { color: red }',
        '@font-face { font-family: x; src: url(x.woff2) format("woff2") }',
        "a { background: url(data:image/png;base64,AA) } /* https://example.org */",
        'a::after { content: "\\201C" } .w-1\\/2 { width: 50% }',
        '@import "other.css"; a { fill: url(#b) }',
    ],
)
def test_a_style_sheet_goes_in_as_it_is(css: str) -> None:
    assert admitted(admit_style_sheet, "docs/extra.css", css) == (css.encode(), "")


@pytest.mark.parametrize(
    "css",
    [
        "a { b: url(https://evil.example/x) }",
        'a { b: url("//evil.example/x") }',
        "a { b: url(/\\5c evil.example/x) }",
        r"a { b: u\72l(https:\2f/evil.example) }",
        "a { b: url( \thttps:evil.example) }",
        '@import "//evil.example";',
        "@import'//evil.example'",
        r'@\69mport "HTTPS://evil.example";',
        "@import url(//evil.example) screen;",
        '@import/**/"//evil.example";',
        'a { b: image-set("https://evil.example/x" 1x) }',
        'a { b: src("https://evil.example/x") }',
        'a { --x: url(https://evil.example); b: image-set(var(--y)); --y: "//evil.example" }',
        "@media print { a { b: url(https://evil.example/x) } }",
        'a { b: url("https://evil.example',
        "a { b: url(https://evil.example",
        "a { b: url(javascript:alert) }",
        "a { b: url(data:text/html,x) }",
        "a { b: url(blob:x) }",
        'a { b: url("ht\\\ntps://evil.example") }',
    ],
)
def test_an_address_of_elsewhere_is_told_where_it_stands(css: str) -> None:
    result, said = admitted(admit_style_sheet, "docs/extra.css", css)
    assert result is None
    assert "would be loaded from elsewhere [foreign-address]" in said


@pytest.mark.parametrize(
    "css", ["a { b: expression(alert(1)) }", "a { b: url(x y) }", 'a { b: "x\n" }', "a } b", "\x00"]
)
def test_code_and_what_a_browser_would_guess_is_refused(css: str) -> None:
    assert admitted(admit_style_sheet, "docs/extra.css", css)[0] is None


def test_the_place_is_that_of_the_address() -> None:
    _, said = admitted(admit_style_sheet, "docs/extra.css", "a {}\nb { c: url(//evil.example) }\n")
    assert said == (
        "docs/extra.css:2:8: error: '//evil.example' would be loaded from elsewhere [foreign-address]\n"
        " 2 | b { c: url(//evil.example) }\n   |        ^\n"
        "   = put the file into docs, and name it by a relative path"
    )
