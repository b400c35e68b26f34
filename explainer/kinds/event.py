"""Events: what happened, when as precisely as known, who took part and where."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from explainer.kinds.entry import Entry
from explainer.kinds.field_types import ActorId, Date, Line, PlaceId, Prose, SourceId


def _as_list(value: Any) -> Any:
    """One date may be written without brackets."""
    return [value] if isinstance(value, str) else value


class Event(Entry):
    """Something that happened."""

    kind: ClassVar[str] = "event"

    date: Annotated[tuple[Date, ...], BeforeValidator(_as_list, json_schema_input_type=Date | tuple[Date, ...])] = (
        Field(
            min_length=1,
            description="The date, or a list of dates when it happened in steps. 2024, 2024-03, 2024-03-14, 2024-03?, "
            "2024-03~, 2024-03-14/2024-03-20.",
            examples=["2024-03-14"],
        )
    )
    time: Line | None = Field(
        default=None, description="The time of day in words, with its zone if not local.", examples=["about noon"]
    )
    description: Prose = Field(
        description="What happened, each contested word attributed.",
        examples=["The dockers left the mole, their union says."],
    )
    story: Literal["in-the-report", "background", "since"] = Field(
        description="in-the-report: told in an article; background: before; since: after the article's day."
    )
    importance: Literal["core", "further"] = Field(default="core", description="further: for readers who dig.")
    who: tuple[ActorId, ...] = Field(default=(), description="Ids of the actors that took part.")
    where: tuple[PlaceId, ...] = Field(default=(), description="Ids of the places.")
    elsewhere: tuple[Line, ...] = Field(
        default=(), description="Places that need no entry of their own.", examples=[["a café on the quay"]]
    )
    sources: tuple[SourceId, ...] = Field(min_length=1, description="Ids of the sources this rests on.")

    @property
    def first_date(self) -> Date:
        """The earliest of its dates, by which events are ordered."""
        return min(self.date)
