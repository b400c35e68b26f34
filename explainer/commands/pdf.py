"""``explainer pdf``: the whole built site as one tagged PDF, printed by Chromium.

The book is printed twice: the first print tells on which pages the headings stand, the second has their numbers in its
contents. The same site, data and Chromium with the same fonts give the same bytes; another Chromium or other fonts may
set the lines another way.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from explainer.commands.command import FAILED, OK, add_data_folder, add_site_folder, say
from explainer.commands.inputs import load
from explainer.commands.outputs import built_site, expect_file
from explainer.diagnostics.errors import MisuseError
from explainer.files.workroom import workroom
from explainer.files.writing import fill, write_file
from explainer.finished.binding import bind
from explainer.finished.book import Book, TitlePage
from explainer.finished.pdf import finish, page_numbers
from explainer.kinds.project import Project
from explainer.pages.interface import interface, nearest_language
from explainer.words.english import counted
from explainer.words.markdown import plain_text
from explainer.words.terminal import shown

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""Programs that print, the lightest first."""

MISSING = (
    "no Chromium was found: install the package 'chromium' (on Debian and Ubuntu 'sh tests/browser/install.sh' does), "
    "or name one: CHROMIUM=/path/to/chrome"
)
SECONDS = 300
"""How long one print may take."""


def add_arguments(parser: ArgumentParser) -> None:
    """The data, the built site, and where the PDF goes."""
    add_data_folder(parser)
    add_site_folder(parser)
    output = Path("explainer.pdf")
    parser.add_argument("--output", type=Path, default=output, help=f"where the PDF goes (default: {output})")


def run(options: Namespace) -> int:
    """Print the built site; what stood at the output is replaced only by a whole PDF."""
    expect_file(options.output, begins=b"%PDF", kind="PDF", site=options.site)
    story = load(options)
    site = built_site(options.site)
    browser = find_browser()
    say(options, "printing the site ...")
    project = story.project.value
    book = bind(site, _title_page(project))
    try:
        pdf = _print(browser, book, site, options.output)
    except subprocess.SubprocessError as error:
        return _not_printed(options, error)
    write_file(finish(pdf, book.headings, project.updated.last), options.output)
    say(options, f"{counted(len(book.chapters), 'chapter')} in {options.output}")
    return OK


def find_browser() -> str:
    """The browser in $CHROMIUM, or else the first that is found. Raises MisuseError if none is."""
    named = os.environ.get("CHROMIUM")
    browser = next(filter(None, map(shutil.which, [named] if named else BROWSERS)), None)
    if browser is None:
        raise MisuseError(MISSING)
    return browser


def _title_page(project: Project) -> TitlePage:
    return TitlePage(
        title=project.title,
        summary=plain_text(project.summary),
        day=project.day,
        updated=project.updated,
    )


def _print(browser: str, book: Book, site: dict[str, bytes], output: Path) -> bytes:
    """The book as Chromium prints it, with the numbers of its own pages in the contents."""
    words = interface(nearest_language(book.language) or "en")
    with workroom(output) as folder:
        fill(folder / "site", site)
        first = _print_once(browser, book.html(words), folder)
        return _print_once(browser, book.html(words, page_numbers(first)), folder)


def _print_once(browser: str, html: str, folder: Path) -> bytes:
    page, pdf = folder.absolute() / "site" / "book.html", folder.absolute() / "book.pdf"
    page.write_text(html, encoding="utf-8")
    pdf.unlink(missing_ok=True)
    command = [browser, *_flags(folder.absolute() / "profile"), f"--print-to-pdf={pdf}", page.as_uri()]
    done = subprocess.run(  # noqa: S603 -- the reader's own browser, and arguments without a shell
        command, capture_output=True, text=True, errors="replace", check=True, timeout=SECONDS
    )
    if not pdf.is_file():
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stderr)
    return pdf.read_bytes()


def _flags(profile: Path) -> Iterator[str]:
    yield from ("--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check")
    yield from ("--export-tagged-pdf", "--no-pdf-header-footer")
    yield f"--user-data-dir={profile}"  # a new one: a browser that runs already is left alone
    yield from ("--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND")  # nobody is asked anything
    if getattr(os, "geteuid", lambda: -1)() == 0:
        yield "--no-sandbox"  # Chromium has none for root, as in most containers; the page is ours and runs no script


def _not_printed(options: Namespace, error: subprocess.SubprocessError) -> int:
    """Tell what the browser said last."""
    said = getattr(error, "stderr", None) or str(error)
    if isinstance(said, bytes):  # of a browser that took too long, Python hands on what it said undecoded
        said = said.decode("utf-8", "replace")
    print("\n".join(map(shown, said.strip().splitlines()[-5:])))
    say(options, f"the site was not printed; {options.output} is as it was")
    return FAILED
