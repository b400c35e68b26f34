"""The head of a page written by hand, in ``docs``: what the theme is told about it, and nothing else."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from explainer.kinds.field_types import Date, Id, Line
from explainer.kinds.markers import Called
from explainer.kinds.parts import Model

__all__ = ["PageHead"]

Icon = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)+$", max_length=120),
    Called("the name of an icon", "names of icons", "material/map"),
]
Template = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+([-_][a-z0-9]+)*\.html$", max_length=80),
    Called("the name of a template", "names of templates", "main.html"),
]


class InSearch(Model):
    """How the search treats a page."""

    exclude: bool = Field(default=False, description="true leaves the page out.")
    boost: float | None = Field(default=None, gt=0, le=100, description="Above 1, the page stands higher.")


class PageHead(Model):
    """What may stand between the two lines of hyphens at the start of a page written by hand."""

    title: Line | None = Field(default=None, description="The title, as plain text.", examples=["About us"])
    subtitle: Line | None = Field(default=None, description="A second line in the navigation.", examples=["Who we are"])
    description: Line | None = Field(
        default=None, description="What a search engine or a shared link says of it.", examples=["How we work."]
    )
    author: Line | None = Field(default=None, description="Who wrote it.", examples=["R. Holm"])
    date: Date | None = Field(default=None, description="When it was written.")
    icon: Icon | None = Field(default=None, description="The icon in the navigation.", examples=["material/map"])
    status: Id | None = Field(
        default=None, description="A mark in the navigation, such as new or deprecated.", examples=["new"]
    )
    template: Template | None = Field(
        default=None, description="Another template of the theme.", examples=["main.html"]
    )
    hide: tuple[Literal["navigation", "toc", "path", "footer", "tags", "feedback"], ...] = Field(
        default=(), description="Parts of the page that are left out."
    )
    tags: tuple[Line, ...] = Field(
        default=(), description="Words under which the theme lists the page.", examples=[["method"]]
    )
    comments: bool | None = Field(default=None, description="Whether the theme shows its block for comments.")
    search: InSearch | None = Field(default=None, description="How the search treats the page.")
