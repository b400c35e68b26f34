"""What readers see in their language. Which sort of space stands in a number is left to the data of the locale."""

from __future__ import annotations

import pytest
from hypothesis import given
from markupsafe import Markup
from test_dates import DATES

from explainer.dates import parse_date
from explainer.locale.catalogue import read_catalogue
from explainer.locale.interface import Interface
from explainer.pages.interface import interface
from explainer.words.folding import collapse

ENGLISH = interface("en")

RUSSIAN = read_catalogue(
    "ru",
    r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Language: ru\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n"

msgid "%(number)s entry"
msgid_plural "%(number)s entries"
msgstr[0] "%(number)s запись"
msgstr[1] "%(number)s записи"
msgstr[2] "%(number)s записей"

msgid "%(first)s to %(last)s %(month)s %(year)s"
msgstr "%(first)s–%(last)s %(month)s %(year)s г."

msgid "Corrections to %(report)s"
msgstr "«%(report)s» <исправления>"

msgid "%(before)s, %(after)s"
msgstr "%(before)s и %(after)s"
""".encode(),
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("2024-03-14", "14 March 2024", id="a day"),
        pytest.param("2024-02", "February 2024", id="a month of a leap year"),
        pytest.param("2024", "2024", id="a year"),
        pytest.param("2024-XX", "2024", id="month not known"),
        pytest.param("2024-03-XX", "March 2024", id="day not known"),
        pytest.param("202X", "the 2020s", id="a decade"),
        pytest.param("2024-22", "summer 2024", id="a season"),
        pytest.param("2024-03?", "March 2024 (month uncertain)", id="uncertain"),
        pytest.param("2024-03~", "about March 2024", id="approximate"),
        pytest.param("2024%", "about 2024 (year uncertain)", id="both"),
        pytest.param("2024-03-14/2024-03-20", "14 to 20 March 2024", id="one month"),
        pytest.param("2024-03-14/2024-05-02", "14 March to 2 May 2024", id="one year"),
        pytest.param("2024/2025-02", "2024 to February 2025", id="two precisions"),
        pytest.param("2024-03-14/2024-03-14", "14 March 2024", id="one day as a range"),
        pytest.param("../2024", "until 2024", id="no start"),
        pytest.param("2024/..", "from 2024", id="no end"),
    ],
)
def test_a_date_is_told_as_precisely_as_it_is_known(text: str, words: str) -> None:
    assert ENGLISH.date(parse_date(text)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("2024-03-14", "14 марта 2024 г.", id="a day"),
        pytest.param("2024-03", "март 2024 г.", id="a month"),
        pytest.param("2024-03-14/2024-03-20", "14–20 марта 2024 г.", id="one month"),
    ],
)
def test_a_date_is_written_by_the_habits_of_the_language(text: str, words: str) -> None:
    assert collapse(RUSSIAN.date(parse_date(text))) == words


@given(DATES)
def test_every_date_can_be_told(text: str) -> None:
    when = parse_date(text)
    years = {str(end.first.year) for end in (when.start, when.end) if end}
    assert all(year in ENGLISH.date(when) for year in years)


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        pytest.param(["2024"], "2024", id="one"),
        pytest.param(["2024", "2025"], "2024 and 2025", id="two"),
        pytest.param(["2024", "2025", "2026"], "2024, 2025 and 2026", id="three"),
    ],
)
def test_several_dates_are_a_list_in_words(texts: list[str], words: str) -> None:
    assert ENGLISH.dates(map(parse_date, texts)) == words


@pytest.mark.parametrize(
    ("number", "english", "russian"),
    [(1, "1 entry", "1 запись"), (2, "2 entries", "2 записи"), (1005, "1,005 entries", "1 005 записей")],
)
def test_a_language_counts_in_its_own_way(number: int, english: str, russian: str) -> None:
    def count(words: Interface) -> str:
        return collapse(words.ngettext("%(number)s entry", "%(number)s entries", number))

    assert (count(ENGLISH), count(RUSSIAN)) == (english, russian)


def test_a_message_as_html_is_text_and_so_are_its_values() -> None:
    found = RUSSIAN.html.gettext("Corrections to %(report)s", report="<b>")
    assert found == Markup("«&lt;b&gt;» &lt;исправления&gt;")


def test_a_value_that_is_markup_stays_markup() -> None:
    link = Markup('<a href="#x">x</a>')
    assert ENGLISH.html.gettext("Corrections to %(report)s", report=link) == Markup('Corrections to <a href="#x">x</a>')
    assert ENGLISH.html.all_of([link, "<"]) == Markup('<a href="#x">x</a> and &lt;')


def test_what_stands_between_the_items_of_a_list_is_the_languages_own() -> None:
    assert (ENGLISH.comma, ENGLISH.semicolon, RUSSIAN.comma) == (", ", "; ", " и ")


def test_numbers_and_distances_are_written_by_the_habits_of_the_language() -> None:
    assert (ENGLISH.number(1234.5), collapse(RUSSIAN.number(1234.5))) == ("1,234.5", "1 234,5")
    assert (ENGLISH.kilometres(3), ENGLISH.kilometres(0.25), ENGLISH.kilometres(3, 1)) == ("3 km", "0.25 km", "3.0 km")
    assert collapse(RUSSIAN.kilometres(3, 1)) == "3,0 км"


def test_languages_have_names_in_every_language() -> None:
    assert [words.language_name("zh-Hant") for words in (ENGLISH, RUSSIAN)] == [
        "Traditional Chinese",
        "китайский, традиционное письмо",
    ]
    assert ENGLISH.language_name("tlh-x") == "tlh-x"
