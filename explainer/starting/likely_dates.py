"""Dates in a text, as it prints them and as EDTF, for languages whose months are known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from explainer.dates import DateError, PartialDate, parse_date
from explainer.starting.candidates import Candidate, Occurrence, occurrence
from explainer.words.languages import month_names
from explainer.words.selectors import Ranges, TextRange

__all__ = ["FoundDate", "find_dates"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate(Candidate):
    """A date as it is printed; ``date`` is the same as EDTF, None where no year of our calendar is printed with it."""

    date: str | None


def find_dates(paragraphs: Sequence[str], language: str) -> list[FoundDate]:
    """Dates with a day or a month, in the order of the text; the same date is proposed once."""
    patterns = _date_patterns(language)
    found: dict[str, FoundDate] = {}
    places: dict[str, list[Occurrence]] = {}
    for number, text in enumerate(paragraphs, start=1):
        for place, date in _dates_in(text, patterns, month_names(language)):
            words = text[place.start : place.end]
            found.setdefault(date or words, FoundDate(words=words, occurrences=(), date=date))
            places.setdefault(date or words, []).append(occurrence(number, text, place))
    return [replace(one, occurrences=tuple(places[key])) for key, one in found.items()]


_DAY = r"(?P<day>\d{1,2})(?:º|er|st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
# Not 5/6/2024: which number is the month depends on where it was written.
_IN_NUMBERS = (
    r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])",
    r"(?<![\d.])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})(?!\d)",
    r"(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월](?:\s?(?P<day>\d{1,2})\s?[日일])?",
)


def _date_patterns(language: str) -> list[re.Pattern[str]]:
    """Patterns of dates, the most precise first."""
    names = sorted(month_names(language), key=lambda name: (-len(name), name))
    if not names:
        return [re.compile(pattern) for pattern in _IN_NUMBERS]
    month = rf"(?<!\w)(?P<month>{'|'.join(map(re.escape, names))})(?!\w)(?:\.(?=\s*\d))?"
    of = r",?\s+(?:(?:de|del|of|di|a|e)\s+)?"
    in_words = (
        rf"(?<!\d){_DAY}\.?{of}{month}{of}{_YEAR}",  # 5 May 2024, 5. Mai 2024, 5 de mayo de 2024
        rf"{month}\s+{_DAY}{of}{_YEAR}",  # May 5, 2024
        rf"(?<!\d){_YEAR}\.?(?:\s+\w+\.?)?\s+{month}\s+{_DAY}(?!\d)",  # 2024. május 5; 2024 m. gegužės 5
        rf"{month}{of}{_YEAR}",  # May 2024
        rf"(?<!\d){_DAY}\.?{of}{month}",  # 5 May
        rf"{month}\s+{_DAY}(?!\d)",  # May 5
    )
    return [re.compile(pattern) for pattern in (*_IN_NUMBERS, *in_words)]


def _dates_in(
    text: str, patterns: Sequence[re.Pattern[str]], months: Mapping[str, int]
) -> Iterator[tuple[TextRange, str | None]]:
    """Each date of a text with its place, in order; where patterns overlap, the earlier pattern wins."""
    taken: dict[TextRange, str | None] = {}
    ranges = Ranges()
    for pattern in patterns:
        for match in pattern.finditer(text):
            place = TextRange(*match.span())
            is_day = _date(match, months, _LEAP_YEAR) is not None  # whatever the year is, if it is printed at all
            if is_day and ranges.add(place):
                year = int(match.groupdict().get("year") or 0)
                date = _date(match, months, year) if _FIRST_YEAR <= year <= _LAST_YEAR else None
                taken[place] = str(date) if date else None
    yield from sorted(taken.items())


_FIRST_YEAR, _LAST_YEAR = 1500, 2199
"""Further off, the year is likely to be one of another calendar."""

_LEAP_YEAR = 2024


def _date(match: re.Match[str], months: Mapping[str, int], year: int) -> PartialDate | None:
    """The date in a year; None if that year has no such day."""
    parts = match.groupdict()
    month = months.get(parts["month"]) or int(parts["month"])
    day = f"-{int(parts['day']):02}" if parts.get("day") else ""
    try:
        return parse_date(f"{year:04}-{month:02}{day}")
    except DateError:
        return None
