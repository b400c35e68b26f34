"""The board of claims and parties."""

from __future__ import annotations

import pytest
import yaml
from harbour import FILES, changed, context, page

from explainer.pages.claims import build
from explainer.pages.page import Page


def test_the_board_has_a_row_a_claim_and_a_column_a_party_that_takes_positions() -> None:
    board = page("claims.md").one("table")
    assert [cell.text for cell in board.one("thead").all("th")] == ["Claim", "Town", "Union"]
    (row,) = board.one("tbody").all("tr")
    assert row.one("th").text == "That the harbour was closed"
    assert [(cell.attributes["data-party"], cell.one("a").text) for cell in row.all("td")] == [
        ("Town", "○ disputes it"),
        ("Union", "● says so"),
    ]


def test_a_party_that_takes_no_positions_has_a_column_if_it_holds_one_all_the_same() -> None:
    held = "{party: atlases, stance: disputes, text: It is drawn as open., sources: [atlas]}"
    files = changed("claims.yml", "  terms: [berth-fee]", f"    - {held}\n  terms: [berth-fee]")
    board = page("claims.md", files).one("table")
    assert [cell.text for cell in board.one("thead").all("th")] == ["Claim", "Town", "Union", "Atlases"]


def test_each_cell_leads_to_the_position() -> None:
    found = page("claims.md")
    ids = {element.attributes.get("id") for element in found}
    assert found.one("table").one("th", scope="row").links == [("That the harbour was closed", "#closed")]
    assert [cell.links for cell in found.one("table").all("td")] == [
        [("○ disputes it", "#closed_town")],
        [("● says so", "#closed_union")],
    ]
    assert {"closed", "closed_town", "closed_union"} <= ids


def test_the_strip_of_a_claim_names_every_position_as_a_sign_for_eyes_and_in_words_for_ears() -> None:
    strip = page("claims.md").one("span", "x-strip")
    assert strip.text == "Town ○ disputes it · Union ● says so"
    assert [(sign.text, sign.attributes["aria-hidden"]) for sign in strip.all("span", "x-sign")] == [
        ("○", "true"),
        ("●", "true"),
    ]


def test_each_position_is_told_with_its_quotation_and_sources() -> None:
    town, union = page("claims.md").all("section", "x-position")
    assert town.one("p", "x-party").text == "The town of Velter ○ disputes it"
    assert town.one("p", "x-in-quote").links == [("To open in May", "quotes.html#open-in-may")]
    assert union.one("p", "x-sources").links == [("Dockers' Union, 2 March 2030", "sources.html#union-0302")]


def test_what_a_position_says_is_printed_as_text_whatever_it_holds() -> None:
    hostile = "<b onclick=x>*Holm*</b> & co."
    position = f"stance: accepts-fact, text: T., sources: [union-0302], speaker: '{hostile}', instead: '{hostile}', "
    position += f"whom: '{hostile}', searched: {{where: '{hostile}', date: 2030-04-01}}"
    old = "stance: says, text: It was shut., sources: [union-0302], speaker: its secretary"
    files = changed("claims.yml", old, position)
    files = changed("claims.yml", "heading: That the harbour was closed", f"heading: '{hostile}'", files)
    files = changed("claims.yml", "gist: The union says so; the town disputes it.", f"gist: '{hostile}'", files)
    found = page("claims.md", files)
    assert not [element for element in found if "onclick" in element.attributes]
    _, union = found.all("section", "x-position")
    texts = [union.one("p", name).text for name in ("x-speaker", "x-instead", "x-whom", "x-searched")]
    texts += [found.one(class_="x-row-gist").text, found.one("table").text]
    assert all(hostile in text for text in texts)


def test_a_claim_leads_to_paragraphs_and_terms() -> None:
    found = page("claims.md")
    assert ("¶1", "index.html#p1") in found.links
    assert found.one("p", "x-terms").links == [("berth fee", "glossary.html#berth-fee")]


def test_a_party_without_a_position_was_not_looked_for() -> None:
    files = changed("explainer.yml", "    takes_positions: false\n", "")
    cells = page("claims.md", files).one("tbody").all("td")
    assert cells[-1].text == "– not looked for"
    assert [len(cell.links) for cell in cells] == [1, 1, 0]
    assert page("claims.md", files).one("p", "x-not-asked").text == "Not looked for: Atlases"


