from __future__ import annotations

import json
from typing import Any

import harbour

from explainer.exports import schema_org


def graph() -> dict[str, dict[str, Any]]:
    found = json.loads(schema_org.render(harbour.context()))
    assert found["@context"] == "https://schema.org"
    return {node["@id"]: node for node in found["@graph"]}


def test_every_entry_is_a_node_and_every_reference_leads_to_one() -> None:
    nodes = graph()
    assert len(nodes) == len(harbour.story().entries)
    for node in nodes.values():
        for cited in node.get("citation", []) + node.get("location", []):
            assert cited["@id"] in nodes


def test_a_person_is_named_in_every_language() -> None:
    person = graph()["people.html#harbour-master"]
    assert person["@type"] == "Person"
    assert person["alternateName"] == [{"@value": "Ada Marløw", "@language": "nb"}]
    assert person["sameAs"] == "https://www.wikidata.org/wiki/Q42"


def test_a_quotation_keeps_its_words_and_its_speaker() -> None:
    quote = graph()["quotes.html#open-in-may"]
    assert quote["text"] == "We will open in May"
    assert quote["creator"] == {"@id": "people.html#harbour-master"}


def test_what_is_not_known_is_left_out() -> None:
    assert "datePublished" not in graph()["sources.html#atlas"]
    assert "geo" not in graph()["map.html#the-sound"]
    assert graph()["map.html#velter"]["geo"]["longitude"] == 8.0
