"""The interface in one language: messages, dates, numbers, lists and the names of languages, as readers see them.

Messages are written in English in the code, and a catalogue (GNU gettext) holds them in another language; their values
have names, so that a language may put them in its own order. How dates, numbers and lists are written is Babel's to
know (Unicode CLDR). What contributors see, such as the messages of ``explainer check``, is English and in no catalogue.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from gettext import NullTranslations

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit
from markupsafe import Markup, escape

from explainer.dates import DatePoint, PartialDate
from explainer.locale.messages import N_

__all__ = ["HtmlMessages", "Interface"]

_SEASONS = {
    3: N_("spring %(year)s"),
    6: N_("summer %(year)s"),
    9: N_("autumn %(year)s"),
    12: N_("winter %(year)s"),
}
"""By their first month."""

_UNCERTAIN = {
    "decade": N_("%(date)s (decade uncertain)"),
    "year": N_("%(date)s (year uncertain)"),
    "season": N_("%(date)s (season uncertain)"),
    "month": N_("%(date)s (month uncertain)"),
    "day": N_("%(date)s (day uncertain)"),
}
"""What is uncertain of a date: its last part."""


@dataclass(frozen=True, slots=True)
class Interface:
    """Everything that depends on the language of a site.

    ``language`` is its code as the web writes it (BCP 47); ``locale`` says how dates, numbers and lists are written.
    """

    language: str
    locale: Locale
    translations: NullTranslations

    # Messages ---------------------------------------------------------------------------------------------------------

    def gettext(self, message: str, /, **values: object) -> str:
        """A message; ``%(name)s`` in it stands for the value of that name."""
        return self.translations.gettext(message) % values

    def ngettext(self, one: str, several: str, number: int, /, **values: object) -> str:
        """A message about a number of things, which stands in it as ``%(number)s``."""
        return self.translations.ngettext(one, several, number) % {"number": self.number(number), **values}

    @property
    def html(self) -> HtmlMessages:
        """The same messages as HTML."""
        return HtmlMessages(self)

    # Lists ------------------------------------------------------------------------------------------------------------

    def all_of(self, items: Iterable[str]) -> str:
        """Several things in a sentence: ``a, b and c``."""
        several = list(items)
        return format_list(several, locale=self.locale) if len(several) > 1 else "".join(several)

    @property
    def comma(self) -> str:
        """What stands between the items of a list: ``a, b, c``."""
        # Translators: what stands between the items of a list
        return self.gettext("%(before)s, %(after)s", before="", after="")

    @property
    def semicolon(self) -> str:
        """What stands between items that may hold commas themselves: ``a, b; c``."""
        # Translators: what stands between the items of a list that may hold commas themselves
        return self.gettext("%(before)s; %(after)s", before="", after="")

    @property
    def dot(self) -> str:
        """What stands between names of equal rank: ``a · b``."""
        # Translators: what stands between names of equal rank
        return self.gettext("%(before)s · %(after)s", before="", after="")

    # Numbers ----------------------------------------------------------------------------------------------------------

    def number(self, value: float, digits: int | None = None) -> str:
        """A number; ``digits`` is how many stand after its decimal point: as many as it has, up to three, if None."""
        return format_decimal(value, _pattern(digits), locale=self.locale)

    def kilometres(self, value: float, digits: int | None = None) -> str:
        """A distance; ``digits`` as for a number."""
        return format_unit(value, "length-kilometer", "short", _pattern(digits), locale=self.locale)

    # Languages and dates ----------------------------------------------------------------------------------------------

    def language_name(self, code: str) -> str:
        """What a language is called; the code itself if it has no name."""
        return str(self.locale.languages.get(code.replace("-", "_"), code))

    def date(self, when: PartialDate) -> str:
        """A date in words as precise as it is, the year written once where both ends share it."""
        if when.start is None:
            assert when.end is not None
            return self.gettext("until %(date)s", date=self._point(when.end))
        if when.end is None:
            return self.gettext("from %(date)s", date=self._point(when.start))
        if when.start.text == when.end.text:
            return self._point(when.start)
        return self._interval(when.start, when.end)

    def dates(self, several: Iterable[PartialDate]) -> str:
        """Several dates of one thing."""
        return self.all_of(map(self.date, several))

    def _interval(self, start: DatePoint, end: DatePoint) -> str:
        is_plain = all(point.precision == "day" and point.is_certain for point in (start, end))
        if not is_plain or start.first.year != end.first.year:
            return self.gettext("%(start)s to %(end)s", start=self._point(start), end=self._point(end))
        first, last, year = (self._part(*part) for part in ((start, "d"), (end, "d"), (end, "y")))
        month = self._part(end, "MMMM")
        if start.first.month == end.first.month:
            return self.gettext(
                "%(first)s to %(last)s %(month)s %(year)s", first=first, last=last, month=month, year=year
            )
        return self.gettext(
            "%(first)s %(first_month)s to %(last)s %(month)s %(year)s",
            first=first, first_month=self._part(start, "MMMM"), last=last, month=month, year=year,
        )  # fmt: skip

    def _point(self, point: DatePoint) -> str:
        """One end of a date: ``14 March 2024``, ``about March 2024``, ``2024 (year uncertain)``."""
        words = self._words(point)
        if point.is_approximate:
            words = self.gettext("about %(date)s", date=words)
        return self.gettext(_UNCERTAIN[point.precision], date=words) if point.is_uncertain else words

    def _words(self, point: DatePoint) -> str:
        match point.precision:
            case "decade":
                # Translators: ten years, such as "the 2020s"; the value is 2020
                return self.gettext("the %(decade)ss", decade=point.first.year)
            case "year":
                return self._part(point, "y")
            case "season":
                return self.gettext(_SEASONS[point.first.month], year=self._part(point, "y"))
            case "month":
                return format_skeleton("yMMMM", point.first, locale=self.locale)
            case "day":
                return self._part(point, "long")

    def _part(self, point: DatePoint, pattern: str) -> str:
        return _formatted(point.first, pattern, self.locale)


@dataclass(frozen=True, slots=True)
class HtmlMessages:
    """Messages as HTML: they are text, and so are their values, unless a value is markup already."""

    interface: Interface

    def gettext(self, message: str, /, **values: object) -> Markup:
        """A message; see ``Interface``."""
        return _filled(_in_html(self.interface.translations, message), values)

    def ngettext(self, one: str, several: str, number: int, /, **values: object) -> Markup:
        """A message about a number of things; see ``Interface``."""
        message = self.interface.translations.ngettext(one, several, number)
        return _filled(str(escape(message)), {"number": self.interface.number(number), **values})

    def all_of(self, items: Iterable[str]) -> Markup:
        """Several things in a sentence; see ``Interface``."""
        return Markup(self.interface.all_of(map(escape, items)))  # noqa: S704 -- each item was encoded


@lru_cache(maxsize=2**10)  # the messages are a few hundred, and stand on every page
def _in_html(translations: NullTranslations, message: str) -> str:
    return str(escape(translations.gettext(message)))


def _filled(message: str, values: Mapping[str, object]) -> Markup:
    """A message in HTML with its values."""
    return Markup(message % {name: escape(value) for name, value in values.items()})  # noqa: S704 -- encoded


@lru_cache(maxsize=2**14)  # many entries tell of one day
def _formatted(day: date, pattern: str, locale: Locale) -> str:
    return format_date(day, pattern, locale=locale)


def _pattern(digits: int | None) -> str | None:
    """The pattern of a number (CLDR), None for the usual one of the language."""
    return None if digits is None else "#,##0" + "." * bool(digits) + "0" * digits
