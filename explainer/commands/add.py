"""``explainer add``: one new entry, asked for or given by options, appended only if the whole story still checks."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from explainer.commands.base import FAILED, OK, Command, load, misuse, say
from explainer.editing.forms import FormField, SettingError, filled_form, form, id_complaints, settings
from explainer.editing.interview import Interview, NothingToNameError
from explainer.files import load_story, write_file
from explainer.kinds import KINDS, Kind
from explainer.problems import Problems, StoryError
from explainer.reports import as_text
from explainer.story import Story
from explainer.text import slug, with_article
from explainer.yaml.values import appended, write_fields

_ALSO_ASKED = ("coordinates", "sources")
"""Fields that may be left out, and without which an entry is poor."""


def add_arguments(parser: ArgumentParser) -> None:
    """The kind, the id or the name, and answers given in advance."""
    parser.add_argument("kind", choices=[*KINDS], help="the kind of entry")
    parser.add_argument("id", nargs="?", help="its id, or its name, from which an id is made")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help="an answer, such as name='Ada Marlow' or on_the_day.text=…; repeat it, and nothing is asked",
    )
    parser.add_argument("--data", type=Path, default=Path("data"), help="the data folder (default: data)")


def run(options: Namespace) -> int:
    """Ask or take what was given; write once, at the end."""
    problems = Problems()
    story = load(options, problems)
    if story is None:
        return FAILED
    desk = _Desk(options.data, story, KINDS[options.kind], problems)
    try:
        answers = settings(desk.form, options.set)
        id_ = options.id or ""
        if id_ and id_complaints(desk.kind, id_):
            answers, id_ = {"name": id_, **answers}, slug(id_)
        if options.set or not sys.stdin.isatty():
            return _append_at_once(options, desk, id_, answers)
        return _ask_and_append(options, desk, id_, answers)
    except SettingError as error:
        return misuse(str(error))
    except NothingToNameError as error:
        return misuse(
            f"this needs {with_article(str(error))}, and there is none yet; begin with: explainer add {error}"
        )
    except (KeyboardInterrupt, EOFError):
        say(options, "\nnothing was written")
        return FAILED


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where an entry is tried before it is written."""

    folder: Path
    story: Story
    kind: Kind
    known: Problems

    @property
    def form(self) -> tuple[FormField, ...]:
        return form(self.kind.model)

    @property
    def path(self) -> Path:
        return self.folder / self.kind.filename

    def block(self, id_: str, answers: dict[str, Any]) -> str:
        return write_fields({id_: filled_form(self.form, answers, "none")})

    def text_with(self, block: str) -> str:
        """The file as it would be. Line ends and all else stay as they are."""
        old = self.path.read_bytes().decode("utf-8") if self.path.exists() else ""
        return appended(old, block)

    def problems_with(self, block: str) -> Problems:
        """What would be wrong that is not wrong now."""
        problems = Problems()
        try:
            load_story(self.folder, problems, changes={self.kind.filename: self.text_with(block)})
        except StoryError as error:
            problems = error.problems
        known = {problem.sort_key for problem in self.known}
        new = Problems()
        for problem in problems:
            if problem.sort_key not in known:
                new.add(problem)
        return new

    def append(self, block: str) -> None:
        write_file(self.text_with(block).encode(), self.path)


def _append_at_once(options: Namespace, desk: _Desk, id_: str, answers: dict[str, Any]) -> int:
    if not id_:
        return misuse(f"give the {desk.kind.name} an id: explainer add {desk.kind.name} its-id --set name=…")
    block = desk.block(id_, answers)
    problems = desk.problems_with(block)
    if problems:
        print(as_text(problems))
    if problems.errors:
        say(options, f"\nnothing was written to {desk.path.as_posix()}; this is what was to be appended:\n\n{block}")
        return FAILED
    desk.append(block)
    say(options, f"'{id_}' was appended to {desk.path.as_posix()}")
    return OK


def _ask_and_append(options: Namespace, desk: _Desk, id_: str, answers: dict[str, Any]) -> int:
    interview = Interview(ask=input, tell=print, names=desk.story.names)
    name_field, *others = desk.form
    answers = interview.about_all([name_field], answers)
    id_ = _ask_for_id(interview, desk, id_ or slug(answers["name"]))
    answers = interview.about_all(others, answers)
    for field in others:
        if field.name in _ALSO_ASKED and not field.is_required and (answer := interview.about(field)) is not None:
            answers[field.name] = answer
    question = "add or change one (Enter: done)"
    while True:
        answers = interview.about_more(desk.form, answers, question)
        block = desk.block(id_, answers)
        problems = desk.problems_with(block)
        print(f"\n{block}" + (f"\n{as_text(problems)}\n" if problems else ""))
        if problems.errors:
            question = "which field shall be changed? (Enter: check again; Ctrl-C: give up)"
            continue
        reply = input(f"append this to {desk.path.as_posix()}? [y: yes, n: no, c: change something] ").strip().lower()
        if reply in ("y", "yes"):
            desk.append(block)
            say(options, f"'{id_}' was appended to {desk.path.as_posix()}")
            return OK
        if reply in ("n", "no"):
            raise KeyboardInterrupt


def _ask_for_id(interview: Interview, desk: _Desk, proposal: str) -> str:
    """An id that is well-formed and free."""
    while True:
        taken = desk.story.entries.get(proposal)
        offer = f" (Enter: {proposal})" if proposal and taken is None else ""
        interview.tell("\nid: the key of the entry in its file; links depend on it, so it never changes")
        id_ = interview.ask(f"id{offer}: ").strip() or (proposal if offer else "")
        wrong = id_complaints(desk.kind, id_)
        if id_ in desk.story.entries:
            wrong.append(f"the id '{id_}' is taken; it stands at {desk.story.entries[id_].key}")
        if not wrong:
            return id_
        for text in wrong:
            interview.tell(text)


COMMAND = Command(
    name="add",
    description="add an entry, asked for field by field",
    add_arguments=add_arguments,
    run=run,
)
