"""Dates as texts print them, in our notation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.dates import parse_date
from explainer.starting.likely_dates import find_dates


def dates(text: str, language: str = "en") -> list[tuple[str, str | None]]:
    return [(found.words, found.date) for found in find_dates([text], language)]


@pytest.mark.parametrize(
    ("language", "words", "date"),
    [
        ("en", "2023-08-29", "2023-08-29"),
        ("en", "29 August 2023", "2023-08-29"),
        ("en", "August 29, 2023", "2023-08-29"),
        ("en", "August 29th, 2023", "2023-08-29"),
        ("en", "Aug. 29, 2023", "2023-08-29"),
        ("en", "August 2023", "2023-08"),
        ("de", "29. August 2023", "2023-08-29"),
        ("de", "29.8.2023", "2023-08-29"),
        ("de", "1. Jänner 2024", "2024-01-01"),
        ("fr", "29 août 2023", "2023-08-29"),
        ("fr", "1er mai 2023", "2023-05-01"),
        ("es", "29 de agosto de 2023", "2023-08-29"),
        ("fi", "29. elokuuta 2023", "2023-08-29"),
        ("hu", "2023. augusztus 29", "2023-08-29"),
        ("ru", "29 августа 2023", "2023-08-29"),
        ("ar", "٢٩ أغسطس ٢٠٢٣", "2023-08-29"),
        ("ar", "3 تشرين الأول 2030", "2030-10-03"),
        ("ja", "2023年8月29日", "2023-08-29"),
        ("ko", "2023년 8월", "2023-08"),
        ("en", "29 August", None),
        ("de", "3. März", None),
        ("th", "29 สิงหาคม 2566", None),
    ],
)
def test_a_date_is_read_as_its_language_writes_it(language: str, words: str, date: str | None) -> None:
    assert dates(f"— {words} —", language) == [(words, date)]


@pytest.mark.parametrize(
    "text",
    [
        "She may 20 times have",
        "Berth 29",
        "12345-08-29",
        "2023-08-291",
        "In 1998 it rained.",
        "13.13.2023",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert dates(text) == []


def test_a_date_that_stands_twice_is_proposed_once_with_both_places() -> None:
    (found,) = find_dates(["On 29 August 2023.", "On August 29, 2023."], "en")
    assert [(place.paragraph, place.excerpt) for place in found.occurrences] == [
        (1, "On 29 August 2023."),
        (2, "On August 29, 2023."),
    ]


def test_a_day_that_year_did_not_have_is_left_without_a_date() -> None:
    assert dates("on 29 February 2023.") == [("29 February 2023", None)]


def test_dates_stand_in_the_order_of_the_text() -> None:
    assert [date for _, date in dates("In May 2031, after 2030-01-02 and 3 March 2029.")] == [
        "2031-05",
        "2030-01-02",
        "2029-03-03",
    ]


@given(st.text(max_size=60), st.sampled_from(["en", "de", "hu", "ar", "ja"]))
def test_any_text_gives_dates_in_our_notation(text: str, language: str) -> None:
    for found in find_dates([text], language):
        assert found.words in text
        assert found.date is None or str(parse_date(found.date)) == found.date


def test_of_a_day_that_no_year_has_the_month_is_left() -> None:
    assert dates("on 31 April 2023.") == [("April 2023", "2023-04")]
