"""What the search finds, as records."""

from __future__ import annotations

from collections.abc import Mapping

from harbour import FILES, SECOND_ARTICLE, changed, context

from explainer.pages.search import Record, covered, records
from explainer.site import build_site


def found(files: Mapping[str, str] = FILES) -> dict[str, Record]:
    """The records by where they lead."""
    made = context(files)
    return {record.location: record for record in records(made, build_site(made.story, made.options).pages)}


def test_every_entry_is_found_exactly_once() -> None:
    made = context()
    locations = [record.location for record in records(made, build_site(made.story, made.options).pages)]
    assert len(locations) == len(set(locations))
    for id_ in made.story.entries:
        assert sum(location.endswith(f"#{id_}") for location in locations) == 1, id_


def test_it_is_found_by_every_form_of_its_name() -> None:
    assert {"Vælter", "Vaelter", "Veltre"} <= {found()["map.html#velter"].title, *found()["map.html#velter"].names}


def test_its_gist_is_what_is_shown_and_all_else_is_found() -> None:
    claim = found()["claims.html#closed"]
    assert (claim.title, claim.text) == ("That the harbour was closed", "The union says so; the town disputes it.")
    assert {"The town and the union do not agree.", "It was open.", "It was shut."} <= set(claim.more)
    assert claim.label == "Claim · disputed"


def test_the_sentence_of_a_claim_is_found_and_never_shown_without_who_says_so() -> None:
    claim = found()["claims.html#closed"]
    assert claim.called == ("The harbour was closed",)
    assert claim.names == ()


def test_the_words_by_which_an_article_means_an_entry_are_found_too() -> None:
    assert found()["people.html#harbour-master"].called == ("she",)


def test_markup_ids_choices_and_addresses_are_no_texts() -> None:
    record = found()["people.html#harbour-master"]
    assert record.more == ("Harbour master of Velter.", "Retired.")


def test_what_an_entry_says_after_its_gist_is_found_too_and_nothing_twice() -> None:
    files = changed("actors.yml", "Runs the **harbour**.", "Runs the **harbour**. Never sails.")
    record = found(files)["people.html#harbour-master"]
    assert (record.text, record.more[0]) == ("Runs the harbour.", "Never sails.")


def test_what_is_known_by_its_names_stands_before_the_rest_and_evidence_behind_it() -> None:
    at = found()
    boosts = [at[place].boost for place in ("map.html#velter", "timeline.html#walk-out", "sources.html#atlas")]
    assert boosts == sorted(boosts, reverse=True)
    assert len(set(boosts)) == 3


def test_a_report_is_one_record_that_holds_each_of_its_paragraphs_once_in_order() -> None:
    report = found()["index.html"]
    assert [text.split()[0] for text in report.numbered] == ["The", "“We", "See"]
    assert not [location for location in found() if location.startswith("index.html#")]


def test_the_page_of_all_reports_is_found_and_what_it_lists_is_not() -> None:
    at = found({**FILES, "articles/return.md": SECOND_ARTICLE})
    assert at["reports.html"] == Record(
        location="reports.html", title="Reports", text="All reports of this site by year, the newest first."
    )
    assert at["reports/return.html"].numbered == ("The dockers of Velter came back.",)


def test_the_page_of_a_report_holds_its_key_points_and_a_page_of_entries_only_what_it_is() -> None:
    at = found()
    assert "The dockers left." in at["index.html"].paragraphs
    assert at["glossary.html"].title == "Glossary"
    assert at["glossary.html"].paragraphs == at["glossary.html"].more == ()


def test_every_page_that_lists_entries_is_covered() -> None:
    files = {**FILES, "articles/return.md": SECOND_ARTICLE}
    pages = {location.partition("#")[0].replace(".html", ".md") for location in found(files)}
    assert pages == covered(context(files))


def test_texts_are_html_in_the_index_and_what_is_empty_is_left_out() -> None:
    record = Record(location="a.html#b", title="A & B", text="<i>", paragraphs=("1 < 2",))
    expected = {"location": "a.html#b", "title": "A &amp; B", "text": "&lt;i&gt;<p>1 &lt; 2</p>"}
    assert record.as_document == expected


def test_a_hostile_name_is_text() -> None:
    files = changed("places.yml", "name: Vælter,", "name: <script>alert(1)</script>,")
    document = found(files)["map.html#velter"].as_document
    assert "<" not in str(document["names"])
