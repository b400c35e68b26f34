"""``explainer fix``: the repairs that are certain, and those that are asked for, shown first and written on demand."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from explainer.commands.command import FAILED, OK, add_data_folder, say
from explainer.commands.inputs import expect_data_folder
from explainer.diagnostics.listing import as_diff, as_text, summary
from explainer.diagnostics.locations import SourceText
from explainer.diagnostics.problems import Invalid, Problems
from explainer.files.entries import display_path
from explainer.files.texts import read_folder
from explainer.files.writing import replace_texts
from explainer.reading.story import Story
from explainer.repairs import Asked, Repair, Repaired, add_archives, apply_repairs, rename, repair, sort_entries
from explainer.words.english import counted
from explainer.words.terminal import shown


def add_arguments(parser: ArgumentParser) -> None:
    """The data folder, whether to write, and what else to do."""
    add_data_folder(parser)
    parser.add_argument("--write", action="store_true", help="make the repairs, in all files or in none")
    parser.add_argument("--rename", nargs=2, metavar=("OLD", "NEW"), help="give an entry or a party another id")
    parser.add_argument("--archives", action="store_true", help="add the stored copies that links.yml knows to sources")
    parser.add_argument("--sort", action="store_true", help="sort events by date and sources by id")


def run(options: Namespace) -> int:
    """Show every repair with its reason, and write them if told so."""
    expect_data_folder(options.data)
    unread = Problems()
    sources = read_folder(options.data, unread)
    name = display_path(options.data)
    done = _carry_out(options, lambda texts: repair(texts, name, unread), sources)
    if isinstance(done.story, Invalid) and any(_asked(options)):
        print(as_text(done.problems.errors))
        say(options, "\nthis is done only in sound data: mend these first")
        return FAILED
    changes = [pair for pair in zip(sources, done.sources, strict=True) if pair[0].raw != pair[1].raw]
    _show(changes, done.repairs)
    for note in done.notes:
        say(options, note)
    return _finish(options, changes, done)


def _carry_out(
    options: Namespace, mend: Callable[[Iterable[SourceText]], Repaired], sources: Iterable[SourceText]
) -> Repaired:
    """The certain repairs, and then, in sound data, what the options ask for."""
    done = mend(sources)
    for ask in _asked(options):
        if isinstance(done.story, Invalid):
            break
        asked = ask(done.story, done.sources)
        after = mend(apply_repairs(done.sources, asked.repairs))
        repairs = (*done.repairs, *asked.repairs, *after.repairs)
        done = replace(after, repairs=repairs, notes=(*done.notes, *asked.notes))
    return done


def _asked(options: Namespace) -> Iterator[Callable[[Story, Iterable[SourceText]], Asked]]:
    """What the options ask for: functions of story and files that give repairs."""
    if options.rename:
        old, new = options.rename
        yield lambda story, sources: rename(story, old, new, sources)
    if options.archives:
        yield lambda story, _: add_archives(story)
    if options.sort:
        yield lambda story, _: sort_entries(story)


def _show(changes: Sequence[tuple[SourceText, SourceText]], repairs: Sequence[Repair]) -> None:
    """File by file: the reasons, then the difference."""
    for before, after in changes:
        for made in repairs:
            edit = next((edit for edit in made.edits if edit.location.path == before.path), None)
            if edit:
                print(shown(f"{edit.location}: {made.reason}"))
        print(f"{as_diff(before, after)}\n")


def _finish(options: Namespace, changes: Sequence[tuple[SourceText, SourceText]], done: Repaired) -> int:
    """Write, or say how; the problems that remain are told in full when they are in the files as they are."""
    errors = done.problems.errors
    if changes and not options.write:
        count = f"{counted(len(done.repairs), 'repair')} in {counted(len(changes), 'file')}"
        say(options, f"{count}, not written: add --write; then there are {summary(done.problems)}")
        return FAILED
    replace_texts(changes)
    if errors:
        print(as_text(errors))
    told = (
        f"{counted(len(done.repairs), 'repair')} written in {counted(len(changes), 'file')}"
        if changes
        else "nothing to repair"
    )
    say(options, f"{told}: {summary(done.problems)}")
    return FAILED if errors else OK
