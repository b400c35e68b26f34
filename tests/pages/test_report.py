"""The report: key points, the annotated article, and its notes."""

from __future__ import annotations

import pytest
from harbour import FILES, LICENSED, OWN, SECOND_ARTICLE, changed, lost, page, story
from variants import without

from explainer.kinds import KINDS, Claim


def test_the_report_comes_first_and_its_key_points_after_it() -> None:
    found = page("index.md")
    points = found.one("section", "x-points").all("li")
    assert [heading.text for heading in found.all("h1")] == ["Grain in the harbour"]
    assert [heading.text for heading in found.all("h2")][:3] == ["The report", "What came next", "In short"]
    assert [point.one(class_="x-prose").text for point in points] == [
        "The grain stayed.",
        "The dockers left.",
        "The harbour was to open in May.",
    ]
    assert points[1].links == [("¶1", "#p1"), ("¶3", "#p3")]
    assert points[0].one("details").one("summary").text == "1 source"
    assert points[0].one("details").links == [("The Gazette, 1 March 2030", "sources.html#gazette-0301")]


def test_one_line_leads_on() -> None:
    ways = page("index.md").one("div", "x-ways").links
    assert ways == [("In short", "#in-short"), ("Map", "map.html"), ("Who says what", "claims.html")]


def test_one_line_shows_how_each_kind_is_marked() -> None:
    found = page("index.md")
    legend = {mark.attributes["data-kind"]: mark.text for mark in found.one("p", "x-legend").all(class_="x-mention")}
    marked = {(mark.attributes["data-kind"], mark.text) for mark in found.all("a", "x-mention")}
    assert legend.items() <= marked
    assert set(legend) == {kind for kind, _ in marked}


def test_the_head_says_how_long_the_report_takes_to_read() -> None:
    assert page("index.md").one(class_="x-minutes").text == "1 minute to read"
    longer = {**FILES, "articles/grain.md": FILES["articles/grain.md"] + "\nGrain" + " and grain" * 300 + ".\n"}
    assert page("index.md", longer).one(class_="x-minutes").text == "3 minutes to read"


ORIGINAL = ("Read the original report", "https://gazette.example/grain")
ELSEWHERE = ("Read it where it was published", "https://gazette.example/grain")
DATED = "1 March 2030 · "
PUBLISHED = "publisher: The Gazette\nurl: https://gazette.example/grain\n"


@pytest.mark.parametrize(
    ("files", "more", "said", "links"),
    [
        pytest.param(FILES, "", f"Retold from a report by The Gazette, {DATED}Read", [ORIGINAL], id="retelling"),
        pytest.param(
            FILES, "author: A. Bo\n", f"Retold from a report by A. Bo in The Gazette, {DATED}Read", [ORIGINAL],
            id="retelling of a report whose author is known",
        ),
        pytest.param(
            FILES, "licence: CC BY 4.0\n", f"Retold from a report by The Gazette, {DATED}licence: CC BY 4.0 · Read",
            [ORIGINAL], id="retelling under a licence",
        ),
        pytest.param(
            LICENSED, "", f"By R. Holm in The Gazette, {DATED}printed under licence: CC BY 4.0 · Read", [ORIGINAL],
            id="licensed",
        ),
        pytest.param(OWN, "", f"{DATED}1 minute", [], id="own"),
        pytest.param(OWN, "author: A. Bo\n", f"By A. Bo, {DATED}1 minute", [], id="own of a named author"),
        pytest.param(OWN, PUBLISHED, f"By The Gazette, {DATED}Read", [ELSEWHERE], id="own, published elsewhere too"),
    ],
)  # fmt: skip
def test_the_head_says_whose_text_it_is(
    files: dict[str, str], more: str, said: str, links: list[tuple[str, str]]
) -> None:
    byline = page("index.md", changed("articles/grain.md", "language: en\n", f"language: en\n{more}", files))
    byline = byline.one("p", "x-byline")
    assert byline.text[: len(said)] == said
    assert byline.links == links


def test_every_paragraph_has_its_number_and_its_words() -> None:
    found = page("index.md")
    paragraphs = found.all("p", "x-paragraph")
    assert [paragraph.attributes["id"] for paragraph in paragraphs] == ["p1", "p2", "p3"]
    for number, (shown, read) in enumerate(zip(paragraphs, story().lead.paragraphs, strict=True), start=1):
        assert shown.text == f"{number}{read.text}"


def test_every_mention_leads_to_a_note_and_every_note_back_to_its_mentions() -> None:
    found = page("index.md")
    mentions = found.all("a", "x-mention")
    cards = {card.attributes["id"]: card for card in found.all("section", "x-card")}
    assert len(mentions) == 13
    assert {mention.attributes["href"].removeprefix("#") for mention in mentions} == set(cards)
    for mention, place in zip(mentions, found.all("span", "x-anchor"), strict=True):
        card = cards[mention.attributes["href"].removeprefix("#")]
        assert f"#{place.attributes['id']}" in [address for _, address in card.one("p", "x-back").links]


def test_a_note_tells_the_essentials_and_leads_on() -> None:
    files = changed(
        "actors.yml", "  type: person\n", "  type: person\n  gist: Runs the harbour.\n  since_in_short: 2030 retired\n"
    )
    card = page("index.md", files).one("section", "x-card", data_entry="harbour-master")
    assert card.one(class_="x-card-kind").text == "Actor: person"
    assert card.one(class_="x-card-name").text == "Ada Marlow"
    assert card.one(class_="x-gist").text == "Runs the harbour."
    assert card.one(class_="x-day").text == "On 1 March 2030: Harbour master of Velter."
    assert card.one(class_="x-since").text == "Since then: 2030 retired"
    assert ("Full entry", "people.html#harbour-master") in card.links


