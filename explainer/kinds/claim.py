"""Claims: what is asserted, and what each party says of it. ``name`` is the claim as one sentence."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from explainer.kinds.entry import Explained
from explainer.kinds.field_types import (
    Day,
    HeadingLine,
    Line,
    NameLine,
    PartyId,
    Prose,
    QuoteId,
    SourceId,
    TermId,
)
from explainer.kinds.kind import Kind, Look
from explainer.kinds.markers import Succeeded, Worded
from explainer.kinds.parts import Model, Passage
from explainer.locale.interface import Interface
from explainer.locale.messages import N_

__all__ = ["KIND", "SIGNS", "SILENCES", "Claim", "Position", "Searched"]

ClaimStatus = Annotated[
    Literal["agreed", "disputed", "alleged", "characterisation", "superseded"],
    Worded(
        {
            "agreed": N_("agreed"),
            "disputed": N_("disputed"),
            "alleged": N_("alleged"),
            "characterisation": N_("characterisation"),
            "superseded": N_("superseded"),
        }
    ),
]
About = Annotated[
    Literal["fact", "word", "responsibility", "motive", "law"],
    Worded(
        {
            "fact": N_("on what happened"),
            "word": N_("on what to call it"),
            "responsibility": N_("on who is responsible"),
            "motive": N_("on why it was done"),
            "law": N_("on what the law says"),
        }
    ),
]
Stance = Annotated[
    Literal["says", "disputes", "accepts-fact", "attributes", "declined", "no-answer", "not-found"],
    Worded(
        {
            "says": N_("says so"),
            "disputes": N_("disputes it"),
            "accepts-fact": N_("accepts the fact, not the word"),
            "attributes": N_("attributes it to another"),
            "declined": N_("declined to say"),
            "no-answer": N_("asked, no answer"),
            "not-found": N_("looked for, nothing found"),
        }
    ),
    Succeeded(
        {
            "asserts": "says",
            "denies": "disputes",
            "partly-accepts": "accepts-fact",
            "has-not-said": "not-found",
            "unknown": "not-found",
        }
    ),
]
SIGNS = {
    "says": "●",
    "disputes": "○",
    "accepts-fact": "◐",
    "attributes": "→",
    "declined": "×",
    "no-answer": "…",
    "not-found": "∅",
    None: "–",
}
"""A sign for each stance, and for a party that was not looked for (None): the same wherever a stance is shown."""

SILENCES = frozenset({"no-answer", "not-found"})
"""Stances of parties that said nothing; they need no source."""


_ACCEPTING = frozenset({"says", "accepts-fact"})
_DISPUTING = frozenset({"disputes", "accepts-fact", "attributes"})


class Searched(Model):
    """Where a position was looked for."""

    where: Line = Field(
        description="What was looked through, and for which words.", examples=["the town's notices of March"]
    )
    date: Day = Field(description="The day on which it was looked for.")


class Position(Model):
    """What one party says of a claim."""

    party: PartyId = Field(description="Id of the party in explainer.yml.")
    speaker: NameLine | None = Field(
        default=None,
        description="Who speaks for the party, by office or name; who carried the words is told by the sources.",
        examples=["the harbour master"],
    )
    stance: Stance = Field(
        description="says, disputes, accepts-fact (the fact, not the word), attributes (to another), declined, "
        "no-answer (asked) or not-found (looked for). A party left out was not looked for."
    )
    instead: Line | None = Field(
        default=None,
        description="With accepts-fact: what the party says instead, in a few words.",
        examples=["“a pause for repairs”"],
    )
    whom: Line | None = Field(
        default=None, description="With attributes: to whom the party attributes it.", examples=["the dockers' union"]
    )
    text: Prose = Field(
        description="The position in our words, attributed to those who hold it.",
        examples=["The council says that the harbour was open all day."],
    )
    quote: QuoteId | None = Field(default=None, description="The quotation in which it is stated.")
    searched: Searched | None = Field(default=None, description="With not-found: where it was looked for, and when.")
    sources: tuple[SourceId, ...] = Field(
        default=(), description="Ids of the sources this rests on; only silence needs none."
    )

    @property
    def is_silence(self) -> bool:
        """Whether the party said nothing of it, as far as is known."""
        return self.stance in SILENCES


class Claim(Explained):
    """A statement that may be true or not, and the positions on it."""

    kind: ClassVar[str] = "claim"

    heading: HeadingLine | None = Field(
        default=None,
        description="The claim in at most 60 characters, still readable as a claim.",
        examples=["That the harbour was closed"],
    )
    about: About | None = Field(
        default=None,
        description="fact, word (what to call it), responsibility, motive or law. A claim is about one of them.",
    )
    status: ClaimStatus = Field(description="agreed, disputed, alleged, characterisation or superseded.")
    finding: Prose = Field(
        description="What can be said of it, in a sentence: what is agreed, what is in dispute.",
        examples=["The town and the union do not agree on the hours."],
    )
    passages: tuple[Passage, ...] = Field(default=(), description="Paragraphs that make the claim.")
    positions: tuple[Position, ...] = Field(min_length=1, description="One entry a party.")
    terms: tuple[TermId, ...] = Field(
        default=(), description="Glossary terms it turns on; a word that it is about comes first."
    )
    code: Line | None = Field(default=None, description="A short number for reference.", examples=["C1"])

    @property
    def sources(self) -> tuple[SourceId, ...]:
        """Every source of every position, in order, once."""
        return tuple(dict.fromkeys(source for position in self.positions for source in position.sources))

    @property
    def is_accepted(self) -> bool:
        """Whether several parties spoke of it and each says so, or accepts the fact: silence accepts nothing."""
        spoken = [position.stance for position in self.positions if not position.is_silence]
        return len(spoken) > 1 and _ACCEPTING.issuperset(spoken)

    @property
    def is_in_dispute(self) -> bool:
        """Whether it is not agreed on, and a party disputes it, says else of the same fact, or that others did it."""
        return self.status != "agreed" and any(one.stance in _DISPUTING for one in self.positions)

    @property
    def title(self) -> str:
        """The heading, if there is one: the claim itself as a sentence would be read as told by the site."""
        return self.heading or self.name

    @property
    def main_text(self) -> str:
        """The finding."""
        return self.finding

    def qualifier(self, interface: Interface) -> str:
        """The status."""
        return interface.gettext(self.in_words("status"))


KIND = Kind(
    model=Claim,
    plural="claims",
    label=N_("Claim"),
    look=Look(
        icon="<path d='M7.200 1h1.600v2H14l2 6a3 3 0 0 1-6 0l1.600-4.500H8.800V13H12v2H4v-2h3.200V4.500H4.400L6 "
        "9a3 3 0 0 1-6 0l2-6h5.200z'/>",
        line="none",
        day="#8a1c1c",
        night="#f3b0a8",
    ),
    marked_by="aliases",
    parts="claim",
    listed_on="claims",
    divided_by="number",
    schema_org="Claim",
    is_creative_work=True,
    motivation="assessing",
)
