"""Actors: people, organisations, states and communities that act or speak in an article."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from explainer.kinds.entry import NamedEntry
from explainer.kinds.field_types import DayInShort, PartyId, Prose, SinceInShort, SourceId, Url
from explainer.kinds.kind import Kind, Look
from explainer.kinds.markers import Worded
from explainer.kinds.parts import Development, Statement
from explainer.locale.messages import N_
from explainer.words.bounds import MAX_REFERENCE

ActorType = Annotated[
    Literal["person", "organisation", "state", "authority", "community", "group", "force"],
    Worded(
        {
            "person": N_("person"),
            "organisation": N_("organisation"),
            # Translators: a country that acts or speaks
            "state": N_("state"),
            "authority": N_("authority"),
            "community": N_("community"),
            "group": N_("group"),
            # Translators: an armed force
            "force": N_("force"),
        }
    ),
]


class Actor(NamedEntry):
    """A person or a body."""

    kind: ClassVar[str] = "actor"

    type: ActorType = Field(description="What sort of actor this is.")
    description: Prose = Field(
        description="Who this is, in two or three sentences of our own.",
        examples=["Runs the harbour for the town council."],
    )
    on_the_day: Statement = Field(description="Role and situation on the article's day.")
    day_in_short: DayInShort = None
    since_then: tuple[Development, ...] = Field(default=(), description="What happened later, dated and sourced.")
    since_in_short: SinceInShort = None
    party: PartyId | None = Field(
        default=None,
        description="Id of the party in explainer.yml in whose lane of the timeline the actor's deeds stand.",
    )
    website: Url | None = Field(default=None, description="The actor's own site.")
    wikidata: Annotated[str, Field(max_length=MAX_REFERENCE, pattern=r"^Q[1-9]\d*$")] | None = Field(
        default=None, description="Wikidata identifier.", examples=["Q42"]
    )
    sources: tuple[SourceId, ...] = Field(default=(), min_length=1, description="Sources of the description.")


KIND = Kind(
    model=Actor,
    plural="actors",
    label=N_("Actor"),
    look=Look(
        icon="<circle cx='8' cy='4.5' r='3.2'/><path d='M1.5 15c0-4 3-6 6.500-6s6.500 2 6.500 6z'/>",
        line="solid",
        day="#6d2a57",
        night="#e3b0d2",
    ),
    marked_by="names",
    listed_on="people",
    schema_org="Thing",
    is_creative_work=False,
    motivation="identifying",
)
