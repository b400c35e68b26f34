"""The mistakes that contributors make in a field, an item or an id, each as a change of its line.

A change knows where the mistake is then: the line, and the columns among which a message about it should point.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from explainer.kinds import KINDS
from explainer.reading.model_fields import needed_fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field with a value on its own line. ``number`` counts lines from 0; ``at`` and ``value_at`` are columns."""

    lines: tuple[str, ...] = field(repr=False)
    number: int
    margin: str
    key: str
    value: str
    is_first: bool
    """Whether it is the first below the id of an entry, or after the dash of an item."""

    @property
    def at(self) -> int:
        return len(self.margin) + 1

    @property
    def value_at(self) -> int:
        return self.at + len(self.key) + 2

    @property
    def is_item(self) -> bool:
        return "-" in self.margin

    @property
    def is_text(self) -> bool:
        """Whether the value is a plain scalar."""
        return re.match(r"[\w(]", self.value) is not None and ": " not in self.value and " #" not in self.value


FIELD = re.compile(r"(?P<margin> +(?:- )?)(?P<key>[a-z_]+): (?P<value>\S.*)")

Change = tuple[list[str], int, int, int]
"""The lines of a file with a mistake, the number of its line, and its first and last column."""


def fields(text: str) -> Iterator[Field]:
    """The fields of a file that stand on one line."""
    lines = tuple(text.split("\n"))
    for number, line in enumerate(lines):
        found = FIELD.fullmatch(line)
        if found and not _goes_on(lines, number, len(found["margin"])) and found["value"][0] not in ">|":
            is_first = "-" in found["margin"] or re.fullmatch(r"[^\s#][^:]*:", lines[number - 1]) is not None
            yield Field(lines=lines, number=number, is_first=is_first, **found.groupdict())


def _goes_on(lines: Sequence[str], number: int, margin: int) -> bool:
    """Whether the value of a field goes on in the next line."""
    below = lines[number + 1] if number + 1 < len(lines) else ""
    return bool(below.strip()) and len(below) - len(below.lstrip()) > margin


def ids(text: str) -> Iterator[Field]:
    """The ids of the entries of a file, as fields without a value."""
    lines = tuple(text.split("\n"))
    for number, line in enumerate(lines):
        if re.fullmatch(r"[a-z0-9-]+:", line):
            yield Field(lines=lines, number=number, margin="", key=line[:-1], value="", is_first=False)


def instead(one: Field, line: str, first: int, last: int | None = None) -> Change:
    """The file with another line in the place of a field."""
    lines = [*one.lines[: one.number], *line.split("\n"), *one.lines[one.number + 1 :]]
    return lines, one.number, first, first if last is None else last


def below(one: Field, line: str, first: int, last: int) -> Change:
    """The file with one more line below a field."""
    lines = [*one.lines[: one.number + 1], line, *one.lines[one.number + 1 :]]
    return lines, one.number + 1, first, last


def value(one: Field, text: str, first: int = 0, last: int | None = None) -> Change:
    """The file with another value; the offsets in the value between which the mistake is, by default all of it."""
    end = len(text) if last is None else last
    return instead(one, f"{one.margin}{one.key}: {text}", one.value_at + first, one.value_at + end)


def _indented(one: Field, by: int) -> Change:
    spaces = max(0, len(one.margin) + by)
    return instead(one, f"{' ' * spaces}{one.key}: {one.value}", 1, spaces + 1)


def _sign(one: Field, sign: str) -> Change:
    """Another sign between the key and the value."""
    return instead(one, f"{one.margin}{one.key}{sign}{one.value}", one.at, one.value_at)


def _word(text: str) -> str:
    """A word with two letters swapped in its middle, as fingers do."""
    middle = len(text) // 2
    return text[: middle - 1] + text[middle] + text[middle - 1] + text[middle + 1 :]


def _inner(one: Field, pattern: str, new: Callable[[re.Match[str]], str]) -> Change | None:
    """The file with a part of the value changed, and nothing else of it wrong."""
    found = re.search(pattern, one.value)
    if not found or (text := new(found)) == found[0]:
        return None
    return value(one, one.value[: found.start()] + text + one.value[found.end() :], *(found.start(), found.end() + 1))


IDS = {
    "sources",
    "who",
    "where",
    "speaker",
    "place",
    "to",
    "terms",
    "see",
    "party",
    "side",
    "used_by",
    "lead",
    "concerns",
}
FREE = {"name", "description", "text", "role", "venue", "context", "perspective", "publisher", "finding", "note", "sic"}
CHOICES = {"type", "story", "status", "stance", "use", "seen", "accuracy", "prominence", "importance", "confidence"}
DATES = {"date", "day", "updated"}
_MODELS = [kind.model for kind in KINDS.values()]
NEEDED = {name for model in _MODELS for name in needed_fields(model)} - {
    name for model in _MODELS for name in set(model.model_fields) - set(needed_fields(model))
}
"""Fields that no kind may lack that has them at all."""


