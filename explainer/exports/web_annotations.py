"""The marked passages as annotations (W3C Web Annotation Data Model). Addresses are relative to the site.

A passage is described twice: by its words with those around them, and by its place in the paragraph as the page shows
it. The first finds it again when the text has changed; the second tells equal words apart.
"""

from __future__ import annotations

from explainer.exports.export import Export, as_json
from explainer.kinds import KINDS
from explainer.pages.context import Context
from explainer.reading.article import Paragraph
from explainer.reading.story import Annotation
from explainer.words.selectors import TextRange

PATH = "annotations.jsonld"

AROUND = 32
"""How many characters before and after a passage go into its selector."""


def render(context: Context) -> str:
    """A collection of one page: every annotation of every article, in order."""
    items = [_annotation(context, annotation) for found in context.story.annotations.values() for annotation in found]
    collection = f"data/{PATH}"
    page = f"{collection}#page-1"
    return as_json(
        {
            "@context": ["http://www.w3.org/ns/anno.jsonld", {"@base": "../"}],  # the file lies one folder down
            "id": collection,
            "type": "AnnotationCollection",
            "label": context.story.project.value.title,
            **({"creator": {"type": "Organization", "name": context.makers.name}} if context.makers.name else {}),
            "total": len(items),
            "first": {"id": page, "type": "AnnotationPage", "partOf": collection, "startIndex": 0, "items": items},
            "last": page,
        }
    )


def _annotation(context: Context, annotation: Annotation) -> dict[str, object]:
    page = context.address(context.article_path(annotation.article))
    paragraph = context.story.articles[annotation.article].paragraph(annotation.paragraph)
    assert paragraph is not None
    bodies = [context.story.entry(body) for body in annotation.bodies]
    return {
        "id": f"{page}#{annotation.anchor}",
        "type": "Annotation",
        "motivation": KINDS[annotation.kind].motivation,
        "body": [context.address(context.entry_path(body)) for body in bodies],
        "target": {
            "type": "SpecificResource",
            "source": page,
            "selector": [_by_words(paragraph.text, annotation.target), _by_place(paragraph, annotation.target)],
        },
    }


def _by_words(text: str, target: TextRange) -> dict[str, str]:
    return {
        "type": "TextQuoteSelector",
        "exact": text[target.start : target.end],
        "prefix": text[max(0, target.start - AROUND) : target.start],
        "suffix": text[target.end : target.end + AROUND],
    }


def _by_place(paragraph: Paragraph, target: TextRange) -> dict[str, object]:
    """The paragraph's element and code points in it; its text on the page starts with its number."""
    shift = len(str(paragraph.number))
    return {
        "type": "FragmentSelector",
        "conformsTo": "http://tools.ietf.org/rfc/rfc3236",
        "value": f"p{paragraph.number}",
        "refinedBy": {"type": "TextPositionSelector", "start": target.start + shift, "end": target.end + shift},
    }


EXPORT = Export(
    name="Marked passages",
    path=PATH,
    media_type="application/ld+json",
    standard="W3C Web Annotation Data Model",
    render=render,
)
