"""``explainer new``: a whole project for one text, with proposals for its entries, written at once or not at all."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from explainer.commands.brought import read_brought
from explainer.commands.command import FAILED, OK, say
from explainer.commands.inputs import today
from explainer.commands.origin import Origin, distribution, origin
from explainer.commands.outputs import expect_name
from explainer.diagnostics.errors import MisuseError
from explainer.diagnostics.listing import as_text
from explainer.diagnostics.locations import SourceText
from explainer.diagnostics.problems import Invalid, Problems
from explainer.editing.forms import complaints, form
from explainer.editing.interview import Interview
from explainer.files.writing import write_files
from explainer.kinds import KINDS, Source
from explainer.kinds.language_codes import LANGUAGE_NAMES
from explainer.kinds.project import NEEDED, FrontMatter
from explainer.reading.folder import read_story
from explainer.starting.manuscript import Manuscript, read_manuscript
from explainer.starting.scaffold import Assignment, NewProject, new_project
from explainer.words.english import counted
from explainer.words.languages import guess_language

_ASKED = ("title", "form", "language", "publisher", "date", "url", "author", "licence")

_UNKNOWN = "# {name} @ git+https://ADDRESS@COMMIT"


def add_arguments(parser: ArgumentParser) -> None:
    """Where the project goes, the text, and what is known of the report."""
    parser.add_argument(
        "folder", type=Path, metavar="DIR", help="where the project goes; a folder that is not there yet"
    )
    parser.add_argument("--article", type=Path, required=True, metavar="FILE", help="the text, plain or Markdown (.md)")
    hints = {field.name: field.hint for field in form(FrontMatter)}
    for name in _ASKED:
        parser.add_argument(f"--{name}", help=hints[name])
    (seen,) = (field for field in form(Source) if field.name == "seen")
    parser.add_argument("--seen", choices=seen.choices, default="whole", help=f"{seen.description} (default: whole)")
    parser.add_argument(
        "--program",
        metavar="REQUIREMENT",
        help=f"what pip installs to build the site, such as '{distribution().name} @ git+https://…' "
        "(default: what this program was installed from)",
    )


def run(options: Namespace) -> int:
    """Read, ask for what is missing, try the project in memory, write it."""
    _expect_new_folder(options.folder)
    problems = Problems()
    source = read_brought(options.article, problems)
    manuscript = read_manuscript(source, problems) if source else None
    if not isinstance(manuscript, Manuscript):
        print(as_text(problems))
        return FAILED
    try:
        known = _known(options, manuscript)
    except (KeyboardInterrupt, EOFError):
        say(options, "\nnothing was written")
        return FAILED
    program = Origin(requirement=options.program) if options.program else origin()
    line = program.requirement if program else _UNKNOWN.format(name=distribution().name)
    assignment = Assignment(**known, seen=options.seen, today=str(today()), program=line)
    project = new_project(manuscript, assignment, problems)
    if isinstance(project, Invalid) or not _checks(project, problems):
        print(as_text(problems))
        say(options, "\nnothing was written")
        return FAILED
    files = {path: text.encode() for path, text in project.files.items()}
    if program and program.wheel:
        files[f"wheels/{program.wheel.name}"] = program.wheel.read_bytes()
    write_files(files, options.folder, public=False)
    say(options, _summary(options.folder, project))
    if program is None:
        say(options, _NOWHERE)
    return OK


_NOWHERE = (
    "requirements.txt does not say yet where others get the program, which runs from a folder of this machine here; "
    "write it there: until then the workflows of the project fail"
)


def _expect_new_folder(folder: Path) -> None:
    """Raise MisuseError where no project can be made."""
    expect_name(folder)
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise MisuseError(f"{folder} is no folder; name one that is not there yet")
    if folder.exists() and (any(folder.iterdir()) or folder.resolve() == Path.cwd()):
        raise MisuseError(
            f"{folder} is there already; name a folder that is not there yet, or an empty one below this one"
        )


def _known(options: Namespace, manuscript: Manuscript) -> dict[str, str]:
    """What is known of the report: given, told by the text, guessed and told, or asked.

    Raises MisuseError where something is wrong, or needed and nobody is there to be asked.
    """
    given = {name: value for name in _ASKED if (value := getattr(options, name) or manuscript.head.get(name))}
    known = {**_guesses(options, manuscript, given), **given}
    fields = {field.name: field for field in form(FrontMatter)}
    for name, value in known.items():
        if wrong := complaints(FrontMatter, name, value):
            raise MisuseError(f"--{name}: {wrong[0]}")
    interview = Interview(ask=input, tell=print, also=frozenset(["form"]))
    if sys.stdin.isatty():
        known = interview.about_all([fields["form"]], known)
    needed = NEEDED[known.get("form", "retelling")]
    missing = [
        replace(fields[name], is_required=True)
        for name in _ASKED
        if name not in known and (fields[name].is_required or name in needed)
    ]
    if missing and not sys.stdin.isatty():
        options_needed = (f"  --{field.name}: {field.hint}" for field in missing)
        raise MisuseError("this is needed too, and is not guessed:", *options_needed)
    return interview.about_all(missing, known)


def _guesses(options: Namespace, manuscript: Manuscript, given: Mapping[str, str]) -> dict[str, str]:
    """Title and language, as the text itself has them."""
    guesses = {}
    if "title" not in given and manuscript.title:
        guesses["title"] = manuscript.title
        say(options, f"title, from the first line: {manuscript.title}")
    if "language" not in given and (language := guess_language(manuscript.body)):
        guesses["language"] = language
        say(options, f"language, from the commonest words: {language} ({LANGUAGE_NAMES[language]})")
    return guesses


def _checks(project: NewProject, problems: Problems) -> bool:
    """Whether the project is sound as it is; warnings are the work that is left."""
    texts = [SourceText(path, text) for path, text in project.files.items() if path.startswith("data/")]
    return not isinstance(read_story(texts, "data", problems), Invalid)


def _summary(folder: Path, project: NewProject) -> str:
    counts = [counted(count, kind, KINDS[kind].plural) for kind, count in project.found.items() if count]
    found = f"Proposed at the end of the files in {folder / 'data'}: {', '.join(counts)}." if counts else ""
    return "\n".join(
        line
        for line in (
            f"{len(project.files)} files written to {folder}.",
            found,
            "The text must be your own words or licensed to you. README.md tells how to go on; the first steps are:",
            f"  cd {folder}",
            "  explainer check",
            "  explainer build",
        )
        if line
    )
