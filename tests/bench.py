"""How long building takes, and how much memory and room, beside plain MkDocs with the same words.

Three programs build the same invented reports: this one; MkDocs with Material, with every link written by hand (the
floor); and a plugin that finds words of a glossary by marks in the text (the peer). ``make bench`` prints what each
takes of a processor, one after the other in one run, and the goals that this program has. No figure means anything
alone: look at the ratios. ``test_growth`` counts what is the same on any machine.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from subprocess import DEVNULL, Popen
from tempfile import TemporaryDirectory
from typing import NamedTuple

from harbour import story, write_project
from long_stories import DRAFT, with_reports

from explainer.kinds import Entry
from explainer.reading.article import Article
from explainer.reading.story import Story

SIZES = (10, 200)
PARAGRAPHS = 30
RUNS = 3

PROGRAMS = Path(sys.executable).parent
BUILD = (str(PROGRAMS / "mkdocs"), "build", "--quiet")
CHECK = (str(PROGRAMS / "explainer"), "check", "--quiet")

SETTINGS = """site_name: Reports
use_directory_urls: false
theme: {{name: material, font: false, features: [navigation.prune]}}
plugins: [search{plugin}]
markdown_extensions: [attr_list, def_list]
extra: {{generator: false}}
"""

EDIT = ("events.yml", "They stopped work in", "They did stop work in")
"""A file of the data, and words of each of its entries with what takes the place of the first."""

GOALS = {"from nothing": 2.5, "again": 1.5, "after an edit": 1.5}
"""How many times what the floor takes of a processor, with 200 reports or more."""

SHORTEST = 0.1
"""Seconds that a check must take longer than one of next to nothing, to be told from chance."""

MOST_MEMORY, MOST_BYTES, LEAST_CHECKED = 3, 3, 7000
"""Times the floor's; and entries that are checked in a second of a processor, after starting."""


class Cost(NamedTuple):
    """Seconds of a processor, outside of the system, and megabytes of memory."""

    seconds: float
    memory: float


def main() -> int:
    """A table for each size."""
    with TemporaryDirectory() as place:
        empty = Projects(Path(place) / "0", 0)
        start = _median(empty.check for _ in range(RUNS)).seconds
        for size in SIZES:
            _show(Projects(Path(place) / str(size), size), start)
    return 0


class Plain:
    """How MkDocs alone is told of links and of what they lead to."""

    plugin = ""

    def linked(self, id_: str, words: str) -> str:
        """Words that lead to an entry."""
        return f"[{words}](../words.md#{id_})"

    def defined(self, id_: str, title: str, words: str) -> str:
        """An entry: its name, and what is said of it."""
        return f"{title} {{#{id_}}}\n:   {words}"


class Peer(Plain):
    """How mkdocs-ezglossary-plugin is told of the same."""

    plugin = ", ezglossary"

    def linked(self, id_: str, words: str) -> str:
        """Words that lead to a term."""
        return f"<term:{id_}|{words}>"

    def defined(self, id_: str, title: str, words: str) -> str:
        """A term, which is called by the id of the entry."""
        return f"term:{id_}\n:   {title}. {words}"


class Projects:
    """The same reports for three programs, below a folder."""

    def __init__(self, folder: Path, reports: int) -> None:
        self.folder = folder
        files = with_reports(reports, PARAGRAPHS)
        self.story = story(files)
        self.ours = write_project(folder / "explainer", files)
        (self.ours / "mkdocs.yml").write_text(DRAFT, encoding="utf-8")
        self.floor = _plain_project(folder / "floor", self.story, Plain())
        self.peer = _plain_project(folder / "peer", self.story, Peer())

    def from_nothing(self, project: Path) -> Cost:
        """A first build."""
        for old in (project / "site", self.folder / "cache"):
            shutil.rmtree(old, ignore_errors=True)
        return self.run(BUILD, project)

    def again(self) -> Cost:
        """A build of what was built before."""
        return self.run(BUILD, self.ours)

    def edited(self) -> Cost:
        """A build after the edit of one entry, which is taken back."""
        name, old, new = EDIT
        file = self.ours / "data" / name
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        cost = self.run(BUILD, self.ours)
        file.write_text(text, encoding="utf-8")
        return cost

    @property
    def check(self) -> Cost:
        """A check of the data."""
        return self.run(CHECK, self.ours)

    def run(self, command: tuple[str, ...], project: Path) -> Cost:
        """What a program takes, which ends well."""
        own = {"NO_MKDOCS_2_WARNING": "1", "XDG_CACHE_HOME": str(self.folder / "cache")}
        with Popen(command, cwd=project, env=os.environ | own, stdout=DEVNULL, stderr=DEVNULL) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"{' '.join(command)} failed in {project}")
        return Cost(usage.ru_utime, usage.ru_maxrss / 1024)


