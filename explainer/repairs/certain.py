"""Every repair of which it is certain what was meant: the stages of reading propose them with the problems they find.

Repairs are made in rounds, because a file that can be read again shows what was hidden in it. Words of quotations are
never changed: whether the quotation or the article is right, only the original tells.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from explainer.diagnostics.locations import Edit, SourceText
from explainer.diagnostics.problems import Invalid, Problem, Problems
from explainer.reading.folder import read_story
from explainer.reading.story import Story
from explainer.repairs.repair import Repair, apply_repairs

_START = attrgetter("location.start")


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """The files after all repairs, the repairs and notes on them, and the story that is read from the files then."""

    sources: tuple[SourceText, ...]
    repairs: tuple[Repair, ...]
    story: Story | Invalid
    problems: Problems
    notes: tuple[str, ...] = ()


def repair(sources: Iterable[SourceText], folder: str, unread: Problems) -> Repaired:
    """Make every certain repair. ``unread`` are the problems of files of ``folder`` that could not be read at all."""
    texts = tuple(sources)
    made: tuple[Repair, ...] = ()
    seen = {texts}
    while True:
        problems = Problems()
        for problem in unread:
            problems.add(problem)
        story = read_story(texts, folder, problems)
        repairs = _compatible(problems)
        after = apply_repairs(texts, repairs)
        if after in seen:  # nothing left to do; or, though it should not be, two repairs undo each other
            return Repaired(sources=texts, repairs=made, story=story, problems=problems)
        seen.add(after)
        texts, made = after, made + repairs


def _compatible(problems: Iterable[Problem]) -> tuple[Repair, ...]:
    """The repairs that are proposed, without those that clash with an earlier one: they wait for the next round."""
    chosen: list[Repair] = []
    taken: dict[str, list[Edit]] = {}
    for problem in problems:
        if problem.edits and not any(_clashes(edit, taken.get(edit.location.path, ())) for edit in problem.edits):
            chosen.append(Repair(where=problem.location, reason=problem.message, edits=problem.edits))
            for edit in problem.edits:
                insort(taken.setdefault(edit.location.path, []), edit, key=_START)
    return tuple(chosen)


def _clashes(edit: Edit, taken: Sequence[Edit]) -> bool:
    """Whether an edit clashes with one of the others; these lie in order and apart, so its neighbours are enough."""
    at = bisect_left(taken, _START(edit), key=_START)
    return any(edit.clashes_with(other) for other in taken[max(at - 1, 0) : at + 1])
