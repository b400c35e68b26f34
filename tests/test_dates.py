from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.dates import DateError, parse_date, surely_meant_date

POINTS = st.one_of(
    st.dates(min_value=date(1, 1, 1)).map(date.isoformat),
    st.dates(min_value=date(1, 1, 1)).map(lambda day: day.isoformat()[:7]),
    st.integers(1, 9999).map("{:04}".format),
    st.integers(1, 999).map("{:03}X".format),
    st.tuples(st.integers(1, 9999), st.integers(21, 24)).map(lambda pair: f"{pair[0]:04}-{pair[1]}"),
)
MARKED = st.tuples(POINTS, st.sampled_from(["", "?", "~", "%"])).map("".join)
DATES = st.one_of(MARKED, MARKED.map("../{}".format), MARKED.map("{}/..".format))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("2024-03-14", "2024-03-14", "2024-03-14", id="a day"),
        pytest.param("2024-02", "2024-02-01", "2024-02-29", id="a month of a leap year"),
        pytest.param("2024", "2024-01-01", "2024-12-31", id="a year"),
        pytest.param("2024-XX", "2024-01-01", "2024-12-31", id="month not known"),
        pytest.param("2024-03-XX", "2024-03-01", "2024-03-31", id="day not known"),
        pytest.param("202X", "2020-01-01", "2029-12-31", id="a decade"),
        pytest.param("2024-22", "2024-06-01", "2024-08-31", id="a season"),
        pytest.param("2024-03?", "2024-03-01", "2024-03-31", id="uncertain"),
        pytest.param("2024-03~", "2024-03-01", "2024-03-31", id="approximate"),
        pytest.param("2024%", "2024-01-01", "2024-12-31", id="both"),
        pytest.param("2024-03-14/2024-03-20", "2024-03-14", "2024-03-20", id="one month"),
        pytest.param("2024-03-14/2024-05-02", "2024-03-14", "2024-05-02", id="one year"),
        pytest.param("2024/2025-02", "2024-01-01", "2025-02-28", id="two precisions"),
        pytest.param("2024-03-14/2024-03-14", "2024-03-14", "2024-03-14", id="one day as a range"),
    ],
)
def test_a_date_has_a_first_and_a_last_possible_day(text: str, first: str, last: str) -> None:
    found = parse_date(text)
    assert (str(found.first), str(found.last), str(found)) == (first, last, text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("../2024", None, date(2024, 12, 31), id="no start"),
        pytest.param("2024/..", date(2024, 1, 1), None, id="no end"),
    ],
)
def test_a_range_may_be_open_at_one_end(text: str, first: date | None, last: date | None) -> None:
    found = parse_date(text)
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "message", "remedy"),
    [
        pytest.param("../..", "'../..' is open at both ends", "give at least one of the two dates", id="no ends"),
        pytest.param("0000", "'0000' is not a date", "years start at 0001", id="year zero"),
        pytest.param("000X", "'000X' is not a date", "years start at 0001", id="decade zero"),
        pytest.param(
            "2024-XX-03", "'2024-XX-03' has a day but no month", "write 2024 if only the year is known", id="gap"
        ),
        pytest.param(
            "202X-03", "'202X-03' is not a date", "write 202X alone, or the whole year", id="decade and month"
        ),
        pytest.param(
            "1/2/3", "'1/2/3' is not a range of dates", "write two dates with one slash: 2024-03/2024-05", id="two"
        ),
        pytest.param("2024.3", "'2024.3' is not a date", "did you mean 2024-03?", id="a point"),
    ],
)
def test_what_is_no_date_is_refused_with_a_remedy(text: str, message: str, remedy: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(text)
    assert (str(caught.value), caught.value.remedy) == (message, remedy)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("“2024-03-14”", "2024-03-14", id="between quotation marks"),
        pytest.param(" 2024-03/2024-05 ", "2024-03/2024-05", id="between spaces"),
        pytest.param("2024-3-4", "2024-03-04", id="single digits"),
        pytest.param("2024-3", "2024-03", id="a month of one digit"),
        pytest.param("'2024-3-4'", "2024-03-04", id="single digits between quotation marks"),
        pytest.param("3/4/2024", None, id="what may be two days"),
        pytest.param("3.4.2024", None, id="what starts with the day"),
        pytest.param("14 March 2024", None, id="words"),
        pytest.param("2024-13-4", None, id="what does not exist"),
        pytest.param("2024-3-4/2024-03-05", None, id="one end of two"),
        pytest.param("soon", None, id="no date at all"),
    ],
)
def test_a_date_that_is_certainly_meant_is_told(text: str, meant: str | None) -> None:
    assert surely_meant_date(text) == meant


@given(DATES)
def test_a_date_keeps_its_text(text: str) -> None:
    found = parse_date(text)
    assert str(found) == text
    assert found.first is None or found.last is None or found.first <= found.last


@given(st.lists(DATES, max_size=8))
def test_dates_sort_the_same_from_any_order(texts: list[str]) -> None:
    dates = [parse_date(text) for text in texts]
    backwards = dates[::-1]
    assert list(map(str, sorted(dates))) == list(map(str, sorted(backwards)))


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_refused_in_words(text: str) -> None:
    try:
        parse_date(text)
    except DateError as error:
        assert str(error)
        assert error.remedy


@pytest.mark.parametrize(
    ("text", "value"),
    [("2024-03-14", "2024-03-14"), ("2024-03?", "2024-03"), ("2024/2025", None), ("202X", None), ("2024-21", None)],
)
def test_html_gets_a_datetime_only_where_it_has_a_form(text: str, value: str | None) -> None:
    assert parse_date(text).html_datetime == value


def test_months_have_english_names_on_machines_that_speak_another_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar, "month_name", ["", *("mois" for _ in range(12))])
    with pytest.raises(DateError) as caught:
        parse_date("14 March 2024")
    assert "2024-03-14" in caught.value.remedy


def test_a_text_that_is_too_long_is_no_date_in_any_notation() -> None:
    text = " " * 40_000
    with pytest.raises(DateError) as caught:
        parse_date(text)
    assert str(caught.value) == f"'{' ' * 50}…' is too long for a date"
    assert caught.value.remedy.startswith("write 2024-03-14")
    assert surely_meant_date(text) is None
