"""Look for texts that break a target, for so many seconds in all: ``python -m fuzzing [SECONDS [TARGET]]``.

With atheris each target runs in a process of its own, guided by what it covers of the program; without it Hypothesis
draws the texts, and keeps in its database what it has found. Either way a text that was found is written to
``tests/cases/fuzzing``, where the tests try it from then on.
"""

from __future__ import annotations

import hashlib
import importlib.util
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import hostile
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.database import DirectoryBasedExampleDatabase

FINDINGS = Path(__file__).parent.parent / "cases" / "fuzzing"
LONGEST = 4_000
"""Characters of a text."""

SLOW = 5
"""Seconds after which a text has taken too long; it is a finding too."""

NAMES = ("data-file", "date", "selector", "prose", "article", "address", "page")


def main(arguments: list[str]) -> int:
    """Fuzz one target or all of them; 1 if something was found."""
    whole, *names = arguments or ["60"]
    names = names or list(NAMES)
    share = max(1, int(whole) // len(names))
    look = _guided if is_guided() else _drawn
    print("guided by atheris" if is_guided() else "drawn by Hypothesis, for atheris is not installed", flush=True)
    found = False
    for name in names:
        text = look(name, share)
        if text is not None:
            file = FINDINGS / name / f"{hashlib.sha256(text.encode()).hexdigest()[:12]}.txt"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="")
            found = True
        print(f"{name}: {'nothing' if text is None else repr(text[:200])}", flush=True)
    return int(found)


def is_guided() -> bool:
    """Whether atheris is installed."""
    return importlib.util.find_spec("atheris") is not None


def _guided(name: str, seconds: int) -> str | None:
    """A text that breaks the target, as libFuzzer found it."""
    with tempfile.TemporaryDirectory() as place:
        corpus, found = Path(place) / "corpus", Path(place) / "found"
        corpus.mkdir()
        found.mkdir()
        for number, seed in enumerate(seeds()):
            (corpus / str(number)).write_text(seed, encoding="utf-8", newline="")
        command = [sys.executable, "-m", "fuzzing.guided", name, str(corpus), f"-artifact_prefix={found}/"]
        limits = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-timeout={SLOW}", "-rss_limit_mb=2000"]
        done = subprocess.run([*command, *limits], capture_output=True, text=True, errors="replace", check=False)
        texts = [path.read_bytes().decode("utf-8", "ignore") for path in found.iterdir()]
        if done.returncode and not texts:
            raise RuntimeError(done.stderr[-2_000:])
        print(done.stderr[-1_500:] if texts else "", end="", flush=True)
        return texts[0] if texts else None


def seeds() -> list[str]:
    """Hostile texts to begin with."""
    return [unit * times for unit in hostile.UNITS for times in (1, 5)]


def _drawn(name: str, seconds: int) -> str | None:
    """A text that breaks the target, as Hypothesis found it: the shortest of several."""
    from fuzzing.targets import TARGETS

    broken: list[str] = []
    database = DirectoryBasedExampleDatabase(Path(".hypothesis") / "fuzzing")
    check = TARGETS[name]
    texts = st.lists(st.sampled_from(hostile.UNITS) | st.text(max_size=8), max_size=40).map("".join)

    @settings(max_examples=500, deadline=None, database=database, phases=set(Phase) - {Phase.explain})
    @given(texts)
    def holds(text: str) -> None:
        try:
            start = time.process_time()
            check(text)
            assert time.process_time() - start < SLOW
        except Exception:
            broken.append(text)
            raise

    end = time.monotonic() + seconds
    while time.monotonic() < end and not broken:
        try:
            holds()
        except Exception as error:
            print(repr(error), flush=True)
    return broken[-1] if broken else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
