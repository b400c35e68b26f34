"""What the check passes can be built: stories without this and that, served and kept in every way, by MkDocs itself.

The long part takes away every set of kinds, and every optional field by itself, times every setting. The short part,
which ``test_soundness`` runs, takes any two things away together, either, and neither.
"""

from __future__ import annotations

import logging
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, combinations, cycle
from pathlib import Path

from harbour import FILES, MKDOCS, build_with_mkdocs, listing, write_data
from mkdocs.exceptions import Abort
from variants import OPTIONAL, SETTINGS, Setting, full, without

from explainer.kinds import KINDS
from trust.figures import Figure

NEEDED = {"source"}
"""The kind without which no article can be."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """A story, how it is served and kept, and what it is.

    What is taken away goes when the files are asked for: tests that are only counted need none.
    """

    name: str
    setting: Setting
    story: Mapping[str, str] = field(repr=False)
    gone: Iterable[str] | None = None
    """Kinds and paths of fields; with ``None`` the story stays as it was written."""

    def __str__(self) -> str:
        return f"{self.name}, {self.setting}"

    @cached_property
    def files(self) -> Mapping[str, str]:
        return self.story if self.gone is None else without(self.gone, self.story)


def broken(case: Case) -> str:
    """Why a story that the check passes cannot be built; nothing if it can, or if the check refuses it."""
    if refusal(case.files):
        return ""
    with tempfile.TemporaryDirectory() as folder, _errors() as told:
        try:
            _build(case, Path(folder))
        except Abort:
            return f"{case}: {' '.join(told)}"
        except Exception as error:
            return f"{case}: {type(error).__name__}: {error}"
    return ""


def refusal(files: Mapping[str, str]) -> str:
    """The first error of the check, without its place; nothing if there is none."""
    found = re.search(r"^\S+: error: (.*)$", listing(files), re.MULTILINE)
    return found[1] if found else ""


def _build(case: Case, folder: Path) -> None:
    project = folder / "project"
    (project / "docs").mkdir(parents=True)
    write_data(folder / "facts" if case.setting.is_elsewhere else project / "data", case.files)
    # a warning says what is missing, which here is missing on purpose
    options = f"{{draft: true, folder: {'../facts' if case.setting.is_elsewhere else 'data'}}}"
    text = MKDOCS.replace("  - explainer\n", f"  - explainer: {options}\n")
    (project / "mkdocs.yml").write_text(text, encoding="utf-8")
    address = "https://readers.example/below/" if case.setting.is_below else ""
    build_with_mkdocs(project, folder / "site", use_directory_urls=case.setting.directory_urls, site_url=address)


class _errors(logging.Handler):  # noqa: N801 -- used as a function
    """What MkDocs logs as errors while a story is built."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self._told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self._told.append(record.getMessage())

    def __enter__(self) -> list[str]:
        logging.getLogger("mkdocs").addHandler(self)
        return self._told

    def __exit__(self, *_: object) -> None:
        logging.getLogger("mkdocs").removeHandler(self)


FULL = full()
BARE = without(OPTIONAL)


