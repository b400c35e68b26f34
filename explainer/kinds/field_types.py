"""The types of fields: texts, dates, numbers and ids, each with its pattern, its check, and what authors call it.

Values arrive as the text that stands in the file.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, GetCoreSchemaHandler, StringConstraints
from pydantic_core import core_schema

from explainer.dates import LONGEST, PartialDate
from explainer.kinds.markers import Called, Reference
from explainer.kinds.validators import (
    read_closed_date,
    read_date,
    read_day,
    read_language,
    read_name,
    read_prose,
    read_url,
)
from explainer.words.bounds import (
    MAX_ADDRESS,
    MAX_DAY,
    MAX_GIST,
    MAX_HEADING,
    MAX_ID,
    MAX_LANGUAGE,
    MAX_LINE,
    MAX_REFERENCE,
    MAX_SINCE,
    MAX_TEXT,
)

_MAX_PARAGRAPHS = 100_000
_MAX_FORMER_IDS = 20


class _DateSchema:
    """Teaches pydantic to read a PartialDate from the text in the file."""

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.json_or_python_schema(
            json_schema=core_schema.str_schema(max_length=LONGEST),
            python_schema=core_schema.no_info_plain_validator_function(read_date),
            serialization=core_schema.to_string_ser_schema(),
        )


Id = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=MAX_ID),
    Called("an id", "ids", "red-cross"),
]
FormerIds = Annotated[tuple[Id, ...], Field(max_length=_MAX_FORMER_IDS)]
"""Ids of earlier versions. Every claim answers to each of its own with each of each party, so there are few."""

LINE = Called("one line of text", "lines of text")
Line = Annotated[
    str,
    StringConstraints(min_length=1, max_length=MAX_LINE, pattern=r"^\S(?:[^\n]*\S)?$"),
    LINE,
]
NameLine = Annotated[Line, AfterValidator(read_name)]
HeadingLine = Annotated[Line, Field(max_length=MAX_HEADING), AfterValidator(read_name)]
Gist = Annotated[Line, Field(max_length=MAX_GIST)]
DayLine = Annotated[Line, Field(max_length=MAX_DAY)]
DayInShort = Annotated[
    DayLine | None,
    Field(
        description="on_the_day in at most 90 characters, for a note beside the report; needed where that is longer.",
        examples=["open, says the town; shut, says the union"],
    ),
]
SinceInShort = Annotated[
    Annotated[Line, Field(max_length=MAX_SINCE)] | None,
    Field(
        description="since_then in at most 80 characters, dated, for a note beside the report; needed if it is longer.",
        examples=["2025: bought by the town"],
    ),
]
PROSE = Called("a text, which may use Markdown", "texts, which may use Markdown")
# Raw HTML in it is shown as text.
Prose = Annotated[
    str,
    StringConstraints(min_length=1, max_length=MAX_TEXT, pattern=r"\S"),
    AfterValidator(read_prose),
    PROSE,
]
Url = Annotated[
    str,
    StringConstraints(max_length=MAX_ADDRESS),
    AfterValidator(read_url),
    Called("a web address", "web addresses", "https://example.org/page"),
]
Language = Annotated[
    str,
    StringConstraints(max_length=MAX_LANGUAGE),
    AfterValidator(read_language),
    Called("a language code", "language codes", "en"),
]
Date = Annotated[PartialDate, _DateSchema, Called("a date", "dates", "2024-03-14")]
Day = Annotated[Date, AfterValidator(read_day), Called("a day", "days", "2024-03-14")]
ClosedDate = Annotated[Date, AfterValidator(read_closed_date), Called("a date", "dates", "2024-03-14")]
ParagraphNumber = Annotated[
    int, Field(ge=1, le=_MAX_PARAGRAPHS), Called("the number of a paragraph", "numbers of paragraphs", "3")
]

_Reference = Annotated[str, Field(max_length=MAX_REFERENCE)]
ActorId = Annotated[_Reference, Reference("actor", "harbour-master")]
PlaceId = Annotated[_Reference, Reference("place", "old-mole")]
QuoteId = Annotated[_Reference, Reference("quote", "open-in-may")]
TermId = Annotated[_Reference, Reference("term", "berth-fee")]
ClaimId = Annotated[_Reference, Reference("claim", "harbour-closed")]
SourceId = Annotated[_Reference, Reference("source", "gazette-2024-03-14")]
EntryId = Annotated[_Reference, Reference("entry", "old-mole")]
PartyId = Annotated[_Reference, Reference("party", "town")]
ArticleId = Annotated[_Reference, Reference("article", "grain")]

Surroundings = Annotated[str, Field(max_length=MAX_LINE)]
"""Words right before or after others, with their spaces."""

Sources = Annotated[tuple[SourceId, ...], Field(min_length=1, description="Ids of the sources this rests on.")]
