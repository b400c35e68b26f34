"""``explainer verify``: the retelling against the original report, for whoever has it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from explainer.commands.command import FAILED, OK, add_data_folder, say
from explainer.commands.inputs import load, read_brought, say_counts
from explainer.diagnostics.errors import MisuseError
from explainer.diagnostics.listing import as_text
from explainer.diagnostics.problems import Problems
from explainer.kinds import Quote
from explainer.reading.verify import verify_article
from explainer.starting.manuscript import paragraphs_below_title
from explainer.words.english import counted


def add_arguments(parser: ArgumentParser) -> None:
    """The data folder, the original and the article."""
    add_data_folder(parser)
    parser.add_argument("--original", type=Path, required=True, help="the report as plain text; it is only read")
    parser.add_argument("--article", help="id of the article (default: the lead article)")


def run(options: Namespace) -> int:
    """Report every difference in quotations and every run of shared words."""
    story = load(options)
    id_ = options.article or story.project.value.lead
    if id_ not in story.articles:
        raise MisuseError(f"no article is called '{id_}'; there are {', '.join(story.articles)}")
    problems = Problems()
    original = read_brought(options.original, problems)
    if original is not None:
        verify_article(story, story.articles[id_], paragraphs_below_title(original), problems)
    if problems.errors:
        print(as_text(problems))
        say_counts(options, problems)
        return FAILED
    quotes = sum(quote.article == id_ for quote in story.of(Quote))
    say(options, f"{_stand(quotes)} word for word; nothing else is shared with the original")
    return OK


def _stand(quotes: int) -> str:
    return f"{counted(quotes, 'quotation')} {'stands' if quotes == 1 else 'stand'}"
