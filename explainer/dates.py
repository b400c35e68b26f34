"""Dates of partial precision, as journalists know them: a decade, a year, a month, a day; uncertain, or an interval.

The notation is Extended Date/Time Format, level 1 (ISO 8601-2:2019, Library of Congress EDTF): ``2024``, ``2024-03``,
``2024-03-14``, ``2024-03?`` (uncertain), ``2024-03~`` (approximate), ``2024-03%`` (both), ``2024-21`` (spring),
``202X``, ``2024-XX`` and intervals ``2024-03/2024-05``, ``2024-03/..``, ``../2024-05``. Times of day, years before 1
or after 9999 and sets are refused: a report needs none of them. Nothing here asks what day it is today.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, total_ordering
from typing import Literal

__all__ = ["LONGEST", "DateError", "PartialDate", "parse_date", "surely_meant_date"]

Precision = Literal["decade", "year", "season", "month", "day"]

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
"""In English, as messages are; ``calendar.month_name`` depends on the locale of the process."""

# First and last month of EDTF's seasons, those of the northern hemisphere. A winter is only its December, because
# the months that follow it belong to another year.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}

LONGEST = 100
"""Characters of a text that is looked at as a date, in whatever notation."""

_MARKS = "“”„«»‘’'\" "
_YEAR_FIRST = re.compile(r"\d{4}[–—-]\d{1,2}([–—-]\d{1,2})?", re.ASCII)
_POINT = re.compile(r"(?P<year>\d{3}[\dX])(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<mark>[?~%]?)", re.ASCII)
_POINTS = re.compile(r"[\dX-]{4,10}[?~%]?(/[\dX-]{4,10}[?~%]?)?", re.ASCII)


class DateError(ValueError):
    """A text that is not a date; ``remedy`` tells the author what to write instead."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy


@dataclass(frozen=True, slots=True, kw_only=True)
class DatePoint:
    """One end of a date: its first and last possible day, both inclusive, and how sure we are."""

    text: str
    first: date
    last: date
    precision: Precision
    is_uncertain: bool = False
    is_approximate: bool = False

    @property
    def is_certain(self) -> bool:
        """Whether it is marked neither as uncertain nor as approximate."""
        return not (self.is_uncertain or self.is_approximate)


