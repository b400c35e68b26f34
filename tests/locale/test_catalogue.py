"""What is read from a catalogue, for pages and for scripts."""

from __future__ import annotations

import pytest
from babel.messages.catalog import Message
from harbour import story
from messages import extracted, ids
from wrapped import LANGUAGE, catalogue, speak

from explainer.files.package import package_file
from explainer.locale.catalogue import read_catalogue, script_words
from explainer.pages import SiteOptions
from explainer.pages.interface import interface, nearest_language
from explainer.site import build_site

TEMPLATE = rb"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"

#: explainer/assets/reader/notes.js explainer/pages/atlas.py
msgid "Close"
msgstr ""

#: explainer/assets/reader/start.js
msgid "Search"
msgstr ""

#: explainer/pages/atlas.py
msgid "Map"
msgstr ""

#: explainer/assets/reader/timeline.js
msgid "%(number)s event"
msgid_plural "%(number)s events"
msgstr[0] ""
msgstr[1] ""
"""

POLISH = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Language: pl\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\n"

msgid "Close"
msgstr "Zamknij"

msgid "Map"
msgstr "Mapa"

msgid "%(number)s event"
msgid_plural "%(number)s events"
msgstr[0] "%(number)s wydarzenie"
msgstr[1] "%(number)s wydarzenia"
msgstr[2] "%(number)s wydarzeń"
""".encode()


def test_scripts_are_told_what_the_language_says_otherwise() -> None:
    assert script_words(read_catalogue("pl", POLISH), TEMPLATE) == {
        "Close": "Zamknij",
        "%(number)s event": {
            "one": "%(number)s wydarzenie",
            "few": "%(number)s wydarzenia",
            "many": "%(number)s wydarzeń",
        },
    }


def test_scripts_have_their_english_words_in_themselves() -> None:
    template = package_file("explainer", "locale/explainer.pot")
    assert script_words(interface("en"), template) == {}
    found = script_words(read_catalogue(LANGUAGE, catalogue()), template)
    assert found["Close"] == "⟦Close⟧"
    assert set(found) == {ids(message)[0] for message in extracted() if in_script(message)}


def test_the_script_of_readers_carries_the_words_of_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    def script(language: str) -> str:
        made = build_site(story(), SiteOptions(language=language))
        return next(asset.content.decode() for asset in made.assets if asset.path.endswith("explainer.js"))

    speak(monkeypatch)
    assert "const catalogue = {}\n" in script("en")
    assert '"Close":"⟦Close⟧"' in script(LANGUAGE)


@pytest.mark.parametrize(
    ("wanted", "found"), [("en", "en"), ("en-GB", "en"), ("zz", None), ("", None), (LANGUAGE, LANGUAGE)]
)
def test_a_site_speaks_the_nearest_language(wanted: str, found: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    speak(monkeypatch)
    assert nearest_language(wanted) == found


def in_script(message: Message) -> bool:
    return any(path.endswith(".js") for path, _ in message.locations)
