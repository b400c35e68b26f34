"""Who's who."""

from __future__ import annotations

from harbour import page


def test_actors_of_the_report_come_first() -> None:
    found = page("people.md")
    assert [heading.text for heading in found.all("h2")] == ["In the report", "Needed to understand it"]
    assert [heading.attributes["id"] for heading in found.all("h3")] == ["harbour-master", "dockers", "council"]


def test_an_actor_has_names_role_later_life_and_passages() -> None:
    entry = page("people.md").all("div", "x-entry")[0]
    assert entry.one(class_="x-names").text.startswith("Names Ada Marløw Norwegian Bokmål; used by Town Norn Press")
    assert entry.one(class_="x-day").text.startswith("On 1 March 2030 Harbour master of Velter.")
    assert "June 2030 Retired." in entry.one(class_="x-since").text
    assert ("Own website", "https://marlow.example/") in entry.links
    assert ("Wikidata Q42", "https://www.wikidata.org/wiki/Q42") in entry.links
    assert [address for _, address in entry.one(class_="x-passages").links] == [
        "index.html#p1-harbour-master",
        "index.html#p2-harbour-master",
        "index.html#p3-harbour-master",
    ]


def test_the_words_that_mean_an_actor_are_shown_whole_and_not_more() -> None:
    passages = page("people.md").all("div", "x-entry")[0].one(class_="x-passages")
    assert passages.text == "In the report: ¶1 harbour master; ¶2 she; ¶3 harbour master"


def test_what_points_to_an_actor_is_linked_once() -> None:
    entry = page("people.md").all("div", "x-entry")[0]
    assert entry.one(class_="x-referrers").text == "See also: The harbour opens; To open in May"


def test_without_a_repository_there_is_no_edit_link() -> None:
    assert not page("people.md").all(class_="x-edit")


def test_with_a_repository_each_entry_leads_to_its_line() -> None:
    found = page("people.md", edit_base="https://forge.example/edit/main/")
    assert [link.attributes["href"].rpartition("/")[2] for link in found.all("a", "x-edit")] == [
        "actors.yml#L1",
        "actors.yml#L21",
        "actors.yml#L30",
    ]
