"""Hostile texts in pages written by hand: how many are refused, and how many scripts run of all that is published.

Every page is opened in a browser, those of the harmless texts and of hostile words in every field, and each payload
once more in a finished page, past all checks, where only the content policy stands in its way.
"""

from __future__ import annotations

import contextlib
import logging
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from hand_written_sites import named, past_the_check, project, words_everywhere
from harbour import build_with_mkdocs
from mkdocs.exceptions import Abort
from payloads import HTML, MARKDOWN, RUN
from playwright.sync_api import Browser, Error, sync_playwright
from server import serve

from explainer.commands.pdf import find_browser
from trust.figures import Figure

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
ACT = """() => {
  for (const element of document.querySelectorAll("article *")) {
    for (const sort of ["click", "mouseover", "focus", "toggle", "beforematch"]) element.dispatchEvent(new Event(sort))
  }
}"""
"""What a reader may do to everything on a page, but for following links."""


def measure() -> Iterator[Figure]:
    """Payloads that are refused, each on its line; and scripts that run of the others."""
    with tempfile.TemporaryDirectory() as folder:
        payloads = {**HTML, **{f"{name}, in Markdown": text for name, text in MARKDOWN.items()}}
        lines = refused(Path(folder) / "refused", payloads)
        yield Figure(
            what="payloads in pages by hand, each refused on its line",
            value=lines,
            at_least=len(payloads),
            unit="payloads",
        )
        words_everywhere(made := folder_in(folder, "words"))
        site = made / "site"
        pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
        past = list(past_the_check(site))
        with browser() as reader, serve(site) as address:
            ran = scripts_run(reader, address, pages)
            yield Figure(what="pages with hostile words opened", value=len(pages), unit="pages", at_least=1)
            yield Figure(what="scripts run there", value=len(ran), unit="scripts", at_most=0, note=", ".join(ran[:5]))
            ran = scripts_run(reader, address, past)
            yield Figure(what="payloads opened past all checks", value=len(past), unit="payloads", at_least=len(HTML))
            yield Figure(what="scripts run of them", value=len(ran), unit="scripts", at_most=0, note=", ".join(ran[:5]))


def folder_in(folder: str, name: str) -> Path:
    """A new folder."""
    made = Path(folder) / name
    made.mkdir()
    return made


def refused(folder: Path, payloads: Mapping[str, str]) -> int:
    """How many of the payloads a build refuses on a line where they stand."""
    folder.mkdir()
    pages = named(payloads)
    told: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: told.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger("mkdocs").addHandler(handler)
    with contextlib.suppress(Abort):
        build_with_mkdocs(project(folder, pages), folder / "site")
    logging.getLogger("mkdocs").removeHandler(handler)
    places = set(re.findall(r"(\S+):(\d+):\d+: error:", "\n".join(told)))
    return sum(
        any(path.endswith(f"docs/{page}") and 5 <= int(line) <= text.count("\n") for path, line in places)
        for page, text in pages.items()
    )


@contextlib.contextmanager
def browser() -> Iterator[Browser]:
    """A browser without windows."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
        yield started
        started.close()


def scripts_run(reader: Browser, address: str, paths: Iterable[str]) -> list[str]:
    """The pages on which a payload ran, when they are opened and everything on them is touched."""
    ran: list[str] = []
    context = reader.new_context()
    context.add_init_script("window.alert = what => console.log(`ran ${what}`)")
    page = context.new_page()
    page.on("console", lambda message: ran.append(page.url) if message.text == f"ran {RUN[6:-1]}" else None)
    page.route(lambda url: not url.startswith(address), lambda route: route.abort())
    for path in paths:
        page.goto(f"{address}/{path}", wait_until="load")
        with contextlib.suppress(Error):  # a payload may have led the browser away
            page.evaluate(ACT)
        page.wait_for_timeout(20)
    context.close()
    return ran