def _holds_ids(one: Field) -> bool:
    """Whether the value is an id or a list of ids: who speaks in a claim is told in words."""
    return one.key in IDS and re.fullmatch(r"[a-z0-9-]+|\[.*", one.value) is not None


def only(names: Iterable[str], change: Callable[[Field], Change | None]) -> Callable[[Field], Change | None]:
    """A mistake that is made in some fields only, and where the value is plain."""
    return lambda one: change(one) if one.key in set(names) and one.is_text else None


def where(test: Callable[[Field], bool], change: Callable[[Field], Change | None]) -> Callable[[Field], Change | None]:
    """A mistake that is made in fields of which something is true."""
    return lambda one: change(one) if test(one) else None


def starting_with(sign: str) -> Callable[[Field], Change]:
    """A mistake that puts a sign before the value."""
    return lambda one: value(one, f"{sign}{one.value}")


def is_inner(one: Field) -> bool:
    """A field of an entry that is not its first, without a dash."""
    return not one.is_first and not one.is_item


MISTAKES: dict[str, Callable[[Field], Change | None]] = {
    # indentation
    "first field of an entry indented by three": where(
        lambda one: one.is_first and one.margin == "  ", lambda one: _indented(one, 1)
    ),
    "first field of an entry indented by one": where(
        lambda one: one.is_first and one.margin == "  ", lambda one: _indented(one, -1)
    ),
    "field indented by one more": where(is_inner, lambda one: _indented(one, 1)),
    "field indented by two more": where(is_inner, lambda one: _indented(one, 2)),
    "field indented by one less": where(is_inner, lambda one: _indented(one, -1)),
    "field at the start of the line": where(
        lambda one: is_inner(one) and one.margin == "  ", lambda one: _indented(one, -2)
    ),
    "field indented like the text above it": where(
        lambda one: is_inner(one) and one.lines[one.number - 1].startswith(f"{one.margin}  "),
        lambda one: _indented(one, 2),
    ),
    "tab for the indent": where(is_inner, lambda one: instead(one, f"\t{one.key}: {one.value}", 1, 2)),
    "first field of an item indented by one more": where(
        lambda one: one.is_item and one.margin.startswith("  "),
        lambda one: instead(one, f" {one.margin}{one.key}: {one.value}", 1, one.at + 1),
    ),
    "value on the next line, not indented": where(
        lambda one: one.key in FREE and one.is_text,
        lambda one: (
            [*one.lines[: one.number], f"{one.margin}{one.key}:", one.value, *one.lines[one.number + 1 :]],
            one.number + 1,
            1,
            1,
        ),
    ),
    "text that goes on at the start of the next line": where(
        lambda one: one.key in FREE and one.is_text and " " in one.value,
        lambda one: (
            [
                *one.lines[: one.number],
                f"{one.margin}{one.key}: {one.value.partition(' ')[0]}",
                one.value.partition(" ")[2],
                *one.lines[one.number + 1 :],
            ],
            one.number + 1,
            1,
            1,
        ),
    ),
    # the colon
    "no space after the colon": where(lambda one: one.is_text and not one.is_first, lambda one: _sign(one, ":")),
    "no space after the colon of a first field": where(
        lambda one: one.is_text and one.is_first, lambda one: _sign(one, ":")
    ),
    "no colon": where(lambda one: one.is_text and not one.is_first, lambda one: _sign(one, " ")),
    "no colon in a first field": where(lambda one: one.is_text and one.is_first, lambda one: _sign(one, " ")),
    "equals sign": where(lambda one: one.is_text, lambda one: _sign(one, " = ")),
    "semicolon for the colon": where(lambda one: one.is_text, lambda one: _sign(one, "; ")),
    "full-width colon": where(lambda one: one.is_text, lambda one: _sign(one, "：")),
    "two colons": where(lambda one: one.is_text, lambda one: _sign(one, ":: ")),
    "no-break space after the colon": where(lambda one: one.is_text, lambda one: _sign(one, ":\u00a0")),
    # quotation marks
    "double quotation mark never closed": only(FREE, lambda one: value(one, f'"{one.value}', 0, 1)),
    "single quotation mark never closed": where(
        lambda one: one.key in FREE and one.is_text and "'" not in one.value,
        lambda one: value(one, f"'{one.value}", 0, 1),
    ),
    "text after the closing mark": only(FREE, lambda one: value(one, f'"{one.value}" and more')),
    "apostrophe between single marks": only(FREE, lambda one: value(one, f"'{one.value[0]}'{one.value[1:]}'")),
    "backslash between double marks": only(FREE, lambda one: value(one, f'"{one.value}\\d"')),
    "curly marks around an id": where(
        lambda one: _holds_ids(one) and one.is_text, lambda one: value(one, f"“{one.value}”")
    ),
    "curly marks around a date": only(DATES, lambda one: value(one, f"“{one.value}”")),
    # words
    "misspelt field": where(
        lambda one: len(one.key) > 3,
        lambda one: instead(one, f"{one.margin}{_word(one.key)}: {one.value}", one.at, one.at + len(one.key)),
    ),
    "field with a capital": where(
        lambda one: True,
        lambda one: instead(one, f"{one.margin}{one.key.capitalize()}: {one.value}", one.at, one.at + len(one.key)),
    ),
    "unknown field": where(is_inner, lambda one: below(one, f"{one.margin}colour: red", one.at, one.at + 6)),
    "misspelt id": where(
        _holds_ids,
        lambda one: _inner(one, r"(?<=[\[ ])[a-z][a-z0-9-]{3,}|^[a-z][a-z0-9-]{3,}", lambda found: _word(found[0])),
    ),
    "unknown id": where(
        _holds_ids,
        lambda one: _inner(
            one, r"(?<=[\[ ])[a-z][a-z0-9-]{3,}|^[a-z][a-z0-9-]{3,}", lambda found: "nowhere-to-be-found"
        ),
    ),
    "misspelt choice": only(CHOICES, lambda one: value(one, _word(one.value))),
    "unknown choice": only(CHOICES, lambda one: value(one, "purple")),
    "two values": only(CHOICES, lambda one: value(one, f"{one.value} purple")),
    "language in words": only({"language"}, lambda one: value(one, "Norwegian")),
    # values
    "impossible day": only(DATES, lambda one: value(one, "2030-02-30")),
    "date in words": only(DATES, lambda one: value(one, "1 March 2030")),
    "date with points": only(DATES, lambda one: value(one, "01.03.2030")),
    "date with a letter": only(DATES, lambda one: value(one, one.value.replace("0", "O"))),
    "date with dashes of a word processor": only(
        {"date", "day"}, lambda one: _inner(one, "-", lambda _: "–") and value(one, one.value.replace("-", "–"))
    ),
    "two dates": only(DATES, lambda one: value(one, f"{one.value} {one.value}")),
    "list for a text": only(FREE, lambda one: value(one, f"[{one.value.replace(',', '')}]")),
    "fields for a text": only(FREE, lambda one: value(one, "{one: two}")),
    "text for a list": where(lambda one: one.key == "sources", lambda one: value(one, one.value.strip("[]"))),
    "empty value": where(
        lambda one: one.is_text and not one.is_item,
        lambda one: instead(one, f"{one.margin}{one.key}:", one.at, one.value_at),
    ),
    "number with a comma": where(
        lambda one: "latitude: " in one.value,
        lambda one: _inner(one, r"(?<=latitude: )\d+\.\d+", lambda found: found[0].replace(".", ",")),
    ),
    "latitude and longitude swapped": where(
        lambda one: "latitude: " in one.value and "schematic" not in one.value,
        lambda one: value(
            one, re.sub(r"latitude: (\S+), longitude: (\S+),", r"latitude: \2, longitude: \1,", one.value)
        ),
    ),
    "address without scheme": only({"url", "website"}, lambda one: value(one, one.value.partition("//")[2])),
    "address with a space": only({"url", "website"}, lambda one: value(one, f"{one.value}/a b")),
    "paragraph in words": only({"paragraph"}, lambda one: value(one, "two")),
    "paragraph 99": only({"paragraph"}, lambda one: value(one, "99")),
    # structure
    "needed field missing": where(
        lambda one: one.margin == "  " and one.key in NEEDED and not one.is_first,
        lambda one: _without(one),
    ),
    "field twice": where(
        is_inner, lambda one: below(one, f"{one.margin}{one.key}: {one.value}", one.at, one.at + len(one.key))
    ),
    "dash before a field": where(
        is_inner, lambda one: instead(one, f"{one.margin}- {one.key}: {one.value}", one.at, one.at + 2)
    ),
    "dash without its space": where(
        lambda one: one.is_item,
        lambda one: instead(one, f"{one.margin[:-1]}{one.key}: {one.value}", one.at - 2, one.at),
    ),
    "dash of a word processor": where(
        lambda one: one.is_item,
        lambda one: instead(one, f"{one.margin[:-2]}– {one.key}: {one.value}", one.at - 2, one.at),
    ),
    "asterisk for a dash": where(
        lambda one: one.is_item,
        lambda one: instead(one, f"{one.margin[:-2]}* {one.key}: {one.value}", one.at - 2, one.at),
    ),
    "word on a line of its own": where(is_inner, lambda one: below(one, f"{one.margin}word", one.at, one.at + 4)),
    "note without its sign": where(is_inner, lambda one: below(one, "a note to myself", 1, 16)),
    "letter before a field": where(
        is_inner, lambda one: instead(one, f"x{one.margin}{one.key}: {one.value}", 1, one.at)
    ),
    "closing bracket on a line of its own": where(is_inner, lambda one: below(one, f"{one.margin}]", one.at, one.at)),
    # signs with a meaning
    "colon in a text": only(
        FREE, lambda one: _inner(one, r" ", lambda _: ": ") and value(one, one.value.replace(" ", ": ", 1))
    ),
    "colon at the end of a text": only(FREE, lambda one: value(one, f"{one.value}:")),
    "number sign in a text": only(FREE, lambda one: value(one, f"{one.value} #1")),
    **{
        f"text that starts with {sign}": only(FREE, starting_with(sign))
        for sign in ("%", "@", "`", "!", "&", "*", "? ", "- ", "[", "{", "]", "}", ", ", "#", "| ", "> ")
    },
    "quotation mark at the end of an id": where(
        lambda one: _holds_ids(one) and one.is_text, lambda one: value(one, f'{one.value}"')
    ),
    "list never closed": where(lambda one: one.value[0] == "[", lambda one: value(one, one.value[:-1])),
    "list never opened": where(lambda one: one.value[0] == "[", lambda one: value(one, one.value[1:])),
    "list closed twice": where(lambda one: one.value[0] == "[", lambda one: value(one, f"{one.value}]")),
    "list between round brackets": where(
        lambda one: one.value[0] == "[", lambda one: value(one, f"({one.value[1:-1]})")
    ),
    "brace never closed": where(lambda one: one.value[0] == "{", lambda one: value(one, one.value[:-1])),
    "no colon between braces": where(
        lambda one: one.value[0] == "{",
        lambda one: _inner(one, r"[a-z_]+: (?=[\w])", lambda found: found[0].replace(":", "")),
    ),
    "no space after a colon between braces": where(
        lambda one: one.value[0] == "{", lambda one: _inner(one, r"[a-z_]+: (?=[\w])", lambda found: found[0].strip())
    ),
    "no comma between braces": where(
        lambda one: one.value[0] == "{", lambda one: _inner(one, r", [a-z_]+:", lambda found: found[0][1:])
    ),
    "no comma in a list": where(
        lambda one: one.key in IDS and one.value[0] == "[",
        lambda one: _inner(one, r"[\w-]+, [\w-]+", lambda found: found[0].replace(",", "")),
    ),
    "semicolon in a list": where(
        lambda one: one.key in IDS and one.value[0] == "[",
        lambda one: _inner(one, r"[\w-]+, [\w-]+", lambda found: found[0].replace(",", ";")),
    ),
    # passages
    "passage that is gone": only({"exact"}, lambda one: value(one, f"{one.value} quite elsewhere")),
    "words before a passage that are not there": where(
        lambda one: one.key in ("prefix", "suffix"), lambda one: value(one, '"nothing of the sort"')
    ),
}


