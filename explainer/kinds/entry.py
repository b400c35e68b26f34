"""What entries of every kind share, and what those share that have names in several languages."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from explainer.kinds.field_types import Id, NameLine, Prose
from explainer.kinds.parts import Mention, Model, Name

__all__ = ["Entry", "NamedEntry"]

Confidence = Literal["high", "medium", "low"]


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