@total_ordering
@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A date, whose start and end are the same point, or an interval, whose open end is None."""

    text: str
    start: DatePoint | None
    end: DatePoint | None

    def __lt__(self, other: PartialDate) -> bool:
        return self.sort_key < other.sort_key

    def __str__(self) -> str:
        return self.text

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """First possible day, then last, then the text itself, so that order never depends on input order."""
        return (self.first or date.min, self.last or date.max, self.text)

    @property
    def first(self) -> date | None:
        """The first possible day, inclusive; None when the start is open."""
        return self.start.first if self.start else None

    @property
    def last(self) -> date | None:
        """The last possible day, inclusive; None when the end is open."""
        return self.end.last if self.end else None

    @property
    def is_interval(self) -> bool:
        """Whether two ends were written, even if they are equal."""
        return "/" in self.text

    @property
    def is_certain(self) -> bool:
        """Whether no end is marked as uncertain or approximate."""
        return all(point.is_certain for point in (self.start, self.end) if point)

    @property
    def html_datetime(self) -> str | None:
        """The value for an HTML ``<time datetime>``; None where HTML has no form for it (WHATWG HTML, 4.5.14)."""
        point = self.start
        if point is None or self.is_interval or point.precision not in ("year", "month", "day"):
            return None
        return point.text.rstrip("?~%").replace("-XX", "")


@lru_cache(maxsize=4096)  # many entries name the same few days
def parse_date(text: str) -> PartialDate:
    """Parse one date.

    Raises:
        DateError: The text is no date in our notation, or a day that does not exist; says what to write instead.
    """
    if len(text) > LONGEST:
        raise DateError(f"'{text[: LONGEST // 2]}…' is too long for a date", _FORMS)
    if "/" not in text:
        point = _parse_point(text)
        return PartialDate(text=text, start=point, end=point)
    start_text, _, end_text = text.partition("/")
    if proposals := _proposals(text):
        raise DateError(f"'{text}' is not a date", _did_you_mean(text, proposals))
    if "/" in end_text or not start_text or not end_text:
        raise DateError(f"'{text}' is not a range of dates", "write two dates with one slash: 2024-03/2024-05")
    start = None if start_text == ".." else _parse_point(start_text)
    end = None if end_text == ".." else _parse_point(end_text)
    if start is None and end is None:
        raise DateError(f"'{text}' is open at both ends", "give at least one of the two dates")
    if start and end and start.first > end.last:
        raise DateError(f"'{text}' ends before it starts", f"did you mean {end_text}/{start_text}?")
    return PartialDate(text=text, start=start, end=end)


def _parse_point(text: str) -> DatePoint:
    match = _POINT.fullmatch(text)
    if match is None:
        raise DateError(f"'{text}' is not a date", _suggest(text))
    year, month, day, mark = match["year"], match["month"], match["day"], match["mark"]
    if "X" in year and month:
        raise DateError(f"'{text}' is not a date", f"write {year} alone, or the whole year")
    if month == "XX" and day not in (None, "XX"):
        raise DateError(f"'{text}' has a day but no month", f"write {year} if only the year is known")
    first, last, precision = _bounds(text, year, month, day)
    return DatePoint(
        text=text,
        first=first,
        last=last,
        precision=precision,
        is_uncertain=mark in ("?", "%"),
        is_approximate=mark in ("~", "%"),
    )


def _bounds(text: str, year: str, month: str | None, day: str | None) -> tuple[date, date, Precision]:
    """The first and the last possible day of a date whose parts are given, and its precision."""
    if year.endswith("X"):
        if year == "000X":
            raise DateError(f"'{text}' is not a date", "years start at 0001")
        return date(int(year[:3] + "0"), 1, 1), date(int(year[:3] + "9"), 12, 31), "decade"
    y = int(year)
    if y == 0:
        raise DateError(f"'{text}' is not a date", "years start at 0001")
    if month in (None, "XX"):
        return date(y, 1, 1), date(y, 12, 31), "year"
    m = int(month)
    if m in _SEASONS and day is None:
        begin, end = _SEASONS[m]
        return date(y, begin, 1), date(y, end, calendar.monthrange(y, end)[1]), "season"
    if not 1 <= m <= 12:
        raise DateError(f"'{text}' is not a date", "months go from 01 to 12; write year-month-day")
    days = calendar.monthrange(y, m)[1]
    if day in (None, "XX"):
        return date(y, m, 1), date(y, m, days), "month"
    d = int(day)
    if not 1 <= d <= days:
        raise DateError(
            f"'{text}' is not a date",
            f"{MONTHS[m - 1]} {y} has {days} days; if the day is uncertain write {year}-{month}",
        )
    return date(y, m, d), date(y, m, d), "day"


def surely_meant_date(text: str) -> str | None:
    """The only date that a text can mean: without its quotation marks, or with two digits for month and day.

    ``3-4-2024`` may be a day of March or of April, so only a text that starts with the year is certain.
    """
    if len(text) > LONGEST:
        return None
    bare = text.strip(_MARKS)
    if bare != text and _is_date(bare):
        return bare
    return next(iter(_proposals(bare)), None) if _YEAR_FIRST.fullmatch(bare) else None


def _suggest(text: str) -> str:
    """A remedy for other notations in which people write dates."""
    if proposals := _proposals(text):
        return _did_you_mean(text, proposals)
    if (bare := text.strip(_MARKS + ".,;")) != text and _POINT.fullmatch(bare):
        return f"write it without the signs around it: {bare}"
    if match := re.fullmatch(r"([~?%])\s*(\S+)", text.strip()):
        return f"write the sign after the date: {match[2]}{match[1]}"
    if re.search(r"\dT\d|\d:\d", text):
        day = re.match(r"\d{4}-\d\d-\d\d", text, re.ASCII)
        return f"write the day alone, as {day[0] if day else '2024-03-14'}; an event has a field 'time' for the hour"
    return _FORMS


_FORMS = "write 2024-03-14, or 2024-03 or 2024 if less is known; add ? if uncertain, ~ if approximate"


def _did_you_mean(text: str, proposals: list[str]) -> str:
    rule = "" if text[:4].isdigit() else "write the year first; "
    return f"{rule}did you mean {' or '.join(proposals)}?"


def _proposals(text: str) -> list[str]:
    """The existing dates that a text in another notation may mean, in ours."""
    found = [*_reordered(text), *_from_words(text), *_with_a_slash(text)]
    return list(dict.fromkeys(proposal for proposal in found if _is_date(proposal)))


def _reordered(text: str) -> Iterator[str]:
    """``14.3.2024``; both ways of reading ``3/4/2024``; ``3/2024``; ``2024.3.14``."""
    if match := re.fullmatch(r"(\d{1,2})([./-])(\d{1,2})[./-](\d{4})", text, re.ASCII):
        one, sign, two, year = int(match[1]), match[2], int(match[3]), match[4]
        yield f"{year}-{two:02}-{one:02}"
        if sign == "/":  # as Americans write dates, with the month first
            yield f"{year}-{one:02}-{two:02}"
    elif match := re.fullmatch(r"(\d{1,2})[./-](\d{4})", text, re.ASCII):
        yield f"{match[2]}-{int(match[1]):02}"
    elif match := re.fullmatch(r"(\d{4})[./–—-](\d{1,2})(?:[./–—-](\d{1,2}))?", text, re.ASCII):
        yield "-".join([match[1], *(f"{int(part):02}" for part in match.groups()[1:] if part)])


def _from_words(text: str) -> Iterator[str]:
    """``14 March 2024``, ``March 14, 2024`` and ``Mar. 2024``."""
    pattern = r"(?:(\d{1,2})\.? )?([A-Za-z]{3,})\.?(?: (\d{1,2}),?)? (\d{4})"
    if match := re.fullmatch(pattern, text.strip(), re.ASCII):
        name = match[2].lower()
        number = next((m for m, month in enumerate(MONTHS, start=1) if month.lower().startswith(name)), None)
        day = match[1] or match[3]
        if number:
            yield f"{match[4]}-{number:02}" + (f"-{int(day):02}" if day else "")


def _with_a_slash(text: str) -> Iterator[str]:
    """``2024-03 – 2024-05`` and ``2024-03 to 2024-05``, by dash, word or spaced slash."""
    ends = re.split(r" *[–—] *| - | to | +/ *| */ +", text)
    if len(ends) == 2 and all(ends):
        yield "/".join(ends)


def _is_date(text: str) -> bool:
    try:
        ends = [_parse_point(end) for end in text.split("/")] if _POINTS.fullmatch(text) else []
    except DateError:
        return False
    return bool(ends) and ends[0].first <= ends[-1].last
