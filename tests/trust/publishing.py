"""Whether readers ever find less than a whole site: while builds are killed, and while many run at once."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from harbour import files_of, write_project

from trust.figures import Figure

KILLS = 50
BUILDS = 24
SEED = 9

BUSY = "another build is running"
COMMAND = (sys.executable, "-m", "explainer", "build", "--quiet")

Site = Mapping[str, bytes]


def measure() -> Iterator[Figure]:
    """Kill builds of a small story at random moments, then start many at once, and look at the site all the time."""
    with tempfile.TemporaryDirectory() as folder:
        killed = kill_builds(Project(Path(folder)), KILLS, SEED)
    yield Figure(what="Last good site whole after a kill", value=killed.whole, at_least=KILLS, unit="kills")
    yield Figure(what="The most that a kill leaves beside the site", value=killed.left, at_most=1, unit="folders")
    yield Figure(what="Looks at half a site or none, amid kills", value=killed.halves, at_most=0, note=killed.note)
    with tempfile.TemporaryDirectory() as folder:
        raced = race_builds(Project(Path(folder)), BUILDS)
    yield Figure(
        what="Builds at once that leave a whole site, or say that another is running",
        value=raced.whole,
        at_least=BUILDS,
        unit="builds",
    )
    yield Figure(what="What they leave beside the site", value=raced.left, at_most=0, unit="folders")
    yield Figure(what="Looks at half a site or none, amid builds", value=raced.halves, at_most=0, note=raced.note)


class Project:
    """A project whose story has a small site, and that site, which every build makes anew, byte for byte."""

    def __init__(self, folder: Path) -> None:
        self.folder = write_project(folder)
        begun = time.perf_counter()
        done = subprocess.run(COMMAND, cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        self.seconds = time.perf_counter() - begun
        self.own = self._beside()
        self.site = files_of(folder / "site")

    def _beside(self) -> set[str]:
        return {path.name for path in self.folder.iterdir()}

    def left_over(self) -> int:
        """How many files or folders stand beside the site that no project has."""
        return len(self._beside() - self.own)

    def is_whole(self) -> bool:
        """Whether somebody who reads every file of the site now finds it as it was built."""
        try:
            return files_of(self.folder / "site") == self.site
        except OSError:
            return False

    def start(self) -> subprocess.Popen[str]:
        """A build that runs by itself."""
        return subprocess.Popen(COMMAND, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


@dataclass(kw_only=True)
class Found:
    """What was found: how often the site was whole, the most that was left beside it, and what somebody saw who looked
    at it all the time."""

    whole: int = 0
    left: int = 0
    looks: list[bool] = field(default_factory=list)

    @property
    def halves(self) -> int:
        """How many looks found less than a whole site."""
        return self.looks.count(False)

    @property
    def note(self) -> str:
        """Among how many looks."""
        return f"of {len(self.looks):,} looks"


def kill_builds(project: Project, count: int, seed: int) -> Found:
    """Kill one build after the other, each at another moment, and look what is there; the last one is let through."""
    found = Found()
    moments = random.Random(seed)  # noqa: S311 -- the same at every run
    with _looking(project, found):
        for _ in range(count):
            with project.start() as build:
                time.sleep(moments.uniform(0, 1.1 * project.seconds))
                build.kill()
                found.whole += project.is_whole()
                found.left = max(found.left, project.left_over())
        time.sleep(1)  # a program that a killed one started ends a moment later
        with project.start() as build:
            said, _ = build.communicate()
    assert (build.returncode, project.left_over()) == (0, 0), said
    return found


def race_builds(project: Project, count: int) -> Found:
    """Start all builds together; each must either build or say that another one does."""
    found = Found()
    with _looking(project, found):
        builds = [project.start() for _ in range(count)]
        for build in builds:
            said, _ = build.communicate()
            told = (build.returncode, said.count("\n"), BUSY in said)
            found.whole += told in ((0, 0, False), (1, 1, True)) and project.is_whole()
    found.left = project.left_over()
    return found


@contextmanager
def _looking(project: Project, found: Found) -> Iterator[None]:
    """Look at the whole site again and again until the block ends."""
    ended = threading.Event()

    def look() -> None:
        while not ended.is_set():
            found.looks.append(project.is_whole())

    looker = threading.Thread(target=look)
    looker.start()
    try:
        yield
    finally:
        ended.set()
        looker.join()
