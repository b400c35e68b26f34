"""Events: what happened, when as precisely as known, who took part and where."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from explainer.kinds.entry import Explained
from explainer.kinds.field_types import ActorId, Date, Line, PlaceId, Prose, SourceId
from explainer.kinds.kind import Kind, Look, Order
from explainer.kinds.markers import Worded
from explainer.locale.interface import Interface
from explainer.locale.messages import N_


def _as_list(value: object) -> object:
    """One date may be written without brackets."""
    return [value] if isinstance(value, str) else value


Layer = Annotated[
    Literal["in-the-report", "background", "since"],
    Worded({"in-the-report": N_("Told in the report"), "background": N_("Background"), "since": N_("Since then")}),
]


class Event(Explained):
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
    story: Layer = Field(
        description="in-the-report: told in an article; background: before; since: after the article's day."
    )
    importance: Literal["core", "further"] = Field(
        default="core", description="further: more detail than most readers want."
    )
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

    def qualifier(self, interface: Interface) -> str:
        """Its dates."""
        return interface.dates(self.date)

    def share_line(self, interface: Interface, name_of: Callable[[str], str]) -> str:
        """Where it happened."""
        return interface.comma.join(map(name_of, self.where[:2]))


_BY_DATE: Order[Event] = Order(by="date", key=lambda event: event.first_date.sort_key[:2])

KIND = Kind(
    model=Event,
    plural="events",
    label=N_("Event"),
    look=Look(
        icon="<path fill-rule='evenodd' d='M3 0h2v2h6V0h2v2h3v14H0V2h3zM2 6v8h12V6z'/>",
        line="dashed",
        day="#7a3608",
        night="#f0bd8d",
    ),
    marked_by="aliases",
    parts="event",
    listed_on="timeline",
    divided_by="year",
    schema_org="Event",
    is_creative_work=False,
    motivation="identifying",
    order=_BY_DATE,
    file_order=_BY_DATE,
)
