"""Articles and what they are based on in the words of schema.org (JSON-LD 1.1), for pages and for the export.

Crawlers, archives and reader views take from it who wrote a text, when, and under which licence. Of a retelling
that is who makes the site, and the day of its content: author and day of the report are said of the report.
"""

from __future__ import annotations

from explainer.kinds import Source
from explainer.pages.makers import Makers
from explainer.reading.article import Article

__all__ = ["Node", "article_node", "author_of", "given", "page_node", "source_node"]

Node = dict[str, object]


def given(**fields: object) -> Node:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value not in (None, [])}


def author_of(article: Article, makers: Makers) -> str:
    """Who signs our text: its makers, unless it is in the words of others."""
    front = article.front.value
    others = front.author if front.form == "own" else front.author or front.publisher
    return makers.byline if front.form == "retelling" else others or makers.byline


def article_node(article: Article, makers: Makers) -> Node:
    """What is said of an article wherever it stands; ``headline`` is what programs show, ``name`` what graphs show."""
    front, updated = article.front.value, makers.project.updated.html_datetime
    makers_node = {"@type": "Organization", "name": makers.byline}
    author = author_of(article, makers)
    return {
        "@type": "BackgroundNewsArticle" if front.form == "retelling" else "NewsArticle",
        "headline": article.title,
        "name": article.title,
        "inLanguage": front.language,
        "author": makers_node if author == makers.byline else author,
        "publisher": makers_node,
    } | given(
        datePublished=updated if front.form == "retelling" else front.date.html_datetime,
        dateModified=updated,
        license=front.licence or makers.licence_text or None,
    )


def source_node(source: Source, author: str | None) -> Node:
    """What is said of a source; ``author`` is who wrote it, where the source itself does not tell."""
    return {"url": source.url, "inLanguage": source.language} | given(
        name=None if source.title_status == "described" else source.name,
        publisher={"@type": "Organization", "name": source.publisher},
        sourceOrganization={"@type": "Organization", "name": source.newsroom} if source.newsroom else None,
        author=source.author or author,
        datePublished=source.date.text if source.date else None,
    )


def page_node(article: Article, source: Source | None, makers: Makers, address: str) -> Node:
    """An article as its own page, which stands at ``address``, tells of it: complete without any other file.

    ``source`` is the report that it goes back to. Days are such as HTML has a form for: readers show them.
    """
    front = article.front.value
    node = {"@context": "https://schema.org", "@id": address} | article_node(article, makers)
    title = makers.project.title
    node["isPartOf"] = {"@type": "WebSite", "name": title}
    node["publisher"] = {"@type": "Organization", "name": title}  # reader views show it as the name of the site
    if source:
        report = source_node(source, front.author) | given(datePublished=front.date.html_datetime)
        node["isBasedOn"] = {"@type": "NewsArticle"} | report
    return node
