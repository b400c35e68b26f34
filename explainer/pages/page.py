"""What a page is: a file in Markdown for a site generator; and what an asset is: a file that is served as it is."""

from __future__ import annotations

from dataclasses import dataclass

from explainer.encode import as_markdown, as_yaml_string

__all__ = ["Asset", "Page"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page in Markdown. ``path`` ends in .md; ``source`` is the data file it is edited in, if it is made of data.

    ``in_search`` is false for pages that would only be in the way of readers who search. ``is_wide`` gives a page the
    place beside it too, where the theme would list its headings.
    """

    path: str
    title: str
    text: str
    source: str | None
    description: str = ""
    in_search: bool = True
    is_wide: bool = False

    @property
    def markdown(self) -> str:
        """The file's text, with title and description in front matter."""
        head = {"title": self.title, "description": self.description}
        lines = [f"{key}: {as_yaml_string(as_markdown(value))}" for key, value in head.items() if value]
        if not self.in_search:
            lines += ["search:", "  exclude: true"]
        if self.is_wide:
            lines += ["hide:", "  - toc"]
        return "\n".join(["---", *lines, "---", "", self.text])


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file that is served as it is."""

    path: str
    content: bytes
