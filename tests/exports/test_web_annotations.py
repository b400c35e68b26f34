"""The marked passages as W3C Web Annotations."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import harbour
from trees import Tree

from explainer.exports import web_annotations
from explainer.words.selectors import TextQuoteSelector, TextRange, find_quote


def collection(files: Mapping[str, str] = harbour.FILES, **options: object) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(web_annotations.render(harbour.context(files, **options)))
    return found


def items(files: Mapping[str, str] = harbour.FILES) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = collection(files)["first"]["items"]
    return found


def raw_text(element: Tree) -> str:
    return "".join(child if isinstance(child, str) else raw_text(child) for child in element.children)


def test_the_collection_has_one_page_and_addresses_count_from_the_site() -> None:
    found = collection()
    page = found.pop("first")
    total = len(page.pop("items"))
    assert found == {
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"@base": "../"}],
        "id": "data/annotations.jsonld",
        "type": "AnnotationCollection",
        "label": "Grain in Velter",
        "creator": {"type": "Organization", "name": "The desk of The Gazette."},
        "total": total,
        "last": "data/annotations.jsonld#page-1",
    }
    assert page == {
        "id": "data/annotations.jsonld#page-1",
        "type": "AnnotationPage",
        "partOf": "data/annotations.jsonld",
        "startIndex": 0,
    }


def test_an_annotation_leads_from_the_passage_to_its_entries() -> None:
    assert items()[0] == {
        "id": "index.html#p1-harbour-master",
        "type": "Annotation",
        "motivation": "identifying",
        "body": ["people.html#harbour-master"],
        "target": {
            "type": "SpecificResource",
            "source": "index.html",
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": "harbour master",
                    "prefix": "The ",
                    "suffix": " of Velter said that the grain w",
                },
                {
                    "type": "FragmentSelector",
                    "conformsTo": "http://tools.ietf.org/rfc/rfc3236",
                    "value": "p1",
                    "refinedBy": {"type": "TextPositionSelector", "start": 5, "end": 19},
                },
            ],
        },
    }


def test_every_marked_passage_is_found_again_in_the_article_by_its_words() -> None:
    story = harbour.story()
    annotations = story.annotations["grain"]
    assert len(items()) == len(annotations) > 5
    for item, annotation in zip(items(), annotations, strict=True):
        words = {name: item["target"]["selector"][0][name] for name in ("exact", "prefix", "suffix")}
        paragraph = story.articles["grain"].paragraph(annotation.paragraph)
        assert paragraph is not None
        found = find_quote(paragraph.text, TextQuoteSelector(**words))
        assert found == [TextRange(annotation.target.start, annotation.target.end)]


def test_every_marked_passage_is_found_again_on_the_page_by_its_place() -> None:
    page = harbour.page("index.md")
    for item in items():
        words, place = item["target"]["selector"]
        text = raw_text(page.one("p", id=place["value"]))
        assert text[place["refinedBy"]["start"] : place["refinedBy"]["end"]] == words["exact"]


def test_offsets_count_code_points() -> None:
    files = harbour.changed("articles/grain.md", "The harbour master of", "🌾 The harbour master of")
    assert items(files)[0]["target"]["selector"][1]["refinedBy"]["start"] == 7


def test_a_marked_term_is_described_and_not_identified() -> None:
    motivations = {item["body"][0]: item["motivation"] for item in items()}
    assert motivations["glossary.html#berth-fee"] == "describing"
    assert motivations["map.html#velter"] == "identifying"


def test_annotations_of_other_articles_follow_with_their_own_pages() -> None:
    found = items({**harbour.FILES, "articles/return.md": harbour.SECOND_ARTICLE})
    assert {item["target"]["source"] for item in found} == {"index.html", "reports/return.html"}
    assert found[-1]["id"] == "reports/return.html#p1-velter"


def test_addresses_follow_the_sites_own_form() -> None:
    found = collection(directory_urls=True)["first"]["items"][0]
    assert (found["id"], found["body"]) == ("./#p1-harbour-master", ["people/#harbour-master"])


def test_hostile_words_around_a_passage_stay_words() -> None:
    hostile = 'a "quote", a\\ </script> =cmd; the harbour master of'
    files = harbour.changed("articles/grain.md", "The harbour master of", hostile)
    assert items(files)[0]["target"]["selector"][0]["prefix"] == hostile[: -len("harbour master of")][-32:]
