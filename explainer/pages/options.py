"""What the pages are told of their surroundings: where the site stands, and where its data can be edited."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

__all__ = ["SiteOptions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteOptions:
    """What only the surroundings know.

    ``edit_base`` is the address before a data file's path, for links to the line of an entry; None for no links.
    ``data_folder`` is where the data are, counted from where that address leads.
    ``issues_url`` is where readers write to the project, with title and text in the query; None for no such link.
    ``site_url`` is the address of the built site, with a slash at its end; None when it is not known.
    ``directory_urls`` tells whether ``map.md`` becomes ``map/index.html`` instead of ``map.html``.
    ``contributor_pages`` asks for the pages that help to edit the data. ``is_preview`` tells that only those who edit
    them see the site.
    ``language`` is that of the interface; there must be a catalogue of it.
    """

    edit_base: str | None = None
    data_folder: str = "data"
    issues_url: str | None = None
    site_url: str | None = None
    directory_urls: bool = False
    contributor_pages: bool = False
    language: str = "en"
    is_preview: bool = False

    @property
    def has_pictures(self) -> bool:
        """Whether shared links get a picture: its address must be a whole one, and nobody shares a preview."""
        return self.site_url is not None and not self.is_preview

    def served(self, path: str) -> str:
        """Where a file of ours is on the built site; a page that is served as a folder ends in a slash, or is empty."""
        stem, ending = posixpath.splitext(path)
        if ending != ".md":
            return path
        if not self.directory_urls:
            return f"{stem}.html"
        return stem.removesuffix("index") if posixpath.basename(stem) == "index" else f"{stem}/"
