"""The command line: check, build, schema and verify. Prints, sets exit codes, and does nothing else."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from explainer import __version__
from explainer.editor_schema import json_schema
from explainer.files import load_story, read_text, staging, walk_files, write_files
from explainer.kinds import KINDS
from explainer.kinds.base import Model
from explainer.kinds.project import Project
from explainer.problems import Problems, StoryError
from explainer.reports import FORMATS, as_text, summary
from explainer.site import build_site
from explainer.story import Story
from explainer.verify import verify_article

__all__ = ["main"]

OK, FAILED, MISUSED = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 if all is well, 1 if something is wrong, 2 if the command was misused."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except BrokenPipeError:  # the reader of our output has gone, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except OSError as error:
        print(f"explainer: {error.filename or 'the disk'}: {error.strerror}", file=sys.stderr)
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="explainer", description="Turn an annotated report into a site.")
    parser.add_argument("--version", action="version", version=f"explainer {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    check = _command(commands, "check", _check, "check the data and report every problem at once")
    check.add_argument("--format", choices=sorted(FORMATS), default="text", help="how to report (default: text)")

    build = _command(commands, "build", _build, "build the site, check it, and put it in its place")
    build.add_argument("--pages", type=Path, metavar="DIR", help="write the pages as plain files instead")
    build.add_argument("--config", type=Path, default=Path("mkdocs.yml"), help="MkDocs configuration")
    build.add_argument("--site", type=Path, default=Path("site"), help="where the built site goes (default: site)")

    schema = _command(commands, "schema", _schema, "write JSON Schemas that know the ids in the data, for editors")
    schema.add_argument("--output", type=Path, default=Path("schema"), help="where they go (default: schema)")

    verify = _command(commands, "verify", _verify, "compare our retelling with the original report")
    verify.add_argument("--original", type=Path, required=True, help="the report as plain text; it is only read")
    verify.add_argument("--article", help="id of the article (default: the lead article)")
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    run: Callable[[argparse.Namespace], int],
    description: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=description, description=description)
    parser.add_argument("data", nargs="?", type=Path, default=Path("data"), help="the data folder (default: data)")
    parser.add_argument("--quiet", "-q", action="store_true", help="say nothing unless something is wrong")
    parser.set_defaults(command=run)
    return parser


def _say(options: argparse.Namespace, text: str) -> None:
    if not options.quiet:
        print(text, file=sys.stderr)


def _load(options: argparse.Namespace) -> Story | None:
    """The story, or None after its errors were printed."""
    try:
        return load_story(options.data)
    except StoryError as error:
        print(as_text(error.problems))
        _say(options, f"\n{summary(error.problems)}")
        return None


def _check(options: argparse.Namespace) -> int:
    problems = Problems()
    story: Story | None = None
    try:
        story = load_story(options.data, problems)
    except StoryError as error:
        problems = error.problems
    report = FORMATS[options.format](problems)
    if report:
        print(report)
    if story is None:
        _say(options, f"\n{summary(problems)}")
        return FAILED
    marks = sum(len(annotations) for annotations in story.annotations.values())
    facts = f"{len(story.entries)} entries, {len(story.articles)} article(s), {marks} marked passages"
    _say(options, f"{facts}: {summary(problems)}")
    return OK


def _build(options: argparse.Namespace) -> int:
    story = _load(options)
    if story is None:
        return FAILED
    if options.pages:
        files = build_site(story).files
        write_files(files, options.pages)
        _say(options, f"{len(files)} files written to {options.pages}")
        return OK
    return _build_site(options)


def _build_site(options: argparse.Namespace) -> int:
    """MkDocs builds beside the site, and our plugin checks the result; only a sound site takes its place."""
    _say(options, "building the site ...")
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
        _say(options, f"the site was not built; {options.site} is as it was")
        return FAILED
    pages = sum(name.endswith(".html") for name in files)
    _say(options, f"{pages} pages and {len(files) - pages} other files in {options.site}, every link checked")
    return OK


class _BuildFailedError(Exception):
    """The stage must be thrown away; why has been printed."""


def _schema(options: argparse.Namespace) -> int:
    story = _load(options)
    if story is None:
        return FAILED
    names = {kind: {entry.id: entry.name for entry in story.of_kind(kind)} for kind in KINDS}
    names["party"] = {id_: party.name for id_, party in story.project.value.parties.items()}
    names["article"] = {article.id: article.title for article in story.articles.values()}
    models: dict[str, type[Model]] = {"explainer": Project, **{kind.plural: kind.model for kind in KINDS.values()}}
    files = {
        f"{name}.json": (json.dumps(json_schema(model, names), ensure_ascii=False, indent=2) + "\n").encode()
        for name, model in models.items()
    }
    write_files(files, options.output)
    _say(options, f"{len(files)} schemas written to {options.output}")
    return OK


def _verify(options: argparse.Namespace) -> int:
    story = _load(options)
    if story is None:
        return FAILED
    id_ = options.article or story.project.value.lead
    if id_ not in story.articles:
        print(f"explainer: no article is called '{id_}'; there are {', '.join(story.articles)}", file=sys.stderr)
        return MISUSED
    problems = Problems()
    original = read_text(options.original, problems)
    if original is not None:
        verify_article(story, story.articles[id_], original, problems)
    if problems.errors:
        print(as_text(problems))
        _say(options, f"\n{summary(problems)}")
        return FAILED
    quotes = sum(quote.article == id_ for quote in story.quotes)
    _say(options, f"{quotes} quotations stand word for word; nothing else is shared with the original")
    return OK
