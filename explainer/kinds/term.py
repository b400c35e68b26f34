"""Terms: words a reader needs explained, with who uses which synonym."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from explainer.kinds.entry import NamedEntry
from explainer.kinds.field_types import Prose, SinceInShort, SourceId, TermId
from explainer.kinds.kind import Kind, Look, Order
from explainer.kinds.parts import Development
from explainer.locale.messages import N_


class Term(NamedEntry):
    """A glossary entry; 'names' are its synonyms and their users."""

    kind: ClassVar[str] = "term"

    description: Prose = Field(
        description="The explanation, each contested word attributed.",
        examples=["What a ship pays for each day at the mole."],
    )
    see: tuple[TermId, ...] = Field(default=(), description="Other terms to read with this one.")
    since_then: tuple[Development, ...] = Field(default=(), description="What happened later, dated and sourced.")
    since_in_short: SinceInShort = None
    sources: tuple[SourceId, ...] = Field(min_length=1, description="Ids of the sources this rests on.")


KIND = Kind(
    model=Term,
    plural="terms",
    label=N_("Term"),
    look=Look(
        icon="<path d='M1 2c3-1 5-.500 6.500.800V14C6 12.800 4 12.400 1 13.300zm14 "
        "0c-3-1-5-.500-6.500.800V14c1.500-1.200 3.500-1.600 6.500-.700z'/>",
        line="dotted",
        pixels=2,
        day="#2c5220",
        night="#b4d8a4",
    ),
    marked_by="names",
    listed_on="glossary",
    schema_org="DefinedTerm",
    is_creative_work=False,
    motivation="describing",
    order=Order(by="name", key=lambda term: (term.name.casefold(), term.id)),
)
