"""How the time for reading and building grows with the story, shown by two sizes side by side.

As a program (``make bench``) it prints times; ``test_growth`` counts function calls, which are the same on any machine.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from harbour import ARTICLE, FILES, story

from explainer.pages import SiteOptions
from explainer.reading.story import Story
from explainer.site import build_site

T = TypeVar("T")

SIZES = (50, 100)
PARAGRAPHS = 30

_WORDS = "the grain of that year stood in sacks along a quay where nobody had paid for it and no ship would come"

_ENTRIES = {
    "places.yml": """
port-{id}:
  name: Port {name}
  type: town
  description: A town by the sea.
  coordinates: {{latitude: {latitude}, longitude: {longitude}, accuracy: derived, within_km: 1, sources: [atlas]}}
  sources: [atlas]
""",
    "actors.yml": """
guild-{id}:
  name: Guild {name}
  type: group
  description: Those who work in Port {name}.
  on_the_day: {{text: At work in {name}., sources: [atlas]}}
  sources: [atlas]
""",
    "events.yml": """
strike-{id}:
  name: The strike of {name}
  mentions:
    - {{exact: stopped work in Port {name}, article: ports-{id}, paragraph: 1}}
  date: 2030-03-01
  description: They stopped work in {name}.
  story: in-the-report
  who: [guild-{id}]
  where: [port-{id}]
  sources: [atlas]
""",
    "quotes.yml": """
vow-{id}:
  name: The vow of {name}
  exact: we of {name} shall not load another ship
  article: ports-{id}
  paragraph: 2
  speaker: guild-{id}
  role: secretary
  date: 2030-03-01
  venue: in a letter
  language: en
  translation: {{status: original}}
  context: An answer of {name}.
  sources: [atlas]
""",
}
"""What comes with each article, by file."""


def synthetic(articles: int, paragraphs: int = PARAGRAPHS) -> dict[str, str]:
    """The harbour story with that many articles more, each about a port of its own."""
    files = {name: text.replace("exact: she", "exact: she\n      article: grain") for name, text in FILES.items()}
    files["events.yml"] = files["events.yml"].replace("{exact: left,", "{exact: left, article: grain,")
    for number in range(articles):
        facts = {
            "id": f"{articles}-{number}",
            "name": f"{_letters(articles)}{_letters(number)}",  # other words in each size: nothing comes from a cache
            "latitude": f"{58 + number % 10 / 10}",
            "longitude": f"{5 + number // 10 / 10}",
        }
        for name, entry in _ENTRIES.items():
            files[name] += entry.format(**facts).lstrip("\n")
        files[f"articles/ports-{facts['id']}.md"] = _article(facts, paragraphs)
    return files


def _letters(number: int) -> str:
    """A number as a word that begins with a capital."""
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number:03}").capitalize()


def _article(facts: Mapping[str, str], paragraphs: int) -> str:
    _, head, _ = ARTICLE.split("---\n")
    name, known = facts["name"], _WORDS.split()
    texts = [
        f"The Guild {name} stopped work in Port {name}.",
        f"It wrote that “we of {name} shall not load another ship”.",
    ]
    for number in range(len(texts), paragraphs):
        words = [known[(number * step + step) % len(known)] for step in range(1, 60)]
        texts.append(f"In Port {name} {' '.join(words)}.")
    return f"---\n{head}---\n\n" + "\n\n".join(texts) + "\n"


def build(found: Story) -> None:
    """Make every file of the site, and keep none."""
    build_site(found, SiteOptions())


def main() -> int:
    """Print a table: what is done, the seconds it takes for each size, and how many times as long the larger takes."""
    print(f"{'seconds':10}" + "".join(f"{f'{size} articles':>14}" for size in SIZES) + f"{'ratio':>8}")
    stories, reading = zip(*(_timed(partial(story, synthetic(size))) for size in SIZES), strict=True)
    _, building = zip(*(_timed(partial(build, found)) for found in stories), strict=True)
    for what, seconds in {"reading": reading, "building": building}.items():
        print(f"{what:10}" + "".join(f"{one:14.2f}" for one in seconds) + f"{seconds[-1] / seconds[0]:8.1f}")
    return 0


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    start = time.perf_counter()
    return work(), time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
