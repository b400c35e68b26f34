"""Records of what people compared with an original: which of them hold, and new ones.

A program cannot tell whether a retelling says neither more nor less than the original; a person can, and these records
say who did. A record holds for the very words that were compared. Once they change it is void: it is told, counts as
none, and only a person makes a new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from explainer.dates import PartialDate
from explainer.diagnostics.problems import Code, Problem
from explainer.kinds.verified import HumanCheck, Verified
from explainer.reading.article import Article
from explainer.reading.story import Story
from explainer.words.folding import digest
from explainer.words.typos import did_you_mean
from explainer.yaml.values import write_fields

__all__ = ["as_yaml", "checks_of", "holding", "void_against", "void_checks", "with_checks"]

_HEAD = """\
# Which paragraphs of a retelling a person has compared with the original, and found to say neither more nor less.
# 'explainer verify --original FILE --checked-by NAME' writes this file. A record holds for the two paragraphs with
# these digests (SHA-256); once one of them changes, the record is void and counts as none.
"""


def void_checks(story: Story) -> Iterator[Problem]:
    """A record whose paragraph of our retelling has changed, or is gone."""
    for index, check in enumerate(story.human_checks):
        article = story.articles.get(check.article)
        if article is None:
            near = did_you_mean(check.article, story.articles)
            remedy = "delete this record" + (f", or name the article that is meant: {near}" if near else "")
            yield _void(story, index, "article", f"there is no article '{check.article}' any more", remedy)
        elif (now := _ours(article, check.paragraph)) is None:
            message = f"'{article.id}' has no paragraph {check.paragraph} any more"
            yield _void(story, index, "paragraph", message, "delete this record")
        elif now != check.retelling:
            message = f"paragraph {check.paragraph} of '{article.id}' is not the one that {_who(check)}"
            yield _void(story, index, "retelling", message, _anew(check))


def void_against(story: Story, article: Article, original: Sequence[str]) -> Iterator[Problem]:
    """A record whose paragraph of the original, which is at hand as plain text, is another one, or is gone."""
    for index, check in enumerate(story.human_checks):
        if check.article == article.id and check.original != _theirs(original, check.paragraph):
            message = f"paragraph {check.paragraph} of the original is not the one that {_who(check)}"
            yield _void(story, index, "original", message, _anew(check))


def holding(story: Story, article: Article, original: Sequence[str] | None = None) -> tuple[HumanCheck, ...]:
    """The records of an article that hold, as far as our own text tells and, if it is at hand, the original."""
    return tuple(
        check
        for check in story.human_checks
        if check.article == article.id
        and check.retelling == _ours(article, check.paragraph)
        and (original is None or check.original == _theirs(original, check.paragraph))
    )


def _ours(article: Article, number: int) -> str | None:
    """The digest of the paragraph of that number; None if there is none."""
    paragraph = article.paragraph(number)
    return digest(paragraph.text) if paragraph else None


def _theirs(original: Sequence[str], number: int) -> str | None:
    return digest(original[number - 1]) if number <= len(original) else None


def _who(check: HumanCheck) -> str:
    return f"{check.checked_by} compared on {check.checked_on}"


def _anew(check: HumanCheck) -> str:
    which = f"--article {check.article} --paragraph {check.paragraph}"
    return f"have a person compare the two again: explainer verify --original FILE {which} --checked-by NAME"


def _void(story: Story, index: int, field: str, message: str, remedy: str) -> Problem:
    assert story.verified is not None
    where = story.verified.at(("checks", index, field))
    return Problem(code=Code.VOID_CHECK, message=message, location=where, remedy=remedy, severity="warning")


def checks_of(
    article: Article, original: Sequence[str], numbers: Iterable[int], *, by: str, on: PartialDate
) -> Iterator[HumanCheck]:
    """The records of a person who has compared the paragraphs of those numbers, which both texts have."""
    for number in numbers:
        yield HumanCheck(
            article=article.id,
            paragraph=number,
            checked_by=by,
            checked_on=on,
            original=digest(original[number - 1]),
            retelling=digest(article.paragraphs[number - 1].text),
        )


def with_checks(old: Iterable[HumanCheck], new: Iterable[HumanCheck]) -> Verified:
    """All records in their order; a new one takes the place of the same person's, and of those that no longer hold."""
    fresh = {(check.article, check.paragraph): check for check in new}
    kept = (check for check in old if _stays(check, fresh))
    in_order = sorted([*kept, *fresh.values()], key=lambda check: (check.article, check.paragraph, check.checked_by))
    return Verified(checks=tuple(in_order))


def _stays(old: HumanCheck, fresh: Mapping[tuple[str, int], HumanCheck]) -> bool:
    new = fresh.get((old.article, old.paragraph))
    if new is None:
        return True
    return old.checked_by != new.checked_by and (old.original, old.retelling) == (new.original, new.retelling)


def as_yaml(verified: Verified) -> str:
    """The text of ``verified.yml``: equal records give equal bytes."""
    checks = [{field: str(value) for field, value in check} for check in verified.checks]
    return f"{_HEAD}\n{write_fields({'checks': checks})}"
