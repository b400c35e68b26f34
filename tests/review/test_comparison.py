"""Two states of the harbour story side by side."""

from __future__ import annotations

from collections.abc import Mapping

from harbour import FILES, SECOND_ARTICLE, WARNED, changed, story

from explainer.review.comparison import Comparison, compare

UNION = changed("actors.yml", "  type: community\n", "  type: community\n  party: union\n")


def comparison(head: Mapping[str, str], base: Mapping[str, str] = FILES) -> Comparison:
    return compare(story(base), story(head))


def told(changes: object) -> list[tuple[str, str]]:
    return [(change.how, change.id) for change in changes]  # type: ignore[attr-defined]


def test_equal_states_change_nothing() -> None:
    found = comparison(FILES)
    assert not found.changes_anything
    assert (found.never_mentioned, found.never_cited) == ((), ())
    assert [finding.is_new for finding in found.unmarked_names] == [False]


def test_comments_and_order_of_fields_change_nothing() -> None:
    files = changed("actors.yml", "council:\n", "# the town's own\ncouncil:\n")
    files = changed("actors.yml", "  type: authority\n  description: Elected every four years.\n",
                    "  description: Elected every four years.\n  type: authority\n", files)  # fmt: skip
    assert not comparison(files).changes_anything


def test_changed_mentions_are_told_with_the_names_of_what_they_mean() -> None:
    found = comparison(
        changed("events.yml", "{exact: left, paragraph: 1}", "{exact: left, paragraph: 1}\n    - {exact: at noon}")
    )
    assert [mark.words for mark in found.marks.new] == ["at noon"]
    assert found.names["walk-out"] == "The dockers walk out"


def test_the_page_of_a_paragraph_that_moved_is_told() -> None:
    files = changed("articles/grain.md", "## What came next\n", "Nothing else was said.\n\n## What came next\n")
    assert ("changed", "index.md") in told(comparison(files).pages)


# Entries and pages --------------------------------------------------------------------------------------------------


def test_entries_are_told_as_new_changed_with_their_fields_and_removed() -> None:
    files = changed("actors.yml", "Elected every four years.", "Elected every five years.")
    files = changed("terms.yml", "demurrage:\n", "wharfage:\n", files)
    files = changed("terms.yml", "see: [demurrage]", "see: [wharfage]", files)
    found = comparison(files)
    assert told(found.entries) == [
        ("changed", "council"), ("changed", "berth-fee"), ("new", "wharfage"), ("removed", "demurrage"),
    ]  # fmt: skip
    assert [change.fields for change in found.entries] == [("description",), ("see",), (), ()]


def test_an_entry_that_says_which_id_it_had_is_told_as_changed() -> None:
    files = changed("terms.yml", "demurrage:\n", "wharfage:\n  formerly: [demurrage]\n")
    found = comparison(changed("terms.yml", "see: [demurrage]", "see: [wharfage]", files))
    assert [(change.how, change.id, change.fields) for change in found.entries] == [
        ("changed", "berth-fee", ("see",)),
        ("changed", "wharfage", ("id", "formerly")),
    ]


def test_pages_touched_are_those_that_read_differently() -> None:
    found = comparison(changed("terms.yml", "What a ship pays for staying.", "What a ship pays for waiting."))
    assert told(found.pages) == [("changed", "glossary.md")]


def test_an_article_that_comes_or_goes_is_a_page_that_does() -> None:
    both = {**FILES, "articles/return.md": SECOND_ARTICLE}
    both = changed("events.yml", "{exact: left, paragraph: 1}", "{exact: left, paragraph: 1, article: grain}", both)
    one = {name: text for name, text in both.items() if name != "articles/return.md"}
    assert ("new", "reports/return.md") in told(comparison(both, one).pages)
    assert ("removed", "reports/return.md") in told(comparison(one, both).pages)


# What is left open --------------------------------------------------------------------------------------------------


