"""Addresses in style sheets and scripts: every form in which one may stand."""

from __future__ import annotations

import pytest

from explainer.finished.styles_and_scripts import css_addresses, js_addresses


@pytest.mark.parametrize(
    ("css", "found"),
    [
        pytest.param("p { color: red }", [], id="no address"),
        pytest.param("p { background: url(a.png) } q { background: URL('b c.png') }", ["a.png", "b c.png"], id="urls"),
        pytest.param("p { background: image-set('a.png' 1x, \"b.png\" type('image/png') 2x, url('c.png') 3x), \"d\" }",
                     ["c.png", "a.png", "b.png"], id="a set of images"),
        pytest.param('p { background: -webkit-image-set("https://a.example/a.png" 1x) }', ["https://a.example/a.png"],
                     id="a foreign set of images"),
        pytest.param("p { background: url(a.png) } /* url(b.png)", ["a.png"], id="a comment that is never closed"),
        pytest.param('@import "a.css"; @import url(b.css) print;', ["a.css", "b.css"], id="imports"),
        pytest.param("/* url(a.png) */ p { background: url(b.png) }", ["b.png"], id="a comment"),
        pytest.param("p { filter: url(#blur) }", ["#blur"], id="a fragment"),
        pytest.param("@font-face { src: url(a.woff2) format('woff2'), url(b.woff) }", ["a.woff2", "b.woff"],
                     id="a font"),
        pytest.param("p { mask: url(\"data:image/svg+xml,<svg id='x'/>\") }", ["data:image/svg+xml,<svg id='x'/>"],
                     id="a picture in the style"),
    ],
)  # fmt: skip
def test_every_address_of_a_style_sheet_is_found(css: str, found: list[str]) -> None:
    assert [address for address, _, _ in css_addresses(css)] == found


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
        pytest.param('import { from, a } from "./a.js"; export {from as b} from "./b.js"', ["./a.js", "./b.js"],
                     id="a name like a word of the language"),
        pytest.param('import a, import b from "./b.js"', ["./b.js"], id="an import that is not finished"),
        pytest.param('import a from "lit"; s.from("quay"); const important = "./a.js"', [], id="other words"),
    ],
)  # fmt: skip
def test_every_import_of_a_script_is_found(script: str, found: list[str]) -> None:
    assert [address for address, _, _ in js_addresses(script)] == found


def test_addresses_are_told_with_their_offsets() -> None:
    css, script = "/* url(z.png) */ p { background: url('a.png') }", "\nimport './a.js'"
    assert [css[start:end] for _, start, end in css_addresses(css)] == ["a.png"]
    assert [script[start:end] for _, start, end in js_addresses(script)] == ["./a.js"]
