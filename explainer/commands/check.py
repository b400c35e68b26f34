"""``explainer check``: every problem in the data at once."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from explainer.commands.command import FAILED, OK, add_data_folder, say
from explainer.commands.inputs import expect_data_folder, say_counts
from explainer.diagnostics.errors import StoryError
from explainer.diagnostics.listing import FORMATS, summary
from explainer.diagnostics.problems import Problems
from explainer.reading.loading import load_story
from explainer.reading.story import Story
from explainer.words.english import counted


def add_arguments(parser: ArgumentParser) -> None:
    """The data folder and the form of the report."""
    add_data_folder(parser)
    parser.add_argument("--format", choices=sorted(FORMATS), default="text", help="how to report (default: text)")


def run(options: Namespace) -> int:
    """Report errors and warnings; errors fail."""
    expect_data_folder(options.data)
    problems = Problems()
    story: Story | None = None
    try:
        story = load_story(options.data, problems)
    except StoryError as error:
        problems = error.problems
    listing = FORMATS[options.format](problems)
    if listing:
        print(listing)
    if story is None:
        say_counts(options, problems)
        return FAILED
    marks = sum(len(annotations) for annotations in story.annotations.values())
    facts = (
        counted(len(story.entries), "entry", "entries"),
        counted(len(story.articles), "article"),
        counted(marks, "marked passage"),
    )
    say(options, f"{', '.join(facts)}: {summary(problems)}")
    return OK
