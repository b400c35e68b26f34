"""Parts of which entries and the project are made: names, mentions, passages, sourced statements, stored copies.

These models, with those of the kinds, are the single description of the data: they check it, print the editors' JSON
Schema and name the fields of the reference page. They refuse anything they do not know.
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field

from explainer.kinds.field_types import (
    ArticleId,
    Date,
    DayLine,
    Language,
    Line,
    NameLine,
    ParagraphNumber,
    PartyId,
    Prose,
    SourceId,
    Sources,
    Surroundings,
    Url,
)
from explainer.kinds.markers import Worded, markers_of

__all__ = ["Archive", "Development", "Mention", "Model", "Name", "Passage", "Statement"]


class Model(BaseModel):
    """Frozen, and refusing fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def choices(cls, field: str) -> Mapping[str, str]:
        """What readers see for each choice of a field, as messages of the interface."""
        (worded,) = (marker for marker in markers_of(cls.model_fields[field]) if isinstance(marker, Worded))
        return worded.words

    def in_words(self, field: str) -> str:
        """What readers see for the choice in a field, as a message of the interface."""
        return self.choices(field)[getattr(self, field)]


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
    prefix: Surroundings = Field(
        default="", description="Words just before, when the same words occur more than once.", examples=["May,” "]
    )
    suffix: Surroundings = Field(
        default="",
        description="Words just after, when the same words occur more than once.",
        examples=[" told the crowd"],
    )
    paragraph: ParagraphNumber | None = Field(default=None, description="Number of the paragraph, counted from 1.")
    article: ArticleId | None = Field(default=None, description="Id of the article; needed when there are several.")
    here: DayLine | None = Field(
        default=None,
        description="What these very words mean in this place, where the entry alone does not say.",
        examples=["the harbour master of that year"],
    )


class Passage(Model):
    """A paragraph of an article."""

    paragraph: ParagraphNumber = Field(description="Number of the paragraph, counted from 1.")
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
