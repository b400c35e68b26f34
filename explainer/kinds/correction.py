"""Corrections: what was wrong on the site, what is right, and why. ``name`` is a short heading of ours."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from explainer.kinds.entry import Entry
from explainer.kinds.field_types import Day, EntryId, Line, Prose, SourceId
from explainer.kinds.kind import Kind, Look, Order
from explainer.kinds.parts import Passage
from explainer.locale.messages import N_


class Correction(Entry):
    """A mistake that readers may have seen, put right in the open."""

    kind: ClassVar[str] = "correction"

    date: Day = Field(description="The day it was put right.", examples=["2024-03-14"])
    wrong: Prose = Field(
        description="What stood there, so that whoever read it knows what to forget.",
        examples=["The harbour opened at ten."],
    )
    right: Prose = Field(description="What is right, and stands there now.", examples=["The harbour opened at noon."])
    why: Prose = Field(description="How the mistake came about.", examples=["We misread a timetable."])
    noticed_by: Line | None = Field(
        default=None, description="Who noticed it. Private persons are never named.", examples=["a reader"]
    )
    concerns: tuple[EntryId, ...] = Field(
        default=(), description="Ids of the corrected entries, of any kind. What was deleted whole cannot be named."
    )
    passages: tuple[Passage, ...] = Field(default=(), description="Corrected paragraphs.")
    sources: tuple[SourceId, ...] = Field(default=(), description="Ids of the sources that show what is right.")


KIND = Kind(
    model=Correction,
    plural="corrections",
    label=N_("Correction"),
    look=Look(
        icon="<path fill-rule='evenodd' d='M11 0l5 5L5.500 15.500 0 16l.500-5.500zm0 3L3 11l2 2 8-8z'/>",
        line="solid",
        pixels=3,
        day="#1c4f45",
        night="#9dd8c8",
    ),
    marked_by="aliases",
    listed_on="corrections",
    divided_by="number",
    has_own_pages=False,
    schema_org="CorrectionComment",
    is_creative_work=True,
    motivation="commenting",
    order=Order(by="date", key=lambda correction: correction.date, is_descending=True),
)
