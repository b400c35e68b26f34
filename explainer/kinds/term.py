"""Terms: words a reader needs explained, with who uses which synonym."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from explainer.kinds.entry import NamedEntry
from explainer.kinds.field_types import Prose, SourceId, TermId
from explainer.kinds.parts import Development


class Term(NamedEntry):
    """A glossary entry; 'names' are its synonyms and their users."""

    kind: ClassVar[str] = "term"

    description: Prose = Field(
        description="The explanation, each contested word attributed.",
        examples=["What a ship pays for each day at the mole."],
    )
    see: tuple[TermId, ...] = Field(default=(), description="Other terms to read with this one.")
    since_then: tuple[Development, ...] = Field(default=(), description="What happened later, dated and sourced.")
    sources: tuple[SourceId, ...] = Field(min_length=1, description="Ids of the sources this rests on.")
