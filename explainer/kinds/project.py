"""The project: ``explainer.yml``, what the whole site is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from explainer.kinds.field_types import (
    ArticleId,
    ClosedDate,
    Date,
    FormerIds,
    Id,
    Language,
    Line,
    NameLine,
    ParagraphNumber,
    Prose,
    SourceId,
    Url,
)
from explainer.kinds.markers import Worded
from explainer.kinds.parts import Model
from explainer.locale.messages import N_
from explainer.words.bounds import MAX_ADDRESS, MAX_WHERE_AND_WHY


class Party(Model):
    """A side whose usage of names and position on claims is recorded."""

    name: Line = Field(description="The party's name as readers see it.", examples=["The dockers' union"])
    short: Line = Field(description="A short form for tables.", examples=["Union"])
    description: Prose = Field(
        description="Whom we count as speaking for this party.", examples=["The union, its officers and its paper."]
    )
    takes_positions: bool = Field(default=True, description="false for a party that only uses names, as atlases do.")
    formerly: FormerIds = Field(
        default=(),
        description="Ids under which it was published before; links to them still lead here.",
        examples=[["guild"]],
    )


class KeyPoint(Model):
    """One of the first things a reader should know."""

    text: Prose = Field(description="One or two sentences.", examples=["The grain stayed on the mole."])
    paragraphs: tuple[ParagraphNumber, ...] = Field(
        default=(), description="Paragraphs of the lead article it sums up."
    )
    sources: tuple[SourceId, ...] = Field(default=(), description="Ids of the sources it rests on.")


class TileLayer(Model):
    """A background map from a server; loaded only when the reader asks for it."""

    name: Line = Field(
        description="What the button says, naming who receives the request.",
        examples=["Load a background from tiles.example"],
    )
    url: Annotated[str, Field(max_length=MAX_ADDRESS, pattern=r"^https://[a-z0-9.-]+/[^\s\"'<>]*$")] = Field(
        description="Address with {z}, {x} and {y}.", examples=["https://tiles.example/{z}/{x}/{y}.png"]
    )
    attribution: Line = Field(description="The credit the server asks for.", examples=["Maps by Tiles Example"])
    attribution_url: Url = Field(description="Where the credit leads.")


class MapSettings(Model):
    """What the map says about itself."""

    note: Prose = Field(
        description="What lines and names on the map do and do not mean.",
        examples=["Roads are sketches; no border is drawn."],
    )
    credit: Line = Field(description="Credits for coordinates.", examples=["Places by a gazetteer; lines drawn by us."])
    tiles: TileLayer | None = Field(default=None, description="An optional background, off until asked for.")


class About(Model):
    """What those who make the site say of themselves and of their work. What is left out is shown as "not stated"."""

    makers: Prose | None = Field(
        default=None, description="Who makes the site and answers for it.", examples=["The newsroom of The Gazette."]
    )
    money: Prose | None = Field(
        default=None, description="Who pays for it, and for what.", examples=["Its readers; nobody pays for a text."]
    )
    contact: Prose | None = Field(
        default=None, description="How readers reach them.", examples=["[Write to us](mailto:desk@gazette.example)."]
    )
    method: Prose | None = Field(
        default=None, description="How the texts come about.", examples=["Two people read each page that is cited."]
    )
    decisions: Prose | None = Field(
        default=None,
        description="By which rules it is decided what is told and how, and who decides.",
        examples=["Both forms of a name stand together. The desk decides."],
    )
    corrections: Prose | None = Field(
        default=None,
        description="What is done about mistakes, and how soon.",
        examples=["Every mistake is put right in the open within two days."],
    )
    licence_text: Prose | None = Field(
        default=None, description="What others may do with texts of their own.", examples=["CC BY 4.0"]
    )
    licence_data: Prose | None = Field(
        default=None, description="What others may do with the data.", examples=["CC0 1.0"]
    )


class Notes(Model):
    """What readers should know about a page as a whole, and what no program can know: it stands at the page's head."""

    people: Prose | None = Field(
        default=None,
        description="Of the page of people, such as who is named and who is not.",
        examples=["Those who hold an office are named."],
    )
    timeline: Prose | None = Field(
        default=None, description="Of the timeline, such as whose clock it follows.", examples=["Times are local."]
    )
    quotes: Prose | None = Field(
        default=None,
        description="Of the quotations, such as which they are.",
        examples=["Nothing else of the report is quoted."],
    )
    claims: Prose | None = Field(
        default=None,
        description="Of the claims, such as how they were chosen.",
        examples=["They are those that the town and the union answered."],
    )
    glossary: Prose | None = Field(
        default=None,
        description="Of the glossary, such as whose usage it follows.",
        examples=["As dockers say it."],
    )
    sources: Prose | None = Field(
        default=None, description="Of the sources, such as how they were read.", examples=["Most were read on paper."]
    )
    corrections: Prose | None = Field(
        default=None,
        description="Of the corrections, such as since when they are kept.",
        examples=["They are kept since the spring."],
    )


