"""The board of claims and parties."""

from __future__ import annotations

import yaml
from harbour import changed, context, page

from explainer.pages.claims import build


def test_the_board_has_a_row_a_claim_and_a_column_a_party_that_takes_positions() -> None:
    board = page("claims.md").one("table")
    assert [cell.text for cell in board.one("thead").all("th")] == ["Claim", "Town", "Union"]
    (row,) = board.one("tbody").all("tr")
    assert row.one("th").text == "That the harbour was closed on what happened disputed"
    assert [(cell.attributes["data-party"], cell.one("a", "x-stance").text) for cell in row.all("td")] == [
        ("Town", "○ disputes it"),
        ("Union", "● says so"),
    ]


def test_a_party_that_takes_no_positions_has_a_column_if_it_holds_one_all_the_same() -> None:
    held = "{party: atlases, stance: disputes, text: It is drawn as open., sources: [atlas]}"
    files = changed("claims.yml", "  terms: [berth-fee]", f"    - {held}\n  terms: [berth-fee]")
    board = page("claims.md", files).one("table")
    assert [cell.text for cell in board.one("thead").all("th")] == ["Claim", "Town", "Union", "Atlases"]


def test_each_cell_leads_to_the_position_and_to_what_stands_behind_it() -> None:
    found = page("claims.md")
    ids = {element.attributes.get("id") for element in found}
    assert found.one("table").one("th", scope="row").links == [("That the harbour was closed", "#closed")]
    assert [cell.links for cell in found.one("table").all("td")] == [
        [("○ disputes it", "#closed_town"), ("quotation", "quotes.html#open-in-may")],
        [("● says so", "#closed_union"), ("Dockers' Union, 2 March 2030", "sources.html#union-0302")],
    ]
    assert {"closed", "closed_town", "closed_union"} <= ids


def test_each_position_is_told_with_its_quotation_and_sources() -> None:
    town, union = page("claims.md").all("div", "x-position")
    assert town.one("p", "x-party").text == "The town of Velter ○ disputes it"
    assert town.one("p", "x-in-quote").links == [("To open in May", "quotes.html#open-in-may")]
    assert union.one("p", "x-sources").links == [("Dockers' Union, 2 March 2030", "sources.html#union-0302")]


def test_a_claim_leads_to_paragraphs_and_terms() -> None:
    found = page("claims.md")
    assert ("¶1", "index.html#p1") in found.links
    assert found.one("p", "x-terms").links == [("berth fee", "glossary.html#berth-fee")]


def test_a_party_without_a_position_was_not_looked_for() -> None:
    files = changed("explainer.yml", "    takes_positions: false\n", "")
    cells = page("claims.md", files).one("tbody").all("td")
    assert cells[-1].text == "– not looked for"
    assert [len(cell.links) for cell in cells] == [2, 2, 0]


def test_the_board_has_the_width_of_the_page() -> None:
    (made,) = build(context())
    assert yaml.safe_load(made.markdown.split("---\n")[1])["hide"] == ["toc"]
