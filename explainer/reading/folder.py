"""The texts of a data folder to a Story: which file holds what, and in which order they are parsed.

Nothing here reads the disk; ``files`` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any, TypeVar

from explainer.diagnostics.locations import Location, SourceText
from explainer.diagnostics.problems import INVALID, Code, Invalid, Problems
from explainer.files.environment import PROJECT_FILE
from explainer.files.store import Store
from explainer.kinds import KINDS, Entry, Kind
from explainer.kinds.ledger import Ledger
from explainer.kinds.parts import Model
from explainer.kinds.project import Project
from explainer.kinds.verified import Verified
from explainer.reading.article import Article
from explainer.reading.article_file import parse_article
from explainer.reading.checks import check_story
from explainer.reading.draft import Draft, Gaps, unique
from explainer.reading.kept import known_node
from explainer.reading.located import Located
from explainer.reading.models import read_entries, read_model
from explainer.reading.resolve import resolve
from explainer.reading.story import Story
from explainer.words.folding import slug
from explainer.words.typos import did_you_mean
from explainer.yaml.nodes import Mapping as MappingNode

__all__ = ["LEDGER_FILE", "VERIFIED_FILE", "read_story"]

M = TypeVar("M", bound=Model)

LEDGER_FILE = "links.yml"
VERIFIED_FILE = "verified.yml"


def read_story(
    texts: Iterable[SourceText], folder: str, problems: Problems, kept: Store | None = None
) -> Story | Invalid:
    """The Story in the files of a data folder; INVALID if ``problems`` holds an error.

    ``folder`` is the path of the folder, with which those of the texts begin. A file for which ``problems``
    already holds an error exists, and could not be read. What the files are read to is ``kept`` for the next time.
    """
    files = {_below(file.path, folder): file for file in texts}
    unreadable = {_below(problem.location.path, folder) for problem in problems.errors}
    astray = _check_file_names(files, problems) | unreadable
    project = INVALID if PROJECT_FILE in astray else _read_project(files, folder, problems, kept)
    articles = _read_articles(files, problems, kept)
    ledger = _read_optional(Ledger, files.get(LEDGER_FILE), problems, kept)
    verified = _read_optional(Verified, files.get(VERIFIED_FILE), problems, kept)
    entries, lost, unread, doubtful = _read_entries(files, problems, kept)
    unread |= {kind.name for kind in KINDS.values() if any(map(kind.holds, astray))}
    # an article that could not be read or parsed, or lies in the wrong folder, may be the one that something refers to
    if "articles" in astray or len(articles) < sum(name.endswith(".md") for name in {*files, *astray}):
        unread.add("article")
    if isinstance(project, Invalid):
        return INVALID
    known = unique(entries, problems)
    owners: list[Located[Model]] = [project, *(article.front for article in articles.values()), *known.values()]
    present = {"article": bool(articles), **{kind.name: bool(_files_of(kind, files)) for kind in KINDS.values()}}
    unread |= _missing_kinds(owners, present, folder, unread, problems)
    gaps = Gaps(ids=frozenset(lost), kinds=frozenset(unread), doubtful=frozenset(doubtful))
    draft = Draft(
        project=project,
        articles=articles,
        entries=known,
        gaps=gaps,
        ledger=ledger.value if ledger else None,
        verified=verified,
    )
    story = resolve(draft, problems, kept)
    if problems.error_count:
        return INVALID
    check_story(story, problems)
    return INVALID if problems.error_count else story


def _below(path: str, folder: str) -> str:
    """A path relative to ``folder``, or unchanged if it is elsewhere."""
    whole = PurePosixPath(path)
    return str(whole.relative_to(folder) if whole.is_relative_to(folder) else whole)


def _files_of(kind: Kind[Any], files: Mapping[str, SourceText]) -> list[SourceText]:
    """The files that hold entries of a kind: the one of its name, then those into which it is divided, by name."""
    names = sorted(filter(kind.holds, files), key=lambda name: (name != kind.filename, name))
    return [files[name] for name in names]


def _is_article(name: str) -> bool:
    return re.fullmatch(r"articles/[^/]+\.md", name) is not None


def _check_file_names(files: Mapping[str, SourceText], problems: Problems) -> set[str]:
    """Add an error for every file with a wrong name; returns the missing names that were probably meant."""
    known = {PROJECT_FILE, LEDGER_FILE, VERIFIED_FILE, *(kind.filename for kind in KINDS.values())}
    meant: set[str] = set()
    for name, file in files.items():
        where = Location(file, 0, 0)
        stem = PurePosixPath(name).stem
        if _is_article(name) and stem != slug(stem):
            message, remedy = (
                f"'{stem}' cannot be the id of an article",
                f"call the file {slug(stem) or 'article'}.md",
            )
            problems.error(Code.BAD_ID, message, where, remedy)
        elif name not in known and not _is_article(name) and not any(kind.holds(name) for kind in KINDS.values()):
            near = did_you_mean(name, known)
            meant |= {near} if near and near not in files else set()
            problems.error(Code.UNKNOWN_FILE, f"nothing reads '{name}'", where, _file_remedy(name, near, known))
    return meant


def _file_remedy(name: str, near: str | None, known: set[str]) -> str:
    if name.endswith(".md"):
        return f"articles are read from the folder 'articles' itself: articles/{PurePosixPath(name).name}"
    path = PurePosixPath(name)
    if path.parts[0] in {kind.plural for kind in KINDS.values()}:
        return f"entries are read from the folder '{path.parts[0]}' itself: {path.parts[0]}/{path.stem}.yml"
    if near:
        return f"did you mean '{near}'?"
    example = next(iter(KINDS.values()))
    files = f"{', '.join(sorted(known))} and articles/*.md"
    return f"the files are {files}; {example.filename} and its like may be divided, into {example.split}"


def _missing_kinds(
    owners: Iterable[Located[Model]], present: Mapping[str, bool], folder: str, unread: set[str], problems: Problems
) -> set[str]:
    """Kinds that something refers to and that have no file: one error for the file, not one for each reference."""
    named = {kind for owner in owners for _, kind, _ in owner.references}
    missing = {kind for kind, is_there in present.items() if kind in named and not is_there} - unread
    for kind in missing:
        where = Location(SourceText(f"{folder}/{KINDS[kind].filename if kind in KINDS else 'articles'}", ""), 0, 0)
        if kind in KINDS:
            message = f"this file is missing, and other files name {KINDS[kind].plural}"
            problems.error(Code.MISSING_FILE, message, where, "write it, or take those ids away")
        else:
            problems.error(Code.MISSING_FILE, "there is no article", where, "write one, as articles/its-id.md")
    return missing


def _read_project(
    files: Mapping[str, SourceText], folder: str, problems: Problems, kept: Store | None
) -> Located[Project] | Invalid:
    file = files.get(PROJECT_FILE)
    if file is None:
        where = Location(SourceText(f"{folder}/{PROJECT_FILE}", ""), 0, 0)
        problems.error(Code.MISSING_FILE, "this file is missing", where, "write it: it holds title, day and parties")
        return INVALID
    errors = problems.error_count
    node = known_node(file, problems, kept)
    if node is None:
        if problems.error_count == errors:
            where = Location(file, 0, 0)
            problems.error(Code.EMPTY_VALUE, "this file is empty", where, "write title, summary, day and parties")
        return INVALID
    return read_model(Project, node, problems)


def _read_optional(
    model: type[M], file: SourceText | None, problems: Problems, kept: Store | None
) -> Located[M] | None:
    """What stands in a file that a program writes and that a folder need not have; None if there is nothing."""
    node = known_node(file, problems, kept) if file else None
    located = INVALID if node is None else read_model(model, node, problems)
    return None if isinstance(located, Invalid) else located


def _read_articles(files: Mapping[str, SourceText], problems: Problems, kept: Store | None) -> dict[str, Article]:
    articles = {}
    for name in sorted(files):
        if _is_article(name):
            errors = problems.error_count
            article = parse_article(files[name], problems, kept)
            if not isinstance(article, Invalid):
                articles[article.id] = article
            elif problems.error_count == errors:
                remedy = "write title, source, publisher, date, url and language between the two lines ---"
                problems.error(
                    Code.EMPTY_VALUE, "the head of the article is empty", Location(files[name], 0, 3), remedy
                )
    return articles


def _read_entries(
    files: Mapping[str, SourceText], problems: Problems, kept: Store | None
) -> tuple[list[Located[Entry]], set[str], set[str], set[str]]:
    """The entries, the ids of those that cannot be read, the kinds whose file cannot, and those with a wrong id."""
    entries: list[Located[Entry]] = []
    lost: set[str] = set()
    unread: set[str] = set()
    doubtful: set[str] = set()
    for kind in KINDS.values():
        for file in _files_of(kind, files):
            errors = problems.error_count
            node = known_node(file, problems, kept)
            found = [] if node is None else list(read_entries(kind, node, problems))
            if not isinstance(node, MappingNode):
                unread |= {kind.name} if problems.error_count > errors else set()
                continue
            entries.extend(found)
            keys = {key.text for key, _ in node.fields}
            # of an id in a wrong form, the right form may be referred to
            lost |= {form for key in keys - {entry.value.id for entry in found} for form in (key, slug(key))}
            if node.again or any(key != slug(key) for key in keys):
                doubtful.add(kind.name)
    return entries, lost, unread, doubtful
