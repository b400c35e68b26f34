"""``explainer build``: the site, checked before it takes its place; or its pages for another site generator."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path

from explainer.commands.command import FAILED, OK, add_config, add_data_folder, say
from explainer.commands.inputs import expect_config, expect_data_folder, load
from explainer.commands.outputs import expect_folder
from explainer.diagnostics.errors import MisuseError, SiteError
from explainer.files.environment import hand_on
from explainer.files.kernel import end_with_parent
from explainer.files.manifest import MOVE_TO_DOCS, expect_only_ours
from explainer.files.package import has_pictures
from explainer.files.staging import staging
from explainer.files.walking import FolderFiles
from explainer.words.english import counted
from explainer.words.terminal import shown_lines


def add_arguments(parser: ArgumentParser) -> None:
    """Where things are and where they go."""
    add_data_folder(parser)
    parser.add_argument("--pages", type=Path, metavar="DIR", help="write the pages as plain files instead")
    parser.add_argument("--contributor-pages", action="store_true", help="with --pages: also the pages for editors")
    parser.add_argument(
        "--directory-urls",
        action="store_true",
        help="with --pages: link as the generator will serve pages, as people/ instead of people.html",
    )
    parser.add_argument(
        "--language", default="en", help="with --pages: the language of headings, labels and dates (default: en)"
    )
    add_config(parser)
    parser.add_argument("--site", type=Path, default=Path("site"), help="where the built site goes (default: site)")


def run(options: Namespace) -> int:
    """Build from sound data only, and in the place of nothing but what was built before."""
    return _write_pages(options) if options.pages else _build_site(options)


def _write_pages(options: Namespace) -> int:
    # Here, because only these lines need what makes pages: the whole site is made by MkDocs, elsewhere.
    from explainer.pages import SiteOptions
    from explainer.pages.interface import nearest_language
    from explainer.site import build_site, write_site

    story = load(options)
    language = nearest_language(options.language)
    if language is None:
        raise MisuseError(f"there is no catalogue of '{options.language}'; leave --language out for English")
    choices = SiteOptions(
        contributor_pages=options.contributor_pages, directory_urls=options.directory_urls, language=language
    )
    expect_folder(options.pages, data=options.data, may_be_docs=True)
    site = build_site(story, choices)
    write_site(site, options.pages)
    say(options, f"{counted(len(site.files), 'file')} written to {options.pages}")
    _say_if_without_pictures(options)
    return OK


def _build_site(options: Namespace) -> int:
    """MkDocs builds beside the site, and our plugin checks data and result; only a sound site takes its place.

    The data are read here, too, only if that fails: whether they are at fault is told as everywhere.
    """
    expect_data_folder(options.data)
    expect_folder(options.site, data=options.data)
    try:
        expect_config(options.config)
        with staging(options.site, tell=partial(say, options)) as stage:
            expect_only_ours(options.site, remedy=MOVE_TO_DOCS)
            say(options, "building the site ...")
            _run_mkdocs(options, stage)
            files = list(FolderFiles(stage))
            expect_only_ours(options.site, remedy=MOVE_TO_DOCS)  # somebody may have put more there meanwhile
    except (MisuseError, SiteError) as error:
        load(options)
        if isinstance(error, MisuseError):
            raise
        print(shown_lines(str(error)))
        say(options, f"the site was not built; {options.site} is as it was")
        return FAILED
    pages = sum(name.endswith(".html") for name in files)
    found = f"{counted(pages, 'page')} and {counted(len(files) - pages, 'other file')}"
    say(options, f"{found} in {options.site}, every link checked")
    _say_if_without_pictures(options)
    return OK


def _say_if_without_pictures(options: Namespace) -> None:
    if not has_pictures():
        say(options, "shared links get no picture; it needs the program's extra 'pictures'")


def _run_mkdocs(options: Namespace, stage: Path) -> None:
    """Build with the data that were checked. Raises SiteError with what is wrong."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(options.config)]
    # MkDocs folds its messages at the width of a terminal; ours have lines and carets of their own.
    own = {"NO_MKDOCS_2_WARNING": "1", "COLUMNS": "0", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(  # noqa: S603 -- our own interpreter, and arguments without a shell
        [*command, "--site-dir", str(stage)],
        env=hand_on(options.data) | own,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        preexec_fn=partial(end_with_parent, os.getpid()),  # whoever kills us means the build
    )
    if done.returncode:
        told = what_is_wrong(done.stderr, options.config) or (done.stdout + done.stderr).strip()
        raise SiteError(told or f"MkDocs ended without a word (status {done.returncode})")


_RECORD = re.compile(r"^(?:(DEBUG|INFO|WARNING|ERROR|CRITICAL) *-  |(Error): )", re.MULTILINE)
# What Python says of an error that nobody caught: the calls, each indented, then the error.
_TRACEBACK = re.compile(r"^Traceback \(most recent call last\):\n(?:[ \t][^\n]*\n)+(?P<error>[^\n]*)", re.MULTILINE)
_CALLS = re.compile(r'^(?:  File "[^\n]*\n(?:    [^\n]*\n)*+)++', re.MULTILINE)


def what_is_wrong(log: str, config: Path) -> str:
    """The warnings and errors of MkDocs, without what else it tells and without its marks.

    An error that stopped it is told in one line; as far as is known, only its configuration leads to one that it did
    not foresee.
    """
    if uncaught := list(_TRACEBACK.finditer(log)):
        return f"{config}: MkDocs cannot build with this configuration: {uncaught[-1]['error']}"
    _, *records = _RECORD.split(_CALLS.sub("", log))
    told = zip(records[::3], records[1::3], records[2::3], strict=True)
    texts = (" ".join(text.split()) if stop else text.strip() for level, stop, text in told if level not in _NO_FAULTS)
    return "\n".join(texts).strip()


_NO_FAULTS = ("DEBUG", "INFO")
