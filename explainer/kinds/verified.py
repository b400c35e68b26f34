"""The record of human checks, ``verified.yml``: what people have compared with an original. The program writes it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from explainer.kinds.field_types import ArticleId, Day, NameLine, ParagraphNumber
from explainer.kinds.markers import Called
from explainer.kinds.parts import Model

__all__ = ["HumanCheck", "Verified"]

Digest = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9a-f]{64}$", max_length=64),
    Called("a SHA-256 digest", "SHA-256 digests", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
]


class HumanCheck(Model):
    """A person found that a paragraph of our retelling says neither more nor less than that of the original."""

    # the id is no reference that must hold: a record whose article is gone is void, and no mistake of anybody
    article: ArticleId = Field(description="Id of the article.")
    paragraph: ParagraphNumber = Field(description="Number of the paragraph in both, counted from 1.")
    checked_by: NameLine = Field(description="Who compared the two; readers see the name.", examples=["R. Holm"])
    checked_on: Day = Field(description="The day on which they were compared.")
    original: Digest = Field(description="Digest of the original's paragraph; once it differs, this record is void.")
    retelling: Digest = Field(description="Digest of our paragraph; once it differs, this record is void.")


class Verified(Model):
    """Which paragraphs people have compared with the original. The program writes this file; it need not be there."""

    checks: tuple[HumanCheck, ...] = Field(description="One record for each paragraph and person.")
