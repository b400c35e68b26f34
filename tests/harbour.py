"""An invented story of a harbour, as the files of a data folder: small, and with one of everything.

Tests read it in memory (``story``, ``read``) or write it to a temporary folder (``write_project``). ``FILES`` is a
mapping of YAML and Markdown texts; a test changes it with ``changed(file, old, new)``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from trees import Tree, tree

from explainer.dates import parse_date
from explainer.diagnostics.listing import as_text
from explainer.diagnostics.locations import SourceText
from explainer.diagnostics.problems import Invalid, Problems
from explainer.pages import Context, SiteOptions
from explainer.reading.folder import read_story
from explainer.reading.human_checks import as_yaml, checks_of, with_checks
from explainer.reading.story import Story
from explainer.site import Site, build_site
from explainer.starting.manuscript import paragraphs_below_title

ARTICLE = """---
title: Grain in the harbour
source: gazette-0301
publisher: The Gazette
date: 2030-03-01
url: https://gazette.example/grain
language: en
note: Our *own* words.
---

The harbour master of Velter said that the grain would stay on the mole until the berth fee was paid. The dockers, who
had not been asked, left the *Old Mole* at noon.

“We will open in May,” she told a crowd that had walked out along the coast road to Cape Norn.

## What came next

See [the Gazette on Velter](https://gazette.example/velter) and `Velter`. Velter’s dockers stayed away from the harbour
master for a week.
"""

FILES: Mapping[str, str] = {
    "explainer.yml": """
title: Grain in Velter
summary: One report of *grain* that stayed on a mole.
day: 2030-03-01
updated: 2031-01-15
lead: grain
languages: [nb, en]
key_points:
  - text: The grain stayed.
    paragraphs: [1]
    sources: [gazette-0301]
  - text: The dockers left.
    paragraphs: [1, 3]
  - text: The harbour was to open in May.
    paragraphs: [2]
parties:
  town:
    name: The town of Velter
    short: Town
    description: The council and its officers.
  union:
    name: The dockers' union
    short: Union
    description: The union and its paper.
  atlases:
    name: Atlases
    short: Atlases
    description: Books of maps.
    takes_positions: false
about:
  makers: The desk of *The Gazette*.
  contact: "[Write to us](mailto:desk@gazette.example)."
where_and_why: Velter is a harbour on the sound. Its town runs it; its dockers say that it was shut.
map:
  note: The lines are sketches.
  credit: Our own drawing.
""",
    "actors.yml": """
harbour-master:
  name: Ada Marlow
  aliases: [harbour master]
  mentions:
    - exact: she
      prefix: "May,” "
  names:
    - {name: Ada Marløw, language: nb, used_by: [town], sources: [atlas]}
  type: person
  description: Runs the **harbour**.
  on_the_day:
    text: Harbour master of Velter.
    sources: [gazette-0301]
  since_then:
    - date: 2030-06
      text: Retired.
      sources: [union-0302]
  website: https://marlow.example/
  wikidata: Q42
  sources: [gazette-0301]
dockers:
  name: Dockers
  aliases: [dockers]
  type: community
  description: Those who unload ships.
  on_the_day: {text: At work until noon., sources: [union-0302]}
  confidence: medium
  uncertainty: How many there were.
  sources: [union-0302]
council:
  name: Town council
  type: authority
  description: Elected every four years.
  on_the_day: {text: Not in session., sources: [atlas]}
  sources: [atlas]
""",
    "places.yml": """
velter:
  name: Velter
  names:
    - {name: Velter, language: en, used_by: [town], sources: [atlas]}
    - {name: Vælter, language: nb, transliteration: Vaelter, used_by: [union], note: in its paper, sources: [atlas]}
    - {name: Veltre, language: fr, confirmed: false}
  type: town
  description: A town with a harbour.
  coordinates: {latitude: 58.1, longitude: 8.0, accuracy: published, within_km: 1, sources: [atlas]}
  prominence: main
  on_the_day: {text: Run by its *council*., sources: [atlas]}
  distances:
    - {to: old-mole, text: about 2 km by road, sources: [atlas]}
  sources: [atlas]
old-mole:
  name: Old Mole
  aliases: [the mole]
  type: building
  description: A mole of stone.
  coordinates: {latitude: 58.09, longitude: 8.02, accuracy: derived, within_km: 0.2, sources: [atlas]}
  sources: [atlas]
cape-norn:
  name: Cape Norn
  type: area
  description: The end of the coast road.
  coordinates: {latitude: 58.3, longitude: 8.4, accuracy: schematic, within_km: 3, note: Drawn by us., sources: [atlas]}
  prominence: distant
  sources: [atlas]
the-sound:
  name: The Sound
  type: region
  description: The sea off Velter.
  sources: [atlas]
""",
    "routes.yml": """
coast-road:
  name: Coast road
  aliases: [coast road]
  description: From Velter to the cape.
  use: in-use
  points:
    - {latitude: 58.1, longitude: 8.0, accuracy: published, place: velter}
    - {latitude: 58.2, longitude: 8.1, accuracy: schematic}
    - {latitude: 58.3, longitude: 8.4, accuracy: schematic, place: cape-norn}
  on_the_day: {text: Open., sources: [atlas]}
  sources: [atlas]
""",
    "events.yml": """
founding:
  name: Velter is founded
  date: 1820~
  description: The first houses.
  story: background
  importance: further
  where: [velter, the-sound]
  sources: [atlas]
walk-out:
  name: The dockers walk out
  mentions:
    - {exact: left, paragraph: 1}
  date: 2030-03-01
  time: noon
  description: They left the mole.
  story: in-the-report
  who: [dockers]
  where: [old-mole]
  elsewhere: [a café on the quay]
  sources: [gazette-0301, union-0302]
reopening:
  name: The harbour opens
  date: [2030-05-02, 2030-05-09]
  description: In two steps.
  story: since
  who: [harbour-master, council]
  sources: [union-0302]
""",
    "quotes.yml": """
open-in-may:
  name: To open in May
  exact: We will open in May
  article: grain
  paragraph: 2
  speaker: harbour-master
  role: harbour master
  date: 2030-03-01
  date_note: Perhaps the day before.
  venue: at the end of the road
  place: cape-norn
  relayed_by: [dockers]
  relay_note: by telephone
  language: en
  translation: {status: presumed-translated, original_language: nb, note: no original was seen}
  sic: May of which year is not said
  contested:
    - {words: will open, note: the union calls it a promise, claim: closed}
  context: An answer to the crowd.
  other_wordings: The union's paper has *shall*.
  since_then:
    - {text: It opened in May., sources: [union-0302]}
  sources: [gazette-0301]
  gist: The harbour master told a crowd that the harbour would open in May.
""",
    "terms.yml": """
berth-fee:
  name: berth fee
  description: What a ship pays. It is paid in grain.
  see: [demurrage]
  sources: [atlas]
  gist: What a ship pays for each day at the mole.
demurrage:
  name: demurrage
  names:
    - {name: liggedager, language: nb, used_by: [union], sources: [union-0302]}
  description: What a ship pays for staying.
  sources: [atlas]
""",
    "claims.yml": """
closed:
  name: The harbour was closed
  code: C1
  status: disputed
  finding: The town and the union do not agree.
  passages: [{paragraph: 1}]
  positions:
    - {party: town, stance: disputes, text: It was open., quote: open-in-may, sources: [gazette-0301], speaker: Holm}
    - {party: union, stance: says, text: It was shut., sources: [union-0302], speaker: its secretary}
  terms: [berth-fee]
  about: fact
  heading: That the harbour was closed
  gist: The union says so; the town disputes it.
""",
    "sources.yml": """
gazette-0301:
  name: Grain stays on mole
  publisher: The Gazette
  author: R. Holm
  date: 2030-03-01
  url: https://gazette.example/grain
  side: town
  perspective: the council's paper
  genre: news
  checked_on: 2030-04-01
  seen: whole
  archive: {url: "https://archive.example/1", date: 2030-03-02}
union-0302:
  name: a leaflet on the walk-out
  title_status: described
  publisher: Dockers' Union
  date: 2030-03-02
  url: https://union.example/?a=1&b=2
  language: nb
  side: union
  perspective: the strikers
  genre: news
  checked_on: 2030-04-01
  via: The Gazette
  seen: excerpt
  caution: Printed in haste.
atlas:
  name: Atlas of the Sound
  publisher: Norn Press
  url: https://atlas.example/
  side: atlases
  perspective: geographers
  genre: news
  checked_on: 2030-04-01
  seen: copy
""",
    "corrections.yml": """
hour-of-the-walk-out:
  name: The hour of the walk-out
  date: 2030-03-05
  wrong: The dockers left at *one*.
  right: They left at noon.
  why: We read a clock that was fast.
  noticed_by: a reader
  concerns: [walk-out, dockers]
  passages: [{paragraph: 1}]
  sources: [union-0302]
fee:
  name: What the fee is for
  date: 2030-06-11
  wrong: The fee was called a tax.
  right: It is a fee.
  why: A slip.
  concerns: [berth-fee]
""",
    "articles/grain.md": ARTICLE,
}

SECOND_ARTICLE = """---
title: The dockers return
source: union-0302
publisher: Dockers' Union
date: 2030-03-09
url: https://union.example/return
language: en
---

The dockers of Velter came back.
"""

MKDOCS = """
site_name: Grain in Velter
site_url: !ENV [SITE_URL, ""]
repo_url: !ENV [REPO_URL, null]
use_directory_urls: false
theme:
  name: material
  font: false
plugins:
  - search
  - explainer
extra: {generator: false}
validation:
  nav: {omitted_files: warn, not_found: warn, absolute_links: warn}
  links: {not_found: warn, anchors: warn, absolute_links: warn, unrecognized_links: warn}
"""

ORIGINAL = """Grain lies on the mole, the officer told us, and lie it shall.

"We are patient," she said. We will open in May, she also said.

The men have gone home.
"""
"""The report that the article retells, for comparing the two."""


def changed(file: str, old: str, new: str, files: Mapping[str, str] = FILES) -> dict[str, str]:
    """The files with one text of one file replaced; ``old`` must stand there once."""
    assert files[file].count(old) == 1, f"{old!r} stands {files[file].count(old)} times in {file}"
    return {**files, file: files[file].replace(old, new)}


def read(files: Mapping[str, str] = FILES) -> tuple[Story | Invalid, Problems]:
    """What reading the files gives, and every problem."""
    problems = Problems()
    sources = [SourceText(f"data/{name}", text.lstrip("\n")) for name, text in files.items()]
    return read_story(sources, "data", problems), problems


def listing(files: Mapping[str, str]) -> str:
    """The problems of the files as people see them."""
    return as_text(read(files)[1])


def story(files: Mapping[str, str] = FILES) -> Story:
    """The story of files without errors; the same files are read once."""
    return _story(tuple(files.items()))


@lru_cache(maxsize=64)
def _story(files: tuple[tuple[str, str], ...]) -> Story:
    found, problems = read(dict(files))
    assert isinstance(found, Story), as_text(problems)
    return found


def context(files: Mapping[str, str] = FILES, **options: Any) -> Context:
    """What pages are made with."""
    return Context(story(files), SiteOptions(**options))


def page(path: str, files: Mapping[str, str] = FILES, **options: Any) -> Tree:
    """The content of a page; the site is made once for the same files and options."""
    (html,) = (page.html for page in _site(tuple(files.items()), SiteOptions(**options)).pages if page.path == path)
    return tree(html)


@lru_cache(maxsize=16)
def _site(files: tuple[tuple[str, str], ...], options: SiteOptions) -> Site:
    return build_site(_story(files), options)


def write_data(folder: Path, files: Mapping[str, str] = FILES) -> Path:
    """The files on the disk, below ``folder``."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip("\n"), encoding="utf-8")
    return folder


def write_project(folder: Path, files: Mapping[str, str] = FILES) -> Path:
    """A project that MkDocs can build: configuration, an empty docs folder and the data."""
    write_data(folder / "data", files)
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    return folder


def build_with_mkdocs(folder: Path, site: Path, **settings: Any) -> dict[str, bytes]:
    """What ``mkdocs build --strict`` makes of the project in ``folder``: every file of the site by path."""
    build(load_config(config_file=str(folder / "mkdocs.yml"), strict=True, site_dir=str(site), **settings))
    return files_of(site)


def files_of(site: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path there."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


Run = Callable[..., tuple[int, str, str]]
"""Runs a command; gives its exit code, its output and its messages."""

ORIGIN = """source: gazette-0301
publisher: The Gazette
date: 2030-03-01
url: https://gazette.example/grain
"""
"""Where the article says that its text comes from."""

OWN = changed("articles/grain.md", ORIGIN, "form: own\ndate: 2030-03-01\n")
"""The article as an own report, which goes back to no other."""

LICENSED = changed("articles/grain.md", ORIGIN, f"form: licensed\nlicence: CC BY 4.0\nauthor: R. Holm\n{ORIGIN}")
"""The article as a text of others, printed under their licence."""

BROKEN = changed("events.yml", "who: [dockers]", "who: [docker]")
"""With one error."""

WARNED = changed(
    "terms.yml",
    "demurrage:\n",
    "idle:\n  name: idle word\n  description: Nobody says it.\n  sources: [atlas]\ndemurrage:\n",
)
"""With one warning."""

ADDRESSES = {
    "gazette-0301": "https://gazette.example/grain",
    "union-0302": "https://union.example/?a=1&b=2",
    "atlas": "https://atlas.example/",
}
"""Where the sources are."""


def lost(*ids: str, status: str = "gone", copy: str = "alive", files: Mapping[str, str] = FILES) -> dict[str, str]:
    """The files with a ledger of links: those sources have that status, and the one stored copy has the other."""
    records = ", ".join(f'{id_}: {{url: "{ADDRESSES[id_]}", status: {status}, since: 2031-05-02}}' for id_ in ids)
    copies = f"  gazette-0301: {{url: https://archive.example/1, status: {copy}, since: 2031-05-02}}\n"
    return {**files, "links.yml": f"checked: 2031-05-02\nsources: {{{records}}}\narchives:\n{copies}"}


def compared(*numbers: int, files: Mapping[str, str] = FILES, original: str = ORIGINAL) -> dict[str, str]:
    """The files with a record of R. Holm for each of these paragraphs, as it was written before they changed."""
    lead, texts = story(FILES).lead, paragraphs_below_title(SourceText("original.txt", original))
    checks = checks_of(lead, texts, numbers, by="R. Holm", on=parse_date("2031-05-02"))
    return {**files, "verified.yml": as_yaml(with_checks((), checks))}