def _show(projects: Projects, start: float) -> None:
    entries = len(projects.story.entries)
    print(f"\n{len(projects.story.articles)} reports, {entries} entries\n")
    print(f"{'':28}{'seconds':>9}{'× floor':>9}{'goal':>6}{'MB':>9}{'× floor':>9}{'goal':>6}")
    rounds = [
        {
            "floor": projects.from_nothing(projects.floor),
            "peer": projects.from_nothing(projects.peer),
            "from nothing": projects.from_nothing(projects.ours),
            "again": projects.again(),
            "after an edit": projects.edited(),
        }
        for _ in range(RUNS)
    ]
    costs = {what: _median(one[what] for one in rounds) for what in rounds[0]}
    floor = costs["floor"]
    for what, cost in costs.items():
        name = f"explainer, {what}" if what in GOALS else what
        ratios = cost.seconds / floor.seconds, cost.memory / floor.memory
        goals = (f"{GOALS[what]:g}", f"{MOST_MEMORY}") if what in GOALS else ("", "")
        figures = f"{cost.seconds:9.2f}{ratios[0]:9.2f}{goals[0]:>6}{cost.memory:9.0f}{ratios[1]:9.2f}{goals[1]:>6}"
        print(f"{name:28}{figures}", flush=True)
    sizes = [_size(project / "site") for project in (projects.floor, projects.ours)]
    print(f"\nsite: {sizes[1] / 1e6:.1f} MB, {sizes[1] / sizes[0]:.2f} × floor (goal {MOST_BYTES})")
    seconds = _median(projects.check for _ in range(RUNS)).seconds - start
    told = f"{entries / seconds:,.0f} entries a second" if seconds > SHORTEST else "too short to tell"
    print(f"check: {told} (goal {LEAST_CHECKED:,})")


def _median(costs: Iterator[Cost]) -> Cost:
    return Cost(*map(median, zip(*costs, strict=True)))


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _plain_project(folder: Path, found: Story, program: Plain) -> Path:
    """The same words for MkDocs: a page for each report, and one of all entries."""
    pages = {f"reports/{article.id}.md": _linked(found, article, program) for article in found.articles.values()}
    pages["index.md"] = "# Reports\n\n" + "\n".join(f"- [{page}]({page})" for page in pages)
    entries = (found.entry(id_) for id_ in found.entries)
    words = (program.defined(entry.id, entry.title, _words(entry)) for entry in entries)
    pages["words.md"] = "\n\n".join(["# Words", *words])
    for name, text in pages.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(SETTINGS.format(plugin=program.plugin), encoding="utf-8")
    return folder


def _linked(found: Story, article: Article, program: Plain) -> str:
    """A report in which the words that ours marks are linked."""
    texts = {paragraph.number: paragraph.text for paragraph in article.paragraphs}
    for mark in reversed(found.annotations[article.id]):
        text, start, end = texts[mark.paragraph], mark.target.start, mark.target.end
        texts[mark.paragraph] = f"{text[:start]}{program.linked(mark.body, text[start:end])}{text[end:]}"
    return "\n\n".join([f"# {article.title}", *texts.values()])


def _words(entry: Entry) -> str:
    """All that is said of an entry in words."""
    return " ".join(text for field in type(entry).model_fields if isinstance(text := getattr(entry, field), str))


if __name__ == "__main__":
    sys.exit(main())
