"""A Story to a Site: every page, export and asset, no two of which share a path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic_core import to_json

from explainer.encode import as_json_in_script
from explainer.exports import EXPORTS
from explainer.files.manifest import MANIFEST, manifest
from explainer.files.package import package_file, program_digest
from explainer.files.store import Store, store
from explainer.files.writing import write_files
from explainer.kinds import KINDS
from explainer.locale.catalogue import script_words
from explainer.pages import PAGES, Asset, Context, Page, SiteOptions
from explainer.pages.interface import interface
from explainer.pages.style_sheet import kind_styles, without_comments
from explainer.reading.story import Story
from explainer.scripts import bundle

__all__ = ["SCRIPTS", "STYLE_SHEETS", "Site", "build_kept_site", "build_site", "write_site"]

STYLE_SHEETS = ("entry.css", "map.css")
"""Served from ``assets/explainer/``, like ``explainer.css``, to which the rules of kinds are added."""

SCRIPTS = {
    "entry.js": "entry/start.js",
    "explainer.js": "reader/start.js",
    "map.js": "map/start.js",
    "search.js": "search/start.js",
}
"""Our scripts, served from ``assets/explainer/``, and the module each begins with."""

CATALOGUE = "reader/catalogue.js"
"""The module whose place the words of the language take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything a site generator needs."""

    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]
    options: SiteOptions

    @property
    def paths(self) -> list[str]:
        """The paths of those files."""
        return [*map(self._file, self.pages), *(asset.path for asset in self.assets), MANIFEST]

    @property
    def files(self) -> dict[str, bytes]:
        """All of it as plain files, by path, with a list of them.

        A page that is served as a folder is written as the page of that folder: each generator serves it there, and
        none, as Zensical does with pages that it moves, changes its links.
        """
        files = {self._file(page): page.markdown.encode() for page in self.pages}
        files |= {asset.path: asset.content for asset in self.assets}
        return files | {MANIFEST: manifest(files)}

    def _file(self, page: Page) -> str:
        served = self.options.served(page.path)
        return f"{served}index.md" if served.endswith("/") else page.path


def build_site(story: Story, options: SiteOptions | None = None) -> Site:
    """The whole site. Raises ValueError when two parts of the program write the same path."""
    return _built(Context(story, options or SiteOptions()))


def build_kept_site(context: Context, place: Path) -> Site:
    """The same, byte for byte, with what an earlier build for the same place, such as a project, has made."""
    made_by = program_digest() + to_json([context.options, context.story.project.value])
    with store("pages", place, made_by) as kept:
        return _built(context, kept)


def _built(context: Context, kept: Store | None = None) -> Site:
    pages: list[Page] = []
    assets: list[Asset] = []
    seen: set[str] = set()
    for item in _items(context, kept):
        if item.path in seen:
            raise ValueError(f"two things are written to {item.path}")
        seen.add(item.path)
        if isinstance(item, Page):
            pages.append(item)
        else:
            assets.append(item)
    return Site(pages=tuple(pages), assets=tuple(assets), options=context.options)


def write_site(site: Site, folder: Path) -> None:
    """Write every page and asset below a folder in one swap, with a list of them.

    What an earlier site left there is gone then. Raises MisuseError where the folder holds anything that no site has
    written: it would be lost. Raises OSError where the disk refuses, or another process is writing there.
    """
    write_files(site.files, folder)


def _items(context: Context, kept: Store | None) -> Iterator[Page | Asset]:
    makes_pages = context.watched(kept) if kept else context
    for build in PAGES:
        yield from build(makes_pages)
    for export in EXPORTS:
        yield Asset(path=f"data/{export.path}", content=export.render(context).encode())
    for name in STYLE_SHEETS:
        yield Asset(path=f"assets/explainer/{name}", content=_sheet(name).encode())
    sheet = _sheet("explainer.css") + kind_styles(KINDS.values())
    yield Asset(path="assets/explainer/explainer.css", content=sheet.encode())
    for name, entry in SCRIPTS.items():
        yield Asset(path=f"assets/explainer/{name}", content=_script(entry, context.options.language))


@cache  # one for all sites that a process builds
def _sheet(name: str) -> str:
    return without_comments(package_file("explainer", f"assets/{name}").decode())


@cache
def _script(entry: str, language: str) -> bytes:
    words = script_words(interface(language), package_file("explainer", "locale/explainer.pot"))
    data = {CATALOGUE: as_json_in_script(words)}
    return bundle(entry, lambda path: package_file("explainer", f"assets/{path}").decode(), data).encode()