def pairwise(names: Iterable[str]) -> list[frozenset[str]]:
    """A few sets of names such that any two of the names stand together in one, in one each alone, and neither in one.

    Each name is in another half of the sets, and all in the first (Kleitman and Spencer, Families of k-independent
    sets, 1973).
    """
    listed = tuple(names)
    size = next(n for n in range(4, 64) if len(list(combinations(range(n - 1), n // 2 - 1))) >= len(listed))
    halves = [{0, *(number + 1 for number in rest)} for rest in combinations(range(size - 1), size // 2 - 1)]
    where = dict(zip(listed, halves, strict=False))
    return [frozenset(name for name in listed if row in where[name]) for row in range(size)]


def short() -> Iterator[Case]:
    """Enough for every run of the tests."""
    settings = cycle(SETTINGS)
    removable = [kind for kind in KINDS if kind not in NEEDED]
    for number, gone in enumerate(pairwise(removable)):
        yield Case(name=f"some kinds, {number}", story=FULL, gone=gone, setting=next(settings))
    for number, gone in enumerate(pairwise(OPTIONAL)):
        yield Case(name=f"some fields, {number}", story=FULL, gone=gone, setting=next(settings))
    for kind in KINDS:
        others = [other for other in removable if other != kind]
        yield Case(name=f"no {kind}", story=FULL, gone=[kind], setting=next(settings))
        yield Case(name=f"no {kind}, bare", story=BARE, gone=[kind], setting=next(settings))
        yield Case(name=f"only {kind}", story=FULL, gone=others, setting=next(settings))
    for name, files in STORIES.items():
        yield Case(name=name, story=files, setting=next(settings))


def long() -> Iterator[Case]:
    """Every set of kinds, and every optional field, times every setting."""
    removable = [kind for kind in KINDS if kind not in NEEDED]
    sets = chain.from_iterable(combinations(removable, size) for size in range(len(removable) + 1))
    for gone in chain(sets, ((path,) for path in OPTIONAL)):
        files = without(gone, FULL)
        for setting in SETTINGS:
            yield Case(name=f"without {', '.join(gone) or 'nothing'}", story=files, setting=setting)
    for name, story in STORIES.items():
        for setting in SETTINGS:
            yield Case(name=name, story=story, setting=setting)


def measure() -> Iterator[Figure]:
    """How many stories that the check passes cannot be built."""
    cases = list(long())
    with ProcessPoolExecutor() as pool:
        found = list(filter(None, pool.map(broken, cases, chunksize=16)))
    what = f"Stories that the check passes and that cannot be built, of {len(cases):,}"
    yield Figure(what=what, value=len(found), at_most=0, note=found[0][:200] if found else "")


# -- small and strange stories


SMALLEST = {
    "explainer.yml": """
title: A story
summary: One.
day: 2030-03-01
updated: 2031-01-15
lead: grain
languages: [en]
key_points: [{text: One.}, {text: Two.}, {text: Three.}]
parties:
  us: {name: Us, short: Us, description: We., takes_positions: false}
map: {note: None., credit: None.}
""",
    "sources.yml": """
gazette:
  name: Grain
  publisher: The Gazette
  url: https://gazette.example/grain
  side: us
  perspective: ours
  seen: whole
""",
    "articles/grain.md": """---
title: Grain
source: gazette
publisher: The Gazette
date: 2030-03-01
url: https://gazette.example/grain
language: en
---

One paragraph.
""",
}
"""The project, one source, one article, and no more."""


def _told(body: str) -> dict[str, str]:
    return {**SMALLEST, "articles/grain.md": SMALLEST["articles/grain.md"].replace("One paragraph.\n", body)}


def _places(*points: tuple[float, float] | None, prominence: str = "context") -> dict[str, str]:
    """A place for each point of latitude and longitude, and one without coordinates for None."""
    return {**SMALLEST, "places.yml": "".join(_place(*numbered, prominence) for numbered in enumerate(points))}


def _place(number: int, point: tuple[float, float] | None, prominence: str) -> str:
    head = f"place-{number}:\n  name: Place {number}\n  description: A place.\n  prominence: {prominence}\n"
    if point is None:
        return f"{head}  type: country\n"
    where = "{{latitude: {}, longitude: {}, accuracy: derived, within_km: 1, sources: [gazette]}}".format(*point)
    return f"{head}  type: town\n  coordinates: {where}\n"


def _road(*points: tuple[float, float]) -> dict[str, str]:
    lines = "".join(f"    - {{latitude: {lat}, longitude: {lng}, accuracy: schematic}}\n" for lat, lng in points)
    return {**SMALLEST, "routes.yml": f"road:\n  name: Road\n  description: One.\n  use: former\n  points:\n{lines}"}


def _events(*dates: str) -> dict[str, str]:
    layers = ("background", "in-the-report", "since")
    lines = (
        f"event-{number}-{layer}:\n  name: Event\n  date: {date}\n  description: One.\n  story: {layer}\n"
        "  sources: [gazette]\n"
        for number, date in enumerate(dates)
        for layer in layers
    )
    return {**SMALLEST, "events.yml": "".join(lines)}


def _terms(*ids: str) -> dict[str, str]:
    lines = (f"'{id_}':\n  name: Word {id_}\n  description: One.\n  sources: [gazette]\n" for id_ in ids)
    return {**SMALLEST, "terms.yml": "".join(lines)}


def _project(old: str, new: str, files: Mapping[str, str] = SMALLEST) -> dict[str, str]:
    assert old in files["explainer.yml"]
    return {**files, "explainer.yml": files["explainer.yml"].replace(old, new)}


STORIES: Mapping[str, Mapping[str, str]] = {
    "the harbour": FILES,
    "all fields": FULL,
    "needed fields alone": BARE,
    "the smallest": SMALLEST,
    "only a country": _places(None),
    "a country that the article names": {**_places(None), **_told("Place 0 was calm.\n")},
    "one place": _places((58.1, 8.0)),
    "one place far away": _places((58.1, 8.0), prominence="distant"),
    "all places in one point": _places((58.1, 8.0), (58.1, 8.0), (58.1, 8.0)),
    "places closer than numbers tell": _places((58.1, 8.0), (58.1000000001, 8.0), (1e-300, -1e-300)),
    "both poles": _places((90, 0), (-90, 180)),
    "the north pole": _places((90, 0)),
    "the south pole": _places((-90, -180)),
    "both sides of the 180th meridian": _places((0, 180), (0.001, -179.999)),
    "a place beside a country": _places((0, 0), None),
    "a road from a point to itself": _road((58.1, 8.0), (58.1, 8.0)),
    "a road over the pole": {**_road((90, 8.0), (-90, 9.0)), **_told("The Road is long.\n")},
    "an article without marks": _told("One.\n\nTwo.\n"),
    "an article of quotations": _told("> One.\n\n> Two.\n"),
    "an article of lists": _told("- One.\n\n- Two.\n\n1. Three\n\n2. Four\n"),
    "an article in sections": _told("## In short\n\nOne.\n\n## In short\n\n## Notes\n\nTwo.\n\n###### p1\n\n***\n"),
    "an article that ends in a heading": _told("One.\n\n## Two\n"),
    "an article of links": _told(
        "[One](https://a.example/), <mailto:b@c.example>, [two][1]\n\n[1]: https://d.example\n"
    ),
    "an article of signs": _told("{{ 7*7 }} {% raw %} ~~~ [[x]] <!-- c --> &amp; <b>One</b> ![x](y.png) `z` [^1]\n"),
    "an article from right to left": _project("languages: [en]", "languages: [ar, he, zh]")
    | {"articles/grain.md": SMALLEST["articles/grain.md"].replace("language: en", "language: ar")},
    "many articles": SMALLEST | {f"articles/grain-{n}.md": SMALLEST["articles/grain.md"] for n in range(20)},
    "articles with names of pages": SMALLEST
    | {f"articles/{name}.md": SMALLEST["articles/grain.md"] for name in ("index", "map", "people", "404")},
    "dates around the day": _project(
        "2031-01-15",
        "2031",
        _events("../2020", "2030-01", "2030-02-28", "2030-03-01/2030-03-02", "2030/.."),
    ),
    "the first day and the last": _project(
        "2031-01-15", "9999-12-31", _project("2030-03-01", "0001-01-01", _events("0001-01-01", "9999-12-31"))
    ),
    "ids that pages use": _terms("notes", "in-short", "index", "p1", "title", "places", "card-x", "constructor"),
    "ids that files cannot have": _terms("con", "nul", "x" * 80, "0", "true", "null"),
}
"""Stories in which something is at its least, its most, or its oddest."""
