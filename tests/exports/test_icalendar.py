"""The timeline as a calendar."""

from __future__ import annotations

from collections.abc import Mapping

import harbour
import pytest

from explainer.encode import as_ics_text
from explainer.exports import icalendar


def calendar(files: Mapping[str, str] = harbour.FILES) -> str:
    return icalendar.render(harbour.context(files))


def test_a_calendar_says_what_it_is() -> None:
    assert (
        calendar()
        .replace("\r\n ", "")
        .startswith(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//explainer//EN\r\n"
            "NAME:Grain in Velter\r\nX-WR-CALNAME:Grain in Velter\r\n"
            "DESCRIPTION:Made by: The desk of The Gazette.\\nContact: desk@gazette.example\r\n"
            "BEGIN:VEVENT\r\n"
        )
    )
    assert calendar().endswith("END:VEVENT\r\nEND:VCALENDAR\r\n")


def test_a_date_known_to_the_day_becomes_an_all_day_event() -> None:
    assert (
        "BEGIN:VEVENT\r\nUID:walk-out-1@grain.explainer\r\nDTSTAMP:20310115T000000Z\r\n"
        "DTSTART;VALUE=DATE:20300301\r\nDTEND;VALUE=DATE:20300302\r\n"
        "SUMMARY:The dockers walk out\r\nDESCRIPTION:Time: noon\\nThey left the mole.\\n"
        "Source: The Gazette\\, https://gazette.example/grain\\n"
        "Source: Dockers' Union\\, https://union.example/?a=1&b=2\r\n"
        "LOCATION:Old Mole\\, a café on the quay\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"
    ) in calendar().replace("\r\n ", "")


def test_an_event_with_two_dates_stands_twice() -> None:
    assert "UID:reopening-1@grain.explainer\r\n" in calendar()
    assert "UID:reopening-2@grain.explainer\r\n" in calendar()


def test_a_date_keeps_its_id_when_another_becomes_vague() -> None:
    text = calendar(harbour.changed("events.yml", "[2030-05-02, 2030-05-09]", "[2030-05, 2030-05-09]"))
    assert "UID:reopening-1@" not in text
    assert "UID:reopening-2@grain.explainer\r\n" in text


@pytest.mark.parametrize(
    "date", ["2030", "2030-03", "2030-21", "2030-03-01?", "2030-03-01~", "2030-03/2030-03-04", "2030-03-01/.."]
)
def test_a_date_that_is_not_known_to_the_day_is_left_out(date: str) -> None:
    assert "UID:walk-out" not in calendar(harbour.changed("events.yml", "date: 2030-03-01", f"date: {date}"))


def test_a_range_ends_on_the_day_after_its_last() -> None:
    text = calendar(harbour.changed("events.yml", "date: 2030-03-01", "date: 2030-03-01/2030-03-04"))
    assert "DTSTART;VALUE=DATE:20300301\r\nDTEND;VALUE=DATE:20300305\r\n" in text


def test_early_years_have_four_digits() -> None:
    text = calendar(harbour.changed("events.yml", "date: 1820~", "date: 0820-03-01"))
    assert "DTSTART;VALUE=DATE:08200301\r\n" in text


def test_a_revision_known_to_the_month_counts_from_its_first_day() -> None:
    text = calendar(harbour.changed("explainer.yml", "updated: 2031-01-15", "updated: 2031-01"))
    assert "DTSTAMP:20310101T000000Z\r\n" in text


def test_what_is_not_certain_is_told() -> None:
    files = harbour.changed("events.yml", "  description: In two", "  uncertainty: The *hour*.\n  description: In two")
    assert "DESCRIPTION:In two steps.\\nNot certain: The hour.\\nSource:" in calendar(files).replace("\r\n ", "")


@pytest.mark.parametrize("words", ["x" * 200, "Ֆ" * 90, "🌾" * 60, "a, " * 60 + "b"])
def test_lines_are_folded_at_75_octets_and_never_inside_a_letter(words: str) -> None:
    text = calendar(harbour.changed("events.yml", "They left the mole.", words))
    assert max(len(line.encode()) for line in text.split("\r\n")) in (73, 74, 75)
    assert words.replace(",", "\\,") in text.replace("\r\n ", "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param('plain: "yes" =cmd </script>', 'plain: "yes" =cmd </script>', id="nothing changes"),
        pytest.param("a, b; c\\d", "a\\, b\\; c\\\\d", id="separators"),
        pytest.param("a\\nb", "a\\\\nb", id="a backslash and a letter"),
        pytest.param("a\nEND:VEVENT", "a\\nEND:VEVENT", id="a line end cannot end the event"),
        pytest.param("a\r\nEND:VEVENT", "a\\nEND:VEVENT", id="two characters are one line end"),
        pytest.param("a\rEND:VEVENT", "a\\nEND:VEVENT", id="a lone carriage return"),
        pytest.param("a\u2028b", "a\\nb", id="a line separator"),
        pytest.param("a\x00b\tc", "ab\tc", id="a control character, but not a tab"),
    ],
)
def test_a_text_stays_inside_its_line(text: str, value: str) -> None:
    assert as_ics_text(text) == value


def test_a_source_that_is_gone_is_named_with_its_copy() -> None:
    text = calendar(harbour.lost("gazette-0301")).replace("\r\n ", "")
    assert "Source: The Gazette\\, https://archive.example/1" in text
    assert "https://gazette.example/grain" not in text
