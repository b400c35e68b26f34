"""References between entries: whether the id exists, and which one was probably meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from pathlib import PurePosixPath

from explainer.diagnostics.locations import Edit
from explainer.diagnostics.problems import Code, Problems
from explainer.kinds import KINDS
from explainer.kinds.parts import Model
from explainer.reading.draft import Draft
from explainer.reading.located import Located
from explainer.words.english import with_article
from explainer.words.typos import Choices, did_you_mean
from explainer.yaml.nodes import Path, Sequence
from explainer.yaml.rewrite import rewrite

__all__ = ["ANY", "check_references"]

ANY = "entry"
"""The kind of a reference to an entry of any kind."""


_MOST_HINTS = 200
"""Different misspelt ids of one kind for which the nearest is told: more have a common cause, which the first show."""


class _Ids:
    """The ids that references of one kind may hold, with a cache of what was meant by others.

    ``lost`` are ids of entries that could not be read; they may have been meant as well. ``former`` are ids of earlier
    versions, each with the one that took its place.
    """

    def __init__(self, known: Iterable[str], lost: frozenset[str], former: Mapping[str, str]) -> None:
        self.known = frozenset(known)
        self._lost = lost
        self.former = former
        self.surely_meant = cache(lambda target: former.get(target) or self._choices.surely_meant(target))
        self.nearest = cache(self._nearest)
        self._meant_in: dict[int, Counter[str | None]] = {}
        self._hints = 0

    def _nearest(self, target: str) -> str | None:
        """The id that took its place, or the most similar one: among all of them, and so for the first slips only."""
        if now := self.former.get(target):
            return now
        self._hints += 1
        return did_you_mean(target, self.known) if self._hints <= _MOST_HINTS else None

    def count_meant(self, items: Sequence, meant: str | None) -> int:
        """How many items of a list mean one id."""
        counts = self._meant_in.get(id(items))
        if counts is None:
            counts = self._meant_in[id(items)] = Counter(map(self.surely_meant, items.value))
        return counts[meant]

    @cached_property
    def _choices(self) -> Choices:
        return Choices(self.known | self._lost)


def check_references(draft: Draft, problems: Problems) -> None:
    """Add an error for every id that names nothing, or something of another kind."""
    ids = _ids_by_kind(draft)
    for owner in draft.owners():
        for path, kind, target in owner.references:
            if not (
                target in ids[kind].known or target in draft.gaps.ids or _is_unread(draft, ids[kind], kind, target)
            ):
                _tell_unknown(draft, problems, ids[kind], owner, path, kind, target)


def _ids_by_kind(draft: Draft) -> dict[str, _Ids]:
    by_kind: dict[str, list[str]] = {kind: [] for kind in KINDS}
    former: dict[str, dict[str, str]] = {kind: {} for kind in (*KINDS, ANY, "party", "article")}
    for id_, located in draft.entries.items():
        by_kind[located.value.kind].append(id_)
        now = dict.fromkeys(located.value.formerly, id_)
        former[located.value.kind] |= now
        former[ANY] |= now
    parties = draft.project.value.parties
    former["party"] = {old: id_ for id_, party in parties.items() for old in party.formerly}
    others = {ANY: draft.entries, "party": parties, "article": draft.articles}
    return {kind: _Ids(known, draft.gaps.ids, former[kind]) for kind, known in (by_kind | others).items()}


def _tell_unknown(
    draft: Draft, problems: Problems, ids: _Ids, owner: Located[Model], path: Path, kind: str, target: str
) -> None:
    remedy = _reference_remedy(draft, kind, target, ids)
    message = f"no {kind} is called '{target}'" if kind in (ANY, *KINDS) else f"there is no {kind} '{target}'"
    if target in draft.entries:
        message = f"'{target}' is not {with_article(kind)}"
    # a party may have been divided: whom of its parts somebody meant, the former id does not tell
    is_sure = kind != "party" or target not in ids.former
    edits = _certain_edits(draft, owner, path, ids, target) if is_sure else ()
    problems.error(Code.UNKNOWN_REFERENCE, message, owner.at(path), remedy, edits)


def _certain_edits(draft: Draft, owner: Located[Model], path: Path, ids: _Ids, target: str) -> tuple[Edit, ...]:
    """The edit to the id that was certainly meant.

    Nothing if the id exists for something else, or if the list it stands in would hold the right id twice.
    """
    meant = ids.surely_meant(target)
    around = owner.inner(path[:-1])
    is_once = not isinstance(around, Sequence) or ids.count_meant(around, meant) == 1
    if meant is None or meant not in ids.known or target in draft.entries or not is_once:
        return ()
    return rewrite(owner.inner(path), meant)


def _is_unread(draft: Draft, ids: _Ids, kind: str, target: str) -> bool:
    """Whether a file that could not be read, or an entry with a wrong id, may be what a reference means."""
    kinds = set(KINDS) if kind == ANY else {kind}
    if draft.gaps.kinds & kinds:
        return True
    return bool(draft.gaps.doubtful & kinds) and target not in draft.entries and ids.surely_meant(target) is None


def _reference_remedy(draft: Draft, kind: str, target: str, ids: _Ids) -> str:
    near = ids.nearest(target)
    # several ids in one text, between commas, spaces or the word "and"
    parts = [part for part in re.split(r"[^\w-]+|\band\b", target) if part]
    if len(parts) > 1 and ids.known.issuperset(parts):
        return f"these are {len(parts)} ids: write them as items of their own, [{', '.join(parts)}]"
    if target in draft.entries:
        other = draft.entries[target]
        return f"it is {with_article(other.value.kind)} ({other.key}); name {with_article(kind)} here"
    if near is None:
        if kind == ANY:
            return "correct the id; what was deleted has none"
        folder = PurePosixPath(draft.project.key.path).parent
        where = folder / KINDS[kind].filename if kind in KINDS else "explainer.yml"
        return f"add it to {where}, or correct the id" if kind != "article" else "use the name of an article file"
    at = f" ({draft.entries[near].key.path}:{draft.entries[near].key.line})" if near in draft.entries else ""
    return f"did you mean '{near}'{at}?"
