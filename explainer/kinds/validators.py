"""What the text of a field must be beyond its pattern: each function gives the value back, or says what is wrong.

Whatever is refused comes with a remedy in the author's words, and with the value that was certainly meant, if there is
one: the reader of nodes makes a problem and a repair of them.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from pydantic_core import PydanticCustomError

from explainer.dates import DateError, PartialDate, parse_date, surely_meant_date
from explainer.kinds.language_codes import LANGUAGE_NAMES, language_meant
from explainer.words.bounds import MAX_PARAGRAPH
from explainer.words.characters import holds_words

__all__ = ["read_closed_date", "read_date", "read_day", "read_language", "read_name", "read_prose", "read_url"]

# What most addresses are; whatever else can stand in one is looked at part by part.
_PLAIN_URL = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[A-Za-z0-9/._~%=&?-]*)?")

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


def read_date(value: object) -> PartialDate:
    """A date of partial precision, from its text."""
    if isinstance(value, PartialDate):
        return value
    try:
        return parse_date(str(value))
    except DateError as error:
        context = {"text": str(error), "remedy": error.remedy, "meant": surely_meant_date(str(value))}
        raise PydanticCustomError("bad_date", "{text}", context) from error


def read_day(value: PartialDate) -> PartialDate:
    """A date that is known to the day, as every date is that we set ourselves."""
    if value.is_interval or not value.is_certain or value.start is None or value.start.precision != "day":
        context = {"value": str(value), "remedy": "write year, month and day, such as 2024-03-14"}
        raise PydanticCustomError("bad_date", "'{value}' is not a day", context)
    return value


def read_closed_date(value: PartialDate) -> PartialDate:
    """A date with a beginning and an end, from which other dates can be counted."""
    if value.start is None or value.end is None:
        context = {"value": str(value), "remedy": "write the first and the last day, such as 2024-03-14/2024-03-15"}
        raise PydanticCustomError("bad_date", "'{value}' is open at one end", context)
    return value


def read_prose(value: str) -> str:
    """A text in paragraphs, none of them too long to be read for its markup."""
    longest = max(map(len, _BLANK_LINE.split(value))) if len(value) > MAX_PARAGRAPH else 0
    if longest > MAX_PARAGRAPH:
        remedy = f"divide it with blank lines into paragraphs of at most {MAX_PARAGRAPH:,}"
        context = {"length": f"{longest:,}", "remedy": remedy}
        raise PydanticCustomError("long_paragraph", "a paragraph of this text has {length} characters", context)
    return value


def read_url(value: str) -> str:
    """A web address that a reader can open: http or https with a host."""
    if _PLAIN_URL.fullmatch(value):
        return value
    message, remedy = "'{value}' is not a web address", _url_remedy(value)
    if not remedy and urlsplit(value).username is not None:
        message, remedy = "'{value}' carries a login", "remove the user name and password before the host"
    if remedy:
        raise PydanticCustomError("bad_url", message, {"value": value, "remedy": remedy})
    return value


def _url_remedy(value: str) -> str | None:
    """What to do about a text that is no address; None if it is one."""
    if any(char.isspace() for char in value):
        return "take out the spaces; write %20 where the address needs one"
    try:
        parts = urlsplit(value)
        is_whole = parts.scheme in ("http", "https") and bool((parts.hostname or "").strip(".")) and parts.port != 0
    except ValueError:  # a port that is no number, or half an IPv6 address
        is_whole = False
    if not is_whole:
        return "write the whole address, such as https://example.org/page"
    return "write / instead of \\" if "\\" in value else None


def read_language(value: str) -> str:
    """The code with hyphens, whichever way it was written."""
    code = value.replace("_", "-")
    if code not in LANGUAGE_NAMES:
        near = language_meant(value)
        remedy = f"did you mean '{near}'?" if near else "use an ISO 639 code such as en, es, ar, ru or fr"
        message = "'{value}' is not a language code"
        raise PydanticCustomError("unknown_language", message, {"value": value, "remedy": remedy, "meant": near})
    return code


def read_name(value: str) -> str:
    """A name that can be found in a text and read out."""
    if not holds_words(value):
        context = {"value": value, "remedy": "write the name in letters or digits"}
        raise PydanticCustomError("bad_name", "'{value}' is not a name", context)
    return value
