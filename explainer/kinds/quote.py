"""Quotations: words printed between quotation marks, with their whole provenance."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from explainer.kinds.entry import Explained
from explainer.kinds.field_types import (
    ActorId,
    ArticleId,
    ClaimId,
    Date,
    Language,
    Line,
    ParagraphNumber,
    PlaceId,
    Prose,
    SinceInShort,
    SourceId,
)
from explainer.kinds.kind import Kind, Look
from explainer.kinds.markers import Worded
from explainer.kinds.parts import Model, Statement
from explainer.locale.interface import Interface
from explainer.locale.messages import N_
from explainer.words.bounds import MAX_QUOTATION

TranslationStatus = Annotated[
    Literal["original", "translated", "presumed-translated", "unknown"],
    Worded(
        {
            "original": N_("the speaker's own words"),
            "translated": N_("a translation"),
            "presumed-translated": N_("presumably a translation"),
            "unknown": N_("not known whether translated"),
        }
    ),
]


class ContestedWords(Model):
    """Words inside a quotation that are themselves in dispute."""

    words: Line = Field(description="The words, exactly as they stand in the quotation.", examples=["will open"])
    note: Line = Field(description="What is in dispute, in a few words.", examples=["the union calls it a promise"])
    claim: ClaimId | None = Field(default=None, description="The claim that sets out the positions.")


class Translation(Model):
    """Whether the printed words are the speaker's own or a translation."""

    status: TranslationStatus = Field(
        description="original: the speaker's own words; presumed-translated: nothing says so, but it is likely."
    )
    original_language: Language | None = Field(default=None, description="ISO 639 code of the spoken language.")
    note: Line | None = Field(
        default=None, description="What is known about the translation.", examples=["no original was seen"]
    )


class Quote(Explained):
    """A verbatim passage and where it comes from. 'name' is a short heading of ours."""

    kind: ClassVar[str] = "quote"

    exact: str = Field(
        min_length=1,
        max_length=MAX_QUOTATION,
        description="The words, exactly as the article prints them.",
        examples=["We will open in May"],
    )
    article: ArticleId = Field(description="The article that carries it.")
    paragraph: ParagraphNumber = Field(description="The paragraph that carries it.")
    speaker: ActorId = Field(description="Who said it.")
    role: Line = Field(description="The speaker's role on that day.", examples=["harbour master"])
    date: Date = Field(description="When it was said, as precisely as known.")
    date_note: Prose | None = Field(
        default=None, description="What is uncertain about the date.", examples=["Perhaps the day before."]
    )
    venue: Line = Field(description="Where or to whom it was said.", examples=["to a crowd at the end of the road"])
    place: PlaceId | None = Field(default=None, description="The place, if it has an entry.")
    relayed_by: tuple[ActorId, ...] = Field(default=(), description="Actors through whom the words reached the report.")
    relay_note: Line | None = Field(
        default=None, description="How the words reached the report.", examples=["by telephone"]
    )
    language: Language = Field(description="ISO 639 code of the printed words.")
    translation: Translation = Field(description="Whether the printed words are the speaker's own.")
    sic: Line | None = Field(
        default=None,
        description="A slip in the original that we keep, explained.",
        examples=["May of which year is not said"],
    )
    contested: tuple[ContestedWords, ...] = Field(default=(), description="Words in dispute inside the quotation.")
    context: Prose = Field(
        description="What it answered, and in what situation.", examples=["An answer to a question from the crowd."]
    )
    other_wordings: Prose | None = Field(
        default=None, description="How other outlets gave the same words.", examples=["The union's paper has *shall*."]
    )
    since_then: tuple[Statement, ...] = Field(default=(), description="What came of it.")
    since_in_short: SinceInShort = None
    sources: tuple[SourceId, ...] = Field(min_length=1, description="Ids of the sources this rests on.")

    @property
    def main_text(self) -> str:
        """What it answered, and in what situation."""
        return self.context

    def share_line(self, interface: Interface, name_of: Callable[[str], str]) -> str:
        """Who said it, and when."""
        return interface.comma.join((name_of(self.speaker), interface.date(self.date)))


KIND = Kind(
    model=Quote,
    plural="quotes",
    label=N_("Quotation"),
    look=Look(
        icon="<path d='M1 13V8c0-3 2-5 5-5v2.500C5 5.500 4 6.500 4 8h3v5zm8 0V8c0-3 2-5 5-5v2.500c-1 0-2 1-2 "
        "2.500h3v5z'/>",
        line="solid",
        pixels=2,
        day="#4f4a43",
        night="#c3bcaf",
    ),
    marked_by="aliases",
    parts="quote",
    listed_on="quotes",
    divided_by="number",
    schema_org="Quotation",
    is_creative_work=True,
    motivation="describing",
)
