"""The ledger of links, ``links.yml``: what the addresses of the sources answered. The program writes it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from explainer.kinds.field_types import Day, Id, Url
from explainer.kinds.parts import Archive, Model

Status = Literal["alive", "moved", "gone", "unknown"]

Answer = Literal[
    "found", "not-found", "removed", "refused", "too-many-requests", "server-error", "other-answer", "home-page",
    "no-such-host", "no-answer", "not-secure", "private-address", "bad-address", "too-many-redirects",
]  # fmt: skip


class LinkRecord(Model):
    """What is known of one address."""

    url: Url = Field(description="The address that was asked; once the source has another, this record is void.")
    status: Status = Field(description="alive, moved (alive at another address), gone, or unknown.")
    since: Day = Field(description="The day on which this was first found.")
    last_seen: Day | None = Field(default=None, description="The last day it was alive, if that is not 'checked'.")
    answer: Answer | None = Field(default=None, description="What was answered, if the address is not alive.")
    moved_to: Url | None = Field(default=None, description="The address to which it has moved for good.")


class SourceRecord(LinkRecord):
    """What is known of the address of a source."""

    archive: Archive | None = Field(default=None, description="A stored copy, if the source itself names none.")


class Ledger(Model):
    """What the addresses of the sources answered. The program writes this file; it need not be there."""

    checked: Day = Field(description="The day to which the records hold; what is alive was alive on this day.")
    sources: dict[Id, SourceRecord] = Field(description="The addresses of sources, by the source's id.")
    archives: dict[Id, LinkRecord] = Field(default={}, description="The stored copies of sources, by the source's id.")
