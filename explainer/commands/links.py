"""``explainer links``: whether every link of the built site leads somewhere; online, whether the sources answer."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

from explainer import __version__
from explainer.commands.command import FAILED, OK, add_data_folder, say
from explainer.commands.inputs import load, today
from explainer.diagnostics.errors import MisuseError
from explainer.diagnostics.listing import as_text, summary
from explainer.diagnostics.problems import Problems
from explainer.files.walking import FolderFiles
from explainer.files.writing import write_file
from explainer.finished.gate import check_site
from explainer.kinds import Source
from explainer.links.probe import Web, ask_all
from explainer.links.records import as_yaml, changes, nobody_answered, queue, tally, updated
from explainer.reading.folder import LEDGER_FILE
from explainer.words.english import counted
from explainer.words.terminal import shown


def add_arguments(parser: ArgumentParser) -> None:
    """What is checked."""
    add_data_folder(parser)
    parser.add_argument("--site", type=Path, default=Path("site"), help="the built site (default: site)")
    parser.add_argument(
        "--address",
        default=os.environ.get("SITE_URL") or "/",
        help="where the site is served, or its path alone (default: SITE_URL of the environment, or /)",
    )
    parser.add_argument(
        "--online",
        action="store_true",
        help=f"ask the addresses of the sources instead, and keep the answers in {LEDGER_FILE} of the data folder",
    )


def run(options: Namespace) -> int:
    """Offline, a dead link is an error; online, whatever a host answers is no error of ours."""
    return _ask_sources(options) if options.online else _check_site(options)


def _check_site(options: Namespace) -> int:
    """Report every link, anchor, frame and file of the site that is not there."""
    if not options.site.is_dir():
        raise MisuseError(f"there is no folder '{options.site}'; build the site with: explainer build")
    files = FolderFiles(options.site)
    problems = Problems()
    check_site(files, problems, options.address)
    if problems.errors:
        print(as_text(problems))
        say(options, f"\n{summary(problems)}")
        return FAILED
    pages = sum(name.endswith(".html") for name in files)
    found = f"{counted(pages, 'page')} and {counted(len(files) - pages, 'other file')}"
    say(options, f"{found} in {shown(str(options.site))}: every link leads somewhere")
    return OK


def _ask_sources(options: Namespace) -> int:
    """Write what is new into the ledger, and tell it."""
    story = load(options)
    addresses = queue(story.ledger, story.of(Source))
    say(options, f"asking {counted(len(addresses), 'address', 'addresses')} ...")
    results = ask_all(addresses, _web())
    if nobody_answered(results.values()):
        say(options, f"nobody answered; is there a network? {LEDGER_FILE} is as it was")
        return OK
    ledger = updated(story.ledger, story.of(Source), results, today())
    if ledger is not story.ledger:
        write_file(as_yaml(ledger).encode(), options.data / LEDGER_FILE, public=False)
    for line in changes(story.ledger, ledger):
        print(shown(line))
    say(options, tally(ledger))
    return OK


def _web() -> Web:
    """The web, and who we say we are in it: by name, and by the address of the repository if there is one."""
    who = os.environ.get("REPO_URL") or "a site generator"
    return Web(user_agent=f"explainer/{__version__} ({who}; asks now and then whether cited sources are still there)")
