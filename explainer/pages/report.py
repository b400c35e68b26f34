"""The annotated reports: the lead article on the home page with the key points first, the others below ``reports/``."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.pages.base import Context, Page
from explainer.render import plain_text


def build(context: Context) -> Iterator[Page]:
    """One page for each article."""
    story = context.story
    for article in story.articles.values():
        yield context.page(
            context.article_path(article.id),
            article.title,
            "report.md.j2",
            article.source.path,
            description=plain_text(story.project.value.summary) if article is story.lead else "",
            article=article,
            front=article.front.value,
            is_lead=article is story.lead,
            others=[other for other in story.articles.values() if other is not article],
        )
