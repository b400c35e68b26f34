"""References between entries: whether what is named exists, and what was probably meant."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Any

from explainer.edits import Edit
from explainer.kinds import KINDS
from explainer.model_fields import references
from explainer.problems import Code, Problems, did_you_mean
from explainer.resolution.draft import Draft
from explainer.schema import Located
from explainer.slips import surely_meant
from explainer.yaml.edits import rewrite
from explainer.yaml.nodes import Path, Sequence, plain

__all__ = ["ANY", "check_references"]

ANY = "entry"
"""The kind of a reference to an entry of whichever kind."""


def check_references(draft: Draft, problems: Problems) -> None:
    """Report every id that names nothing, or something of another kind."""
    for owner in draft.owners():
        for path, kind, target in references(owner.value):
            _check_reference(draft, problems, owner, path, kind, target)


def _check_reference(draft: Draft, problems: Problems, owner: Located[Any], path: Path, kind: str, target: str) -> None:
    known = _ids(draft, kind)
    if target in known or target in draft.gaps.ids or _is_unread(draft, kind):
        return
    remedy = _reference_remedy(draft, kind, target, known)
    message = f"no {kind} is called '{target}'" if kind in (ANY, *KINDS) else f"there is no {kind} '{target}'"
    if target in draft.entries:
        message = f"'{target}' is not {_with_article(kind)}"
    edits = _certain_edits(draft, owner, path, known, target)
    problems.error(Code.UNKNOWN_REFERENCE, message, owner.at(path), remedy, edits)


def _certain_edits(draft: Draft, owner: Located[Any], path: Path, known: set[str], target: str) -> tuple[Edit, ...]:
    """The id that was certainly meant, unless the one written is another thing's, or both stand in the same list."""
    ids = known | draft.gaps.ids
    meant = surely_meant(target, ids)
    around = owner.inner(path[:-1])
    items = plain(around) if isinstance(around, Sequence) else [target]
    is_once = [surely_meant(item, ids) for item in items].count(meant) == 1
    if meant is None or meant not in known or target in draft.entries or not is_once:
        return ()
    return rewrite(owner.inner(path), meant)


def _is_unread(draft: Draft, kind: str) -> bool:
    """Whether things of that kind may stand in a file that could not be read."""
    return bool(draft.gaps.kinds & set(KINDS)) if kind == ANY else kind in draft.gaps.kinds


def _ids(draft: Draft, kind: str) -> set[str]:
    if kind == ANY:
        return set(draft.entries)
    if kind == "party":
        return set(draft.project.value.parties)
    if kind == "article":
        return set(draft.articles)
    return {id_ for id_, located in draft.entries.items() if located.value.kind == kind}


def _reference_remedy(draft: Draft, kind: str, target: str, known: set[str]) -> str:
    near = did_you_mean(target, known)
    parts = [part for part in re.split(r"[^\w-]+|\band\b", target) if part]
    if len(parts) > 1 and known.issuperset(parts):
        return f"these are {len(parts)} ids: write them as items of their own, [{', '.join(parts)}]"
    if target in draft.entries:
        other = draft.entries[target]
        return f"it is {_with_article(other.value.kind)} ({other.key}); name {_with_article(kind)} here"
    if near is None:
        if kind == ANY:
            return "correct the id; what was deleted has none"
        folder = PurePosixPath(draft.project.key.path).parent
        where = folder / KINDS[kind].filename if kind in KINDS else "explainer.yml"
        return f"add it to {where}, or correct the id" if kind != "article" else "use the name of an article file"
    at = f" ({draft.entries[near].key.path}:{draft.entries[near].key.line})" if near in draft.entries else ""
    return f"did you mean '{near}'{at}?"


def _with_article(word: str) -> str:
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"