class Project(Model):
    """Title, summary, day and parties of an explainer."""

    title: NameLine = Field(description="The title of the site.", examples=["Grain in the harbour"])
    summary: Prose = Field(
        description="What it is about, in two or three sentences.",
        examples=["One report of grain that stayed on a mole, and what stands behind it."],
    )
    where_and_why: Annotated[Prose, Field(max_length=MAX_WHERE_AND_WHY)] | None = Field(
        default=None,
        description="What a stranger needs before the report, in two or three sentences of at most 320 characters: "
        "where this is, whose it is, what had happened, and who says what of it.",
        examples=["Velter is a harbour on the sound. The town runs it; its dockers say that it was shut in March."],
    )
    key_points: tuple[KeyPoint, ...] = Field(min_length=3, max_length=5, description="Three to five key points.")
    day: ClosedDate = Field(description="The article's day, from which 'on the day' and 'since then' count.")
    updated: ClosedDate = Field(description="The day the content was last revised.")
    lead: ArticleId = Field(description="Id of the article on the home page.")
    languages: tuple[Language, ...] = Field(min_length=1, description="Languages of names, in the order shown.")
    parties: dict[Id, Party] = Field(min_length=1, description="Parties by id, in the order readers see.")
    parties_note: Prose | None = Field(
        default=None,
        description="Why the parties stand in this order, and how they were told apart.",
        examples=["The report first, then those it tells of, then everybody else."],
    )
    notes: Notes | None = Field(default=None, description="What readers should know about single pages as a whole.")
    about: About | None = Field(default=None, description="What those who make it say of themselves.")
    map: MapSettings = Field(description="What the map says about itself.")


Form = Annotated[
    Literal["retelling", "own", "licensed"],
    Worded({"retelling": N_("Retelling"), "own": N_("Own report"), "licensed": N_("Printed under licence")}),
]
"""Whose words an article is made of."""


class FrontMatter(Model):
    """The head of an article file."""

    title: NameLine = Field(description="The title of our text.", examples=["Grain in the harbour"])
    form: Form = Field(
        default="retelling",
        description="What the text is: a retelling of a report, an own report, or one printed under its licence.",
    )
    source: SourceId | None = Field(
        default=None, description="Id of the report that is retold or printed; an own one has none of its own."
    )
    publisher: Line | None = Field(
        default=None,
        description="Who published the report; of an own one, who did so elsewhere.",
        examples=["The Gazette"],
    )
    date: Date = Field(description="When the report was published.")
    url: Url | None = Field(default=None, description="The report's address, where it was published.")
    language: Language = Field(description="ISO 639 code of our text.")
    author: Line | None = Field(default=None, description="Who wrote the report, if known.", examples=["R. Holm"])
    licence: Line | None = Field(
        default=None,
        description="The licence or permission under which the text stands here.",
        examples=["CC BY 4.0"],
    )
    note: Prose | None = Field(
        default=None,
        description="What readers should know about the text.",
        examples=["Our own words, paragraph for paragraph."],
    )

    @property
    def needed(self) -> tuple[str, ...]:
        """The fields that a text of this form cannot do without; what was published has an address."""
        return NEEDED[self.form] or (("publisher", "url") if self.publisher or self.url else ())


NEEDED: Mapping[str, tuple[str, ...]] = {
    "retelling": ("source", "publisher", "url"),
    "own": (),
    "licensed": ("source", "publisher", "url", "licence"),
}
"""What the head of an article says beside what all of them say, by the form of the text."""
