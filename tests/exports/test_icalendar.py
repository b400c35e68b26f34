from __future__ import annotations

import harbour
import pytest

from explainer.encode import as_ics_text
from explainer.exports import icalendar


def calendar(files=harbour.FILES) -> str:  # type: ignore[no-untyped-def]
    return icalendar.render(harbour.context(files))


def test_a_date_known_to_the_day_becomes_an_all_day_event() -> None:
    assert (
        "BEGIN:VEVENT\r\nUID:walk-out-1@explainer\r\nDTSTAMP:20310115T000000Z\r\n"
        "DTSTART;VALUE=DATE:20300301\r\nDTEND;VALUE=DATE:20300302\r\n"
        "SUMMARY:The dockers walk out\r\nDESCRIPTION:They left the mole.\r\nEND:VEVENT\r\n"
    ) in calendar()


def test_an_event_with_two_dates_stands_twice() -> None:
    assert "UID:reopening-1@explainer" in calendar()
    assert "UID:reopening-2@explainer" in calendar()


def test_a_date_that_is_not_known_to_the_day_is_left_out() -> None:
    assert "founding" not in calendar()


def test_a_range_ends_on_the_day_after_its_last() -> None:
    text = calendar(harbour.changed("events.yml", "date: 2030-03-01", "date: 2030-03-01/2030-03-04"))
    assert "DTSTART;VALUE=DATE:20300301\r\nDTEND;VALUE=DATE:20300305\r\n" in text


def test_lines_are_folded_at_75_octets_and_never_inside_a_letter() -> None:
    words = "Ֆ" * 90
    text = calendar(harbour.changed("events.yml", "They left the mole.", words))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert words in text.replace("\r\n ", "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("plain: yes", "plain: yes", id="nothing changes"),
        pytest.param("a, b; c\\d", "a\\, b\\; c\\\\d", id="separators"),
        pytest.param("a\nEND:VEVENT", "a\\nEND:VEVENT", id="a line end cannot end the event"),
    ],
)
def test_a_text_stays_inside_its_line(text: str, value: str) -> None:
    assert as_ics_text(text) == value
