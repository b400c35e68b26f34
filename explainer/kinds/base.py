"""What every kind of entry is made of: field types, names, mentions and sourced statements.

These models are the single description of the data: they check it, print the editors' JSON Schema and name the fields
of the reference page. They refuse anything they do not know. Values arrive as the text that stands in the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, Literal
from urllib.parse import urlsplit

from babel import Locale
from babel.core import get_global
from babel.localedata import locale_identifiers
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
)
from pydantic_core import PydanticCustomError, core_schema

from explainer.dates import DateError, PartialDate, parse_date, surely_meant_date

Confidence = Literal["high", "medium", "low"]

LANGUAGE_NAMES: dict[str, str] = {code.replace("_", "-"): name for code, name in Locale("en").languages.items()}
"""Every language by its code as the web writes it (BCP 47), such as ``zh-Hant``."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a field as the id of an entry of another kind (or of any kind, of a party, or of an article).

    ``example`` is such an id.
    """

    kind: str
    example: str

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**handler(schema), "x-reference": self.kind}


@dataclass(frozen=True, slots=True)
class Called:
    """What authors call a value of this type, one and several of it, and an example where one fits every field."""

    one: str
    several: str
    example: str = ""

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        found = handler(schema)
        example = int(self.example) if found.get("type") == "integer" else self.example
        return {**found, "examples": [example]} if self.example else found


class _DateSchema:
    """Teaches pydantic to read a PartialDate from the text in the file."""

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.json_or_python_schema(
            json_schema=core_schema.str_schema(),
            python_schema=core_schema.no_info_plain_validator_function(_read_date),
            serialization=core_schema.to_string_ser_schema(),
        )


def _read_date(value: object) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    try:
        return parse_date(str(value))
    except DateError as error:
        context = {"text": str(error), "remedy": error.remedy, "meant": surely_meant_date(str(value))}
        raise PydanticCustomError("bad_date", "{text}", context) from error


def _read_day(value: PartialDate) -> PartialDate:
    """A date that is known to the day, as every date is that we set ourselves."""
    if value.is_interval or not value.is_certain or value.start is None or value.start.precision != "day":
        context = {"value": str(value), "remedy": "write year, month and day, such as 2024-03-14"}
        raise PydanticCustomError("bad_date", "'{value}' is not a day", context)
    return value


def _read_closed(value: PartialDate) -> PartialDate:
    """A date with a beginning and an end, from which other dates can be counted."""
    if value.start is None or value.end is None:
        context = {"value": str(value), "remedy": "write the first and the last day, such as 2024-03-14/2024-03-15"}
        raise PydanticCustomError("bad_date", "'{value}' is open at one end", context)
    return value


def _read_url(value: str) -> str:
    """A web address that a reader can open: http or https with a host."""
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
    except ValueError:
        is_whole = False
    if not is_whole:
        return "write the whole address, such as https://example.org/page"
    return "write / instead of \\" if "\\" in value else None


def _read_language(value: str) -> str:
    """The code with hyphens, whichever way it was written."""
    code = value.replace("_", "-")
    if code not in LANGUAGE_NAMES:
        near = _language_meant(value)
        remedy = f"did you mean '{near}'?" if near else "use an ISO 639 code such as en, es, ar, ru or fr"
        message = "'{value}' is not a language code"
        raise PydanticCustomError("unknown_language", message, {"value": value, "remedy": remedy, "meant": near})
    return code


def _language_meant(value: str) -> str | None:
    """The code for ``EN``, ``pt-br``, ``fr-FR``, ``eng``, ``English`` and ``Deutsch``."""
    word = value.strip().lower()
    whole = word.replace("_", "-")
    start = whole.partition("-")[0]
    codes = {code.lower(): code for code in LANGUAGE_NAMES}
    named = (code for code, name in sorted(LANGUAGE_NAMES.items()) if name.lower() == word)
    alias = codes.get(get_global("language_aliases").get(start, start))
    return codes.get(whole) or alias or next(named, None) or _own_names().get(word)


@cache
def _own_names() -> dict[str, str]:
    """The codes of languages by what they are called in themselves."""
    codes = [code for code in locale_identifiers() if code in LANGUAGE_NAMES]
    return {Locale(code).languages.get(code, code).lower(): code for code in codes}


def _read_name(value: str) -> str:
    """A name that can be found in a text and read out."""
    if not any(char.isalnum() for char in value):
        context = {"value": value, "remedy": "write the name in letters or digits"}
        raise PydanticCustomError("bad_name", "'{value}' is not a name", context)
    return value


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
NameLine = Annotated[Line, AfterValidator(_read_name)]
# Raw HTML in it is shown as text.
Prose = Annotated[
    str,
    StringConstraints(min_length=1, max_length=20_000, pattern=r"\S"),
    Called("a text, which may use Markdown", "texts, which may use Markdown"),
]
Url = Annotated[
    str,
    StringConstraints(max_length=2_000),
    AfterValidator(_read_url),
    Called("a web address", "web addresses", "https://example.org/page"),
]
Language = Annotated[str, AfterValidator(_read_language), Called("a language code", "language codes", "en")]
Date = Annotated[PartialDate, _DateSchema, Called("a date", "dates", "2024-03-14")]
Day = Annotated[Date, AfterValidator(_read_day), Called("a day", "days", "2024-03-14")]
ClosedDate = Annotated[Date, AfterValidator(_read_closed), Called("a date", "dates", "2024-03-14")]
Paragraph = Annotated[int, Field(ge=1), Called("the number of a paragraph", "numbers of paragraphs", "3")]

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


class Model(BaseModel):
    """Frozen, and refusing fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Name(Model):
    """One form of a name, in one language, with those who use it."""

    name: NameLine = Field(description="The form itself, in its own script.", examples=["Αθήνα"])
    language: Language = Field(description="ISO 639 code of the language.", examples=["el"])
    transliteration: Line | None = Field(
        default=None, description="In Latin letters, for readers of English.", examples=["Athina"]
    )
    used_by: tuple[PartyId, ...] = Field(default=(), description="Parties (explainer.yml) that use this form.")
    note: Line | None = Field(
        default=None,
        description="When or why the form is used, in a few words.",
        examples=["in its newspapers until 1990"],
    )
    confirmed: bool = Field(default=True, description="False marks a form no source was seen for; readers see it.")
    sources: tuple[SourceId, ...] = Field(default=(), description="Where this form was seen.")

    @property
    def language_in_latin(self) -> str:
        """The code for the transliteration: the same language in Latin letters."""
        return f"{self.language.partition('-')[0]}-Latn"


