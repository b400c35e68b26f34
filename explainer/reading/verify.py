"""Our retelling against the original report, for whoever has it.

Shows that every quotation stands word for word in the paragraph it names, and that outside quotations a retelling
shares no run of eight words with it. The original is read, compared and never kept.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from explainer.diagnostics.problems import Code, Problem, Problems
from explainer.kinds import Quote
from explainer.reading.article import Article, Paragraph
from explainer.reading.story import Story
from explainer.words.characters import WITHOUT_SPACES
from explainer.words.folding import collapse, fold, stands_in
from explainer.words.selectors import TextQuoteSelector, TextRange, find_quote, nearest_passage

__all__ = ["RUN_LENGTH", "verify_article"]

RUN_LENGTH = 8
"""How many words in a row may not be shared; in scripts without spaces between words, how many characters."""

# A character of a script without spaces counts as a word; other words include their apostrophes.
_LETTER = rf"[^\W{WITHOUT_SPACES}]"
_WORD = re.compile(rf"(?=\w)[{WITHOUT_SPACES}]|{_LETTER}+(?:'{_LETTER}+)*")
_NO_SPACE = re.compile(rf"(?<=[{WITHOUT_SPACES}]) (?=[{WITHOUT_SPACES}])")


def verify_article(
    story: Story, article: Article, original: Iterable[str], problems: Problems, numbers: Container[int] | None = None
) -> None:
    """Compare one article with its original, whose paragraphs ``original`` gives as plain text; add what differs.

    ``numbers`` are those of the paragraphs that are compared; all of them if it is None.
    """
    paragraphs = [collapse(text) for text in original]
    quotes = [quote for quote in story.of(Quote) if quote.article == article.id]
    chosen = [quote for quote in quotes if numbers is None or quote.paragraph in numbers]
    retold = [paragraph for paragraph in article.paragraphs if numbers is None or paragraph.number in numbers]
    for problem in (
        *_check_count(article, paragraphs),
        *_check_quotes(story, article, chosen, paragraphs),
        *(_check_runs(retold, quotes, paragraphs) if article.front.value.form == "retelling" else ()),
    ):
        problems.add(problem)


def _check_count(article: Article, paragraphs: list[str]) -> Iterator[Problem]:
    if len(article.paragraphs) != len(paragraphs):
        yield Problem(
            code=Code.MISSING_PARAGRAPH,
            message=f"our article has {len(article.paragraphs)} paragraphs, the original {len(paragraphs)}",
            location=article.paragraphs[-1].location,
            remedy="retell paragraph for paragraph",
        )


def _check_quotes(story: Story, article: Article, quotes: list[Quote], paragraphs: list[str]) -> Iterator[Problem]:
    for quote in quotes:
        ours = article.paragraph(quote.paragraph)
        theirs = paragraphs[quote.paragraph - 1] if quote.paragraph <= len(paragraphs) else ""
        where = story.entries[quote.id].at(("exact",))
        if ours is None or not stands_in(quote.exact, ours.text):
            message = f"our paragraph {quote.paragraph} does not contain this quotation"
            yield Problem(code=Code.NOT_VERBATIM, message=message, location=where, remedy="copy it word for word")
        if not stands_in(quote.exact, theirs):
            near = nearest_passage(theirs, collapse(quote.exact))
            remedy = f'the closest words there are "{near}"' if near else "check the number of the paragraph"
            message = f"paragraph {quote.paragraph} of the original does not contain this quotation"
            yield Problem(code=Code.NOT_VERBATIM, message=message, location=where, remedy=remedy)


def _check_runs(retold: list[Paragraph], quotes: list[Quote], paragraphs: list[str]) -> Iterator[Problem]:
    known = {
        words[i : i + RUN_LENGTH]: number
        for number, words in enumerate(map(_words, paragraphs), start=1)
        for i in range(len(words) - RUN_LENGTH + 1)
    }
    for paragraph in retold:
        for piece in _outside_quotes(collapse(paragraph.text), quotes):
            yield from (
                Problem(
                    code=Code.SHARED_WORDS,
                    message=f'"{_spaced(shared)}" stands in paragraph {known[shared[:RUN_LENGTH]]} of the original',
                    location=paragraph.location,
                    remedy=f"tell it in other words: no {RUN_LENGTH} words in a row may be shared",
                )
                for shared in _shared(_words(piece), known)
            )


def _outside_quotes(text: str, quotes: list[Quote]) -> Iterator[str]:
    """The pieces of a paragraph between its quotations."""
    found: list[TextRange] = []
    for quote in quotes:
        found += find_quote(text, TextQuoteSelector(exact=collapse(quote.exact)))
    at = 0
    for quoted in sorted(found):
        yield text[at : quoted.start]
        at = max(at, quoted.end)
    yield text[at:]


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(text)))


def _spaced(words: Iterable[str]) -> str:
    """Words joined as they are written: with spaces between them, except in scripts that have none."""
    return _NO_SPACE.sub("", " ".join(words))


def _shared(words: tuple[str, ...], known: dict[tuple[str, ...], int]) -> Iterator[tuple[str, ...]]:
    """Each stretch of shared words at its full length, which may be several runs."""
    start: int | None = None
    for i in range(len(words) - RUN_LENGTH + 2):
        if words[i : i + RUN_LENGTH] in known:
            start = i if start is None else start
        elif start is not None:
            yield words[start : i + RUN_LENGTH - 1]
            start = None