def test_a_note_says_nothing_in_part() -> None:
    """Without a gist it shows names; a day that takes more than a line is left to the entry."""
    card = page("index.md").one("section", "x-card", data_entry="harbour-master")
    assert [part.text for part in card.all(class_="x-gist")] == ["Runs the harbour."]
    long = changed("actors.yml", "text: Harbour master of Velter.", f"text: Harbour master {'of Velter ' * 12}.")
    long["actors.yml"] = long["actors.yml"].replace("Runs the **harbour**.", f"Runs {'the harbour and ' * 12}the mole.")
    card = page("index.md", long).one("section", "x-card", data_entry="harbour-master")
    assert not card.all(class_="x-gist") and not card.all(class_="x-day")
    assert "Ada Marløw" in card.one(class_="x-users").text
    assert "…" not in card.text


def test_a_note_names_the_users_of_forms_that_stand_together() -> None:
    files = changed("places.yml", "  type: town\n", "  type: town\n  shown_as: [Velter, Vaelter]\n")
    card = page("index.md", files).one("section", "x-card", data_entry="velter")
    assert card.one(class_="x-card-name").text == "Velter · Vaelter"
    assert card.one(class_="x-users").text == "Velter: Town; Vaelter: Union"


def test_the_note_of_a_claim_and_of_the_word_it_is_about_names_every_party_under_its_stance() -> None:
    claim = story().of(Claim)[0]
    mention = f"  name: {claim.name}\n"
    files = changed("claims.yml", mention, f"{mention}  mentions: [{{exact: would stay}}]\n")
    card = page("index.md", files).one("section", "x-card", data_entry=claim.id)
    said = [
        (part.text, part.attributes["data-stance"]) for part in card.all("span") if "data-stance" in part.attributes
    ]
    assert sorted(said) == sorted((story().party(one.party).short, one.stance) for one in claim.positions)


@pytest.mark.parametrize("kind", KINDS)
def test_an_entry_of_any_kind_can_be_mentioned(kind: str) -> None:
    entry = story().of_kind(kind)[-1]
    name = f"  name: {entry.name}\n"
    files = changed(KINDS[kind].filename, name, f"{name}  mentions: [{{exact: would stay}}]\n")
    assert page("index.md", files).one("section", "x-card", data_entry=entry.id).one(class_="x-card-name")


def test_a_note_of_a_doubtful_entry_says_so() -> None:
    card = page("index.md").one("section", "x-card", data_entry="dockers")
    assert card.one(class_="x-doubt").text == "Not all of this is certain"


def test_another_report_has_a_page_of_its_own_and_links_both_ways() -> None:
    files = {**FILES, "articles/return.md": SECOND_ARTICLE}
    other = page("reports/return.md", files)
    assert other.one("h1").text == "The dockers return"
    assert not other.all(class_="x-points")
    assert ("Grain in the harbour", "../index.html") in other.links
    assert ("The dockers return", "reports/return.html") in page("index.md", files).links
    assert [card.attributes["data-entry"] for card in other.all("section", "x-card")] == ["dockers", "velter"]


def test_back_links_of_a_note_stay_on_its_page() -> None:
    files = {**FILES, "articles/return.md": SECOND_ARTICLE}
    card = page("index.md", files).one("section", "x-card", data_entry="velter")
    assert card.one("p", "x-back").links == [("¶1", "#p1-velter"), ("¶3", "#p3-velter")]


def test_beside_the_report_stand_its_places_and_its_days_in_order() -> None:
    panel = page("index.md").one("aside", "x-step")
    places = panel.one("ul", "x-step-places").links
    assert ("Velter", "#p3-velter") in places or ("Velter", "#p1-velter") in places
    assert [link.attributes["data-entry"] for link in panel.one("ol", "x-step-days").all("a")] == ["walk-out"]
    assert panel.one("svg").attributes["aria-hidden"] == "true"


def test_an_original_that_is_gone_is_read_as_its_copy() -> None:
    byline = page("index.md", lost("gazette-0301")).one("p", "x-byline")
    assert byline.links == [("Read the original report", "https://archive.example/1")]
    assert byline.one(class_="x-gone").text == "no longer at its address since 2 May 2031; archived copy"


def test_a_proposal_leads_to_the_code_host_only_where_one_is_known() -> None:
    assert page("index.md").one("details", "x-suggest").all("a") == []
    (link,) = page("index.md", issues_url="https://code.example/issues/new").one("details", "x-suggest").links
    assert link == ("Propose it on the code host", "https://code.example/issues/new")


def test_an_article_and_its_title_say_their_language_and_its_direction() -> None:
    for found in (page("index.md").one("div", "x-article"), page("index.md").one("h1")):
        assert (found.attributes["lang"], "dir" in found.attributes) == ("en", False)
    files = changed("articles/grain.md", "language: en", "language: he")
    for found in (page("index.md", files).one("div", "x-article"), page("index.md", files).one("h1")):
        assert (found.attributes["lang"], found.attributes["dir"]) == ("he", "rtl")


def test_no_list_beside_the_report_is_empty() -> None:
    places = page("index.md", without({"event"})).one("aside", "x-step")
    assert (len(places.all("ul", "x-step-places")), len(places.all("ol", "x-step-days"))) == (1, 0)


def test_a_report_without_places_and_days_has_no_panel_for_them() -> None:
    assert page("index.md").all("aside", "x-step")
    assert not page("index.md", without({"actor", "place", "route", "event", "quote"})).all("aside", "x-step")
