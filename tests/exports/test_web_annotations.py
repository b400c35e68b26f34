from __future__ import annotations

import json

import harbour

from explainer.exports import web_annotations
from explainer.selectors import TextQuoteSelector, TextRange, find_quote


def test_every_marked_passage_can_be_found_again_by_its_selectors() -> None:
    context = harbour.context()
    items = json.loads(web_annotations.render(context))["items"]
    annotations = context.story.annotations["grain"]
    assert len(items) == len(annotations) > 5
    for item, annotation in zip(items, annotations, strict=True):
        quote, position = item["target"]["selector"]
        text = context.story.articles["grain"].paragraphs[annotation.paragraph - 1].text
        selector = TextQuoteSelector(exact=quote["exact"], prefix=quote["prefix"], suffix=quote["suffix"])
        assert find_quote(text, selector) == [TextRange(position["start"], position["end"])]


def test_an_annotation_leads_from_the_passage_to_its_entries() -> None:
    first = json.loads(web_annotations.render(harbour.context()))["items"][0]
    assert first["id"] == "index.html#p1-harbour-master"
    assert first["body"] == ["people.html#harbour-master"]
    assert first["target"]["source"] == "index.html#p1"
