"""``explainer add``: one new entry, asked for or given by options, appended only if the whole story still checks."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from explainer.commands.command import FAILED, OK, say
from explainer.commands.inputs import load
from explainer.diagnostics.errors import MisuseError, StoryError
from explainer.diagnostics.listing import as_text
from explainer.diagnostics.locations import Location, SourceText
from explainer.diagnostics.problems import Problem, Problems
from explainer.editing.forms import FormField, filled_form, form, id_complaints, settings
from explainer.editing.interview import Interview
from explainer.files.entries import display_path
from explainer.files.writing import write_file
from explainer.kinds import KINDS, Entry, Kind
from explainer.reading.loading import load_story
from explainer.reading.story import Story
from explainer.words.folding import slug
from explainer.words.terminal import shown
from explainer.words.typos import did_you_mean
from explainer.yaml.values import appended, write_fields

_ALSO_ASKED = frozenset({"coordinates", "sources", "about", "heading", "gist", "speaker", "genre", "checked_on"})
"""Fields that may be left out, and without which an entry or a part of it is poor."""


def add_arguments(parser: ArgumentParser) -> None:
    """The kind, the id or the name, and answers given in advance."""
    parser.add_argument("kind", help=f"the kind of entry: {', '.join(KINDS)}")
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
    if options.kind not in KINDS:
        raise MisuseError(f"there is no kind '{options.kind}'; {_kind_meant(options.kind)}")
    if not options.set and not sys.stdin.isatty():
        raise MisuseError(
            f"questions need a terminal; elsewhere give the answers: explainer add {options.kind} {_BY_SET}"
        )
    problems = Problems()
    story = load(options, problems)
    desk = _Desk(options.data, story, KINDS[options.kind], problems)
    try:
        answers = desk.probable_answers() | settings(desk.form, options.set)
        id_ = options.id or ""
        if id_ and id_complaints(desk.kind, id_):
            answers, id_ = {"name": id_, **answers}, slug(id_)
        if options.set:
            return _append_at_once(options, desk, id_, answers)
        return _ask_and_append(options, desk, id_, answers)
    except (KeyboardInterrupt, EOFError):
        return _given_up(options)


def _given_up(options: Namespace) -> int:
    say(options, "\nnothing was written")
    return FAILED


def _kind_meant(word: str) -> str:
    """What somebody meant who asked for a kind that does not exist: perhaps a type of one, as a person is."""
    types = {name: field.choices for name, kind in KINDS.items() for field in form(kind.model) if field.name == "type"}
    kind = did_you_mean(word, KINDS) or next((name for name, choices in types.items() if word in choices), None)
    return f"did you mean '{kind}'?" if kind else f"there are {', '.join(KINDS)}"


_BY_SET = "its-id --set name=… --set …"


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where an entry is tried before it is written."""

    folder: Path
    story: Story
    kind: Kind[Entry]
    known: Problems

    @property
    def form(self) -> tuple[FormField, ...]:
        return form(self.kind.model)

    @property
    def file(self) -> str:
        return self.story.last_file(self.kind.name)

    @property
    def path(self) -> Path:
        return self.folder / self.file

    @property
    def shown_path(self) -> str:
        return shown(self.path.as_posix())

    def probable_answers(self) -> dict[str, Any]:
        """What is cited is likely to be in the language of the report; written down where it would count as another."""
        language = self.story.lead.front.value.language
        field = self.kind.model.model_fields.get("language")
        is_written = field is not None and not field.is_required() and field.default != language
        return {"language": language} if is_written else {}

    def id_complaints(self, id_: str) -> list[str]:
        """Why no entry can have this id; nothing if it is well-formed and free."""
        taken = self.story.entries.get(id_)
        where = [f"the id '{id_}' is taken; it stands at {taken.key}; choose another id"] if taken else []
        return id_complaints(self.kind, id_) + where

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
            load_story(self.folder, problems, changes={self.file: self.text_with(block)})
        except StoryError as error:
            problems = error.problems
        known = {problem.sort_key for problem in self.known}
        new = Problems()
        for problem in problems:
            if problem.sort_key not in known:
                new.add(problem)
        return new

    def in_words(self, problems: Problems, block: str) -> str:
        """Problems of an entry that no file holds yet: at the lines of the entry that is shown with them."""
        entry = SourceText("the new entry", block)
        return as_text(self._in_block(problem, entry) for problem in problems)

    def _in_block(self, problem: Problem, block: SourceText) -> Problem:
        where = problem.location
        before = len(where.file.text) - len(block.text)
        if where.path != display_path(self.path) or where.start < before:
            return problem
        return replace(problem, location=Location(block, where.start - before, where.end - before))

    def append(self, block: str) -> None:
        write_file(self.text_with(block).encode(), self.path, public=False)


def _append_at_once(options: Namespace, desk: _Desk, id_: str, answers: dict[str, Any]) -> int:
    if not id_:
        raise MisuseError(f"give the {desk.kind.name} an id: explainer add {desk.kind.name} {_BY_SET}")
    if wrong := desk.id_complaints(id_):
        raise MisuseError(wrong[0])
    block = desk.block(id_, answers)
    problems = desk.problems_with(block)
    if problems.errors:
        print(desk.in_words(problems, block))
        say(options, f"\nnothing was written to {desk.shown_path}; this is what was to be appended:\n\n{block}")
        return FAILED
    if problems:
        print(as_text(problems))
    desk.append(block)
    say(options, f"'{id_}' was appended to {desk.shown_path}")
    return OK


def _ask_and_append(options: Namespace, desk: _Desk, id_: str, answers: dict[str, Any]) -> int:
    interview = Interview(ask=input, tell=print, names=desk.story.names, also=_ALSO_ASKED)
    interview.expect(desk.form)
    name_field, *others = desk.form
    answers = interview.about_all([name_field], answers)
    id_ = _ask_for_id(interview, desk, id_ or slug(answers["name"]))
    answers = interview.about_all(others, answers)
    question = "add or change one (Enter: done)"
    while True:
        answers = interview.about_more(desk.form, answers, question)
        block = desk.block(id_, answers)
        problems = desk.problems_with(block)
        print(f"\n{block}" + (f"\n{desk.in_words(problems, block)}\n" if problems else ""))
        if problems.errors:
            question = "which field shall be changed? (Enter: check again; Ctrl-C: give up)"
            continue
        reply = input(f"append this to {desk.shown_path}? [y: yes, n: no, c: change something] ").strip().lower()
        if reply in ("y", "yes"):
            desk.append(block)
            say(options, f"'{id_}' was appended to {desk.shown_path}")
            return OK
        if reply in ("n", "no"):
            return _given_up(options)


def _ask_for_id(interview: Interview, desk: _Desk, proposal: str) -> str:
    """An id that is well-formed and free."""
    while True:
        taken = desk.story.entries.get(proposal)
        offer = f" (Enter: {proposal})" if proposal and taken is None else ""
        interview.tell("\nid: the key of the entry in its file; links depend on it, so it never changes")
        id_ = interview.ask(f"id{offer}: ").strip() or (proposal if offer else "")
        wrong = desk.id_complaints(id_)
        if not wrong:
            return id_
        for text in wrong:
            interview.tell(text)