def test_entries_that_nothing_mentions_are_told_and_known_from_before() -> None:
    text = "no article mentions 'idle', and no entry points to it"
    assert [(f.text, f.is_new) for f in comparison(WARNED).never_mentioned] == [(text, True)]
    assert [(f.text, f.is_new) for f in comparison(WARNED, WARNED).never_mentioned] == [(text, False)]
    assert comparison(FILES, WARNED).never_mentioned == ()


def test_sources_that_nothing_cites_are_told() -> None:
    almanac = (
        "almanac:\n  name: A\n  publisher: N\n  url: https://a.example/\n  side: town\n  perspective: p\n  seen: copy\n"
    )
    files = {**FILES, "sources.yml": FILES["sources.yml"] + almanac}
    assert [finding.text for finding in comparison(files).never_cited] == ["nothing cites 'almanac'"]


def unmarked(files: Mapping[str, str]) -> list[str]:
    return [finding.text for finding in comparison(files).unmarked_names if finding.is_new]


def test_names_in_other_letters_or_inside_links_are_told_as_unmarked() -> None:
    linked = "for a week, as [old mole](https://mole.example/) and the vaelter pier."
    files = changed("articles/grain.md", "for a week.", linked)
    files = changed("places.yml", "aliases: [the mole]", "aliases: [the mole, Väelter Pier]", files)
    assert unmarked(files) == [
        "“old mole” in paragraph 3 of 'grain' may mean Old Mole",
        "“vaelter pier” in paragraph 3 of 'grain' may mean Old Mole",
    ]


def test_the_longest_name_is_told_once() -> None:
    files = changed("articles/grain.md", "for a week.", "for a week on [the old mole](https://mole.example/).")
    files = changed("actors.yml", "aliases: [dockers]", "aliases: [dockers, mole]", files)
    assert unmarked(files) == ["“old mole” in paragraph 3 of 'grain' may mean Old Mole"]


# Quotations ---------------------------------------------------------------------------------------------------------


def test_quotations_are_counted_by_the_party_of_their_speaker() -> None:
    town = changed("actors.yml", "  type: person\n", "  type: person\n  party: town\n", UNION)
    shares = [(s.party, s.quotations, s.words, s.before) for s in comparison(town).shares]
    assert shares == [("Town", 1, 5, 0), ("Speakers of no party", 0, 0, 1)]


def test_a_party_without_quotations_is_left_out() -> None:
    assert [share.party for share in comparison(UNION, UNION).shares] == ["Speakers of no party"]


def test_a_story_without_quotations_has_no_shares() -> None:
    files = {name: text for name, text in FILES.items() if name != "quotes.yml"}
    files = changed("claims.yml", ", quote: open-in-may", "", files)
    assert comparison(files, files).shares == ()


# Positions and sources ----------------------------------------------------------------------------------------------


def test_positions_and_sources_are_counted_by_party() -> None:
    silent = changed(
        "claims.yml", "stance: says, text: It was shut., sources: [union-0302]", "stance: not-found, text: No."
    )
    voices = [(v.party, v.says, v.others, v.silent, v.words, v.before, v.sources) for v in comparison(silent).voices]
    assert voices == [("Town", 0, 1, 0, 3, 3, 1), ("Union", 0, 0, 1, 1, 3, 1), ("Atlases", 0, 0, 0, 0, 0, 1)]
    assert comparison(FILES, silent).voices[1].says == 1


def test_the_words_of_a_party_are_held_against_those_it_had_under_another_id() -> None:
    guild = {name: text.replace("union:\n", "guild:\n").replace("party: union", "party: guild")
             .replace("[union]", "[guild]").replace("side: union", "side: guild")
             for name, text in FILES.items()}  # fmt: skip
    head = changed("explainer.yml", "  union:\n", "  union:\n    formerly: [guild]\n")
    assert [(v.party, v.words, v.before) for v in comparison(head, guild).voices][1] == ("Union", 3, 3)
