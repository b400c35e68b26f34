"""The sources, by the side they speak for."""

from __future__ import annotations

import pytest
from harbour import FILES, changed, lost, page


def test_sources_stand_below_their_side() -> None:
    found = page("sources.md")
    assert [(h.attributes["id"], h.text) for h in found.all("h2")] == [
        ("_side-town", "The town of Velter"),
        ("_side-union", "The dockers' union"),
        ("_side-atlases", "Atlases"),
    ]
    assert [item.attributes["id"] for item in found.all("details", "x-source")] == [
        "gazette-0301",
        "union-0302",
        "atlas",
    ]


def test_a_source_tells_where_it_is_and_what_was_read() -> None:
    source = page("sources.md").one("details", id="gazette-0301")
    assert source.one("cite").text == "Grain stays on mole"
    assert source.all("summary")[0].text == "Grain stays on mole The Gazette, 1 March 2030"
    assert source.one(class_="x-source-facts").text == (
        "By R. Holm. English. the council's paper. News report. Read whole. Checked on 1 April 2030."
    )
    assert ("Archived copy", "https://archive.example/1") in source.links
    assert source.one(class_="x-address").links == [("Read the source", "https://gazette.example/grain")]


def test_a_title_of_ours_is_not_set_as_a_title() -> None:
    source = page("sources.md").one("details", id="union-0302")
    assert not source.all("cite")
    assert "our description; headline not seen" in source.text
    assert ("Read the source", "https://union.example/?a=1&b=2") in source.links
    assert source.one(class_="x-caution").text == "Note: Printed in haste."
    assert "Read through The Gazette." in source.text


def test_a_source_without_a_date_is_undated() -> None:
    assert "Norn Press, undated" in page("sources.md").one("details", id="atlas").text


def test_what_cites_a_source_is_listed_once() -> None:
    source = page("sources.md").one("details", id="gazette-0301")
    assert source.one(class_="x-referrers").one("summary").text == "Cited by: 4 entries"
    assert [text for text, _ in source.one(class_="x-referrers").links] == [
        "Ada Marlow",
        "The dockers walk out",
        "To open in May",
        "That the harbour was closed",
    ]


@pytest.mark.parametrize(
    ("count", "folded"), [pytest.param(2, [], id="few"), pytest.param(3, ["3 entries"], id="many")]
)
def test_what_cites_a_source_is_folded_away_when_it_is_much(count: int, folded: list[str]) -> None:
    terms = "".join(f"term-{n}: {{name: Word {n}, description: A word., sources: [norn-1840]}}\n" for n in range(count))
    source = "norn-1840:\n  name: Of words\n  publisher: Norn Press\n  url: https://norn.example/words\n"
    source += "  language: en\n  side: atlases\n  perspective: a dictionary\n  seen: whole\n"
    files = {**FILES, "terms.yml": FILES["terms.yml"] + terms, "sources.yml": FILES["sources.yml"] + source}
    entry = page("sources.md", files).one("details", id="norn-1840")
    assert [found.one("summary").text for found in entry.all("details", "x-referrers")] == [
        f"Cited by: {text}" for text in folded
    ]
    assert len(entry.one(class_="x-referrers").links) == count


def test_a_source_that_is_gone_leads_to_its_copy_and_says_so() -> None:
    source = page("sources.md", lost("gazette-0301")).one("details", id="gazette-0301")
    assert source.links[:2] == [
        ("Read the source", "https://archive.example/1"),
        ("https://gazette.example/grain", "https://gazette.example/grain"),
    ]
    assert source.one(class_="x-gone").text == "no longer at its address since 2 May 2031; archived copy"
    assert source.one(class_="x-archive").text == (
        "Stored on 2 March 2030. Its address was https://gazette.example/grain"
    )


def test_a_source_tells_where_the_report_means_it() -> None:
    named = "atlas:\n  mentions:\n    - {exact: the coast road}\n"
    source = page("sources.md", changed("sources.yml", "atlas:\n", named)).one("details", id="atlas")
    assert source.one(class_="x-passages").links == [("¶2", "index.html#p2-atlas")]


def test_a_source_that_is_gone_without_a_copy_says_so() -> None:
    source = page("sources.md", lost("union-0302")).one("details", id="union-0302")
    assert source.one(class_="x-gone").text == "no longer at its address since 2 May 2031"
    assert source.links[0] == ("Read the source", "https://union.example/?a=1&b=2")
    assert source.one(class_="x-archive").text == "Its address was https://union.example/?a=1&b=2"


def test_a_copy_that_is_gone_too_is_not_offered() -> None:
    source = page("sources.md", lost("gazette-0301", copy="gone")).one("details", id="gazette-0301")
    assert "https://archive.example/1" not in dict(source.links).values()
    assert not page("sources.md", lost(copy="gone")).one("details", id="gazette-0301").all(class_="x-archive")


def test_a_source_of_which_little_is_known_is_shown_as_ever() -> None:
    for status in ("alive", "moved", "unknown"):
        found = page("sources.md", lost("gazette-0301", status=status))
        assert found.text == page("sources.md").text
        assert found.links == page("sources.md").links