def test_the_board_has_the_width_of_the_page() -> None:
    (made,) = build(context())
    assert isinstance(made, Page)
    assert yaml.safe_load(made.markdown.split("---\n")[1])["hide"] == ["toc"]


SPOKEN = "{party: union, stance: says, text: It was shut., sources: [union-0302], speaker: its secretary}"


@pytest.mark.parametrize(
    ("speaker", "source", "told"),
    [
        pytest.param("Ada", "genre: official\n", "Ada", id="the speaker's own text"),
        pytest.param("Ada", "genre: news\n", "Ada, as carried by The Gazette", id="news of the own side"),
        pytest.param("Dockers' Union", "genre: news\n", "Dockers' Union", id="the newsroom speaks itself"),
        pytest.param("Ada and Dockers' Union", "genre: news\n", "Ada and Dockers' Union", id="beside another"),
    ],
)
def test_the_speaker_stands_first_and_then_who_carried_the_words(speaker: str, source: str, told: str) -> None:
    files = changed("claims.yml", "speaker: its secretary", f"speaker: {speaker}")
    files = changed(
        "sources.yml", "  perspective: the strikers\n  genre: news\n", f"  perspective: x\n  {source}", files
    )
    union = page("claims.md", files).all("section", "x-position")[1]
    assert union.one("p", "x-speaker").text == told


def test_words_that_another_side_carried_are_told_with_who_carried_them() -> None:
    files = changed("claims.yml", "sources: [union-0302]", "sources: [gazette-0301, atlas]")
    union = page("claims.md", files).all("section", "x-position")[1]
    assert union.one("p", "x-speaker").text == "its secretary, as carried by The Gazette, Norn Press"


def test_a_source_that_is_not_said_to_quote_a_party_did_not_carry_its_words_where_another_is() -> None:
    files = changed("claims.yml", "sources: [union-0302]", "sources: [gazette-0301, atlas]")
    files = changed("sources.yml", "side: atlases\n", "side: atlases\n  quotes: [union]\n", files)
    union = page("claims.md", files).all("section", "x-position")[1]
    assert union.one("p", "x-speaker").text == "its secretary, as carried by Norn Press"


def test_a_qualified_position_tells_what_is_said_instead_whom_it_blames_and_where_it_was_looked_for() -> None:
    more = "instead: a pause, whom: the weather, searched: {where: its paper, date: 2030-03-05}}"
    files = changed("claims.yml", SPOKEN, SPOKEN[:-1] + f", {more}")
    union = page("claims.md", files).all("section", "x-position")[1]
    assert union.one("p", "x-instead").text == "Says instead: a pause"
    assert union.one("p", "x-whom").text == "Attributes it to: the weather"
    assert union.one("p", "x-searched").text == "Looked for: its paper (5 March 2030)"


def test_a_newsroom_that_bears_out_its_own_report_is_named() -> None:
    files = changed("sources.yml", "  perspective: the strikers\n", "  perspective: x\n  newsroom: The Gazette\n")
    union = page("claims.md", files).all("section", "x-position")[1]
    assert union.one("p", "x-newsroom").text == "Same newsroom as the report: Dockers' Union, 2 March 2030"


def test_positions_stand_in_the_order_of_the_parties_whatever_the_file_says() -> None:
    town, union = (line for line in FILES["claims.yml"].splitlines() if "{party:" in line)
    files = changed("claims.yml", f"{town}\n{union}\n", f"{union}\n{town}\n")
    found = page("claims.md", files).all("section", "x-position")
    assert [position.attributes["id"] for position in found] == ["closed_town", "closed_union"]


def test_the_note_on_the_parties_stands_above_the_board() -> None:
    files = changed("explainer.yml", "parties:\n", "parties_note: By the alphabet.\nparties:\n")
    assert "By the alphabet." in [paragraph.text for paragraph in page("claims.md", files).all("p")]


def test_upright_heads_are_for_parties_whose_names_are_wider_together_than_a_sheet() -> None:
    others = "".join(f"  guild-{n}: {{name: Guild {n}, short: Shipwrights {n}, description: One.}}\n" for n in range(8))
    few, many = (
        page("claims.md", files) for files in (FILES, changed("explainer.yml", "parties:\n", "parties:\n" + others))
    )
    assert [found.one("div", "x-board").attributes["class"] for found in (few, many)] == [
        "x-board",
        "x-board x-crowded",
    ]
