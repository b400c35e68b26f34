"""Input files to a Story: which file holds what, and in which order they are read. Pure; ``files`` does the reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from explainer.article import Article, parse_article
from explainer.checks import check_story
from explainer.draft import Draft, Gaps, unique
from explainer.kinds import KINDS
from explainer.kinds.project import Project
from explainer.locations import Location, SourceText
from explainer.problems import INVALID, Code, Invalid, Problems, did_you_mean
from explainer.resolve import resolve
from explainer.schema import Located, read_entries, read_model
from explainer.story import Story
from explainer.yaml_nodes import Mapping as MappingNode
from explainer.yaml_nodes import compose

__all__ = ["PROJECT_FILE", "read_story"]

PROJECT_FILE = "explainer.yml"


def read_story(sources: Iterable[SourceText], folder: str, problems: Problems) -> Story | Invalid:
    """The Story in the files of a data folder; INVALID when ``problems`` holds an error.

    ``folder`` is the folder's own path as it stands in front of the sources' paths.
    """
    files = {str(PurePosixPath(source.path).relative_to(folder)): source for source in sources}
    _check_file_names(files, problems)
    project = _read_project(files, folder, problems)
    articles = _read_articles(files, problems)
    entries, lost, unread = _read_entries(files, problems)
    if len(articles) < sum(name.startswith("articles/") for name in files):
        unread.add("article")
    gaps = Gaps(ids=frozenset(lost), kinds=frozenset(unread))
    if isinstance(project, Invalid):
        return INVALID
    draft = Draft(project=project, articles=articles, entries=unique(entries, problems), gaps=gaps)
    story = resolve(draft, problems)
    if problems.errors:
        return INVALID
    check_story(story, problems)
    return INVALID if problems.errors else story


def _check_file_names(files: Mapping[str, SourceText], problems: Problems) -> None:
    known = {PROJECT_FILE, *(kind.filename for kind in KINDS.values())}
    for name, source in files.items():
        if name in known or (name.startswith("articles/") and name.endswith(".md")):
            continue
        near = did_you_mean(name, known)
        remedy = f"did you mean '{near}'?" if near else f"the files are {', '.join(sorted(known))} and articles/*.md"
        problems.error(Code.UNKNOWN_FILE, f"nothing reads '{name}'", Location(source, 0, 0), remedy)


def _read_project(files: Mapping[str, SourceText], folder: str, problems: Problems) -> Located[Project] | Invalid:
    source = files.get(PROJECT_FILE)
    if source is None:
        where = Location(SourceText(f"{folder}/{PROJECT_FILE}", ""), 0, 0)
        problems.error(Code.MISSING_FILE, "this file is missing", where, "write it: it holds title, day and parties")
        return INVALID
    errors = len(problems.errors)
    node = compose(source, problems)
    if node is None:
        if len(problems.errors) == errors:
            where = Location(source, 0, 0)
            problems.error(Code.EMPTY_VALUE, "this file is empty", where, "write title, summary, day and parties")
        return INVALID
    return read_model(Project, node, problems)


def _read_articles(files: Mapping[str, SourceText], problems: Problems) -> dict[str, Article]:
    articles = {}
    for name in sorted(files):
        if name.startswith("articles/") and name.endswith(".md"):
            article = parse_article(files[name], problems)
            if not isinstance(article, Invalid):
                articles[article.id] = article
    return articles


def _read_entries(files: Mapping[str, SourceText], problems: Problems) -> tuple[list[Located[Any]], set[str], set[str]]:
    """The entries, the ids of those that cannot be read, and the kinds whose file cannot."""
    entries: list[Located[Any]] = []
    lost: set[str] = set()
    unread: set[str] = set()
    for kind in KINDS.values():
        source = files.get(kind.filename)
        if source is None:
            continue
        errors = len(problems.errors)
        node = compose(source, problems)
        if node is None:
            unread |= {kind.name} if len(problems.errors) > errors else set()
            continue
        found = list(read_entries(kind, node, problems))
        entries.extend(found)
        keys = {key.text for key, _ in node.fields} if isinstance(node, MappingNode) else set()
        lost |= keys - {entry.value.id for entry in found}
    return entries, lost, unread
