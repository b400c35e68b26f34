"""The timeline for TimelineJS."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import harbour
import pytest
from trees import tree

from explainer.exports import timelinejs


def timeline(files: Mapping[str, str] = harbour.FILES) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(timelinejs.render(harbour.context(files)))
    return found


def event(id_: str, files: Mapping[str, str] = harbour.FILES) -> dict[str, Any]:
    found: dict[str, Any]
    (found,) = (event for event in timeline(files)["events"] if event["unique_id"] == id_)
    return found


def test_the_timeline_opens_with_title_and_summary() -> None:
    assert timeline()["title"] == {
        "text": {
            "headline": "Grain in Velter",
            "text": "<p>One report of <em>grain</em> that stayed on a mole.</p>\n"
            "<p>Made by: The desk of The Gazette.</p>\n<p>Contact: desk@gazette.example</p>",
        },
        "autolink": False,
    }


def test_events_stand_in_the_order_of_time() -> None:
    assert [event["unique_id"] for event in timeline()["events"]] == ["founding", "walk-out", "reopening"]


def test_an_event_tells_when_what_and_on_what_sources() -> None:
    assert event("walk-out") == {
        "unique_id": "walk-out",
        "group": "Told in the report",
        "start_date": {"year": 2030, "month": 3, "day": 1},
        "display_date": "1 March 2030, noon",
        "text": {
            "headline": "The dockers walk out",
            "text": "<p>They left the mole.</p>\n"
            '<p>Sources: <a href="https://gazette.example/grain" rel="noopener noreferrer">The Gazette</a>; '
            '<a href="https://union.example/?a=1&amp;b=2" rel="noopener noreferrer">Dockers&#39; Union</a></p>',
        },
        "autolink": False,
    }


@pytest.mark.parametrize(
    ("date", "start", "end", "words"),
    [
        ("1820", {"year": 1820}, None, "1820"),
        ("1820~", {"year": 1820}, None, "about 1820"),
        ("1820-03?", {"year": 1820, "month": 3}, None, "March 1820 (month uncertain)"),
        ("1820-03-01", {"year": 1820, "month": 3, "day": 1}, None, "1 March 1820"),
        ("182X", {"year": 1820}, {"year": 1829}, "the 1820s"),
        ("1820-21", {"year": 1820, "month": 3}, {"year": 1820, "month": 5}, "spring 1820"),
        (
            "1820-03-01/1820-03-04",
            {"year": 1820, "month": 3, "day": 1},
            {"year": 1820, "month": 3, "day": 4},
            "1 to 4 March 1820",
        ),
        ("1820/1821-05", {"year": 1820}, {"year": 1821, "month": 5}, "1820 to May 1821"),
        ("1820-03/..", {"year": 1820, "month": 3}, None, "from March 1820"),
        ("../1820-03", {"year": 1820, "month": 3}, None, "until March 1820"),
        ("[1821-05, 1820/1820-03]", {"year": 1820}, {"year": 1820, "month": 3}, "May 1821 and 1820 to March 1820"),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(
    date: str, start: dict[str, int], end: dict[str, int] | None, words: str
) -> None:
    found = event("founding", harbour.changed("events.yml", "date: 1820~", f"date: {date}"))
    assert (found["start_date"], found.get("end_date"), found["display_date"]) == (start, end, words)


def test_what_is_not_certain_is_told() -> None:
    files = harbour.changed("events.yml", "  description: In two", "  uncertainty: The *hour*.\n  description: In two")
    assert "\n<p>What is not certain:</p>\n<p>The <em>hour</em>.</p>\n" in event("reopening", files)["text"]["text"]


HOSTILE = "</script><img src=x onerror=alert(1)> \"a\" 'b', c; =cmd"


def test_a_headline_and_a_date_are_inert_as_html() -> None:
    files = harbour.changed("events.yml", "name: The dockers walk out", f"name: {json.dumps(HOSTILE)}")
    found = event("walk-out", harbour.changed("events.yml", "time: noon", f"time: {json.dumps(HOSTILE)}", files))
    assert found["text"]["headline"] == (
        "&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt; &#34;a&#34; &#39;b&#39;, c; =cmd"
    )
    assert tree(found["display_date"]).text == f"1 March 2030, {HOSTILE}"


def test_a_description_keeps_only_elements_that_do_nothing() -> None:
    text = f"{HOSTILE} [x](javascript:alert(1)) *y*"
    files = harbour.changed("events.yml", "description: They left the mole.", f"description: {json.dumps(text)}")
    found = tree(event("walk-out", files)["text"]["text"])
    assert {element.tag for element in found} == {"", "p", "em", "a"}
    assert [address for _, address in found.links] == [
        "https://gazette.example/grain",
        "https://union.example/?a=1&b=2",
    ]


def test_a_source_that_is_gone_leads_to_its_copy() -> None:
    text = timelinejs.render(harbour.context(harbour.lost("gazette-0301")))
    assert "https://archive.example/1" in text
    assert "https://gazette.example/grain" not in text
