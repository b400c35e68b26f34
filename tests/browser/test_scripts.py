"""Scripts made of modules, run: names of modules kept apart, and words in the language of the site."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

import explainer
from explainer.scripts import bundle

READER = Path(explainer.__file__).parent / "assets" / "reader"
WORDS = {name: (READER / name).read_text(encoding="utf-8") for name in ("words.js", "catalogue.js")}


def result(page: Page, modules: Mapping[str, str], data: Mapping[str, str] | None = None) -> Any:
    """What a script sets as ``result`` when it runs on the page."""
    page.add_script_tag(content=bundle("a.js", modules.__getitem__, data))
    return page.evaluate("window.result")


def test_two_modules_may_have_private_names_in_common(page: Page) -> None:
    modules = {
        "a.js": """
import { open } from "./b.js"
import { close } from "./c.js"
const modules = "mine"
let state = "a"
window.result = [open(), close(), open(), close(), state, modules]
""",
        "b.js": "let state = 0\nexport function open() {\n  state += 1\n  return state\n}\n",
        "c.js": "let state = 10\nexport const close = () => state--\n",
    }
    assert result(page, modules) == [1, 10, 2, 9, "a", "mine"]


def test_scripts_run_in_strict_mode_and_leave_no_name_behind(page: Page) -> None:
    modules = {"a.js": "const secret = 1\nwindow.result = [(function () { return this === undefined })(), secret]\n"}
    assert result(page, modules) == [True, 1]
    assert page.evaluate("typeof secret + typeof modules") == "undefinedundefined"


CALLS = """
import { gettext, ngettext } from "./words.js"
window.result = [
  gettext("Close"),
  gettext("Note: %(words)s", { words: "%(pier)s" }),
  ...[1, 2, 5, 1234].map(number => ngettext("%(number)s event", "%(number)s events", number)),
]
"""
RUSSIAN = {
    "Close": "Закрыть",
    "Note: %(words)s": "Примечание: %(words)s %(nobody)s",
    "%(number)s event": {"one": "%(number)s событие", "few": "%(number)s события", "many": "%(number)s событий"},
}


@pytest.mark.parametrize(
    ("language", "catalogue", "words"),
    [
        pytest.param("en", None,
                     ["Close", "Note: %(pier)s", "1 event", "2 events", "5 events", "1,234 events"],
                     id="no catalogue"),
        pytest.param("en-GB", {},
                     ["Close", "Note: %(pier)s", "1 event", "2 events", "5 events", "1,234 events"],
                     id="an empty catalogue"),
        pytest.param("ru", RUSSIAN,
                     ["Закрыть", "Примечание: %(pier)s %(nobody)s", "1 событие", "2 события", "5 событий",
                      "1\xa0234 события"], id="another language, with more forms"),
        pytest.param("de", {"Close": "Schließen"},
                     ["Schließen", "Note: %(pier)s", "1 event", "2 events", "5 events", "1.234 events"],
                     id="a catalogue without most words"),
    ],
)  # fmt: skip
def test_words_are_those_of_the_site(
    page: Page, language: str, catalogue: dict[str, Any] | None, words: list[str]
) -> None:
    page.set_content(f'<html lang="{language}"><body></body></html>')
    data = None if catalogue is None else {"catalogue.js": json.dumps(catalogue)}
    assert result(page, {"a.js": CALLS, **WORDS}, data) == words
