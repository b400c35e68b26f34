"""Modules of JavaScript become one classic script, or are refused with file and line."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from explainer.scripts import bundle

HARBOUR = {
    "pier/start.js": """
// Where it begins.

import { berth, ships } from "./berths.js"
import { tell } from "../shared/tell.js"

const length = 3
tell(berth(ships.at(0), length)) // the first
""",
    "pier/berths.js": """
import {
  tell,
} from "../shared/tell.js"

/**
 * Where a ship lies.
 *
 * @param {string} ship
 */
export function berth(ship, length) {
  return `${ship} /* 3 */`.slice(0, length)
}

export const ships = ["Ada"]
const length = 4
tell(length)
""",
    "shared/tell.js": "export async function tell(words) {\n  console.log(words)\n}\n",
}


def bundled(modules: Mapping[str, str], entry: str = "a.js") -> str:
    return bundle(entry, modules.__getitem__)


def test_each_module_is_given_its_imports_and_returns_its_exports() -> None:
    assert bundled(HARBOUR, "pier/start.js") == (
        """(() => {
"use strict"
const modules = {}
modules["shared/tell.js"] = (() => {
async function tell(words) {
  console.log(words)
}
return { tell }
})()
modules["pier/berths.js"] = (({ tell }) => {
function berth(ship, length) {
  return `${ship} /* 3 */`.slice(0, length)
}
const ships = ["Ada"]
const length = 4
tell(length)
return { berth, ships }
})(modules["shared/tell.js"])
modules["pier/start.js"] = (({ berth, ships }, { tell }) => {
const length = 3
tell(berth(ships.at(0), length)) // the first
})(modules["pier/berths.js"], modules["shared/tell.js"])
})()
"""
    )


def test_data_take_the_place_of_a_constant() -> None:
    modules = {
        "a.js": 'import { words } from "./words.js"\nwords.toString()\n',
        "words.js": "/** @type {object} */\nexport const words = {}\n",
    }
    found = bundle("a.js", modules.__getitem__, {"words.js": '{"a `": "import (b)"}'})
    assert 'const words = {"a `": "import (b)"}\nreturn { words }\n' in found
    assert bundled(modules) == found.replace('{"a `": "import (b)"}', "{}")


def test_a_module_comes_after_all_that_it_imports_and_only_once() -> None:
    modules = {
        "a.js": 'import { c } from "./c.js"\nimport { b } from "./b.js"\n',
        "b.js": 'import { c } from "./c.js"\nexport const b = c\n',
        "c.js": "export const c = 1\n",
    }
    assert re.findall(r'^modules\["(.)\.js"\] =', bundled(modules), re.MULTILINE) == ["c", "b", "a"]


def test_equal_modules_give_equal_bytes() -> None:
    assert bundled(HARBOUR, "pier/start.js") == bundled(dict(reversed(HARBOUR.items())), "pier/start.js")


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("important()", id="a word that begins like import"),
        pytest.param("const exported = reimport (1)", id="words that hold both"),
        pytest.param('tell("import { b } from")', id="a text about imports"),
        pytest.param("const a = `b` + `c`", id="templates on one line"),
        pytest.param("const a = b /* c */ + d", id="a comment within a line"),
    ],
)
def test_what_only_looks_like_an_import_stays_as_it_is(line: str) -> None:
    assert f"\n{line}\n" in bundled({"a.js": line})


FORMS = 'only import { a } from "./b.js" and export before a function, a class or a const are understood'
TEMPLATE = "a template ends on its line, so that no line in one can look like an import"
COMMENT = "a comment over several lines stands on lines of its own"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param('import b from "./b.js"', FORMS, id="default import"),
        pytest.param('import * as b from "./b.js"', FORMS, id="import of a whole module"),
        pytest.param('import { b as c } from "./b.js"', FORMS, id="import under another name"),
        pytest.param('import "./b.js"', FORMS, id="import for its effects"),
        pytest.param('import { b } from "b.js"', FORMS, id="import from a package"),
        pytest.param('import { b } from "https://b.example/b.js"', FORMS, id="import from a host"),
        pytest.param('import { b } from "./b.json"', FORMS, id="import of something else"),
        pytest.param('import { b } from "./b.js";', FORMS, id="semicolon"),
        pytest.param('  import { b } from "./b.js"', FORMS, id="import within a block"),
        pytest.param('const b = await import("./b.js")', FORMS, id="late import"),
        pytest.param("const b = import.meta.url", FORMS, id="address of a module"),
        pytest.param("export default b", FORMS, id="default export"),
        pytest.param("export { b }", FORMS, id="list of exports"),
        pytest.param("export let b = 1", FORMS, id="export that may change"),
        pytest.param("export const { b } = c", FORMS, id="export of parts"),
        pytest.param('export * from "./b.js"', FORMS, id="export of what another exports"),
        pytest.param("const b = `", TEMPLATE, id="template over several lines"),
        pytest.param("const b = 1 /* one", COMMENT, id="comment after code over several lines"),
    ],
)
def test_whatever_else_is_refused_with_its_place(line: str, reason: str) -> None:
    text = f"/* A comment\n * of two lines. */\nconst one = 1\n{line}\n"
    with pytest.raises(ValueError, match=f"^{re.escape(f'pier/a.js:4: {reason}')}$"):
        bundled({"pier/a.js": text}, "pier/a.js")


def test_a_name_that_is_not_exported_is_refused_where_it_is_imported() -> None:
    modules = {"a.js": '// A.\nimport { b, c } from "./b.js"\n', "b.js": "export const b = 1\nconst c = 2\n"}
    with pytest.raises(ValueError, match=r"^a\.js:2: b\.js exports no c$"):
        bundled(modules)


def test_imports_in_a_circle_are_refused() -> None:
    modules = {"a.js": 'import { b } from "./b.js"\nexport const a = b\n'}
    modules["b.js"] = 'import { a } from "./a.js"\nexport const b = a\n'
    with pytest.raises(ValueError, match=r"^modules import each other in a circle: a\.js <- b\.js <- a\.js$"):
        bundled(modules)