class Mention(Model):
    """Words of an article that mean this entry without naming it (a W3C TextQuoteSelector)."""

    exact: Line = Field(description="The words, exactly as they stand in the article.", examples=["the harbour master"])
    prefix: str = Field(
        default="", description="Words just before, when the same words occur more than once.", examples=["May,” "]
    )
    suffix: str = Field(
        default="",
        description="Words just after, when the same words occur more than once.",
        examples=[" told the crowd"],
    )
    paragraph: Paragraph | None = Field(default=None, description="Number of the paragraph, counted from 1.")
    article: ArticleId | None = Field(default=None, description="Id of the article; needed when there are several.")


class Passage(Model):
    """A paragraph of an article."""

    paragraph: Paragraph = Field(description="Number of the paragraph, counted from 1.")
    article: ArticleId | None = Field(default=None, description="Id of the article; the lead article if left out.")


class Statement(Model):
    """A sourced statement."""

    text: Prose = Field(description="What is stated, in our own words.", examples=["Harbour master of Velter."])
    sources: Sources


class Development(Statement):
    """A sourced and dated statement about what happened after the article's day."""

    date: Date = Field(description="When, as precisely as known.", examples=["2024-06"])


class Archive(Model):
    """A stored copy that outlives the address."""

    url: Url = Field(description="Its address.")
    date: Date = Field(description="When it was stored.")


class Entry(Model):
    """What entries of every kind share."""

    kind: ClassVar[str]

    id: Id = Field(description="The key of the entry in its file; written by hand, never changed or reused.")
    name: NameLine = Field(
        description="The heading of the entry; for actors and places the article's own spelling.", examples=["Old Mole"]
    )
    aliases: tuple[NameLine, ...] = Field(
        default=(), description="Other names found by themselves in the articles.", examples=[["the mole"]]
    )
    mentions: tuple[Mention, ...] = Field(default=(), description="Passages that mean this entry without naming it.")
    confidence: Confidence = Field(default="high", description="How sure we are of the entry as a whole.")
    uncertainty: Prose | None = Field(
        default=None,
        description="What is not certain, and why. Readers see it.",
        examples=["The sources differ on how many there were."],
    )

    @property
    def search_names(self) -> tuple[str, ...]:
        """Every form under which the entry is found in an article."""
        return (self.name, *self.aliases)


class NamedEntry(Entry):
    """An entry whose names differ between languages and parties."""

    names: tuple[Name, ...] = Field(default=(), description="Every form of the name, with who uses it.")

    @property
    def search_names(self) -> tuple[str, ...]:
        """Name, aliases and the forms in every language."""
        return (self.name, *self.aliases, *(n.name for n in self.names))
