"""``explainer build``: the site, checked before it takes its place; or its pages for another site generator."""

from __future__ import annotations

import os
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from explainer.commands.base import FAILED, OK, Command, add_data_folder, load, misuse, say
from explainer.commands.outputs import PAGES, SITE, why_not_folder
from explainer.files import staging, walk_files, write_files
from explainer.pages import SiteOptions
from explainer.site import build_site
from explainer.story import Story


def add_arguments(parser: ArgumentParser) -> None:
    """Where things are and where they go."""
    add_data_folder(parser)
    parser.add_argument("--pages", type=Path, metavar="DIR", help="write the pages as plain files instead")
    parser.add_argument("--contributor-pages", action="store_true", help="with --pages: also the pages for editors")
    parser.add_argument("--config", type=Path, default=Path("mkdocs.yml"), help="MkDocs configuration")
    parser.add_argument("--site", type=Path, default=Path("site"), help="where the built site goes (default: site)")


def run(options: Namespace) -> int:
    """Build from sound data only, and in the place of nothing but what was built before."""
    story = load(options)
    if story is None:
        return FAILED
    return _write_pages(options, story) if options.pages else _build_site(options)


def _write_pages(options: Namespace, story: Story) -> int:
    files = build_site(story, SiteOptions(contributor_pages=options.contributor_pages)).files
    if refusal := why_not_folder(options.pages, PAGES, data=options.data, files=files):
        return misuse(refusal)
    write_files(files, options.pages)
    say(options, f"{len(files)} files written to {options.pages}")
    return OK


def _build_site(options: Namespace) -> int:
    """MkDocs builds beside the site, and our plugin checks the result; only a sound site takes its place."""
    if refusal := why_not_folder(options.site, SITE, data=options.data):
        return misuse(refusal)
    say(options, "building the site ...")
    try:
        with staging(options.site) as stage:
            command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(options.config)]
            environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
            done = subprocess.run(  # noqa: S603 -- our own interpreter, and arguments without a shell
                [*command, "--site-dir", str(stage)], env=environment, capture_output=True, text=True, check=False
            )
            if done.returncode:
                print((done.stdout + done.stderr).strip())
                raise _BuildFailedError
            files = [name for name, _ in walk_files(stage)]
    except _BuildFailedError:
        say(options, f"the site was not built; {options.site} is as it was")
        return FAILED
    pages = sum(name.endswith(".html") for name in files)
    say(options, f"{pages} pages and {len(files) - pages} other files in {options.site}, every link checked")
    return OK


class _BuildFailedError(Exception):
    """The stage must be thrown away; why has been printed."""


COMMAND = Command(
    name="build",
    description="build the site, check it, and put it in its place",
    add_arguments=add_arguments,
    run=run,
)
