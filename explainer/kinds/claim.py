"""Claims: what is asserted, and what each party says of it. ``name`` is the claim as one sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from explainer.kinds.entry import Entry
from explainer.kinds.field_types import Line, PartyId, Prose, QuoteId, SourceId, Sources, TermId
from explainer.kinds.kind import Kind, Look
from explainer.kinds.markers import Worded
from explainer.kinds.parts import Model, Passage
from explainer.locale.interface import Interface
from explainer.locale.messages import N_

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
Stance = Annotated[
    Literal["asserts", "denies", "partly-accepts", "has-not-said", "unknown"],
    Worded(
        {
            "asserts": N_("asserts"),
            "denies": N_("denies"),
            "partly-accepts": N_("partly accepts"),
            "has-not-said": N_("has not said"),
            "unknown": N_("unknown"),
        }
    ),
]


class Position(Model):
    """What one party says of a claim."""

    party: PartyId = Field(description="Id of the party in explainer.yml.")
    stance: Stance = Field(description="asserts, denies, partly-accepts, has-not-said or unknown.")
    text: Prose = Field(
        description="The position in our words, attributed to those who hold it.",
        examples=["The council says that the harbour was open all day."],
    )
    quote: QuoteId | None = Field(default=None, description="The quotation in which it is stated.")
    sources: Sources


class Claim(Entry):
    """A statement that may be true or not, and the positions on it."""

    kind: ClassVar[str] = "claim"

    status: ClaimStatus = Field(description="agreed, disputed, alleged, characterisation or superseded.")
    finding: Prose = Field(
        description="What can be said of it, in a sentence: what is agreed, what is in dispute.",
        examples=["The town and the union do not agree on the hours."],
    )
    passages: tuple[Passage, ...] = Field(default=(), description="Paragraphs that make the claim.")
    positions: tuple[Position, ...] = Field(min_length=1, description="One entry a party.")
    terms: tuple[TermId, ...] = Field(default=(), description="Glossary terms it turns on.")
    code: Line | None = Field(default=None, description="A short number for reference.", examples=["C1"])

    @property
    def sources(self) -> tuple[SourceId, ...]:
        """Every source of every position, in order, once."""
        return tuple(dict.fromkeys(source for position in self.positions for source in position.sources))

    @property
    def main_text(self) -> str:
        """The finding."""
        return self.finding

    def qualifier(self, interface: Interface) -> str:
        """The status."""
        return interface.gettext(self.in_words("status"))

    def share_line(self, interface: Interface, _name_of: Callable[[str], str]) -> str:
        """The same for every claim: a picture has no room for all sides, and none is picked."""
        return interface.gettext("What each side says of it, with its sources")


KIND = Kind(
    model=Claim,
    plural="claims",
    label=N_("Claim"),
    look=Look(
        icon="<path d='M7.200 1h1.600v2H14l2 6a3 3 0 0 1-6 0l1.600-4.500H8.800V13H12v2H4v-2h3.200V4.500H4.400L6 "
        "9a3 3 0 0 1-6 0l2-6h5.200z'/>",
        line="wavy",
        pixels=1,
        day="#8a1c1c",
        night="#f3b0a8",
    ),
    marked_by="aliases",
    parts="claim",
    listed_on="claims",
    schema_org="Claim",
    is_creative_work=True,
    motivation="assessing",
)
