"""How the time for reading and building grows with the story, shown by two sizes side by side.

As a program (``make bench``) it prints times; ``test_growth`` counts what is the same on any machine.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from harbour import story
from long_stories import with_reports

from explainer.pages import SiteOptions
from explainer.reading.story import Story
from explainer.site import build_site

T = TypeVar("T")

SIZES = (50, 100)
PARAGRAPHS = 30


def build(found: Story) -> None:
    """Make every file of the site, and keep none."""
    build_site(found, SiteOptions())


def main() -> int:
    """Print a table: what is done, the seconds it takes for each size, and how many times as long the larger takes."""
    print(f"{'seconds':10}" + "".join(f"{f'{size} articles':>14}" for size in SIZES) + f"{'ratio':>8}")
    stories, reading = zip(*(_timed(partial(story, with_reports(size, PARAGRAPHS))) for size in SIZES), strict=True)
    _, building = zip(*(_timed(partial(build, found)) for found in stories), strict=True)
    for what, seconds in {"reading": reading, "building": building}.items():
        print(f"{what:10}" + "".join(f"{one:14.2f}" for one in seconds) + f"{seconds[-1] / seconds[0]:8.1f}")
    return 0


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    start = time.perf_counter()
    return work(), time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
