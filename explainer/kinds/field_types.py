"""The types of fields: texts, dates, numbers and ids, each with its pattern, its check, and what authors call it.

Values arrive as the text that stands in the file.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, GetCoreSchemaHandler, StringConstraints
from pydantic_core import core_schema

from explainer.dates import PartialDate
from explainer.kinds.markers import Called, Reference
from explainer.kinds.validators import read_closed_date, read_date, read_day, read_language, read_name, read_url


class _DateSchema:
    """Teaches pydantic to read a PartialDate from the text in the file."""

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.json_or_python_schema(
            json_schema=core_schema.str_schema(),
            python_schema=core_schema.no_info_plain_validator_function(read_date),
            serialization=core_schema.to_string_ser_schema(),
        )


Id = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80),
    Called("an id", "ids", "red-cross"),
]
Line = Annotated[
    str,
    StringConstraints(min_length=1, max_length=500, pattern=r"^\S(?:[^\n]*\S)?$"),
    Called("one line of text", "lines of text"),
]
NameLine = Annotated[Line, AfterValidator(read_name)]
# Raw HTML in it is shown as text.
Prose = Annotated[
    str,
    StringConstraints(min_length=1, max_length=20_000, pattern=r"\S"),
    Called("a text, which may use Markdown", "texts, which may use Markdown"),
]
Url = Annotated[
    str,
    StringConstraints(max_length=2_000),
    AfterValidator(read_url),
    Called("a web address", "web addresses", "https://example.org/page"),
]
Language = Annotated[str, AfterValidator(read_language), Called("a language code", "language codes", "en")]
Date = Annotated[PartialDate, _DateSchema, Called("a date", "dates", "2024-03-14")]
Day = Annotated[Date, AfterValidator(read_day), Called("a day", "days", "2024-03-14")]
ClosedDate = Annotated[Date, AfterValidator(read_closed_date), Called("a date", "dates", "2024-03-14")]
ParagraphNumber = Annotated[int, Field(ge=1), Called("the number of a paragraph", "numbers of paragraphs", "3")]

ActorId = Annotated[str, Reference("actor", "harbour-master")]
PlaceId = Annotated[str, Reference("place", "old-mole")]
QuoteId = Annotated[str, Reference("quote", "open-in-may")]
TermId = Annotated[str, Reference("term", "berth-fee")]
ClaimId = Annotated[str, Reference("claim", "harbour-closed")]
SourceId = Annotated[str, Reference("source", "gazette-2024-03-14")]
EntryId = Annotated[str, Reference("entry", "old-mole")]
PartyId = Annotated[str, Reference("party", "town")]
ArticleId = Annotated[str, Reference("article", "grain")]

Sources = Annotated[tuple[SourceId, ...], Field(min_length=1, description="Ids of the sources this rests on.")]
