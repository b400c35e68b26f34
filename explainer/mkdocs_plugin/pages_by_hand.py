"""Pages written by hand: their heads and titles for the theme, and their rendered HTML."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateNotFound
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from explainer.diagnostics.locations import Location, SourceText
from explainer.diagnostics.problems import INVALID, Code, Invalid, Problems
from explainer.files.entries import display_path
from explainer.files.texts import read_text as read_file
from explainer.finished.hand_written import check_content
from explainer.kinds.page_head import PageHead
from explainer.mkdocs_plugin.files_by_hand import meta_files
from explainer.mkdocs_plugin.telling import stop_at
from explainer.mkdocs_plugin.theme import as_title
from explainer.reading.front_matter import read_fields, read_head
from explainer.reading.located import Located

__all__ = ["HandWritten", "encode_headings", "encode_titles", "has_file"]


class HandWritten:
    """The pages of a project that were written by hand: their heads, read before MkDocs takes whatever stands there."""

    def __init__(self, files: Files, config: MkDocsConfig) -> None:
        problems = Problems()
        self._texts: dict[str, SourceText] = {}
        self._heads: dict[str, Located[PageHead]] = {}
        for file in files.documentation_pages():
            if file.src_dir == config.docs_dir:
                name = display_path(Path(config.docs_dir) / file.src_uri)
                self._read(file.src_uri, SourceText(name, file.content_string), problems)
        for file in files:
            if posixpath.basename(file.src_uri) in meta_files(config) and file.src_dir == config.docs_dir:
                text = read_file(Path(config.docs_dir) / file.src_uri, problems)
                fields = read_fields(text, problems) if text else INVALID
                if not isinstance(fields, Invalid):
                    self._heads[file.src_uri] = fields
        stop_at(problems, "pages cannot be read")

    def _read(self, path: str, text: SourceText, problems: Problems) -> None:
        head = read_head(text, problems)
        if not isinstance(head, Invalid):
            self._texts[path], self._heads[path] = text, head

    def meta(self, file: File) -> dict[str, Any]:
        """What others may know of the head of a page, be it one that another plugin made."""
        if file.src_uri not in self._heads:
            problems = Problems()
            self._read(file.src_uri, SourceText(file.src_uri, file.content_string), problems)
            stop_at(problems, "pages cannot be used")
        return _as_meta(self._heads[file.src_uri].value)

    def check(self, page: Page, problems: Problems) -> None:
        """Add an error for whatever no page may hold."""
        _check_meta(page, problems)
        if written := self._texts.get(page.file.src_uri):
            check_content(page.content or "", written, problems)

    def check_files_of_theme(self, env: Environment, problems: Problems) -> None:
        """Add an error for each icon and template that a page names and the theme does not have."""
        for head in self._heads.values():
            value = head.value
            for field, name in (
                ("icon", f".icons/{value.icon}.svg" if value.icon else None),
                ("template", value.template),
            ):
                if name and not has_file(env, name):
                    message = f"the theme has no {field} '{getattr(value, field)}'"
                    problems.error(
                        Code.BAD_VALUE, message, head.at((field,)), "name one that it has, or delete the line"
                    )


_TEXTS = ("title", "subtitle", "description", "author")


def _as_meta(head: PageHead) -> dict[str, Any]:
    """What MkDocs and its theme are told of a page; its texts are words and no HTML."""
    told = head.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    for name in _TEXTS:
        if name in told:
            told[name] = as_title(told[name])
    return told


def _check_meta(page: Page, problems: Problems) -> None:
    """Add an error for each field of a page that has a wrong value by now: hooks and other plugins add to them.

    Words may be any, as those of our own pages are.
    """
    found = {name: value for name in PageHead.model_fields if (value := page.meta.get(name)) is not None}
    read = {name: value for name, value in found.items() if name not in _TEXTS or not isinstance(value, str)}
    told = Problems()
    read_fields(SourceText("", json.dumps(read, ensure_ascii=False, default=str)), told)
    where = Location(SourceText(page.file.src_uri, ""), 0, 0)
    for problem in told.errors:
        message = f"a hook or another plugin has changed the head of this page: {problem.message}"
        problems.add(replace(problem, message=message, location=where, edits=()))


def has_file(env: Environment, name: str) -> bool:
    """Whether the theme holds a file."""
    assert env.loader is not None
    try:
        env.loader.get_source(env, name)
    except TemplateNotFound:
        return False
    return True


def encode_titles(items: Iterable[StructureItem]) -> None:
    """Make the titles of sections and links of the navigation texts that are no HTML."""
    for item in items:
        if item.title is not None and not isinstance(item, Page):
            item.title = as_title(item.title)
        if isinstance(item, Section):
            encode_titles(item.children)


def encode_headings(page: Page) -> None:
    """Make the title of a page and those of its headings texts that are no HTML."""
    page.title = as_title(page.title)
    waiting: list[AnchorLink] = list(page.toc)
    while waiting:
        link = waiting.pop()
        link.title = as_title(link.title)
        waiting += link.children
