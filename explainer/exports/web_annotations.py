"""The marked passages as an AnnotationPage (W3C Web Annotation Data Model). Addresses are relative to the site."""

from __future__ import annotations

from typing import Any

from explainer.exports.base import Export, as_json
from explainer.pages.base import Context
from explainer.story import Annotation

AROUND = 32
"""How many characters before and after a passage go into its selector."""


def render(context: Context) -> str:
    """Every annotation of every article, in order."""
    items = [_annotation(context, annotation) for found in context.story.annotations.values() for annotation in found]
    return as_json({"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": items})


def _annotation(context: Context, annotation: Annotation) -> dict[str, Any]:
    page = context.site_address(context.article_path(annotation.article))
    bodies = [context.story.entry(body) for body in annotation.bodies]
    return {
        "id": f"{page}#{annotation.anchor}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [context.site_address(context.entry_path(body)) for body in bodies],
        "target": {
            "source": f"{page}#p{annotation.paragraph}",
            "selector": [_quote_selector(context, annotation), _position_selector(annotation)],
        },
    }


def _quote_selector(context: Context, annotation: Annotation) -> dict[str, str]:
    paragraph = context.story.articles[annotation.article].paragraph(annotation.paragraph)
    assert paragraph is not None
    text, start, end = paragraph.text, annotation.target.start, annotation.target.end
    return {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }


def _position_selector(annotation: Annotation) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": annotation.target.start, "end": annotation.target.end}


EXPORT = Export(
    name="Marked passages",
    path="annotations.jsonld",
    media_type="application/ld+json",
    standard="W3C Web Annotation Data Model",
    render=render,
)
