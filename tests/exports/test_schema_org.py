"""The entries as linked data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import harbour
import pytest

from explainer.exports import schema_org


def graph(files: Mapping[str, str] = harbour.FILES) -> dict[str, dict[str, Any]]:
    found = json.loads(schema_org.render(harbour.context(files)))
    assert found["@context"] == ["https://schema.org", {"@base": "../"}]
    return {node["@id"]: node for node in found["@graph"]}


def references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from [value["@id"]] if set(value) == {"@id"} else ()
        for inner in value.values():
            yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)


def test_every_article_and_entry_is_a_node_and_every_reference_leads_to_one() -> None:
    nodes = graph()
    assert len(nodes) == len(harbour.story().articles) + len(harbour.story().entries)
    assert set(references(list(nodes.values()))) <= {*nodes, "glossary.html"}


def test_nothing_is_given_without_a_value() -> None:
    for node in graph().values():
        assert not [name for name, value in node.items() if value in (None, "", [], {})]


def test_an_article_says_what_it_retells_and_mentions() -> None:
    article = graph()["index.html"]
    assert article.pop("mentions")[:2] == [{"@id": "people.html#harbour-master"}, {"@id": "map.html#velter"}]
    assert article == {
        "@id": "index.html",
        "@type": "BackgroundNewsArticle",
        "headline": "Grain in the harbour",
        "name": "Grain in the harbour",
        "inLanguage": "en",
        "isBasedOn": {"@id": "sources.html#gazette-0301"},
        "author": {"@type": "Organization", "name": "The desk of The Gazette."},
        "datePublished": "2031-01-15",
        "dateModified": "2031-01-15",
        "publisher": {"@type": "Organization", "name": "The desk of The Gazette."},
        "correction": [{"@id": "corrections.html#hour-of-the-walk-out"}],
    }


def test_an_article_of_others_names_its_author_and_licence() -> None:
    article = graph(harbour.LICENSED)["index.html"]
    assert (article["author"], article["license"]) == ("R. Holm", "CC BY 4.0")
    assert "isBasedOn" not in graph(harbour.OWN)["index.html"]


def test_a_correction_tells_what_is_right_and_what_it_is_about() -> None:
    assert graph()["corrections.html#hour-of-the-walk-out"] == {
        "@id": "corrections.html#hour-of-the-walk-out",
        "@type": "CorrectionComment",
        "name": "The hour of the walk-out",
        "text": "They left at noon.",
        "description": "Was wrong: The dockers left at one.\nWhy: We read a clock that was fast.",
        "dateCreated": "2030-03-05",
        "about": [{"@id": "timeline.html#walk-out"}, {"@id": "people.html#dockers"}],
        "citation": [{"@id": "sources.html#union-0302"}],
    }


def test_a_person() -> None:
    assert graph()["people.html#harbour-master"] == {
        "@id": "people.html#harbour-master",
        "@type": "Person",
        "name": "Ada Marlow",
        "alternateName": [{"@value": "Ada Marløw", "@language": "nb"}],
        "description": "Runs the harbour.",
        "url": "https://marlow.example/",
        "sameAs": "https://www.wikidata.org/wiki/Q42",
        "subjectOf": [{"@id": "sources.html#gazette-0301"}],
    }


@pytest.mark.parametrize(
    ("type_", "found"),
    [
        ("person", "Person"),
        ("organisation", "Organization"),
        ("state", "Organization"),
        ("authority", "Organization"),
        ("force", "Organization"),
        ("community", "Thing"),
        ("group", "Thing"),
    ],
)
def test_a_group_of_people_is_not_made_an_organisation(type_: str, found: str) -> None:
    files = harbour.changed("actors.yml", "type: authority", f"type: {type_}")
    assert graph(files)["people.html#council"]["@type"] == found


def test_what_is_not_certain_is_told() -> None:
    assert graph()["people.html#dockers"]["description"] == (
        "Those who unload ships.\nNot certain: How many there were."
    )


def test_a_name_that_no_source_confirms_is_left_out_and_a_transliteration_says_so() -> None:
    assert graph()["map.html#velter"]["alternateName"] == [
        {"@value": "Velter", "@language": "en"},
        {"@value": "Vælter", "@language": "nb"},
        {"@value": "Vaelter", "@language": "nb-Latn"},
    ]


def test_languages_are_written_as_the_web_writes_them() -> None:
    files = harbour.changed("places.yml", "name: Vælter, language: nb", "name: Vælter, language: zh_Hant")
    names = graph(files)["map.html#velter"]["alternateName"]
    assert [name["@language"] for name in names] == ["en", "zh-Hant", "zh-Latn"]


def test_a_point_that_is_only_sketched_is_left_out() -> None:
    nodes = graph()
    assert nodes["map.html#velter"]["geo"] == {"@type": "GeoCoordinates", "latitude": 58.1, "longitude": 8.0}
    assert "geo" not in nodes["map.html#cape-norn"]
    assert "geo" not in nodes["map.html#the-sound"]


def test_an_event() -> None:
    assert graph()["timeline.html#walk-out"] == {
        "@id": "timeline.html#walk-out",
        "@type": "Event",
        "name": "The dockers walk out",
        "description": "They left the mole.",
        "startDate": "2030-03-01",
        "location": [{"@id": "map.html#old-mole"}, {"@type": "Place", "name": "a café on the quay"}],
        "about": [{"@id": "people.html#dockers"}],
        "subjectOf": [{"@id": "sources.html#gazette-0301"}, {"@id": "sources.html#union-0302"}],
    }


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("1820~", "1820~", None),
        ("1820-03-XX", "1820-03-XX", None),
        ("1820-03/1821?", "1820-03", "1821?"),
        ("1820/..", "1820", None),
        ("../1820", None, "1820"),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(date: str, start: str | None, end: str | None) -> None:
    found = graph(harbour.changed("events.yml", "date: 1820~", f"date: {date}"))["timeline.html#founding"]
    assert (found.get("startDate"), found.get("endDate")) == (start, end)


def test_an_event_in_steps_has_an_event_for_each() -> None:
    found = graph()["timeline.html#reopening"]
    assert "startDate" not in found
    assert found["subEvent"] == [
        {"@type": "Event", "name": "The harbour opens", "startDate": "2030-05-02"},
        {"@type": "Event", "name": "The harbour opens", "startDate": "2030-05-09"},
    ]


def test_a_quotation_keeps_its_words_its_speaker_and_its_day() -> None:
    assert graph()["quotes.html#open-in-may"] == {
        "@id": "quotes.html#open-in-may",
        "@type": "Quotation",
        "name": "To open in May",
        "text": "We will open in May",
        "inLanguage": "en",
        "creator": {"@id": "people.html#harbour-master"},
        "dateCreated": "2030-03-01",
        "description": "An answer to the crowd.\nPerhaps the day before.",
        "isPartOf": {"@id": "index.html"},
        "locationCreated": {"@id": "map.html#cape-norn"},
        "citation": [{"@id": "sources.html#gazette-0301"}],
    }


def test_a_term() -> None:
    assert graph()["glossary.html#demurrage"] == {
        "@id": "glossary.html#demurrage",
        "@type": "DefinedTerm",
        "name": "demurrage",
        "alternateName": [{"@value": "liggedager", "@language": "nb"}],
        "description": "What a ship pays for staying.",
        "inDefinedTermSet": {"@id": "glossary.html"},
        "subjectOf": [{"@id": "sources.html#atlas"}],
    }


def test_a_claim_goes_with_the_position_of_every_party() -> None:
    assert graph()["claims.html#closed"] == {
        "@id": "claims.html#closed",
        "@type": "Claim",
        "name": "The harbour was closed",
        "creativeWorkStatus": "disputed",
        "headline": "That the harbour was closed",
        "abstract": "The union says so; the town disputes it.",
        "genre": "fact",
        "description": "The town and the union do not agree.",
        "about": [{"@id": "glossary.html#berth-fee"}],
        "appearance": [{"@id": "index.html"}],
        "hasPart": [
            {
                "@id": "claims.html#closed_town",
                "@type": "CreativeWork",
                "name": "The town of Velter: disputes it",
                "creativeWorkStatus": "disputes",
                "text": "It was open.",
                "creditText": "Holm",
                "citation": [{"@id": "sources.html#gazette-0301"}],
            },
            {
                "@id": "claims.html#closed_union",
                "@type": "CreativeWork",
                "name": "The dockers' union: says so",
                "creativeWorkStatus": "says",
                "text": "It was shut.",
                "creditText": "its secretary",
                "citation": [{"@id": "sources.html#union-0302"}],
            },
        ],
        "citation": [{"@id": "sources.html#gazette-0301"}, {"@id": "sources.html#union-0302"}],
    }


def test_a_silence_says_where_words_were_looked_for() -> None:
    silent = "stance: not-found, text: Nothing., searched: {where: its paper, date: 2030-03-05}}"
    files = harbour.changed(
        "claims.yml", "stance: says, text: It was shut., sources: [union-0302], speaker: its secretary}", silent
    )
    (_, union) = graph(files)["claims.html#closed"]["hasPart"]
    assert union["text"] == "Nothing.\nLooked for: its paper (5 March 2030)"
    assert "citation" not in union


def test_a_source() -> None:
    assert graph()["sources.html#gazette-0301"] == {
        "@id": "sources.html#gazette-0301",
        "@type": "CreativeWork",
        "name": "Grain stays on mole",
        "genre": "news",
        "description": "Read whole. Checked on 1 April 2030.",
        "url": "https://gazette.example/grain",
        "inLanguage": "en",
        "publisher": {"@type": "Organization", "name": "The Gazette"},
        "author": "R. Holm",
        "datePublished": "2030-03-01",
        "archivedAt": "https://archive.example/1",
    }


def test_a_source_tells_its_newsroom_and_whose_words_it_carries() -> None:
    more = "  perspective: the strikers\n  newsroom: Norn Group\n  quotes: [town, atlases]\n"
    node = graph(harbour.changed("sources.yml", "  perspective: the strikers\n", more))["sources.html#union-0302"]
    assert node["sourceOrganization"] == {"@type": "Organization", "name": "Norn Group"}
    assert "Carries words of: The town of Velter, Atlases." in node["description"]


def test_the_author_of_a_report_is_the_one_its_retelling_names() -> None:
    files = harbour.changed("sources.yml", "  author: R. Holm\n", "")
    files = harbour.changed("articles/grain.md", "language: en\n", "language: en\nauthor: Rut Holm\n", files)
    assert graph(files)["sources.html#gazette-0301"]["author"] == "Rut Holm"


SEEN = "Printed in haste.\nRead in excerpt. Checked on 1 April 2030."


def test_our_words_for_a_source_are_not_its_title() -> None:
    found = graph()["sources.html#union-0302"]
    assert "name" not in found
    assert found["description"] == f"a leaflet on the walk-out\n{SEEN}"


HOSTILE = "</script> \"a\" 'b', c; =cmd \\ 1. *d*"


def test_hostile_text_stays_text() -> None:
    files = harbour.changed("sources.yml", "name: Grain stays on mole", f"name: {json.dumps(HOSTILE)}")
    assert graph(files)["sources.html#gazette-0301"]["name"] == HOSTILE
    files = harbour.changed("sources.yml", "name: a leaflet on the walk-out", f"name: {json.dumps(HOSTILE)}")
    assert graph(files)["sources.html#union-0302"]["description"] == f"{HOSTILE}\n{SEEN}"
    files = harbour.changed("actors.yml", "description: Runs the **harbour**.", f"description: {json.dumps(HOSTILE)}")
    assert graph(files)["people.html#harbour-master"]["description"] == HOSTILE.replace("*", "")


def test_a_copy_that_is_gone_is_no_archive() -> None:
    text = schema_org.render(harbour.context(harbour.lost("gazette-0301", copy="gone")))
    assert "https://archive.example/1" not in text
