"""``explainer links``: whether every link of the built site leads somewhere, without asking anybody."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

from explainer.commands.base import FAILED, OK, Command, misuse, say
from explainer.files import walk_files
from explainer.gate import check_site
from explainer.problems import Problems
from explainer.reports import as_text, summary


def add_arguments(parser: ArgumentParser) -> None:
    """What is checked."""
    parser.add_argument("--site", type=Path, default=Path("site"), help="the built site (default: site)")
    parser.add_argument(
        "--address",
        default=os.environ.get("SITE_URL") or "/",
        help="where the site is served, or its path alone (default: SITE_URL of the environment, or /)",
    )


def run(options: Namespace) -> int:
    """Report every link, anchor, frame and file of the site that is not there."""
    if not options.site.is_dir():
        return misuse(f"there is no folder '{options.site}'; build the site with: explainer build")
    files = dict(walk_files(options.site))
    problems = Problems()
    check_site(files, problems, options.address)
    if problems.errors:
        print(as_text(problems))
        say(options, f"\n{summary(problems)}")
        return FAILED
    pages = sum(name.endswith(".html") for name in files)
    say(options, f"{pages} pages and {len(files) - pages} other files in {options.site}: every link leads somewhere")
    return OK


COMMAND = Command(
    name="links",
    description="check every link of the built site",
    add_arguments=add_arguments,
    run=run,
)
