from __future__ import annotations

import json
from typing import Any

import harbour

from explainer.exports import timelinejs


def events(files=harbour.FILES) -> dict[str, dict[str, Any]]:  # type: ignore[no-untyped-def]
    found = json.loads(timelinejs.render(harbour.context(files)))
    return {event["unique_id"]: event for event in found["events"]}


def test_a_date_is_as_precise_as_it_is_known() -> None:
    assert events()["founding"]["start_date"] == {"year": 1820}
    assert events()["founding"]["display_date"] == "about 1820"
    assert events()["walk-out"]["start_date"] == {"year": 2030, "month": 3, "day": 1}


def test_a_range_has_an_end_and_a_list_of_dates_is_told_in_words() -> None:
    ranged = events(harbour.changed("events.yml", "date: 2030-03-01", "date: 2030-03-01/2030-03-04"))
    assert ranged["walk-out"]["end_date"] == {"year": 2030, "month": 3, "day": 4}
    assert events()["reopening"]["display_date"] == "2 May 2030 and 9 May 2030"


def test_texts_are_inert_as_html() -> None:
    files = harbour.changed("events.yml", "name: The dockers walk out", 'name: "<script>alert(1)</script>"')
    assert events(files)["walk-out"]["text"]["headline"] == "&lt;script&gt;alert(1)&lt;/script&gt;"
