"""What entries of every kind share, and what those share that have names in several languages."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from explainer.kinds.field_types import FormerIds, Gist, Id, NameLine, Prose
from explainer.kinds.markers import Worded
from explainer.kinds.parts import Mention, Model, Name, Statement
from explainer.locale.interface import Interface
from explainer.locale.messages import N_

__all__ = ["Entry", "Explained", "NamedEntry"]

Confidence = Annotated[
    Literal["high", "medium", "low"],
    Worded(
        {
            "high": N_("What is not certain"),
            "medium": N_("Not all of this is certain"),
            "low": N_("Little is certain here"),
        }
    ),
]


class Entry(Model):
    """What entries of every kind share."""

    kind: ClassVar[str]

    id: Id = Field(description="The key of the entry in its file; written by hand, never changed or reused.")
    name: NameLine = Field(
        description="The heading of the entry: of actors and places the article's own spelling, of claims a sentence.",
        examples=["Old Mole"],
    )
    aliases: tuple[NameLine, ...] = Field(
        default=(), description="Other names found by themselves in the articles.", examples=[["the mole"]]
    )
    mentions: tuple[Mention, ...] = Field(default=(), description="Passages that mean this entry without naming it.")
    formerly: FormerIds = Field(
        default=(),
        description="Ids under which it was published before; links to them still lead here.",
        examples=[["the-mole"]],
    )
    confidence: Confidence = Field(default="high", description="How sure we are of the entry as a whole.")
    uncertainty: Prose | None = Field(
        default=None,
        description="What is not certain, and why. Readers see it.",
        examples=["The sources differ on how many there were."],
    )

    @property
    def title(self) -> str:
        """What it is called as a heading, in a list or in a link: words that can stand there alone."""
        return self.name

    @property
    def search_names(self) -> tuple[str, ...]:
        """Every form under which the entry is found in an article."""
        return (self.name, *self.aliases)

    @property
    def source_ids(self) -> tuple[str, ...]:
        """The ids of the sources it rests on."""
        sources: tuple[str, ...] = self._told("sources", ())
        return sources

    @property
    def main_text(self) -> str:
        """What is said of it first, in a paragraph or two."""
        return self.described

    @property
    def described(self) -> str:
        """What or who it is, in a paragraph or two; empty for kinds that tell it otherwise."""
        description: str = self._told("description", "")
        return description

    @property
    def that_day(self) -> Statement | None:
        """What it was on the article's day."""
        statement: Statement | None = self._told("on_the_day", None)
        return statement

    @property
    def that_day_in_short(self) -> str | None:
        """The same in a line."""
        line: str | None = self._told("day_in_short", None)
        return line

    @property
    def later(self) -> tuple[Statement, ...]:
        """What came after the article's day; dated, if they are developments."""
        statements: tuple[Statement, ...] = self._told("since_then", ())
        return statements

    @property
    def later_in_short(self) -> str | None:
        """The same in a line."""
        line: str | None = self._told("since_in_short", None)
        return line

    def _told(self, field: str, nothing: Any) -> Any:
        """The value of a field or property that only some kinds have."""
        return getattr(self, field) if _has(type(self), field) else nothing

    def qualifier(self, _interface: Interface) -> str:
        """What its name is never shown without where it stands alone, such as the status of a claim."""
        return ""

    @property
    def is_on_map(self) -> bool:
        """Whether the map shows it."""
        return False

    def share_line(self, _interface: Interface, _name_of: Callable[[str], str]) -> str:
        """The line below its name on the picture of a shared link; ``name_of`` gives the name of another entry."""
        return ""


@cache  # for each kind once: pydantic takes long to say that an entry has no such field, and protocols take longer
def _has(model: type[Entry], field: str) -> bool:
    return field in model.model_fields or hasattr(model, field)


class Explained(Entry):
    """An entry that is explained to readers: shortly first, where they meet it, and then in full."""

    gist: Gist | None = Field(
        default=None,
        description="What a reader has to know of it, in one neutral sentence of at most 160 characters that can be "
        "read alone; what is in dispute names who says so and who disputes it.",
        examples=["The town calls it open, the union shut."],
    )


class NamedEntry(Explained):
    """An entry whose names differ between languages and parties."""

    names: tuple[Name, ...] = Field(default=(), description="Every form of the name, with who uses it.")
    shown_as: tuple[NameLine, ...] = Field(
        default=(),
        max_length=4,
        description="The forms that stand together wherever the name is a heading, a label or a link, so that no "
        "party's form stands alone: the name, forms of names or their transliterations.",
        examples=[["Velter", "Veltermouth"]],
    )

    @property
    def title(self) -> str:
        """The forms that stand together; no line starts with what stands between them."""
        return "\N{NO-BREAK SPACE}· ".join(self.shown_as) or self.name

    @property
    def other_forms(self) -> tuple[Name, ...]:
        """The forms that a source confirms and that do not stand in the title."""
        shown = self.shown_as or (self.name,)
        return tuple(form for form in self.names if form.confirmed and form.name not in shown)

    def used_by(self, shown: str) -> tuple[str, ...]:
        """The parties that use a form, by the form or its transliteration, in the order of the names."""
        forms = (form for form in self.names if shown in (form.name, form.transliteration))
        return tuple(dict.fromkeys(party for form in forms for party in form.used_by))

    @property
    def search_names(self) -> tuple[str, ...]:
        """Name, aliases and the forms in every language."""
        return (self.name, *self.aliases, *(n.name for n in self.names))
