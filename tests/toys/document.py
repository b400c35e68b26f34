"""Documents: papers that a report speaks of. A kind that no other part of the program knows."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from explainer.kinds.entry import NamedEntry
from explainer.kinds.field_types import (
    ActorId,
    ArticleId,
    Date,
    DayInShort,
    Language,
    Line,
    PartyId,
    Prose,
    SinceInShort,
    SourceId,
    Url,
)
from explainer.kinds.kind import Kind, Look, Order, Register
from explainer.kinds.markers import Worded
from explainer.kinds.parts import Development, Model, Statement
from explainer.locale.messages import N_

Form = Annotated[
    Literal["hand-written", "printed"], Worded({"hand-written": N_("written by hand"), "printed": N_("printed")})
]


class Seal(Model):
    """What makes a document valid."""

    colour: Line = Field(description="The colour of the wax.", examples=["red"])
    by: ActorId = Field(description="Who set it.")


class Document(NamedEntry):
    """A paper that was signed, kept or lost."""

    kind: ClassVar[str] = "document"

    description: Prose = Field(description="What stands in it.", examples=["Who owes whom how much grain."])
    form: Form = Field(description="hand-written or printed.")
    date: Date | None = Field(default=None, description="When it was signed.", examples=["2030-02"])
    language: Language = Field(description="ISO 639 code of its language.")
    sheets: int = Field(default=1, ge=1, description="How many sheets it has.", examples=[3])
    kept_by: tuple[ActorId, ...] = Field(default=(), description="Ids of the actors that have it.")
    party: PartyId | None = Field(default=None, description="The party that drew it up.")
    cited_in: ArticleId | None = Field(default=None, description="The article that speaks of it.")
    online: Url | None = Field(default=None, description="Where it can be read.")
    remarks: Prose | None = Field(default=None, description="What else is to say.", examples=["It is *torn*."])
    seals: tuple[Seal, ...] = Field(default=(), description="Its seals.")
    on_the_day: Statement | None = Field(default=None, description="Where it was on the article's day.")
    day_in_short: DayInShort = None
    since_then: tuple[Development, ...] = Field(default=(), description="What became of it.")
    since_in_short: SinceInShort = None
    sources: tuple[SourceId, ...] = Field(min_length=1, description="Ids of the sources this rests on.")


KIND = Kind(
    model=Document,
    plural="documents",
    label=N_("Document"),
    look=Look(icon="<path d='M3 1h10v14H3z'/>", line="wavy", pixels=3, day="#0b4f30", night="#a0e0c0"),
    marked_by="names",
    listed_on=Register(title=N_("Documents"), about=N_("The papers that the report speaks of.")),
    schema_org="DigitalDocument",
    is_creative_work=True,
    motivation="linking",
    order=Order(by="name", key=lambda document: document.name),
)
