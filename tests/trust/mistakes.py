"""Single mistakes of contributors, made by a program at many places: are they told, where they were made, and once?

Each kind of mistake changes one field, item or line of a data file and knows where: the line, and the columns among
which the message should point. What counts is the first message of the listing, which is what people read.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from harbour import FILES, read
from slips import MISTAKES, OF_IDS, fields, ids

from explainer.diagnostics.problems import Problem
from trust.figures import Figure

ROOT = Path(__file__).parent.parent.parent
PER_KIND = 6
"""In how many places of each story a mistake is made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One mistake: the file as it stands with it, and where it is; ``columns`` are the first and the last."""

    kind: str
    file: str
    text: str = field(repr=False)
    line: int
    columns: tuple[int, int]


def mistakes(files: Mapping[str, str], per_kind: int, seed: int = 1) -> Iterator[Mistake]:
    """Every kind of mistake in several places, which the seed chooses."""
    texts = [(name, text.lstrip("\n")) for name, text in files.items() if name.endswith(".yml")]
    own = [(name, one) for name, text in texts for one in fields(text)]
    entries = [(name, one) for name, text in texts if name != "explainer.yml" for one in ids(text)]
    for kind, change in (MISTAKES | OF_IDS).items():
        changes = [
            (name, done)
            for name, one in (entries if kind in OF_IDS else own)
            if (done := change(one)) and tuple(done[0]) != one.lines
        ]
        drawn = random.Random(f"{kind} {seed}")  # noqa: S311 -- places in a test
        for name, (lines, number, first, last) in drawn.sample(changes, min(per_kind, len(changes))):
            yield Mistake(kind=kind, file=f"data/{name}", text="\n".join(lines), line=number + 1, columns=(first, last))


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How a mistake is told."""

    mistake: Mistake
    problems: tuple[Problem, ...]

    @property
    def is_told(self) -> bool:
        return bool(self.problems)

    @property
    def is_in_line(self) -> bool:
        where = self.problems[0].location if self.problems else None
        return where is not None and (where.path, where.line) == (self.mistake.file, self.mistake.line)

    @property
    def is_in_column(self) -> bool:
        first, last = self.mistake.columns
        return self.is_in_line and first <= self.problems[0].location.column <= last

    @property
    def is_told_once(self) -> bool:
        return len(self.problems) == 1


def tell(mistake: Mistake, files: Mapping[str, str]) -> Telling:
    """What the check says of a mistake."""
    _, problems = read({**files, mistake.file.removeprefix("data/"): mistake.text})
    return Telling(mistake=mistake, problems=problems.errors or tuple(problems))


def shipped() -> dict[str, str]:
    """The story in ``data/``."""
    folder = ROOT / "data"
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".yml", ".md")
    }


def measure() -> Iterator[Figure]:
    """Told at all, on the right line, in the right column, and only once: parts of all mistakes in both stories."""
    told = [tell(mistake, files) for files in (FILES, shipped()) for mistake in mistakes(files, PER_KIND)]
    goals = {"told": 1.0, "on the right line": 1.0, "in the right column": 0.95, "with one message": 0.95}
    tests = (Telling.is_told, Telling.is_in_line, Telling.is_in_column, Telling.is_told_once)
    for (what, goal), test in zip(goals.items(), tests, strict=True):
        missed = [one.mistake.kind for one in told if not test.fget(one)]  # type: ignore[attr-defined]
        share = 100 * (1 - len(missed) / len(told))
        yield Figure(
            what=f"Single mistakes {what}, of {len(told):,}", value=share, at_least=100 * goal, unit="%",
            note=", ".join(sorted(set(missed))),
        )  # fmt: skip
