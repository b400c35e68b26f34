"""``explainer verify``: the retelling against the original report, for whoever has it, and who has compared the two."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from explainer.commands.brought import read_brought
from explainer.commands.command import FAILED, OK, add_data_folder, say
from explainer.commands.inputs import load, say_counts, today
from explainer.diagnostics.errors import MisuseError
from explainer.diagnostics.listing import as_text
from explainer.diagnostics.problems import Problems
from explainer.editing.forms import complaints
from explainer.files.writing import write_file
from explainer.kinds import Quote
from explainer.kinds.verified import HumanCheck
from explainer.reading.article import Article
from explainer.reading.folder import VERIFIED_FILE
from explainer.reading.human_checks import as_yaml, checks_of, holding, void_against, void_checks, with_checks
from explainer.reading.loading import load_story
from explainer.reading.story import Story
from explainer.reading.verify import verify_article
from explainer.starting.manuscript import paragraphs_below_title
from explainer.words.characters import without_marks
from explainer.words.english import counted, joined
from explainer.words.terminal import shown


def add_arguments(parser: ArgumentParser) -> None:
    """The data folder, the original and the article; and the person who has compared them."""
    add_data_folder(parser)
    parser.add_argument("--original", type=Path, required=True, help="the report as plain text; it is only read")
    parser.add_argument("--article", help="id of the article (default: the lead article)")
    parser.add_argument(
        "--paragraph", type=int, nargs="+", action="extend", metavar="N", help="compare these only (default: all)"
    )
    parser.add_argument(
        "--checked-by",
        metavar="NAME",
        help="the person who has read both, and found that these paragraphs say neither more nor less than the "
        f"original's; it is recorded in {VERIFIED_FILE} of the data folder, and readers see it",
    )


def run(options: Namespace) -> int:
    """Report every difference in quotations, every run of shared words, and every record of a person that is void."""
    story = load(options)
    article = _article(story, options.article)
    numbers = _numbers(article, options.paragraph)
    if options.checked_by is not None and (wrong := complaints(HumanCheck, "checked_by", options.checked_by)):
        raise MisuseError(f"--checked-by: {wrong[0]}")
    problems = Problems()
    source = read_brought(options.original, problems)
    original = paragraphs_below_title(source) if source else []
    if source:
        verify_article(story, article, original, problems, numbers)
        if options.checked_by is not None and not problems.errors:
            story = _recorded(options, story, article, original, numbers)
        for problem in (*void_checks(story), *void_against(story, article, original)):
            problems.add(problem)
    if len(problems):
        print(as_text(problems))
    if problems.errors:
        say_counts(options, problems)
        return FAILED
    quotes = sum(quote.article == article.id and quote.paragraph in numbers for quote in story.of(Quote))
    is_retold = article.front.value.form == "retelling"
    no_more = "; nothing else is shared with the original" if is_retold else ""
    say(options, f"{_stand(quotes)} word for word{no_more}")
    compared = len({check.paragraph for check in holding(story, article, original)})
    say(options, f"a person has compared {compared} of {counted(len(article.paragraphs), 'paragraph')}")
    return OK


def _article(story: Story, id_: str | None) -> Article:
    """The article that is meant. Raises MisuseError if there is none of that id."""
    id_ = id_ or story.project.value.lead
    if id_ not in story.articles:
        raise MisuseError(f"no article is called '{id_}'; there are {', '.join(story.articles)}")
    return story.articles[id_]


def _numbers(article: Article, wanted: Sequence[int] | None) -> list[int]:
    """The numbers of the paragraphs that are compared. Raises MisuseError where there is none of that number."""
    numbers = [paragraph.number for paragraph in article.paragraphs]
    for number in wanted or ():
        if number not in numbers:
            raise MisuseError(f"'{article.id}' has no paragraph {number}; it has {counted(len(numbers), 'paragraph')}")
    return sorted(set(wanted or numbers))


def _recorded(
    options: Namespace, story: Story, article: Article, original: Sequence[str], numbers: Sequence[int]
) -> Story:
    """The story after it was recorded who has compared these paragraphs today; that is told."""
    day, by = today(), without_marks(options.checked_by)  # as it is read again
    new = checks_of(article, original, numbers, by=by, on=day)
    text = as_yaml(with_checks(story.human_checks, new))
    after = load_story(options.data, changes={VERIFIED_FILE: text})
    write_file(text.encode(), options.data / VERIFIED_FILE, public=False)
    which = f"paragraph{'s' * (len(numbers) > 1)} {joined(map(str, numbers))} of '{article.id}'"
    say(options, f"recorded in {shown(str(options.data / VERIFIED_FILE))}: {which}, by {by} on {day}")
    return after


def _stand(quotes: int) -> str:
    return f"{counted(quotes, 'quotation')} {'stands' if quotes == 1 else 'stand'}"
