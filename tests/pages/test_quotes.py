"""The quotations with their provenance."""

from __future__ import annotations

from harbour import changed, page


def provenance() -> dict[str, str]:
    rows = page("quotes.md").one("dl").all("div")
    return {row.one("dt").text: row.one("dd").text for row in rows}


def test_a_quotation_is_printed_word_for_word_with_its_speaker() -> None:
    figure = page("quotes.md").one("figure")
    assert figure.one("blockquote").text == "“We will open in May”"
    assert figure.one("blockquote").attributes["lang"] == "en"
    assert figure.one("figcaption").text == "Ada Marlow, harbour master, 1 March 2030"


def test_the_whole_provenance_is_told() -> None:
    assert provenance() == {
        "Said": "at the end of the road, Cape Norn",
        "When": "1 March 2030. Perhaps the day before.",
        "Printed in": "paragraph 2 of Grain in the harbour",
        "Relayed by": "Dockers (by telephone)",
        "Language": "English: presumably a translation from Norwegian Bokmål. no original was seen",
    }


def test_words_in_dispute_lead_to_the_claim() -> None:
    contested = page("quotes.md").one(class_="x-contested").one("li")
    assert contested.text == "will open: the union calls it a promise Who says what"
    assert contested.links == [("Who says what", "claims.html#closed")]


def test_slips_other_wordings_and_what_came_of_it_are_told() -> None:
    found = page("quotes.md")
    assert found.one("p", "x-sic").text == "Sic: May of which year is not said"
    assert found.one(class_="x-wordings").text == "Other outlets The union's paper has shall."
    assert found.one(class_="x-since").one(class_="x-prose").text == "It opened in May."


def test_a_quotation_that_was_not_relayed_says_nothing_of_it() -> None:
    files = changed("quotes.yml", "  relayed_by: [dockers]\n  relay_note: by telephone\n", "")
    assert "Relayed by" not in page("quotes.md", files).text
