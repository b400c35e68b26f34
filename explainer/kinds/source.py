"""Sources: the evidence. Everything else points here. ``name`` is the title, or our description of it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from explainer.kinds.entry import Entry
from explainer.kinds.field_types import Date, Day, Language, Line, PartyId, Url
from explainer.kinds.kind import Kind, Look, Order
from explainer.kinds.markers import Succeeded, Worded
from explainer.kinds.parts import Archive
from explainer.locale.messages import N_

Seen = Annotated[
    Literal["whole", "excerpt", "copy", "not-stored"],
    Worded(
        {
            "whole": N_("Read whole."),
            "excerpt": N_("Read in excerpt."),
            "copy": N_("Read as a copy elsewhere."),
            "not-stored": N_("Not seen; cross-checked elsewhere."),
        }
    ),
    Succeeded({"not-seen": "not-stored"}),
]
Genre = Annotated[
    Literal["official", "news", "analysis", "reference"],
    Worded(
        {
            "official": N_("Official text"),
            "news": N_("News report"),
            "analysis": N_("Analysis"),
            "reference": N_("Reference work"),
        }
    ),
]


class Source(Entry):
    """A page, document or record."""

    kind: ClassVar[str] = "source"

    publisher: Line = Field(description="Who published it.", examples=["The Gazette"])
    title_status: Literal["original", "described"] = Field(
        default="original", description="described: the headline was not seen and 'name' is our description."
    )
    author: Line | None = Field(default=None, description="Who wrote it, when that matters.", examples=["R. Holm"])
    date: Date | None = Field(default=None, description="When it was published; leave out if undated.")
    url: Url = Field(description="Its address.")
    language: Language = Field(default="en", description="ISO 639 code.")
    side: PartyId = Field(description="Which party (explainer.yml) it speaks for or stands nearest to.")
    quotes: tuple[PartyId, ...] = Field(
        default=(), description="Other parties whose own words it carries.", examples=[["union"]]
    )
    genre: Genre | None = Field(
        default=None,
        description="official (a body’s own text), news, analysis (research, comment) or reference (gazetteers, maps).",
    )
    newsroom: Line | None = Field(
        default=None,
        description="The newsroom it comes from, where that publishes under several names.",
        examples=["Gazette Group"],
    )
    perspective: Line = Field(description="Whose view it carries, in a few words.", examples=["the council's paper"])
    via: Line | None = Field(
        default=None,
        description="Who republished it, when the original page was not seen.",
        examples=["The Sound Courier"],
    )
    seen: Seen = Field(description="What of it was read for this site.")
    checked_on: Day | None = Field(
        default=None, description="When what this site takes from it was last held against it."
    )
    caution: Line | None = Field(
        default=None,
        description="What readers should know before they open or trust it.",
        examples=["Written a week after the day."],
    )
    archive: Archive | None = Field(default=None, description="A stored copy.")

    @property
    def desk(self) -> str:
        """Whose reporting it is: two sources of one desk do not bear each other out."""
        return self.newsroom or self.publisher

    def carries(self, party: str) -> bool:
        """Whether it holds words of a party's own: because it is of its side, or quotes it."""
        return party in (self.side, *self.quotes)


def _by_publisher(source: Source) -> tuple[str, tuple[object, ...], str]:
    """By date where a publisher has several, undated ones first; by id where nothing else tells."""
    date = source.date.sort_key if source.date else ()
    return source.publisher.casefold(), date, source.id


KIND = Kind(
    model=Source,
    plural="sources",
    label=N_("Source"),
    look=Look(
        icon="<path fill-rule='evenodd' d='M2 0h8l4 4v12H2zm3 6v1.500h6V6zm0 4v1.500h6V10z'/>",
        line="dotted",
        day="#4f4a43",
        night="#c3bcaf",
    ),
    marked_by="mentions",
    listed_on="sources",
    whole=500,  # a source is a line, in groups that fold, to which those come who follow a link
    divided_by="side",
    has_own_pages=False,
    schema_org="CreativeWork",
    is_creative_work=True,
    motivation="linking",
    order=Order(by="publisher", key=_by_publisher),
    file_order=Order(by="id", key=lambda source: source.id),
)