OF_IDS: dict[str, Callable[[Field], Change | None]] = {
    "id without a colon": lambda one: instead(one, one.key, 1, len(one.key) + 1),
    "id with another sign for its colon": lambda one: instead(one, f"{one.key};", 1, len(one.key) + 1),
    "id with a space": lambda one: instead(one, f"the {one.key}:", 1, len(one.key) + 4),
    "id with an underscore": lambda one: instead(one, f"{one.key}_1:", 1, len(one.key) + 2),
    "id in capitals": lambda one: instead(one, f"{one.key.upper()}:", 1, len(one.key)),
    # before the only id of a file, one space would do no harm
    "id indented by one": where(lambda one: one.number > 0, lambda one: instead(one, f" {one.key}:", 1, 2)),
    "id indented by two": lambda one: instead(one, f"  {one.key}:", 1, 3),
    "dash before an id": lambda one: instead(one, f"- {one.key}:", 1, 3),
    "letter alone above an id": lambda one: instead(one, f"x\n{one.key}:", 1, 2),
    "dots alone above an id": lambda one: instead(one, f"...\n{one.key}:", 1, 3),
}
"""Mistakes in the ids of entries."""


def _without(one: Field) -> Change:
    """The file without a field, which is told at the id of its entry."""
    start = next(number for number in range(one.number, -1, -1) if one.lines[number][:1] not in (" ", ""))
    return [*one.lines[: one.number], *one.lines[one.number + 1 :]], start, 1, len(one.lines[start])
